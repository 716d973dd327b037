"""Where the keyboard is, and how it comes back there after something was open in front."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


def chain() -> list[QWidget]:
    """The widget that has the keyboard and what it lies in: where a cell is being edited, its table comes later."""
    found = []
    widget = QApplication.focusWidget()
    while widget is not None:
        found.append(widget)
        widget = widget.parentWidget()
    return found


def give_back(widgets: Iterable[QWidget], reason: Qt.FocusReason) -> None:
    """Give the keyboard to the first of the widgets that still can have it."""
    for widget in widgets:
        if isValid(widget) and widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            widget.setFocus(reason)
            return
