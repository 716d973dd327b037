"""Kills a window that hands out papers and records visits, and looks where each paper is. Run by hand:

python -m tests.endurance.paper_kills [--kills 50] [--seed 1]

Every paper that was told of must be recorded, with a visit or without, or wait in the draft; none may be recorded
twice, with the wrong client, or with more than one visit. Exit code 1 otherwise.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from random import Random

from qhchecklist.dossier import Dossier
from qhchecklist.draft import left_behind
from qhchecklist.store.log import read_printed, verify_entries
from qhchecklist.store.opening import open_store
from qhchecklist.store.place import SqlitePlace
from qhchecklist.store.records import Printed
from qhchecklist.ui.clients.belonging import read_belonging
from qhchecklist.ui.clients.papers import not_among

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 6.0
"""Seconds of work at most, after the first paper."""


def main() -> int:
    """Kill, judge, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    wrong = handed = waiting = 0
    for seed in range(options.seed, options.seed + options.kills):
        with tempfile.TemporaryDirectory(prefix="qhchecklist papers 纸 ") as folder:
            said, faults, waits = _kill(Path(folder), seed)
        handed += len(said)
        waiting += waits
        wrong += bool(faults)
        for fault in faults:
            sys.stdout.write(f"seed {seed}: {fault}\n")
    sys.stdout.write(f"{options.kills} kills, {handed} papers, {waiting} waiting in drafts; {wrong} wrong\n")
    return 1 if wrong else 0


def _kill(folder: Path, seed: int) -> tuple[list[tuple[str, str]], list[str], int]:
    """The papers told of, each with its client, what is wrong, and how many waited in the draft."""
    place = SqlitePlace(folder / "clients.sqlite3")
    store = open_store(place, "")
    clients = [store.add(Dossier({"enterprise_name": name})).id for name in ("甲公司", "乙公司")]
    store.close()
    command = [sys.executable, "-m", "tests.endurance.paper_visits", str(place), str(folder / "drafts"), *clients]
    said: list[tuple[str, str]] = []
    begun = threading.Event()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [*command, str(seed)], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as victim:

        def listen() -> None:
            assert victim.stdout is not None
            for line in victim.stdout:
                if line.endswith("\n") and "paper" in (facts := json.loads(line)):
                    said.append((facts["paper"], facts["client"]))
                    begun.set()

        listener = threading.Thread(target=listen)
        listener.start()
        begun.wait(120)
        time.sleep(Random(seed).random() * LONGEST)
        ended = victim.poll() is not None
        victim.kill()
        listener.join()
    faults, waits = _judge(place, folder / "drafts", clients, said)
    return said, [*faults, *(["the window had ended by itself"] if ended else [])], waits


def _judge(place: SqlitePlace, drafts: Path, clients: list[str], said: list[tuple[str, str]]) -> tuple[list[str], int]:
    faults: list[str] = []
    recorded: dict[str, list[Printed]] = {}
    store = open_store(place, "")
    with store.reading() as connection:
        if verify_entries(connection).fault is not None:
            faults.append("the record is damaged")
        for client in clients:
            recorded[client] = [paper for of, paper in read_printed(connection, [client]) if not of]
    for client in clients:
        recorded[client] += [paper for visit in store.visits(client) for paper in visit.printed]
    store.close()
    everything = [(one.sha256, one.at) for papers in recorded.values() for one in papers]
    if len(set(everything)) < len(everything):
        faults.append("a paper is recorded twice")
    waiting: dict[str, tuple[Printed, ...]] = {}
    for file in left_behind(drafts):
        draft = file.read()
        belonging = read_belonging(draft.client or {})
        if belonging.client is not None:
            key = belonging.client.id
            waiting[key] = not_among(belonging.papers, recorded[key])
        file.let_go()
    known = {
        (one.sha256, client) for found in (recorded, waiting) for client, papers in found.items() for one in papers
    }
    faults += [f"paper {one[:12]} of {client} is lost" for one, client in said if (one, client) not in known]
    faults += [f"paper {one[:12]} is with {client}" for one, client in known - set(said) if one in dict(said)]
    return faults, sum(map(len, waiting.values()))


if __name__ == "__main__":
    raise SystemExit(main())
