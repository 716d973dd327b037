"""Python's own rubbish is collected between two events, never inside one.

A collection may come with any allocation, also while a widget is being painted; what it frees then may belong to
what Qt is painting with, and the program ends without a word. Between events nothing of Qt is under way.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000
_FEW = 1_000
"""So many new objects are not worth a look."""
_MIDDLE, _WHOLE = 5, 60
"""Every so many looks the middle generation is looked through too, and more seldom everything."""


class RubbishCollector(QObject):
    """Collects in the event loop as long as it lives; Python's own collections are off from `begin` on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """What the start made stays, and is never looked through again."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def look(self) -> None:
        """Collect the young if there are many; now and then the older."""
        if gc.get_count()[0] < _FEW:
            return
        self._looks += 1
        gc.collect(2 if self._looks % _WHOLE == 0 else 1 if self._looks % _MIDDLE == 0 else 0)
