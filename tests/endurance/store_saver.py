"""One desk that saves without pause, as a process of its own: `python -m tests.endurance.store_saver place seed`.

`place`: JSON of a SqlitePlace's path or of a ServerPlace with its password; `seed`: of what it does. Every edit is
written to standard output, flushed, before it is tried and after it was acknowledged. The first client's answers count
up, each desk its own; what another saved meanwhile is laid together and saved again.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from random import Random
from typing import Any

import keyring

from qhchecklist.dossier import Dossier
from qhchecklist.store.merge import lay_together
from qhchecklist.store.opening import open_store
from qhchecklist.store.place import Place, ServerPlace, SqlitePlace
from qhchecklist.store.problem import BusyStoreError, StaleClientError, UnreachableStoreError
from qhchecklist.store.records import Client, NewVisit, PolicyStamp
from qhchecklist.store.server import remember_password
from qhchecklist.store.store import Store
from tests.store.server import KeyringInMemory


def place_words(place: Place, password: str = "") -> str:
    """A place as an argument of this program."""
    if isinstance(place, SqlitePlace):
        return json.dumps({"path": str(place.path)})
    said = {"host": place.host, "port": place.port, "database": place.database, "user": place.user}
    return json.dumps({**said, "certificate": str(place.certificate), "password": password})


def read_place(words: str) -> Place:
    """The place of an argument; a password goes into a keyring in memory."""
    from pathlib import Path

    said: dict[str, Any] = json.loads(words)
    if "path" in said:
        return SqlitePlace(Path(said["path"]))
    password, certificate = said.pop("password"), Path(said.pop("certificate"))
    keyring.set_keyring(KeyringInMemory())
    place = ServerPlace(**said, certificate=certificate)
    remember_password(place, password)
    return place


def edit(store: Store, client_id: str, desk: str, number: int, tell: Any = None) -> tuple[Client, int]:
    """Count this desk's answer up to `number`, whatever others save meanwhile; the client, and how often it was stale.

    The whole answer of the desk is lost where one of its edits is: every edit appends to it.
    """
    base, stale = store.get(client_id), 0
    theirs = base
    mine = _edited(base.dossier, desk, number)
    while True:
        try:
            return store.save(theirs, mine, theirs.contact), stale
        except StaleClientError as error:
            merge = lay_together(theirs, mine, theirs.contact, error.newest)
            assert not merge.conflicts, merge.conflicts
            theirs, mine, stale = error.newest, merge.dossier, stale + 1
        except BusyStoreError:
            stale += 1


def _edited(dossier: Dossier, desk: str, number: int) -> Dossier:
    """Answers that all desks have, and one that only this one has."""
    return Dossier({**dossier.profile, desk: number}, dossier.work, dossier.business_day)


def visit_of(client: Client) -> NewVisit:
    """What is recorded now and then."""
    policy = PolicyStamp("qinghai-2022", "1", "ab" * 32)
    return NewVisit("马", date(2026, 11, 23), policy, client.dossier, "0" * 64, {"S03h": "right"})


def main() -> int:
    """Save until killed, or as often as asked; connections that break are opened again by the next edit."""
    place, desk, client_id, edits = read_place(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
    store = open_store(place, desk)
    random = Random(desk)
    start = int(store.get(client_id).dossier.profile.get(desk, 0))
    staled = 0
    for number in range(start + 1, start + edits + 1):
        _say(f"try {number}")
        client, stale = _unbroken(store, client_id, desk, number)
        staled += stale
        _say(f"done {number}")
        if random.random() < 0.05:
            try:
                visit = store.record_visit(client_id, visit_of(client))
                _say(f"visit {visit.id}")
            except (UnreachableStoreError, BusyStoreError):
                continue
    _say(f"stale {staled}")
    store.close()
    return 0


def _unbroken(store: Store, client_id: str, desk: str, number: int) -> tuple[Client, int]:
    """As a person would: try again while the server is away."""
    while True:
        try:
            return edit(store, client_id, desk, number)
        except UnreachableStoreError as error:
            _say(f"broken {type(error).__name__}")
            time.sleep(0.05)


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
