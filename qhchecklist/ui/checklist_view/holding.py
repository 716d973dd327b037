"""Keeps one row of the list in its place under the eyes while others move."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QScrollBar, QWidget

from qhchecklist.checklist import GroupKey
from qhchecklist.policy.record import record
from qhchecklist.ui.checklist_view.model import ChecklistModel
from qhchecklist.ui.checklist_view.painted import Standing
from qhchecklist.ui.checklist_view.rows import ItemRow


class Rows(Protocol):
    """What is asked of the list."""

    @property
    def standing(self) -> Mapping[int, Standing]:
        """Where every row stands, from the top."""

    def currentIndex(self) -> QModelIndex:
        """The current row."""

    def verticalScrollBar(self) -> QScrollBar:
        """How far the list is scrolled."""

    def viewport(self) -> QWidget:
        """The room there is."""


@record
class Seen:
    """A row in view, by the model's number, and how far its upper edge is below that of the view."""

    number: int
    below: int


class Holding(QObject):
    """Remembers before the first row moves where the one is that is to stay."""

    def __init__(self, model: ChecklistModel, rows: Rows, parent: QObject) -> None:
        super().__init__(parent)
        self._list = model
        self._rows = rows
        self._coming: Mapping[str, GroupKey] | None = None
        self._seen: Seen | None = None
        model.rowsAboutToBeMoved.connect(self._on_moving)
        model.layoutAboutToBeChanged.connect(self._on_moving)

    @contextmanager
    def steady(self, groups: Mapping[str, GroupKey]) -> Iterator[None]:
        """While the rows change, one keeps its place: the current one, or else the topmost that stays in its group.

        `groups` tells the group of each support after the change. At the end every row must have its new place.
        """
        self._coming, self._seen = groups, None
        yield
        self._coming, seen = None, self._seen
        place = self._rows.standing.get(seen.number) if seen is not None else None
        if seen is not None and place is not None:
            self._rows.verticalScrollBar().setValue(place.top - seen.below)

    def _on_moving(self) -> None:
        coming = self._coming
        if coming is not None and self._seen is None:
            offset = self._rows.verticalScrollBar().value()
            stays = (row for row, item in self._in_sight(offset) if coming.get(item.id) == item.group)
            self._seen = next((Seen(row.number, row.top - offset) for row in stays), None)

    def _in_sight(self, offset: int) -> Iterator[tuple[Standing, ItemRow]]:
        """The rows in view, the current one first."""
        standing, below = self._rows.standing, offset + self._rows.viewport().height()
        current = standing.get(self._list.number(self._rows.currentIndex()))
        for row in (current, *standing.values()):
            if row is not None and isinstance(row.words, ItemRow) and row.bottom > offset and row.top < below:
                yield row, row.words
