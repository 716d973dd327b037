"""The client list of the window over 100,000 invented clients: opening, each key of a search, and the longest pause.

    python tests/benchmarks/bench_client_list.py --clients 100000

The clients are written by another process, so that opening includes reading the libraries of the store.

A pause is the time between two turns of the event loop, watched by a timer that fires as often as it can. A pause in
which the machine ran something else is no pause of the program, so the process's CPU time within it is told beside it;
and beside the time of a key, the CPU time of the threads that search.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from time import perf_counter, process_time, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimerEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qhchecklist import paths
from qhchecklist.dossier import Dossier
from qhchecklist.policy.pack import load_rulebook
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.settings import Settings
from qhchecklist.ui import plain_imports, theme
from qhchecklist.ui.dialogs import WindowDialogs
from qhchecklist.ui.main_window import MainWindow, Surroundings
from qhchecklist.ui.rubbish import RubbishCollector
from qhchecklist.ui.session import Session
from qhchecklist.work import Work

TODAY = date(2026, 11, 23)
OPEN_MS, KEY_MS, PAUSE_MS = 1000.0, 50.0, 50.0
"""The targets: the list is there, the rows for a key are there, the window answers."""

PLACES = ("西宁", "海东", "格尔木", "德令哈", "玉树", "共和", "湟源", "大通", "门源", "贵德")
NAMES = ("昆仑", "高原", "雪域", "三江源", "青藏", "祁连", "河湟", "盐湖", "柴达木", "天路", "金银滩", "日月山")
TRADES = ("商贸", "牧业", "进出口", "农业科技", "藏药", "物流", "新能源", "绒业", "民族用品", "食品")
KINDS = ("有限公司", "有限责任公司", "股份有限公司", "专业合作社", "集团有限公司")
SEARCHES = ("湟源高原", "huangyuan", "gyjck", "0427", "没有这家")
"""Typed key by key, from an empty line."""


def fill(path: Path, count: int, book: Rulebook) -> None:
    """Write so many clients at once; each has a history no longer than the list needs."""
    from sqlalchemy import insert

    from qhchecklist.store.opening import SqlitePlace, open_store
    from qhchecklist.store.schema import client

    random, store = Random(1), open_store(SqlitePlace(path), "bench")
    divisions = sorted(book.codes.counties)
    with store.writing() as connection:
        for first in range(0, count, 5000):
            rows = [row(number, random, divisions) for number in range(first, min(first + 5000, count))]
            connection.execute(insert(client), rows)
    store.close()


def row(number: int, random: Random, divisions: list[str]) -> dict[str, object]:
    """One client's columns."""
    from qhchecklist.store.records import NO_CONTACT, PolicyStamp
    from qhchecklist.store.rows import client_values, told_values

    parts = (random.choice(kinds) for kinds in (PLACES, NAMES, TRADES, KINDS))
    profile = {
        "enterprise_name": "".join(parts),
        "uscc": f"9163{number:014d}",
        "registered_division": random.choice(divisions),
    }
    due = {"S01a": Work("preparing", due=TODAY + timedelta(days=random.randrange(400)))} if number % 3 else {}
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=random.randrange(7000))
    told = {**told_values(PolicyStamp("qinghai-2022", "1.0.0", "0" * 64)), "last_visit": at}
    kept = {"id": f"{number:032x}", "version": 1, "visits": number % 5, "created_at": at, "changed_at": at}
    return client_values(Dossier(profile, due), NO_CONTACT) | kept | told | {"changed_by": "bench"}


class Watch(QObject):
    """Turns of the event loop: the longest time between two, and the CPU time that this thread had within it."""

    def __init__(self) -> None:
        super().__init__()
        self.worst = self.worst_cpu = 0.0
        self._last, self._cpu = perf_counter(), thread_time()
        self.startTimer(0, Qt.TimerType.PreciseTimer)

    def timerEvent(self, event: QTimerEvent) -> None:
        now, cpu = perf_counter(), thread_time()
        if now - self._last > self.worst:
            self.worst, self.worst_cpu = now - self._last, cpu - self._cpu
        self._last, self._cpu = now, cpu

    def begin(self) -> None:
        self.worst = self.worst_cpu = 0.0
        self._last, self._cpu = perf_counter(), thread_time()


@dataclass
class Figures:
    """All times in milliseconds; keys, until the rows are there, as (typed, wall, CPU of the other threads), counts
    from then on until it is known how many there are; pauses as (what, wall, CPU of the window's thread).
    """

    opened: float = 0.0
    keys: list[tuple[str, float, float]] = field(default_factory=list)
    counts: list[tuple[str, float, float]] = field(default_factory=list)
    pauses: list[tuple[str, float, float]] = field(default_factory=list)


def until(ready: Callable[[], bool]) -> float:
    """Run the event loop until something is so; milliseconds."""
    begun = perf_counter()
    while not ready():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if perf_counter() - begun > 60:
            raise TimeoutError
    return (perf_counter() - begun) * 1000


def searched(ready: Callable[[], bool]) -> tuple[float, float]:
    """The same, and what the other threads worked meanwhile."""
    before = process_time() - thread_time()
    took = until(ready)
    return took, (process_time() - thread_time() - before) * 1000


def prefixes(words: str) -> Iterator[str]:
    """What stands in the line after each key."""
    return (words[:length] for length in range(1, len(words) + 1))


def measure(window: MainWindow, watch: Watch) -> Figures:
    """Open the list, type every search, jump to the end."""
    figures = Figures()
    window.client_commands.list.trigger()
    shown = window.clients.day.list
    assert shown is not None

    def settled() -> bool:
        return not window.clients.day.access.is_busy()

    def found() -> bool:
        return shown.model.shown == shown.model.query

    watch.begin()
    figures.opened = until(settled)
    figures.pauses.append(("open", watch.worst * 1000, watch.worst_cpu * 1000))
    for words in SEARCHES:
        for typed in ("", *prefixes(words)):
            watch.begin()
            shown.search.setText(typed)
            figures.keys.append((typed, *searched(found)))
            figures.counts.append((typed, *searched(settled)))
            QTest.qWait(5)
            figures.pauses.append((f"key {typed}", watch.worst * 1000, watch.worst_cpu * 1000))
    shown.search.setText("")
    until(settled)
    last = shown.model.rowCount() - 1
    watch.begin()
    QTest.keyClick(shown.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    figures.keys.append(("End", *searched(lambda: settled() and shown.model.client_at(last) is not None)))
    figures.pauses.append(("End", watch.worst * 1000, watch.worst_cpu * 1000))
    return figures


def report(figures: Figures) -> bool:
    """Print what was measured; whether every target was met."""
    slow = sorted(figures.keys, key=lambda one: -one[1])
    pauses = sorted(figures.pauses, key=lambda one: -one[2])
    median = sorted(ms for _, ms, _ in figures.keys)[len(figures.keys) // 2]
    busiest = max(figures.keys, key=lambda one: one[2])
    counts = sorted(figures.counts, key=lambda one: -one[1])
    counted = max(figures.counts, key=lambda one: one[2])
    lines = [
        ("open", figures.opened, OPEN_MS, ""),
        ("key, median", median, KEY_MS, ""),
        ("key, slowest", slow[0][1], KEY_MS, repr(slow[0][0])),
        ("key, CPU of the search", busiest[2], KEY_MS, repr(busiest[0])),
        ("count after it, slowest", counts[0][1], KEY_MS, repr(counts[0][0])),
        ("count after it, CPU", counted[2], KEY_MS, repr(counted[0])),
        ("pause, CPU of the window", pauses[0][2], PAUSE_MS, f"{pauses[0][0]!r}, wall {pauses[0][1]:.0f} ms"),
    ]
    for name, value, target, remark in lines:
        missed = "" if value <= target else "MISSED "
        sys.stdout.write(f"{name:26} {value:8.1f} ms  (≤ {target:.0f})  {missed}{remark}\n")
    return all(value <= target for _, value, target, _ in lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=100_000)
    parser.add_argument("--fill", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    count: int = given.clients
    book = load_rulebook(paths.resources(), paths.DEFAULT_POLICY)
    if given.fill is not None:
        fill(given.fill, count, book)
        return 0
    plain_imports.restore()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "clients.sqlite3"
        subprocess.run([sys.executable, __file__, "--clients", str(count), "--fill", str(path)], check=True)
        app = QApplication([])
        theme.apply(app, "light", 1.0)
        session = Session(book, TODAY)
        window = MainWindow(Settings(theme="light"))
        window.fill(session, Surroundings(WindowDialogs(), lambda: TODAY, lambda settings: None, lambda: path))
        window.show()
        window.complete()
        RubbishCollector(window).begin()
        QTest.qWait(200)
        watch = Watch()
        sys.stdout.write(f"{count} clients, {path.stat().st_size / 1e6:.0f} MB\n")
        met = report(measure(window, watch))
        window.clients.finish()
    return 0 if met else 1


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)
