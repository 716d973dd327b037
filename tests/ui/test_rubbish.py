"""Rubbish is collected between events and only there."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from qhchecklist.ui.rubbish import RubbishCollector


class Knot:
    """Holds itself."""

    def __init__(self) -> None:
        self.self = self


def test_rubbish_goes_in_the_event_loop_and_no_allocation_collects_it(qtbot: QtBot) -> None:
    collector = RubbishCollector()
    try:
        collector.begin()
        collector.findChild(QTimer).setInterval(5)
        gone = weakref.ref(Knot())
        kept = [[number] for number in range(20_000)]
        assert gone() is not None
        qtbot.waitUntil(lambda: gone() is None)
        assert len(kept) == 20_000
    finally:
        collector.deleteLater()
        gc.unfreeze()
