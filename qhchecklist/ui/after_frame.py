"""What may be shown a frame later, so that what a key itself changed is on the screen first."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

NEXT_FRAME = QEvent.Type(QEvent.registerEventType())
"""Delivered when what was due has been painted, and before another key is heard."""

_AFTER_PAINT = -2
"""Below `Qt.LowEventPriority`, with which Qt asks for the paint: in the same turn of the event loop, but after it. What
is then to be painted is of the next turn."""


class AfterFrame(QObject):
    """Emits `reached` once, right after the frame that is due, however often it was asked for until then."""

    reached = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.due = False

    def ask(self) -> None:
        """Go on after the frame that is due."""
        if not self.due:
            self.due = True
            QCoreApplication.postEvent(self, QEvent(NEXT_FRAME), _AFTER_PAINT)

    def settle(self) -> None:
        """Go on now, if that was asked for: somebody wants to know."""
        if self.due:
            self.due = False
            self.reached.emit()

    def forget(self) -> None:
        """It has been done meanwhile."""
        self.due = False

    def customEvent(self, event: QEvent) -> None:
        """The frame has been painted."""
        if event.type() == NEXT_FRAME:
            self.settle()
