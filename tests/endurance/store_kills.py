"""Kills a desk that saves at random moments, or the server under it, and looks at what is left.

python -m tests.endurance.store_kills [--kills 200] [--seed 1] [--server]

On SQLite the desk's process is killed by SIGKILL. On PostgreSQL the server is stopped at once and started again, or
its connections are cut, while the desk goes on. Exit code 1 when an acknowledged edit or visit is missing, or the store
is damaged.
"""

from __future__ import annotations

import argparse
import contextlib
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from random import Random

from qhchecklist.dossier import Dossier
from qhchecklist.store.log import verify_entries
from qhchecklist.store.opening import open_store
from qhchecklist.store.place import Place, ServerPlace, SqlitePlace
from tests.endurance.store_saver import place_words
from tests.store.server import PASSWORD, Server

ROOT = Path(__file__).resolve().parent.parent.parent
DESK = "desk0"
LONGEST = 0.5
"""Seconds of saving at most, after the first edit."""


class Saver:
    """A desk's process, and what it has said."""

    def __init__(self, place: Place, client_id: str, edits: int) -> None:
        command = [sys.executable, "-m", "tests.endurance.store_saver", place_words(place, PASSWORD), DESK, client_id]
        self.process = subprocess.Popen([*command, str(edits)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        self.said: list[str] = []
        self.began = threading.Event()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self.said.append(line.strip())
                if line.startswith("done"):
                    self.began.set()
        self.began.set()

    def wait(self) -> None:
        """Until it has ended, and everything it said was read."""
        self.process.wait()
        self._reader.join()

    def kill(self) -> list[str]:
        """At once; what was wrong with it before."""
        ended = self.process.poll() is not None
        self.process.kill()
        self.wait()
        return ["lost: the desk had ended by itself"] if ended else []

    def last(self, word: str) -> int:
        """The number said last with a word."""
        numbers = [int(line.split()[1]) for line in self.said if line.startswith(word)]
        return max(numbers, default=0)

    def visits(self) -> set[str]:
        """The visits that were acknowledged."""
        return {line.split()[1] for line in self.said if line.startswith("visit")}


def judge(place: Place, client_id: str, saver: Saver, visits: set[str]) -> list[str]:
    """What is lost or damaged, in words; `visits`: all that were ever acknowledged."""
    wrong = []
    if isinstance(place, SqlitePlace):
        with contextlib.closing(sqlite3.connect(place.path)) as plain:
            found = [row[0] for row in plain.execute("PRAGMA integrity_check")]
            found += [str(row) for row in plain.execute("PRAGMA foreign_key_check")]
        if found != ["ok"]:
            wrong.append(f"corrupt: {found[:3]}")
    store = open_store(place, "")
    has = int(store.get(client_id).dossier.profile.get(DESK, 0))
    if not saver.last("done") <= has <= max(saver.last("try"), saver.last("done")) and saver.said:
        wrong.append(f"lost: {saver.last('done')} was acknowledged, {saver.last('try')} tried, {has} is there")
    history = [change.after for change in store.answers(client_id) if change.field == DESK]
    if history != list(range(1, has + 1)):
        wrong.append(f"lost: the history has {len(history)} of {has} edits")
    wrong += [f"lost: visit {one}" for one in visits - {visit.id for visit in store.visits(client_id)}]
    with store.reading() as connection:
        verdict = verify_entries(connection)
    if verdict.fault is not None or verdict.entries < len(visits):
        wrong.append(f"record: {verdict}")
    store.close()
    return wrong


def begin(place: Place) -> str:
    """The client whose answer counts up."""
    store = open_store(place, "")
    client = store.add(Dossier({"enterprise_name": "甲公司"}))
    store.close()
    return client.id


def kill_desks(path: Path, seeds: range) -> tuple[int, list[str]]:
    """Kill a desk once for each seed, on one file; how many edits were acknowledged, and what went wrong."""
    place = SqlitePlace(path)
    client_id, edits, wrong, visits = begin(place), 0, list[str](), set[str]()
    for seed in seeds:
        saver = Saver(place, client_id, 100_000)
        saver.began.wait(60)
        time.sleep(Random(seed).random() * LONGEST)
        wrong += saver.kill()
        edits += sum(line.startswith("done") for line in saver.said)
        visits |= saver.visits()
        wrong += [f"seed {seed}: {one}" for one in judge(place, client_id, saver, visits)]
    return edits, wrong


def break_server(server: Server, place: ServerPlace, seeds: range) -> tuple[int, list[str]]:
    """Stop the server, or cut its connections, once for each seed, under a desk that goes on."""
    client_id, edits, wrong, visits = begin(place), 0, list[str](), set[str]()
    saver = Saver(place, client_id, 1_000_000)
    for seed in seeds:
        random = Random(seed)
        saver.began.clear()
        saver.began.wait(60)  # it saves again
        time.sleep(random.random() * LONGEST)
        if random.random() < 0.5:
            server.stop("immediate")
            server.start()
        else:
            with server.administrator(place.database) as administrator:
                administrator.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = %s AND pid <> pg_backend_pid()",
                    (place.database,),
                )
    time.sleep(LONGEST)
    wrong += saver.kill()
    edits += sum(line.startswith("done") for line in saver.said)
    visits |= saver.visits()
    broken = sum(line.startswith("broken") for line in saver.said)
    if not broken:
        wrong.append("no connection was ever broken")
    return edits, wrong + judge(place, client_id, saver, visits)


def main() -> int:
    """Kill, judge, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--server", action="store_true")
    options = parser.parse_args()
    seeds = range(options.seed, options.seed + options.kills)
    if options.server:
        server = Server()
        try:
            edits, wrong = break_server(server, server.user(server.database(), "window", "desk"), seeds)
        finally:
            server.remove()
    else:
        with tempfile.TemporaryDirectory(prefix="qhchecklist kills 杀 ") as folder:
            edits, wrong = kill_desks(Path(folder) / "store.sqlite", seeds)
    sys.stdout.writelines(f"{one}\n" for one in wrong)
    corrupt = sum("corrupt" in one for one in wrong)
    sys.stdout.write(f"{options.kills} {'breaks' if options.server else 'kills'}, {edits} edits acknowledged, ")
    sys.stdout.write(f"{len(wrong) - corrupt} lost, {corrupt} corrupt\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
