"""Kills a process that backs up, restores and deletes, and looks whether anything that it reported is lost.

Run: `python -m tests.endurance.vault_kills [kills] [seed]`. Exit code 1 when a store or a backup does not verify, or
a deletion that was reported is not in the record.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

from qhchecklist.store.backup import read_backup
from qhchecklist.store.chain import Head
from qhchecklist.store.log import verify_entries
from qhchecklist.store.opening import open_store
from qhchecklist.store.place import SqlitePlace
from qhchecklist.store.problem import StoreError

ROOT = Path(__file__).resolve().parents[2]
LONGEST_S = 1.5


def main(kills: int = 200, seed: int = 1) -> int:
    """The summary, with every fault by its seed."""
    faults: list[str] = []
    reported = 0
    for turn in range(kills):
        with tempfile.TemporaryDirectory(prefix="qhchecklist kills ") as name:
            found, count = killed_once(Path(name), seed + turn)
            reported += count
            faults += [f"seed {seed + turn}: {fault}" for fault in found]
    sys.stdout.write("".join(f"{fault}\n" for fault in faults))
    sys.stdout.write(f"{kills} kills, {reported} reports, {len(faults)} faults\n")
    return 1 if faults else 0


def killed_once(folder: Path, seed: int) -> tuple[list[str], int]:
    """Let it work for a random time, kill it, look; what is wrong, and how many lines it had reported."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.endurance.vault_worker", str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout is not None
    first = worker.stdout.readline()  # it has begun
    try:
        worker.wait(Random(seed).uniform(0, LONGEST_S))
    except subprocess.TimeoutExpired:
        worker.kill()
    rest, said = worker.communicate()
    lines = [first, *rest.splitlines(keepends=True)]
    whole = [line.strip() for line in lines if line.endswith("\n")]  # the last one may have been cut off
    return ([said.strip()] if said.strip() else judged(folder, whole)), len(whole)


def judged(folder: Path, reports: list[str]) -> list[str]:
    """What is wrong with what is left."""
    faults: list[str] = []
    heads = [line.split() for line in reports if line.startswith("head ")]
    paper = Head(int(heads[-1][1]), heads[-1][2]) if heads else None
    try:
        store = open_store(SqlitePlace(folder / "clients.sqlite3"), "乙")
        with store.reading() as connection:
            verdict = verify_entries(connection, paper)
        store.close()
        if verdict.fault is not None:
            faults.append(verdict.fault.message.en)
        if "saved" in reports:
            read_backup(folder / "saved.qhbackup")
    except StoreError as error:
        faults.append(error.message.en)
    return faults


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
