"""A line of text that leaves undo to the window once its own text is handed over, and Ctrl+E to the export."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

_EXPORT = QKeySequence("Ctrl+E")


class Line(QLineEdit):
    """A line edit. Its own undo serves only what is typed and not yet handed over.

    QLineEdit swallows Ctrl+Z even with nothing to undo, and would then hide the window's undo; Ctrl+E, on some desktops
    another End, is the window's export.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def event(self, event: QEvent) -> bool:
        """Pass Ctrl+Z and Ctrl+Y on when there is nothing of our own to take back, and Ctrl+E always."""
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            export = QKeySequence(event.keyCombination()) == _EXPORT
            if undo or redo or export:
                event.ignore()
                return False
        return super().event(event)

    def show_text(self, text: str) -> None:
        """Show a text without moving the cursor of somebody who is typing; forgets the line's own undo."""
        if text == self.text() and not self.isModified() and not self.isUndoAvailable():
            return
        place = self.cursorPosition() if self.hasFocus() else 0
        self.setText(text)
        self.setCursorPosition(min(place, len(text)))
        self.setModified(False)
