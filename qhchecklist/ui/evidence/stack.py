"""Parts one below another that follow their contents: what stays the same stays the same widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qhchecklist.ui import theme

Content = TypeVar("Content")


class Stack(QWidget, Generic[Content]):
    """Built by `build`, which makes the widget of one content as a child of the given parent."""

    def __init__(self, build: Callable[[Content, QWidget], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build = build
        self._parts: list[tuple[Content, QWidget]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(5))

    def show_contents(self, contents: Sequence[Content]) -> None:
        """Show these in order, building only those that were not there."""
        left = self._parts
        kept: list[tuple[Content, QWidget | None]] = []
        for content in contents:
            found = next((part for part in left if part[0] == content), None)
            if found is not None:
                left.remove(found)
            kept.append(found or (content, None))
        for _, widget in left:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._parts = [(content, self._put(content, widget, place)) for place, (content, widget) in enumerate(kept)]

    def _put(self, content: Content, widget: QWidget | None, place: int) -> QWidget:
        if widget is not None and self._column.indexOf(widget) == place:
            return widget
        if widget is None:
            widget = self._build(content, self)
        else:
            self._column.removeWidget(widget)
        self._column.insertWidget(place, widget)
        widget.show()  # now: a widget that is shown by the layout has no place until the next event
        return widget
