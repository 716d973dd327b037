"""How the list places and paints its rows: each measured once, and only those drawn that are not on the screen yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QHoverEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView, QWidget

from qhchecklist.checklist import GroupKey
from qhchecklist.ui import theme
from qhchecklist.ui.checklist_view.delegate import ChecklistDelegate
from qhchecklist.ui.checklist_view.holding import Holding
from qhchecklist.ui.checklist_view.model import ChecklistModel
from qhchecklist.ui.checklist_view.painted import PLAIN, Painted, RowLook, Sight, Standing


class RowsView(QTreeView):
    """A tree without decoration; what it shows and what its keys do is for the list that it becomes.

    `only`: the supports that a filter lets through, None without one.
    """

    def __init__(self, model: ChecklistModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = model
        self.only: frozenset[str] | None = None
        self._room = QSize()
        self._words: object = None
        self._standing: dict[int, Standing] = {}
        self._painted = Painted()
        self._hovered = QPersistentModelIndex()
        self._looks: dict[int, RowLook] = {}
        self.setModel(model)
        self._delegate = ChecklistDelegate(model, self)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setAnimated(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._holding = Holding(model, self, self)

    def is_open(self, key: GroupKey) -> bool:
        """Whether a group is unfolded."""
        return self.isExpanded(self._list.group_index(key))

    # --- where rows stand ----------------------------------------------------------------------------

    @property
    def standing(self) -> Mapping[int, Standing]:
        """The headings and items neither folded away nor filtered out, from the top, by the model's numbers."""
        return self._standing

    @contextmanager
    def steady(self, groups: Mapping[str, GroupKey]) -> Iterator[None]:
        """While the rows change, one keeps its place; `groups` tells the group of each support after the change.

        They are placed at once: Qt would do so after the frame that is due.
        """
        with self._sparing(), self._holding.steady(groups):
            yield
            self.executeDelayedItemsLayout()

    def doItemsLayout(self) -> None:
        """Place all rows anew."""
        with self._sparing():
            super().doItemsLayout()

    def updateGeometries(self) -> None:
        """The range of the scroll bar after rows came, went or moved.

        Qt would ask for every row by name to measure it, most of what an edit costs; here they are all known.
        """
        room, bar, height = self.viewport().size(), self.verticalScrollBar(), self._stand()
        self._painted = Painted()
        if room != self._room:
            self._room = room
            super().updateGeometries()
        else:
            bar.setRange(0, height - room.height())
            bar.setPageStep(room.height())

    def _stand(self) -> int:
        """Find out where every row stands now; returns the height of all."""
        self._standing = self._delegate.standing(self.is_open, self.only)
        self._words = self._list.words
        return next((row.bottom for row in reversed(self._standing.values())), 0)

    # --- painting ------------------------------------------------------------------------------------

    @contextmanager
    def _sparing(self) -> Iterator[None]:
        """Whatever happens to the rows meanwhile, only those are painted that are not on the screen as they stand then.

        Qt would copy what scrolls and paint all of the list once any row has another place.
        """
        port, bar = self.viewport(), self.verticalScrollBar()
        if port.testAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled):
            yield
            return
        painted, room, was = self._painted, self._room, bar.value()
        port.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled)
        try:
            yield
        finally:
            port.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, False)
            if room == self._room:
                if self._list.words is not self._words:
                    self._stand()
                self._painted = painted
                port.update(painted.missing(self._standing, self._looks_now(), Sight(was, bar.value(), room)))
            else:
                port.update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Remember the row under the pointer, at the very events at which Qt does."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverMove) and isinstance(event, QHoverEvent):
            self._hovered = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        elif event.type() == QEvent.Type.HoverLeave:
            self._hovered = QPersistentModelIndex()
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Every pixel, so that nothing below is painted first: rows and headings have grounds of their own."""
        self._looks = self._looks_now()
        if self.verticalScrollBar().maximum() == 0:
            painter = QPainter(self.viewport())
            painter.fillRect(event.rect(), theme.colour("pane"))
            painter.end()
        super().paintEvent(event)

    def _looks_now(self) -> dict[int, RowLook]:
        """The rows that do not look plain, by the model's numbers."""
        number = self._list.number
        selected = {number(index) for index in self.selectedIndexes()}
        hovered = number(self._hovered) if self._hovered.isValid() else None
        current = self.currentIndex()
        focused = number(current) if self.hasFocus() and current.isValid() else None
        every = selected | {one for one in (hovered, focused) if one is not None}
        return {one: RowLook(one in selected, one == hovered, one == focused) for one in every}

    def drawRow(
        self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row. Qt's way asks the style for a ground that is covered at once, and the model ten times."""
        number = self._list.number(index)
        look = self._looks.get(number, PLAIN)
        self._delegate.draw(painter, options.rect, index, look)
        if (row := self._standing.get(number)) is not None:
            self._painted.note(row, look)

    def rehearse(self) -> Iterator[None]:
        """Draw the characters of every item for the first time, out of sight; each step takes half a millisecond."""
        return self._delegate.rehearse()
