"""The checklist as an item model of two levels that follows each new assessment by its differences.

A support keeps its place in the notice as its internal id, so an index stays valid when the support
moves to another group, and with it selection, current row and scrolling.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qhchecklist.checklist import GROUPS, Checklist, GroupKey
from qhchecklist.policy.text import Lang
from qhchecklist.ui.checklist_view.rows import GroupRow, ItemRow, group_rows, item_row, keys_hint

Index = QModelIndex | QPersistentModelIndex

NO_INDEX = QModelIndex()

_KEYS: tuple[GroupKey, ...] = tuple(GROUPS)
_PLACE: dict[GroupKey, int] = {key: place for place, key in enumerate(_KEYS)}


class Role(IntEnum):
    """What an index carries besides its words."""

    ID = Qt.ItemDataRole.UserRole + 1
    GROUP = Qt.ItemDataRole.UserRole + 2
    ROW = Qt.ItemDataRole.UserRole + 3
    COUNT = Qt.ItemDataRole.UserRole + 4


class ChecklistModel(QAbstractItemModel):
    """Eight groups with their items; `show` brings it up to date with a new checklist."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order: dict[str, int] = {}
        self._ids: tuple[str, ...] = ()
        self._groups: tuple[GroupRow, ...] = ()
        self._rows: dict[str, ItemRow] = {}
        self._members: dict[GroupKey, list[int]] = {key: [] for key in _KEYS}
        self._group_of: dict[int, GroupKey] = {}
        self._hits: Mapping[GroupKey, int] | None = None

    # --- following the assessment --------------------------------------------------------------------

    def show(self, checklist: Checklist, lang: Lang) -> None:
        """Move what changed its group, announce what changed its words, leave the rest alone."""
        groups = group_rows(checklist, lang)
        rows = {item.id: item_row(item, checklist, lang) for item in checklist.items}
        ids = tuple(support.id for support in checklist.assessment.rulebook.policy.supports)
        if ids != self._ids:
            self._start(ids, groups, rows)
            return
        for support_id, row in rows.items():
            self._move(self._order[support_id], row.group)
        old_rows, self._rows = self._rows, rows
        old_groups, self._groups = self._groups, groups
        self._announce(old_groups, old_rows)

    def _start(self, ids: tuple[str, ...], groups: tuple[GroupRow, ...], rows: dict[str, ItemRow]) -> None:
        self.beginResetModel()
        self._ids = ids
        self._order = {support_id: place for place, support_id in enumerate(ids, start=1)}
        self._groups, self._rows = groups, rows
        self._group_of = {self._order[support_id]: row.group for support_id, row in rows.items()}
        self._members = {key: sorted(n for n, group in self._group_of.items() if group == key) for key in _KEYS}
        self.endResetModel()

    def _move(self, number: int, group: GroupKey) -> None:
        """Move one support to its place, in the order of the notice, in another group."""
        old = self._group_of[number]
        if old == group:
            return
        source, target = self._members[old], self._members[group]
        row, place = source.index(number), bisect_left(target, number)
        self.beginMoveRows(self.group_index(old), row, row, self.group_index(group), place)
        source.pop(row)
        target.insert(place, number)
        self._group_of[number] = group
        self.endMoveRows()

    def _announce(self, old_groups: tuple[GroupRow, ...], old_rows: dict[str, ItemRow]) -> None:
        for place, (before, after) in enumerate(zip(old_groups, self._groups, strict=True)):
            if before != after:
                index = self.index(place, 0)
                self.dataChanged.emit(index, index)
        for support_id, row in self._rows.items():
            if row != old_rows[support_id]:
                index = self.index_of(support_id)
                self.dataChanged.emit(index, index)

    def show_hits(self, hits: Mapping[GroupKey, int] | None) -> None:
        """How many items of each group a search finds; None when nothing is searched."""
        before, self._hits = self._hits, hits
        for place, key in enumerate(_KEYS):
            if (before or {}).get(key) != (hits or {}).get(key):
                index = self.index(place, 0)
                self.dataChanged.emit(index, index)

    def _count(self, heading: GroupRow) -> str:
        """The number of items in a group, while searching after the number found: 1/2."""
        return str(heading.count) if self._hits is None else f"{self._hits[heading.key]}/{heading.count}"

    # --- finding places ------------------------------------------------------------------------------

    def group_index(self, key: GroupKey) -> QModelIndex:
        """The heading of a group."""
        return self.index(_PLACE[key], 0)

    def index_of(self, support_id: str) -> QModelIndex:
        """Where a support stands now; invalid when there is none with this id."""
        number = self._order.get(support_id)
        if number is None:
            return QModelIndex()
        row = self._members[self._group_of[number]].index(number)
        return self.createIndex(row, 0, number)

    def item(self, index: Index) -> ItemRow | None:
        """The item behind an index; None for headings and invalid indexes."""
        if not index.isValid() or index.internalId() == 0:
            return None
        return self._rows[self._ids[index.internalId() - 1]]

    def heading(self, index: Index) -> GroupRow | None:
        """The heading behind an index; None for items and invalid indexes."""
        if not index.isValid() or index.internalId() != 0:
            return None
        return self._groups[index.row()]

    # --- what Qt asks --------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        """A heading (internal id 0) or an item (its place in the notice, from 1)."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, 0)
        return self.createIndex(row, column, self._members[_KEYS[parent.row()]][row])

    def parent(self, index: Index = NO_INDEX) -> QModelIndex:  # type: ignore[override]
        """The heading above an item."""
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(_PLACE[self._group_of[index.internalId()]], 0, 0)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Eight groups; the items of a group; nothing below an item."""
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() != 0 or parent.column() != 0:
            return 0
        return len(self._members[_KEYS[parent.row()]])

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """One column: the delegate draws the rest."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words and identity of a heading or an item."""
        heading = self.heading(index)
        if heading is not None:
            return _heading_data(heading, self._count(heading), role)
        item = self.item(index)
        return _item_data(item, role) if item is not None else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be reached; only items can be selected."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.internalId() == 0:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def _heading_data(heading: GroupRow, count: str, role: int) -> Any:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return heading.title
        case Qt.ItemDataRole.AccessibleTextRole:
            return f"{heading.words} {count}"
        case Qt.ItemDataRole.ToolTipRole:
            return heading.words
        case Role.GROUP:
            return heading.key
        case Role.ROW:
            return heading
        case Role.COUNT:
            return count
        case _:
            return None


def _item_data(item: ItemRow, role: int) -> Any:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return item.title
        case Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.title}，{item.words}，{item.side}，{item.second}"
        case Qt.ItemDataRole.ToolTipRole:
            return f"{item.title} · {item.words}\n{item.second}\n{keys_hint()}"
        case Role.ID:
            return item.id
        case Role.GROUP:
            return item.group
        case Role.ROW:
            return item
        case _:
            return None
