"""Parts one below another that follow their contents: what stays the same stays the same widget.

A part whose content is gone is used again for a new one where it can change in place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.ground import Ground
from qhchecklist.ui.still import still

Content = TypeVar("Content")

_MOST_RESTING = 4


class Stack(Ground, Generic[Content]):
    """Built by `build`, which makes the widget of one content as a child of the given parent.

    `follow` makes a widget show another content and tells whether it could; without it none can. `rest` empties
    a widget that is not shown now and tells whether it may be kept for later.
    """

    def __init__(
        self,
        build: Callable[[Content, QWidget], QWidget],
        parent: QWidget | None = None,
        follow: Callable[[Content, QWidget], bool] | None = None,
        rest: Callable[[QWidget], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self._build = build
        self._follow = follow
        self._rest = rest
        self._resting: list[QWidget] = []
        self._parts: list[tuple[Content, QWidget]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(5))

    def show_contents(self, contents: Sequence[Content]) -> None:
        """Show these in order, building only those that were not there; they get their places afterwards."""
        with still((self._column,)):
            self._follow_contents(contents)
        self.updateGeometry()

    def _follow_contents(self, contents: Sequence[Content]) -> None:
        left = self._parts
        kept: list[tuple[Content, QWidget | None]] = []
        for content in contents:
            found = next((part for part in left if part[0] == content), None)
            if found is not None:
                left.remove(found)
            kept.append(found or (content, None))
        kept = [(content, self._used_again(content, left) if widget is None else widget) for content, widget in kept]
        for _, widget in left:
            self._put_away(widget)
        self._parts = [(content, self._put(content, widget, place)) for place, (content, widget) in enumerate(kept)]

    def clear(self) -> None:
        """Show nothing, and keep nothing that could be used again."""
        self.show_contents(())
        for widget in self._resting:
            widget.deleteLater()
        self._resting.clear()

    def _put_away(self, widget: QWidget) -> None:
        self._column.removeWidget(widget)
        widget.hide()
        if len(self._resting) < _MOST_RESTING and self._rest is not None and self._rest(widget):
            self._resting.append(widget)
        else:
            widget.deleteLater()

    def _used_again(self, content: Content, left: list[tuple[Content, QWidget]]) -> QWidget | None:
        """One of the widgets left over or resting, if it can show the content; it is then taken from them."""
        if self._follow is None:
            return None
        for part in left:
            if self._follow(content, part[1]):
                left.remove(part)
                return part[1]
        for widget in self._resting:
            if self._follow(content, widget):
                self._resting.remove(widget)
                return widget
        return None

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
