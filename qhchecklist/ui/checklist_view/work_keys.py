"""Work from the list itself: keys that tick, set the state and go to the steps of the current support."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from qhchecklist.ui.checklist_view.roles import Role
from qhchecklist.ui.checklist_view.tree import ChecklistTree
from qhchecklist.ui.work_edits import WorkEdits
from qhchecklist.work import WORK_STATES

_STATES = tuple(WORK_STATES)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WorkKeys(QObject):
    """Enter goes to the steps, Space ticks the next one, 1 to 7 set the state as the evidence zone lists them.

    `steps_wanted` asks for the steps of the current support, or for the reason why it is not pursued.
    """

    steps_wanted = Signal()

    def __init__(self, tree: ChecklistTree, edits: WorkEdits) -> None:
        super().__init__(tree)
        self._tree = tree
        self._edits = edits
        tree.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that mean work on a support; headings keep theirs."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if self._tree.is_seeking() and event.key() not in _ENTER:
            return False  # a blank or a figure in a title that is being typed
        support_id = self._tree.currentIndex().data(Role.ID)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return plain and support_id is not None and self._on_key(event.key(), support_id)

    def _on_key(self, key: int, support_id: str) -> bool:
        digit = key - Qt.Key.Key_1
        if key in _ENTER:
            self.steps_wanted.emit()
        elif key == Qt.Key.Key_Space:
            self._edits.tick_next(support_id)
        elif 0 <= digit < len(_STATES):
            self._edits.set_state(support_id, _STATES[digit])
            if _STATES[digit] == "not_pursued":
                self.steps_wanted.emit()
        else:
            return False
        return True
