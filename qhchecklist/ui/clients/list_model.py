"""The clients as a table: as long as there are clients, with only the pages in memory that somebody looks at."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING, Literal, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from qhchecklist.policy.record import record
from qhchecklist.store.records import ClientRow, Page, Query
from qhchecklist.ui import theme
from qhchecklist.ui.clients.access import StoreAccess
from qhchecklist.ui.clients.columns import COLUMNS, RowWords, titles
from qhchecklist.ui.elided import plain

if TYPE_CHECKING:
    from qhchecklist.store.store import Store

Index = QModelIndex | QPersistentModelIndex

PAGE = 50
"""So many rows are fetched at once: more than a screen shows, and no more than are soon found."""

_KEPT = 48
"""So many pages are remembered."""

CLIENT = Qt.ItemDataRole.UserRole
"""The ClientRow; None while it is being fetched."""


@record
class _Asked:
    """One piece of a list that was asked for, or, of one that is new, its beginning, or how long it is."""

    query: Query
    page: int = 0
    what: Literal["page", "beginning", "count"] = "page"


class ClientModel(QAbstractTableModel):
    """Shows one query. Only the latest one counts: what an earlier one brings is dropped. `query` was asked last, of
    `shown` the rows are here.

    `counted` after the first page of a query is there, and again when it is known how many there are (`is_counted`);
    `failed` with what went wrong.
    """

    counted = Signal()
    failed = Signal(object)

    def __init__(self, access: StoreAccess, words: RowWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._access = access
        self._words = words
        self._pages: OrderedDict[int, tuple[ClientRow, ...]] = OrderedDict()
        self._total = 0
        self.is_counted = True
        self.query: Query | None = None
        self.shown: Query | None = None
        self._wanted: list[_Asked] = []
        self._asked: _Asked | None = None

    # --- asking --------------------------------------------------------------------------------------

    def show(self, query: Query) -> None:
        """Show what fits; what is shown stays until that is there."""
        self.query = query
        self._wanted = [_Asked(query, 0, "page" if query == self.shown else "beginning")]
        self._go_on()

    def refresh(self) -> None:
        """Ask again for what is shown: somebody may have changed it."""
        if self.query is not None:
            self.show(self.query)

    def use_words(self, words: RowWords) -> None:
        """Say it in another language."""
        self._words = words
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self._total:
            self.dataChanged.emit(self.index(0, 0), self.index(self._total - 1, len(COLUMNS) - 1))

    def _want(self, page: int) -> None:
        if self.shown is None or self.shown != self.query:
            return  # another list is on its way
        asked = _Asked(self.shown, page)
        if asked == self._asked:
            return
        # who scrolls far passes many pages and looks at the last
        self._wanted = [*[one for one in self._wanted if one != asked][-2:], asked]
        self._go_on()

    def _go_on(self) -> None:
        if self._asked is None and self._wanted:
            self._asked = self._wanted.pop()
            self._access.ask(partial(_fetch, self._asked), self._on_page, self._on_failed)

    def _on_page(self, found: object) -> None:
        asked, self._asked = self._asked, None
        if asked is not None and asked.query == self.query:
            if isinstance(found, int):
                self._lengthen(found)
            else:
                self._on_rows(asked, cast(Page, found))
        self._go_on()

    def _on_rows(self, asked: _Asked, page: Page) -> None:
        if asked.page == 0 or page.total != self._total:
            self._begin_anew(asked, page)
        else:
            self._take(asked.page, page.rows)
        if not page.counted:
            self._wanted.append(_Asked(asked.query, what="count"))

    def _lengthen(self, total: int) -> None:
        """It is known now how many there are; what was shown so far was as long as what had been found."""
        if total < self._total:
            self._wanted.append(_Asked(cast(Query, self.query)))  # somebody made it shorter meanwhile
            return
        if total > self._total:
            self.beginInsertRows(QModelIndex(), self._total, total - 1)
            self._total = total
            self.endInsertRows()
        self.is_counted = True
        self.counted.emit()

    def _on_failed(self, error: object) -> None:
        asked, self._asked = self._asked, None
        if asked is not None and asked.query == self.query:
            self._wanted = []
            self.failed.emit(error)
        self._go_on()

    def _begin_anew(self, asked: _Asked, page: Page) -> None:
        """Another list, or one that somebody made longer or shorter meanwhile."""
        self.is_counted = page.counted
        again = asked.page == 0 and self.shown == asked.query and page.total == self._total
        if again:
            known = [number for number in self._pages if number != 0]
            self._pages.clear()
            self._take(0, page.rows)
            for number in known:
                self._tell(number)
        else:
            self.beginResetModel()
            self._pages.clear()
            self._pages[asked.page] = page.rows
            self._total, self.shown = page.total, asked.query
            self.endResetModel()
        self.counted.emit()

    def _take(self, number: int, rows: tuple[ClientRow, ...]) -> None:
        self._pages[number] = rows
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        self._tell(number)

    def _tell(self, number: int) -> None:
        first, last = number * PAGE, min(number * PAGE + PAGE, self._total) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    # --- telling -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as fit, fetched or not."""
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The seven columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        return titles()[COLUMNS[section]] if role == Qt.ItemDataRole.DisplayRole else None

    def client_at(self, row: int) -> ClientRow | None:
        """The client of a row; None while it is being fetched, which begins now."""
        number, place = divmod(row, PAGE)
        rows = self._pages.get(number)
        if rows is None:
            self._want(number)
            return None
        self._pages.move_to_end(number)
        return rows[place] if place < len(rows) else None

    def known_at(self, row: int) -> ClientRow | None:
        """The client of a row as far as it has been fetched; nothing is asked for."""
        number, place = divmod(row, PAGE)
        rows = self._pages.get(number, ())
        return rows[place] if place < len(rows) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What one cell shows and says."""
        if not index.isValid() or role not in _ROLES:
            return None
        client, column = self.client_at(index.row()), COLUMNS[index.column()]
        if role == CLIENT:
            return client
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        if client is None:
            return "…" if column == "name" and role != Qt.ItemDataRole.ForegroundRole else None
        match role:
            case Qt.ItemDataRole.ForegroundRole:
                late = column == "next_due" and self._words.is_late(client)
                late = late or (column == "policy" and self._words.is_outdated(client))
                return theme.colour("warn" if late else "ink" if column == "name" else "muted")
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words.spoken(client) if column == "name" else self._words.in_words(client, column)
            case Qt.ItemDataRole.ToolTipRole:
                return plain(self._words.in_words(client, column))
            case _:
                return self._words.cell(client, column)


_ROLES: frozenset[int] = frozenset(
    {
        CLIENT,
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.TextAlignmentRole,
    }
)


def _fetch(asked: _Asked, store: Store) -> Page | int:
    if asked.what == "count":
        return store.count(asked.query)
    if asked.what == "beginning":
        return store.beginning(asked.query, PAGE)
    return store.page(asked.query, asked.page * PAGE, PAGE)
