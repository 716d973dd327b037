"""The list itself: a tree without decoration whose headings fold on a click, Enter or Space."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from qhchecklist.checklist import GROUPS, GroupKey
from qhchecklist.ui.checklist_view.model import ChecklistModel
from qhchecklist.ui.checklist_view.rows import ItemRow
from qhchecklist.ui.checklist_view.rows_view import RowsView
from qhchecklist.ui.checklist_view.search import begins


class ChecklistTree(RowsView):
    """Shows a `ChecklistModel`.

    `chosen` carries the id of the support that became current; `folding_changed` comes after a person
    folded or unfolded groups; `escaped` after Esc.
    """

    chosen = Signal(str)
    folding_changed = Signal()
    escaped = Signal()

    def __init__(self, model: ChecklistModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._typed = ""
        self._since_typed = QElapsedTimer()
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._on_clicked)
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
        return frozenset(key for key in GROUPS if self.is_open(key))

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
        if ids is None and self.only is None:
            return
        self.only = ids
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

    def showEvent(self, event: QShowEvent) -> None:
        """What was chosen before there was any room comes into view."""
        super().showEvent(event)
        self.bring_into_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Long titles take two lines where one is too narrow."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

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
