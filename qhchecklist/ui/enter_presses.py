"""Enter presses the button that has the keyboard, as Space does; Qt leaves that to some desktops only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget


class EnterPresses(QObject):
    """Watches one window for an Enter that nothing in it has used."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key held down presses once."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            button = QApplication.focusWidget()
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD
            if enter and isinstance(button, QPushButton | QToolButton):
                if not event.isAutoRepeat():
                    button.click()
                return True
        return super().eventFilter(watched, event)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
