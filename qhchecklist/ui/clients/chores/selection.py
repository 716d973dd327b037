"""The clients that are selected in the list; rows that nobody has looked at yet are read first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, cast

from PySide6.QtCore import QObject

from qhchecklist.store.records import ClientRow, Query
from qhchecklist.ui.clients.chores.desk import Means

if TYPE_CHECKING:
    from qhchecklist.store.store import Store

_AT_ONCE = 500

Rows: TypeAlias = tuple[ClientRow, ...]


class Selection(QObject):
    """One for each window."""

    def __init__(self, means: Means, parent: QObject) -> None:
        super().__init__(parent)
        self._means = means
        self._then: Callable[[Rows], object] | None = None
        self._known: dict[int, str] = {}

    def take(self, then: Callable[[Rows], object]) -> None:
        """Call `then` with all of them, now or when they have been read."""
        window = self._means.list()
        ranges, model = window.table.chosen(), window.model
        numbers = [row for first, last in ranges for row in range(first, last + 1)]
        seen = {row: model.known_at(row) for row in numbers}
        rows = [row for row in seen.values() if row is not None]
        if not numbers:
            return
        if len(rows) == len(numbers):
            then(tuple(rows))
        elif model.query is not None:
            self._then = then
            self._known = {place: row.id for place, row in enumerate(seen.values()) if row is not None}
            self._means.access.ask(partial(_read, model.query, ranges), self._on_read, self._on_failed)

    def _on_read(self, found: object) -> None:
        rows, then = cast(Rows, found), self._then
        self._then = None
        moved = any(place >= len(rows) or rows[place].id != key for place, key in self._known.items())
        if moved:  # another desk made the list longer or shorter: these are not the rows that were selected
            self._means.tell(self.tr("名单刚才有变动，请重新选择。"))
            self._means.refresh()
        elif then is not None:
            then(rows)

    def _on_failed(self, error: object) -> None:
        self._means.tell(self._means.why(error, self.tr("选中的客户没有读出来（{0}）；可以再试一次。")))


def _read(query: Query, ranges: tuple[tuple[int, int], ...], store: Store) -> Rows:
    found: list[ClientRow] = []
    for first, last in ranges:
        for start in range(first, last + 1, _AT_ONCE):
            found += store.page(query, start, min(_AT_ONCE, last + 1 - start)).rows
    return tuple(found)
