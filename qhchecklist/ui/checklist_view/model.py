"""The checklist as an item model of two levels that follows each new assessment by its differences.

A support keeps its place in the notice as its internal id, so an index stays valid when the support
moves to another group, and with it selection, current row and scrolling.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qhchecklist.checklist import GROUPS, Checklist, GroupKey, Item
from qhchecklist.policy.text import Lang
from qhchecklist.settings import ListOrder
from qhchecklist.ui.checklist_view.order import SortKey, sort_key
from qhchecklist.ui.checklist_view.roles import count_text, heading_data, item_data
from qhchecklist.ui.checklist_view.rows import GroupRow, ItemRow, Wording, group_rows

Index = QModelIndex | QPersistentModelIndex

Place: TypeAlias = tuple[int, SortKey, int]
"""Where a support belongs: the place of its group, what it is sorted by, its place in the notice."""

NO_INDEX = QModelIndex()

_HEADING = Qt.ItemFlag.ItemIsEnabled
_ITEM = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
"""Joined once: views ask for them hundreds of times for every edit."""

_FEW = 6
"""So many supports are moved one by one, as screen readers like it; more are given their places all at once."""

_HINTED = "QList<QPersistentModelIndex>,QAbstractItemModel::LayoutChangeHint"
"""The form of a signal that says what kind of change it is; to the type hints of PySide every signal has one form."""

_KEYS: tuple[GroupKey, ...] = tuple(GROUPS)
_PLACE: dict[GroupKey, int] = {key: place for place, key in enumerate(_KEYS)}


class ChecklistModel(QAbstractItemModel):
    """Eight groups with their items; `show` brings it up to date with a new checklist."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order: dict[str, int] = {}
        self._ids: tuple[str, ...] = ()
        self._groups: tuple[GroupRow, ...] = ()
        self._items: dict[str, Item] = {}
        self._rows: dict[str, ItemRow] = {}
        self._said_for: tuple[object, ...] = ()
        self._wording: Wording | None = None
        self._places: dict[int, Place] = {}
        self._members: dict[GroupKey, list[int]] = {key: [] for key in _KEYS}
        self._hits: Mapping[GroupKey, int] | None = None
        self._headings = tuple(self.createIndex(place, 0, 0) for place in range(len(_KEYS)))
        self._made: dict[tuple[int, int], QModelIndex] = {}

    # --- following the assessment --------------------------------------------------------------------

    def show(self, checklist: Checklist, lang: Lang, order: ListOrder = "notice") -> None:
        """Move what changed its place, announce what changed its words, leave the rest alone."""
        groups = group_rows(checklist, lang)
        rows = self._rows_of(checklist, lang)
        self._items = {item.id: item for item in checklist.items}
        ids = tuple(support.id for support in checklist.assessment.rulebook.policy.supports)
        if ids != self._ids:
            self._start(ids, groups, rows, self._placed(ids, order, lang))
            return
        places = self._placed(ids, order, lang)
        moving = {number for number, place in places.items() if place != self._places[number]}
        old_rows, old_groups = self._rows, self._groups
        few = len(moving) <= _FEW
        if few:
            self._rearrange(places, moving)
            self._rows, self._groups = rows, groups
        else:
            self._lay_out(groups, rows, places)
        self._announce(old_groups, old_rows, by_one=few)

    def _rows_of(self, checklist: Checklist, lang: Lang) -> dict[str, ItemRow]:
        """The rows in words; those of unchanged findings and work are kept, for most edits change few."""
        assessment = checklist.assessment
        said_for = (assessment.rulebook, assessment.validity, assessment.as_of, lang)
        if said_for != self._said_for or self._wording is None:
            self._said_for, self._wording, self._items = said_for, Wording(checklist, lang), {}
        old, wording = self._items, self._wording
        return {
            item.id: self._rows[item.id] if _same(old.get(item.id), item) else wording.row(item)
            for item in checklist.items
        }

    def _placed(self, ids: tuple[str, ...], order: ListOrder, lang: Lang) -> dict[int, Place]:
        """Where each support belongs: group, then the order that was chosen, then the order of the notice."""
        return {
            number: (_PLACE[self._items[support_id].group], sort_key(self._items[support_id], order, lang), number)
            for number, support_id in enumerate(ids, start=1)
        }

    def _start(
        self, ids: tuple[str, ...], groups: tuple[GroupRow, ...], rows: dict[str, ItemRow], places: dict[int, Place]
    ) -> None:
        self.beginResetModel()
        self._ids = ids
        self._order = {support_id: place for place, support_id in enumerate(ids, start=1)}
        self._groups, self._rows = groups, rows
        self._put_all(places)
        self.endResetModel()

    def _lay_out(self, groups: tuple[GroupRow, ...], rows: dict[str, ItemRow], places: dict[int, Place]) -> None:
        """Give every support its place at once; whoever keeps an index finds it at the support's new place."""
        sorting = QAbstractItemModel.LayoutChangeHint.VerticalSortHint  # or headers measure their columns anew
        self.layoutAboutToBeChanged[_HINTED].emit([], sorting)  # type: ignore[index]
        kept = self.persistentIndexList()
        self._groups, self._rows = groups, rows
        self._put_all(places)
        self.changePersistentIndexList(kept, [self._now(index) for index in kept])
        self.layoutChanged[_HINTED].emit([], sorting)  # type: ignore[index]

    def _put_all(self, places: dict[int, Place]) -> None:
        self._places = places
        self._members = {key: [] for key in _KEYS}
        for number in sorted(places, key=places.__getitem__):
            self._members[_KEYS[places[number][0]]].append(number)

    def _now(self, index: Index) -> QModelIndex:
        """Where the heading or support of an index stands now."""
        number = index.internalId()
        row = self._members[self._group_of(number)].index(number) if number else index.row()
        return self._at(row, number)

    def _rearrange(self, places: dict[int, Place], moving: set[int]) -> None:
        """Move what no longer stands right, one by one, between what stands right already."""
        settled = places.keys() - moving
        for number in sorted(moving, key=places.__getitem__):
            target = self._members[_KEYS[places[number][0]]]
            after = (row for row, other in enumerate(target) if other in settled and places[other] > places[number])
            self._move(number, places[number], next(after, len(target)))
            settled.add(number)

    def _move(self, number: int, place: Place, row: int) -> None:
        """Move one support before the row of a group, counted before it is taken from where it stands."""
        source, target = self._members[self._group_of(number)], self._members[_KEYS[place[0]]]
        here = source.index(number)
        old, new = (self._headings[group] for group in (self._places[number][0], place[0]))
        if not (source is target and row in (here, here + 1)) and self.beginMoveRows(old, here, here, new, row):
            source.pop(here)
            target.insert(row - (source is target and row > here), number)
            self._places[number] = place
            self.endMoveRows()
        self._places[number] = place

    def _group_of(self, number: int) -> GroupKey:
        return _KEYS[self._places[number][0]]

    def _announce(self, old_groups: tuple[GroupRow, ...], old_rows: dict[str, ItemRow], by_one: bool) -> None:
        """Tell which headings and supports say something else; those of a group together where many have moved."""
        differing = [before != after for before, after in zip(old_groups, self._groups, strict=True)]
        self._tell(NO_INDEX, differing, by_one)
        changed = {
            self._order[key] for key, row in self._rows.items() if row is not old_rows[key] and row != old_rows[key]
        }
        for key, members in self._members.items() if changed else ():
            self._tell(self.group_index(key), [number in changed for number in members], by_one)

    def _tell(self, parent: QModelIndex, differing: Sequence[bool], by_one: bool) -> None:
        """Tell of the rows below a parent that differ: one by one, or of all from the first to the last at once."""
        rows = [row for row, differs in enumerate(differing) if differs]
        for first, last in [(row, row) for row in rows] if by_one else [(rows[0], rows[-1])] if rows else []:
            self.dataChanged.emit(self.index(first, 0, parent), self.index(last, 0, parent))

    def show_hits(self, hits: Mapping[GroupKey, int] | None) -> None:
        """How many items of each group a search finds; None when nothing is searched."""
        before, self._hits = self._hits, hits
        for place, key in enumerate(_KEYS):
            if (before or {}).get(key) != (hits or {}).get(key):
                index = self.index(place, 0)
                self.dataChanged.emit(index, index)

    # --- finding places ------------------------------------------------------------------------------

    def group_index(self, key: GroupKey) -> QModelIndex:
        """The heading of a group."""
        return self._headings[_PLACE[key]]

    def index_of(self, support_id: str) -> QModelIndex:
        """Where a support stands now; invalid when there is none with this id."""
        number = self._order.get(support_id)
        if number is None:
            return NO_INDEX
        return self._at(self._members[self._group_of(number)].index(number), number)

    def _at(self, row: int, number: int) -> QModelIndex:
        """A support in a row of its group; made once, as views ask for every row whenever one of them moves."""
        made = self._made.get((row, number))
        if made is None:
            made = self._made[row, number] = self.createIndex(row, 0, number)
        return made

    def number(self, index: Index) -> int:
        """What a row is known by wherever it stands: its place in the notice, from 1; below 0 for headings."""
        return index.internalId() or -1 - index.row()

    def item(self, index: Index) -> ItemRow | None:
        """The item behind an index; None for headings and invalid indexes."""
        number = index.internalId()
        return self._rows[self._ids[number - 1]] if number else None

    @property
    def words(self) -> object:
        """Another object whenever any row or heading may say something else."""
        return self._rows

    def groups(self) -> Iterator[tuple[GroupRow, list[tuple[int, ItemRow]]]]:
        """Each heading with its items as they stand, and what these are known by."""
        for heading, members in zip(self._groups, self._members.values(), strict=False):
            yield heading, [(number, self._rows[self._ids[number - 1]]) for number in members]

    def count_text(self, heading: GroupRow) -> str:
        """How many items a heading has, and how many of them a search finds."""
        return count_text(heading, None if self._hits is None else self._hits[heading.key])

    def items(self) -> tuple[ItemRow, ...]:
        """All items, in the order of the notice."""
        return tuple(self._rows.values())

    def heading(self, index: Index) -> GroupRow | None:
        """The heading behind an index; None for items and invalid indexes."""
        if not index.isValid() or index.internalId() != 0:
            return None
        return self._groups[index.row()]

    # --- what Qt asks --------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        """A heading (internal id 0) or an item (its place in the notice, from 1)."""
        if column != 0 or row < 0:
            return NO_INDEX
        place = parent.row()  # -1 of what is invalid
        if place < 0:
            return self._headings[row] if row < len(self._groups) else NO_INDEX
        members = self._members[_KEYS[place]] if parent.internalId() == 0 else ()
        return self._at(row, members[row]) if row < len(members) else NO_INDEX

    def parent(self, index: Index = NO_INDEX) -> QModelIndex:  # type: ignore[override]
        """The heading above an item."""
        number = index.internalId()  # 0 for what is invalid, too
        return self._headings[self._places[number][0]] if number else NO_INDEX

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
            return heading_data(heading, None if self._hits is None else self._hits[heading.key], role)
        item = self.item(index)
        return item_data(item, role) if item is not None else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be reached; only items can be selected."""
        if index.internalId():
            return _ITEM
        return _HEADING if index.isValid() else Qt.ItemFlag.NoItemFlags


def _same(before: Item | None, after: Item) -> bool:
    """Whether an item is as it was; an unchanged finding is the same object."""
    if before is None or before.finding is not after.finding:
        return False
    return before is after or (before.work, before.answers) == (after.work, after.answers)
