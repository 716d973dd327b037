"""The list itself: a tree without decoration whose headings fold on a click, Enter or Space."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QElapsedTimer, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHoverEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView, QWidget

from qhchecklist.checklist import GROUPS, GroupKey
from qhchecklist.ui import theme
from qhchecklist.ui.checklist_view.delegate import ChecklistDelegate
from qhchecklist.ui.checklist_view.holding import Holding
from qhchecklist.ui.checklist_view.model import ChecklistModel
from qhchecklist.ui.checklist_view.painted import PLAIN, Painted, RowLook, Sight, Standing
from qhchecklist.ui.checklist_view.rows import ItemRow
from qhchecklist.ui.checklist_view.search import begins


class ChecklistTree(QTreeView):
    """Shows a `ChecklistModel`.

    `chosen` carries the id of the support that became current; `folding_changed` comes after a person
    folded or unfolded groups; `escaped` after Esc.
    """

    chosen = Signal(str)
    folding_changed = Signal()
    escaped = Signal()

    def __init__(self, model: ChecklistModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = model
        self._filtered = False
        self._room = QSize()
        self._standing: dict[int, Standing] = {}
        self._words: object = None
        self._painted = Painted()
        self._hovered = QPersistentModelIndex()
        self._looks: dict[int, RowLook] = {}
        self._typed = ""
        self._since_typed = QElapsedTimer()
        self.setModel(model)
        self._delegate = ChecklistDelegate(model, self)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setAnimated(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.clicked.connect(self._on_clicked)
        self._holding = Holding(model, self)
        self.expanded.connect(self._on_folding)
        self.collapsed.connect(self._on_folding)

    # --- folding -------------------------------------------------------------------------------------

    def unfold(self, keys: frozenset[GroupKey]) -> None:
        """Unfold these groups and fold the others."""
        blocked = self.blockSignals(True)
        for key in GROUPS:
            self.setExpanded(self._list.group_index(key), key in keys)
        self.blockSignals(blocked)

    def unfolded(self) -> frozenset[GroupKey]:
        """The groups that are unfolded."""
        return frozenset(key for key in GROUPS if self._is_open(key))

    def fold_all(self, folded: bool) -> None:
        """Leave only the headings, the one of the current item current, or show the items of every group."""
        heading = self.currentIndex().parent()
        if folded and heading.isValid():
            self.setCurrentIndex(heading)
        (self.collapseAll if folded else self.expandAll)()
        self.folding_changed.emit()
        self.bring_into_view()

    def _on_folding(self, index: QModelIndex) -> None:
        self.folding_changed.emit()

    def _on_clicked(self, index: QModelIndex) -> None:
        heading = self._list.heading(index)
        if heading is not None and heading.count:
            self.setExpanded(index, not self.isExpanded(index))

    # --- choosing ------------------------------------------------------------------------------------

    def choose(self, support_id: str) -> bool:
        """Make a support current, unfolding its group; False when there is none with this id."""
        index = self._list.index_of(support_id)
        if not index.isValid():
            return False
        self.setExpanded(index.parent(), True)
        self.setCurrentIndex(index)
        self.bring_into_view()
        return True

    def bring_into_view(self) -> None:
        """The current item, with its heading when there is room for both."""
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index.parent() if index.row() == 0 else index)
            self.scrollTo(index)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell which support is current; on a heading the last one stays shown."""
        super().currentChanged(current, previous)
        item = self._list.item(current)
        if item is not None:
            self.chosen.emit(item.id)

    # --- filtering -----------------------------------------------------------------------------------

    def show_only(self, ids: frozenset[str] | None) -> None:
        """Hide everything but these supports and their headings; None shows everything."""
        if ids is None and not self._filtered:
            return
        self._filtered = ids is not None
        hits: dict[GroupKey, int] = {}
        for place, key in enumerate(GROUPS):
            heading = self._list.group_index(key)
            hits[key] = 0
            for row in range(self._list.rowCount(heading)):
                found = ids is None or self._id(heading, row) in ids
                self._hide(row, heading, not found)
                hits[key] += found
            self._hide(place, QModelIndex(), ids is not None and not hits[key])
        self._list.show_hits(None if ids is None else hits)

    def _hide(self, row: int, parent: QModelIndex, hidden: bool) -> None:
        if self.isRowHidden(row, parent) != hidden:
            self.setRowHidden(row, parent, hidden)

    def _id(self, heading: QModelIndex, row: int) -> str:
        item = self._list.item(self._list.index(row, 0, heading))
        return item.id if item is not None else ""

    def shows(self, index: QModelIndex) -> bool:
        """Whether an item passes the filter."""
        return index.isValid() and not self.isRowHidden(index.row(), index.parent())

    def passing(self) -> Iterator[QModelIndex]:
        """The items that the filter lets through, folded or not, from above."""
        for key in GROUPS:
            heading = self._list.group_index(key)
            for row in range(self._list.rowCount(heading)):
                if not self.isRowHidden(row, heading):
                    yield self._list.index(row, 0, heading)

    def first_hit(self) -> ItemRow | None:
        """The first support that is not hidden."""
        first = next(self.passing(), None)
        return self._list.item(first) if first is not None else None

    def choose_first_hit(self) -> bool:
        """Make the first support that is not hidden current; False when there is none."""
        item = self.first_hit()
        return item is not None and self.choose(item.id)

    # --- being seen ----------------------------------------------------------------------------------

    @contextmanager
    def steady(self, groups: Mapping[str, GroupKey]) -> Iterator[None]:
        """While the rows change, one keeps its place; `groups` tells the group of each support after the change.

        They are placed at once: Qt would do so after the frame that is due.
        """
        with self._sparing():
            with self._holding.steady(groups):
                yield
            self.executeDelayedItemsLayout()

    def showEvent(self, event: QShowEvent) -> None:
        """What was chosen before there was any room comes into view."""
        super().showEvent(event)
        self.bring_into_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Long titles take two lines where one is too narrow."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def doItemsLayout(self) -> None:
        """Place all rows anew."""
        with self._sparing():
            super().doItemsLayout()

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
            if room == self._room and not self._filtered:
                if self._list.words is not self._words:
                    self._stand()
                self._painted = painted
                port.update(painted.missing(self._standing, self._looks_now(), Sight(was, bar.value(), room)))
            else:
                port.update()

    def _stand(self) -> int:
        """Where every row stands now; returns the height of all. Nothing is known of a list that is filtered."""
        rows = [] if self._filtered else self._delegate.standing(self._is_open)
        self._words = self._list.words
        self._standing = {row.number: row for row in rows}
        return rows[-1].top + rows[-1].height if rows else 0

    def updateGeometries(self) -> None:
        """The range of the scroll bar after rows came, went or moved.

        Qt would ask for every row by name to measure it, most of what an edit costs; here they are all known.
        """
        room, bar, height = self.viewport().size(), self.verticalScrollBar(), self._stand()
        self._painted = Painted()
        if room != self._room or not height:
            self._room = room
            super().updateGeometries()
        else:
            bar.setRange(0, height - room.height())
            bar.setPageStep(room.height())

    def _is_open(self, key: GroupKey) -> bool:
        return self.isExpanded(self._list.group_index(key))

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

    # --- keys ----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space fold and unfold a heading; Esc is for whoever filters."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self._list.heading(self.currentIndex()) is not None:
            self._on_clicked(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def is_seeking(self) -> bool:
        """Whether somebody is in the middle of typing a title."""
        pause = QGuiApplication.styleHints().keyboardInputInterval()
        return self._since_typed.isValid() and self._since_typed.elapsed() < pause

    def forget_typed(self) -> None:
        """The next letter begins another word."""
        self._since_typed.invalidate()

    def keyboardSearch(self, search: str) -> None:
        """Go to the next title that begins with what is typed: in characters, pinyin or initials."""
        going_on = self.is_seeking()
        self._typed = self._typed + search if going_on else search
        self._since_typed.start()
        rows = [index for index in self.passing() if self.isExpanded(index.parent())]
        here = self.currentIndex()
        start = rows.index(here) + (not going_on) if here in rows else 0
        for index in rows[start:] + rows[:start]:
            item = self._list.item(index)
            if item is not None and begins(item.title, self._typed):
                self.setCurrentIndex(index)
                return
