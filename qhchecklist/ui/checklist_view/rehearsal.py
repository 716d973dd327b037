"""Draws the characters of the list before they are needed: the first edit brings many new rows into view at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from qhchecklist.ui.checklist_view.tree import ChecklistTree

_EVERY_MS = 20


class Rehearsal(QObject):
    """Paints one item after the other where nobody sees it, one to each turn of a timer, and goes."""

    def __init__(self, tree: ChecklistTree) -> None:
        super().__init__(tree)
        self._steps = tree.rehearse()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._on_turn)
        self._timer.start()

    def _on_turn(self) -> None:
        if next(self._steps, self) is self:
            self._timer.stop()
            self.deleteLater()
