"""Backs up, restores and deletes in a circle, and reports what is done; somebody kills it.

Run by `vault_kills` only: `python -m tests.endurance.vault_worker FOLDER`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from qhchecklist.store.backup import back_up, restore
from qhchecklist.store.deletion import delete_client, purge
from qhchecklist.store.opening import open_store, utc_now
from qhchecklist.store.place import SqlitePlace
from qhchecklist.store.records import Query
from tests.store.clients import firm, told


def main(folder: Path) -> None:
    """Until it is killed. A client is reported once it was added, and again once it was deleted."""
    path, target = folder / "clients.sqlite3", folder / "saved.qhbackup"
    while True:
        store = open_store(SqlitePlace(path), "甲")
        for _ in range(5):
            one = store.add(firm())
            store.record_visit(one.id, told(one.dossier))
        last = store.page(Query(), 0, 1).rows[0].id
        with store.writing() as connection:
            gone = delete_client(connection, last, utc_now(), "甲")
        report(f"head {gone.head.number} {gone.head.sha256}")
        store.close()
        purge(path)
        back_up(path, target, utc_now())
        report("saved")
        report("restoring")
        kept = restore(target, path, utc_now(), "甲").kept
        if kept is not None:
            kept.unlink()
        store = open_store(SqlitePlace(path), "甲")
        report("restored")
        store.close()


def report(said: str) -> None:
    """A line that whoever listens has at once."""
    sys.stdout.write(f"{said}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
