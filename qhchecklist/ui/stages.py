"""What a window does after its first frame: one short step to each turn of the event loop."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QTimerEvent
from PySide6.QtWidgets import QWidget


class Stages(QObject):
    """Takes its steps once a widget has been painted; input and painting come before every step.

    Whoever needs what the steps make calls `finish`. A step must not do so.
    """

    def __init__(self, first: QWidget, steps: Iterator[object]) -> None:
        super().__init__(first.window())
        self._steps = steps
        self._timer = 0
        first.installEventFilter(self)

    def finish(self) -> None:
        """Take all the steps that are left, now."""
        for _ in self._steps:
            pass
        self._stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first frame is being painted; what we do comes when it is on the screen."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._timer = self.startTimer(0)
        return False

    def timerEvent(self, event: QTimerEvent) -> None:
        """One step."""
        if next(self._steps, self) is self:
            self._stop()

    def _stop(self) -> None:
        if self._timer:
            self.killTimer(self._timer)
            self._timer = 0
