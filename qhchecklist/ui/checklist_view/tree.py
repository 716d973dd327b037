"""The list itself: a tree without decoration whose headings fold on a click, Enter or Space."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from qhchecklist.checklist import GROUPS, GroupKey
from qhchecklist.ui import theme
from qhchecklist.ui.checklist_view.delegate import ChecklistDelegate
from qhchecklist.ui.checklist_view.model import ChecklistModel
from qhchecklist.ui.checklist_view.search import matches

OPEN_AT_FIRST: tuple[GroupKey, ...] = ("right", "guided", "needs_information")
"""What a person acts on next; the wide encouragements and what does not apply start folded."""


class ChecklistTree(QTreeView):
    """Shows a `ChecklistModel`; `chosen` carries the id of the support that became current."""

    chosen = Signal(str)

    def __init__(self, model: ChecklistModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = model
        self._query = ""
        self._open_before: set[GroupKey] = set()
        self.setModel(model)
        self.setItemDelegate(ChecklistDelegate(self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setAnimated(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(theme.px(60))
        self.clicked.connect(self._on_clicked)

    def open_first_groups(self) -> None:
        """Fold and unfold as at the start."""
        for key in GROUPS:
            self.setExpanded(self._list.group_index(key), key in OPEN_AT_FIRST)

    def choose(self, support_id: str) -> bool:
        """Make a support current, unfolding its group; False when there is none with this id."""
        index = self._list.index_of(support_id)
        if not index.isValid():
            return False
        self.setExpanded(index.parent(), True)
        self.setCurrentIndex(index)
        self._bring_into_view()
        return True

    def _bring_into_view(self) -> None:
        """The current item, with its heading when there is room for both."""
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index.parent() if index.row() == 0 else index)
            self.scrollTo(index)

    def showEvent(self, event: QShowEvent) -> None:
        """What was chosen before there was any room comes into view."""
        super().showEvent(event)
        self._bring_into_view()

    def search(self, query: str) -> int:
        """Show only what the query finds; returns how many. An empty query restores the folding."""
        query = query.strip()
        if query and not self._query:
            self._open_before = {key for key in GROUPS if self.isExpanded(self._list.group_index(key))}
        was_searching, self._query = bool(self._query), query
        found = self.apply_search()
        if query:
            for key in GROUPS:
                self.setExpanded(self._list.group_index(key), True)
        elif was_searching:
            for key in GROUPS:
                self.setExpanded(self._list.group_index(key), key in self._open_before)
        return found

    def apply_search(self) -> int:
        """Hide again what the query does not find, after the rows changed."""
        hits: dict[GroupKey, int] = {}
        for place, key in enumerate(GROUPS):
            heading = self._list.group_index(key)
            shown = 0
            for row in range(self._list.rowCount(heading)):
                item = self._list.item(self._list.index(row, 0, heading))
                found = item is not None and matches(item, self._query)
                if self.isRowHidden(row, heading) == found:
                    self.setRowHidden(row, heading, not found)
                shown += found
            hide = bool(self._query) and not shown
            if self.isRowHidden(place, QModelIndex()) != hide:
                self.setRowHidden(place, QModelIndex(), hide)
            hits[key] = shown
        self._list.show_hits(hits if self._query else None)
        return sum(hits.values())

    def choose_first_hit(self) -> bool:
        """Make the first support that is not hidden current; False when the search found nothing."""
        for key in GROUPS:
            heading = self._list.group_index(key)
            for row in range(self._list.rowCount(heading)):
                item = self._list.item(self._list.index(row, 0, heading))
                if item is not None and not self.isRowHidden(row, heading):
                    return self.choose(item.id)
        return False

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell which support is current; on a heading the last one stays shown."""
        super().currentChanged(current, previous)
        item = self._list.item(current)
        if item is not None:
            self.chosen.emit(item.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space fold and unfold a heading."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self._list.heading(self.currentIndex()) is not None:
            self._on_clicked(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._list.heading(index) is not None:
            self.setExpanded(index, not self.isExpanded(index))
