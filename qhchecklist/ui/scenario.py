"""What is being tried out ("假如"): the firm's own state put aside, and an undo history of its own."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from qhchecklist.policy.profile import Reading
from qhchecklist.ui.state import State


class Scenario(QObject):
    """Begun by the session, which then shows a copy; `base` and `reading` are the firm's own, never touched.

    `stack` begins empty, so that undo cannot go behind the beginning, and dies with the scenario.
    """

    def __init__(self, base: State, reading: Reading, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.base = base
        self.reading = reading
        self.stack = QUndoStack(self)

    def differs(self, state: State, reading: Reading) -> bool:
        """Whether a state, with its reading, says anything else than the firm's own; spelling is nothing."""
        same_rest = (state.work, state.business_day) == (self.base.work, self.base.business_day)
        return not same_rest or reading.sha256 != self.reading.sha256
