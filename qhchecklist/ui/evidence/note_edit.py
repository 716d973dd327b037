"""A note of several lines that is handed over when it is left, and grows with what is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_LEAST, _MOST = 3, 12
"""Lines in sight; a longer note scrolls inside."""


class NoteEdit(QPlainTextEdit):
    """Plain text. `committed` carries it when it was changed and is left, or on Ctrl+Enter.

    Tab goes on. Ctrl+Z takes back what is being typed; once that is handed over, it is the window's.
    """

    committed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show a note; what is being typed is only replaced by another note than the one it started from."""
        if text == self._shown and (self.document().isModified() or text == self.toPlainText()):
            return
        self._shown = text
        place = self.textCursor().position() if self.hasFocus() else 0
        self.setPlainText(text)
        self.document().setModified(False)
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def commit(self) -> None:
        """Hand over what was typed; cursor and scrolling stay."""
        if self.document().isModified():
            self._shown = self.toPlainText()
            self.document().setModified(False)
            self.document().clearUndoRedoStacks()
            self.committed.emit(self._shown)

    def event(self, event: QEvent) -> bool:
        """Pass Ctrl+Z and Ctrl+Y on when there is nothing of our own to take back."""
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and isinstance(event, QKeyEvent):
            document = self.document()
            undo = event.matches(QKeySequence.StandardKey.Undo) and not document.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter hands over; a bare Enter begins a line."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving hands over."""
        super().focusOutEvent(event)
        self.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower note has more lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the lines, within limits."""
        lines = round(self.document().documentLayout().documentSize().height())
        # the margin stands above and below, and once more below the last line while it counts what is in sight
        around = self.height() - self.viewport().height() + 3 * self.document().documentMargin()
        height = round(max(_LEAST, min(_MOST, lines)) * self.fontMetrics().lineSpacing() + around)
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)
