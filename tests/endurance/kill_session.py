"""Kills the real program at random moments of editing and looks at what is left. Run by hand:

python -m tests.endurance.kill_session [--kills 200] [--seed 1] [--at-once 2]

Exit code 1 when an edit was lost or a draft could not be read.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path
from random import Random

from PySide6.QtCore import QCoreApplication

from qhchecklist import paths
from qhchecklist.policy.pack import load_rulebook
from qhchecklist.ui.session import Session
from tests.endurance.editing import replay
from tests.endurance.killing import Left, Victim, verdict

LONGEST = 4.0
"""Seconds of editing at most."""


def main() -> int:
    """Kill, judge, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=2)
    options = parser.parse_args()
    seeds = range(options.seed, options.seed + options.kills)
    with tempfile.TemporaryDirectory(prefix="qhchecklist kill 杀 ") as folder:
        with ThreadPoolExecutor(options.at_once) as pool:
            lefts = list(pool.map(partial(_kill, Path(folder)), seeds))
        return _tell(lefts, seeds, Path(folder))


def _kill(folder: Path, seed: int) -> Left:
    own = folder / str(seed)
    own.mkdir()
    victim = Victim("tests.endurance.edit_window", seed, own)
    if not victim.reported.wait(60):
        sys.stderr.write(f"{seed}: the program did not start\n")
    time.sleep(Random(seed).random() * LONGEST)
    return victim.kill(own / "data" / "qhchecklist" / "drafts")


def _tell(lefts: list[Left], seeds: range, folder: Path) -> int:
    app = QCoreApplication([])
    rulebook = load_rulebook(paths.resources(), paths.DEFAULT_POLICY)
    lost = unreadable = typing = edits = 0
    for seed, left in zip(seeds, lefts, strict=True):
        session = Session(rulebook, date.today(), app)
        wrong = verdict(left, replay(session, seed, left.done + 1, folder))
        unreadable += len(left.unreadable)
        lost += bool(wrong) and not left.unreadable
        edits += left.done
        typing += bool(left.typed)
        if wrong or left.said:
            sys.stdout.write(f"seed {seed}: {wrong} {left.said}\n")
    sys.stdout.write(f"{edits} edits reported, {typing} killed while typing\n")
    sys.stdout.write(f"{len(lefts)} kills, {lost} lost, {unreadable} unreadable\n")
    return 1 if lost or unreadable else 0


if __name__ == "__main__":
    raise SystemExit(main())
