"""The record and the backups of a large store: how long it takes to verify, export, back up, restore and delete.

Run: `python -m tests.benchmarks.bench_vault [clients]`: so many clients, each with two visits. CPU seconds of this
process, so that a busy machine does not count, and bytes. Exit code 1 when something does not verify.
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import insert

from qhchecklist.dossier import Dossier
from qhchecklist.policy.profile import load_document
from qhchecklist.store.archive import export_store, import_store
from qhchecklist.store.backup import back_up, restore
from qhchecklist.store.chain import NewEntry
from qhchecklist.store.deletion import delete_client, purge
from qhchecklist.store.log import append, export_log, verify_entries
from qhchecklist.store.log_file import check_log
from qhchecklist.store.opening import open_store
from qhchecklist.store.place import SqlitePlace
from qhchecklist.store.records import NO_CONTACT, PolicyStamp, Visit
from qhchecklist.store.rows import client_values, visit_values
from qhchecklist.store.schema import client, visit
from qhchecklist.store.store import Store
from qhchecklist.store.told import visit_document

NOW = datetime(2026, 11, 23, tzinfo=UTC)
SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "quinoa-garlic.yaml"
GROUPS = {f"S{number:02d}a": "needs_information" for number in range(1, 60)}

Result = TypeVar("Result")


def main(count: int = 20_000) -> int:
    """The table."""
    with tempfile.TemporaryDirectory(prefix="qhchecklist vault ") as name:
        folder = Path(name)
        path = folder / "store.sqlite"
        store = open_store(SqlitePlace(path), "甲")
        timed("append (with the visits)", lambda: fill(store, count))
        sys.stdout.write(f"{count} clients, {2 * count} entries, {path.stat().st_size / 2**20:.0f} MiB\n")
        with store.reading() as connection:
            verdict = timed("verify the record", lambda: verify_entries(connection))
            lines = timed("export the record", lambda: b"".join(export_log(connection)))
        checked = timed("verify the exported file", lambda: check_log(io.BytesIO(lines), "log"))
        timed("back up", lambda: back_up(path, folder / "b", NOW))
        timed("archive of all clients", lambda: export_store(store, folder / "a", NOW))
        with store.writing() as connection:
            gone = timed("delete one client", lambda: delete_client(connection, "c7", NOW, "甲"))
        timed("write the file anew", lambda: purge(path))
        store.close()
        timed("restore the backup", lambda: restore(folder / "b", path, NOW, "甲"))
        fresh = open_store(SqlitePlace(folder / "fresh.sqlite"), "甲")
        timed("restore the archive", lambda: import_store(folder / "a", fresh))
        fresh.close()
        sizes = [f"{label} {size / 2**20:.1f} MiB" for label, size in (
            ("backup", (folder / "b").stat().st_size),
            ("archive", (folder / "a").stat().st_size),
            ("record", len(lines)),
            ("proof", len(gone.proof)),
        )]  # fmt: skip
        sys.stdout.write(f"{', '.join(sizes)}\n")
    return 0 if verdict.fault is None and checked.verdict.fault is None else 1


def timed(label: str, what: Callable[[], Result]) -> Result:
    """Do it, and write down its CPU seconds."""
    started = time.process_time()
    found = what()
    sys.stdout.write(f"{label:28} {time.process_time() - started:7.2f} s\n")
    return found


def fill(store: Store, count: int) -> None:
    """Clients with two visits each, as the store would write them."""
    dossier, stamp = Dossier(load_document(SAMPLE)), PolicyStamp("qinghai-2022", "1.0.0", "a" * 64)
    values = client_values(dossier, NO_CONTACT)
    values |= {"version": 1, "visits": 2, "created_at": NOW, "changed_at": NOW, "changed_by": "甲"}
    with store.writing() as connection:
        for number in range(count):
            key = f"c{number}"
            connection.execute(insert(client).values(values | {"id": key}))
            for turn in (1, 2):
                made = Visit(f"v{number}x{turn}", key, turn, NOW, "甲", NOW.date(), stamp, dossier, "b" * 64, GROUPS)
                connection.execute(insert(visit).values(visit_values(made)))
                append(connection, NewEntry(NOW, "甲", "visit", key, visit_document(made)))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
