"""Writes the present schema with a client in it as SQL: `python -m tests.store.schemas.make`, once for every version.

What was written when a version was new is never written again: every later program is tested on it.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

from qhchecklist.store.migrating import present_version
from qhchecklist.store.opening import open_store
from qhchecklist.store.place import SqlitePlace
from qhchecklist.store.records import Contact
from qhchecklist.work import Work
from tests.store.clients import Clock, firm, told

CONTACT = Contact("王强", "", "湟源", "上午来")


def main() -> int:
    """Write the file beside this one; a file that is there stays."""
    target = Path(__file__).parent / f"{present_version()}.sql"
    if target.exists():
        sys.stderr.write(f"{target.name} is there already and stays as it is\n")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.sqlite"
        store = open_store(SqlitePlace(path), "甲窗口", Clock())
        work = {"S03h": Work("submitted", frozenset({0}), "等\n回复", date(2026, 12, 1))}
        client = store.add(firm(work=work), CONTACT)
        client = store.save(client, firm(work=work, exports="current"), CONTACT)
        store.record_visit(client.id, told(client.dossier))
        store.close()
        with closing(sqlite3.connect(path)) as plain:
            target.write_text("\n".join(plain.iterdump()) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
