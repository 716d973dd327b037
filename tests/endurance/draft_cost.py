"""What keeping the draft costs at each edit: a full dossier (work on every support, 20 rows of goods), 400 edits."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from qhchecklist import paths
from qhchecklist.policy.pack import load_rulebook
from qhchecklist.ui.drafts import DraftKeeper
from qhchecklist.ui.session import Session
from qhchecklist.work import Work
from tests.endurance.editing import SAMPLE

MOST_MS = 2.0


def main() -> int:
    """Measure and report; exit code 1 when it costs too much."""
    app = QCoreApplication([])
    session = Session(load_rulebook(paths.resources(), paths.DEFAULT_POLICY), date(2024, 6, 1), app)
    session.open_sample(SAMPLE)
    for item in session.checklist.items:
        session.do_work(item.id, Work("preparing", frozenset({0, 1}), "等商务厅回复。" * 5), "办理")
    row = {"product": "藜麦", "direction": "export", "hs": "10085000", "markets": ["JP", "DE"]}
    session.answer("trade_lines", [row] * 20)
    with tempfile.TemporaryDirectory() as folder:
        keeper = DraftKeeper(session, Path(folder), _complain, app)
        session.undo_stack.indexChanged.disconnect(keeper.keep)  # so that it is timed alone
        cpu, wall = [], []
        for number in range(400):
            session.answer("employees", str(number))
            began = time.thread_time_ns(), time.perf_counter_ns()
            assert keeper.keep()
            cpu.append((time.thread_time_ns() - began[0]) / 1e6)
            wall.append((time.perf_counter_ns() - began[1]) / 1e6)
        size = keeper.path.stat().st_size
    typical = statistics.median(cpu)
    late = sorted(cpu)[int(len(cpu) * 0.95)]
    sys.stdout.write(f"{size} bytes; CPU median {typical:.2f} ms, 95 % {late:.2f} ms; ")
    sys.stdout.write(f"by the clock median {statistics.median(wall):.2f} ms, best {min(wall):.2f} ms\n")
    return 0 if typical <= MOST_MS else 1


def _complain(sentence: str) -> None:
    raise SystemExit(sentence)


if __name__ == "__main__":
    raise SystemExit(main())
