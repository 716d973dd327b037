"""Eight desks edit one client at once, each in a process of its own, and none of their edits may be lost.

python -m tests.endurance.store_writers [--edits 10000] [--desks 8] [--server]

Exit code 1 when an edit is missing from the client or its history, the consultation record does not verify, or it still
does after one of its bytes was flipped.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psycopg

from qhchecklist.dossier import Dossier
from qhchecklist.store.chain import Verdict
from qhchecklist.store.log import verify_entries
from qhchecklist.store.opening import open_store
from qhchecklist.store.place import Place, SqlitePlace
from qhchecklist.store.records import AnswerChange
from qhchecklist.store.store import Store
from tests.endurance.store_saver import place_words
from tests.store.server import PASSWORD, Server

ROOT = Path(__file__).resolve().parent.parent.parent


def write_at_once(
    place: Place, desks: int, edits: int, meddle: Callable[[str], object] | None = None
) -> tuple[int, list[str]]:
    """How often a desk found another's newer client, and what was lost, in words; `edits` of each desk.

    `meddle` does an SQL statement that no desk of a server may do; None: anybody may.
    """
    store = open_store(place, "")
    client = store.add(Dossier({"enterprise_name": "甲公司", "exports": "current"}))
    command = [sys.executable, "-m", "tests.endurance.store_saver", place_words(place, PASSWORD)]
    writers = {
        desk: subprocess.Popen(
            [*command, desk, client.id, str(edits)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
        )
        for desk in (f"desk{number}" for number in range(desks))
    }
    said = {desk: writer.communicate() for desk, writer in writers.items()}
    wrong = [f"{desk} ended: {said[desk][1][-300:]}" for desk, one in writers.items() if one.returncode]
    newest, history = store.get(client.id), store.answers(client.id)
    for desk in writers:
        if newest.dossier.profile.get(desk) != edits:
            wrong.append(f"{desk} has {newest.dossier.profile.get(desk)} of {edits}")
        wrong += gaps(desk, history, edits)
    if newest.version != desks * edits + 1:
        wrong.append(f"version {newest.version} after {desks * edits} edits")
    visits = [line.split()[1] for out, _ in said.values() for line in out.splitlines() if line.startswith("visit")]
    wrong += [f"visit {one} is lost" for one in {*visits} - {visit.id for visit in store.visits(client.id)}]
    verdict = _verified(store)
    if verdict.fault is not None or verdict.entries != len(visits):
        wrong.append(f"the record of {len(visits)} visits: {verdict}")
    wrong += unnoticed(store, len(visits), meddle or partial(_write, store))
    store.close()
    stale = [int(line.split()[1]) for out, _ in said.values() for line in out.splitlines() if line.startswith("stale")]
    return sum(stale), wrong


def _verified(store: Store) -> Verdict:
    with store.reading() as connection:
        return verify_entries(connection)


def _write(store: Store, statement: str) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql(statement)


def unnoticed(store: Store, entries: int, meddle: Callable[[str], object]) -> list[str]:
    """Bytes of the record that were flipped without being found, each set right again; of the first, middle and last
    entry, in its body, its hash and its writer.
    """
    wrong = []
    for number in sorted({1, max(entries // 2, 1), entries}) if entries else ():
        for table, column in (("log_bodies", "text"), ("log_entries", "sha256"), ("log_entries", '"by"')):
            where = f"WHERE number = {number}"
            with store.reading() as connection:
                kept = connection.exec_driver_sql(f"SELECT {column} FROM {table} {where}").scalar_one()
            flipped = kept[:-1] + chr(ord(kept[-1]) ^ 1)
            meddle(f"UPDATE {table} SET {column} = '{flipped}' {where}")
            fault = _verified(store).fault
            if fault is None or fault.number != number:
                wrong.append(f"a byte of {column} in entry {number} was flipped: {fault}")
            meddle(f"UPDATE {table} SET {column} = '{kept}' {where}")
    if _verified(store).fault is not None:
        wrong.append("the record does not verify as it was")
    return wrong


def gaps(desk: str, history: tuple[AnswerChange, ...], edits: int) -> list[str]:
    """Edits of a desk that are missing from the history, or not in order."""
    values = [change.after for change in history if change.field == desk]
    return [] if values == list(range(1, edits + 1)) else [f"{desk}: the history has {len(values)} of {edits} edits"]


def by_administrator(administrator: psycopg.Connection[tuple[object, ...]], statement: str) -> None:
    """Do what no desk may."""
    administrator.execute(statement.encode())


def main() -> int:
    """Write, judge, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=10_000)
    parser.add_argument("--desks", type=int, default=8)
    parser.add_argument("--server", action="store_true")
    options = parser.parse_args()
    started = time.monotonic()
    each = options.edits // options.desks
    if options.server:
        server = Server()
        try:
            place = server.user(server.database(), "window", "desk")
            with server.administrator(place.database) as administrator:
                meddle = partial(by_administrator, administrator)
                stale, wrong = write_at_once(place, options.desks, each, meddle)
        finally:
            server.remove()
    else:
        with tempfile.TemporaryDirectory(prefix="qhchecklist writers 写 ") as folder:
            stale, wrong = write_at_once(SqlitePlace(Path(folder) / "store.sqlite"), options.desks, each)
    sys.stdout.writelines(f"{one}\n" for one in wrong)
    took = time.monotonic() - started
    sys.stdout.write(f"{options.desks} desks, {each * options.desks} edits, {stale} laid together, in {took:.0f} s; ")
    sys.stdout.write(f"{len(wrong)} lost\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
