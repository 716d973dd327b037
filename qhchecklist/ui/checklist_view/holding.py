"""Keeps one row of the list in its place under the eyes while others move."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QObject, QPoint
from PySide6.QtWidgets import QTreeView

from qhchecklist.checklist import GroupKey
from qhchecklist.policy.record import record
from qhchecklist.ui.checklist_view.model import ChecklistModel


@record
class Seen:
    """A row in view: its support, its group then, and the place of its upper edge.

    By names: Qt would follow an index in view through every single move.
    """

    support: str
    group: GroupKey
    top: int


class Holding(QObject):
    """Remembers before the first row moves where the one is that is to stay."""

    def __init__(self, model: ChecklistModel, view: QTreeView) -> None:
        super().__init__(view)
        self._list = model
        self._view = view
        self._coming: Mapping[str, GroupKey] | None = None
        self._seen: Seen | None = None
        model.rowsAboutToBeMoved.connect(self._on_moving)
        model.layoutAboutToBeChanged.connect(self._on_moving)

    @contextmanager
    def steady(self, groups: Mapping[str, GroupKey]) -> Iterator[None]:
        """While the rows change, one keeps its place: the current one, or else the topmost that stays in its group.

        `groups` tells the group of each support after the change.
        """
        self._coming, self._seen = groups, None
        yield
        self._coming, seen = None, self._seen
        if seen is not None:
            place = self._view.visualRect(self._list.index_of(seen.support))
            if place.isValid():
                bar = self._view.verticalScrollBar()
                bar.setValue(bar.value() + place.top() - seen.top)

    def _on_moving(self) -> None:
        coming = self._coming
        if coming is not None and self._seen is None:
            stays = (seen for seen in self._in_sight() if coming.get(seen.support) == seen.group)
            self._seen = next(stays, None)

    def _in_sight(self) -> Iterator[Seen]:
        """The rows in view, the current one first."""
        view = self._view
        if (current := self._seen_at(view.currentIndex())) is not None:
            yield current
        index = view.indexAt(QPoint(0, 0))
        while index.isValid() and view.visualRect(index).top() < view.viewport().height():
            if (seen := self._seen_at(index)) is not None:
                yield seen
            index = view.indexBelow(index)

    def _seen_at(self, index: QModelIndex) -> Seen | None:
        """A support and its place, if any of it is in view."""
        item, place = self._list.item(index), self._view.visualRect(index)
        in_view = item is not None and place.intersects(self._view.viewport().rect())
        return Seen(item.id, item.group, place.top()) if item is not None and in_view else None
