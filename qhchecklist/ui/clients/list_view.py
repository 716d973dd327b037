"""The table of the client list, and the line above it that serves it from the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from qhchecklist.store.records import ClientRow
from qhchecklist.ui import theme
from qhchecklist.ui.clients.columns import COLUMNS, ORDERS, Column
from qhchecklist.ui.clients.list_model import CLIENT, ClientModel
from qhchecklist.ui.form.line import Line

_LEAST: dict[Column, str] = {
    "credit_code": "91630000MA00000000",
    "division": "大通回族土族自治县",
    "visits": "0000",
    "last_visit": "0000-00-00",
    "told": "00 · 00 · 00",
    "next_due": "0000-00-00",
    "policy": "2022.1（不是现行版本）",
}
"""The longest that usually stands in a column."""

_NAME = 220
"""The room that a name keeps, at scale 1; columns give way to it from the right of what can be missed."""

_MISSED: tuple[Column, ...] = ("visits", "division", "policy", "credit_code", "told")

_STEPS: dict[int, int] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -12,
    Qt.Key.Key_PageDown: 12,
}


class ClientTable(QTableView):
    """One row for each client.

    `taken` carries the ClientRow that is to be opened, `order_asked` a way of ordering, `typed` what was typed here and
    belongs into the search.
    """

    taken = Signal(object)
    order_asked = Signal(str)
    typed = Signal(str)

    def __init__(self, model: ClientModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "clients")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(3 * theme.metrics().height())
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.metrics().height() + theme.px(11))
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self._on_head)
        self.doubleClicked.connect(self._on_double)

    def current(self) -> ClientRow | None:
        """The client that Enter opens; None when there is none, or it is still being fetched."""
        found = self.currentIndex().data(CLIENT)
        return found if isinstance(found, ClientRow) else None

    def pair(self) -> tuple[ClientRow, ClientRow] | None:
        """The two clients that are selected, in the order of the list; None unless there are just two."""
        rows = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)
        found = [index.data(CLIENT) for index in rows] if len(rows) == 2 else []
        clients = [one for one in found if isinstance(one, ClientRow)]
        return (clients[0], clients[1]) if len(clients) == 2 else None

    def chosen(self) -> tuple[tuple[int, int], ...]:
        """The rows that are selected, as (first, last) in the order of the list; they need not have been fetched."""
        selection = self.selectionModel().selection()
        ranges = (selection.at(place) for place in range(selection.count()))
        return tuple(sorted({(one.top(), one.bottom()) for one in ranges}))

    def step(self, rows: int) -> None:
        """Select a row further down or up."""
        count = self.model().rowCount()
        if count:
            row = max(0, min(self.currentIndex().row() + rows, count - 1))
            self.setCurrentIndex(self.model().index(row, 0))

    def stretch(self, rows: int) -> None:
        """Select rows further down or up besides, and go on with the keyboard here."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        start, count = self.currentIndex().row(), self.model().rowCount()
        if not count:
            return
        last = max(0, min(start + rows, count - 1))
        first = self.model().index(min(start, last), 0)
        more = QItemSelection(first, self.model().index(max(start, last), len(COLUMNS) - 1))
        self.selectionModel().select(more, QItemSelectionModel.SelectionFlag.Select)
        self.selectionModel().setCurrentIndex(self.model().index(last, 0), QItemSelectionModel.SelectionFlag.NoUpdate)

    def select_first(self) -> None:
        """Select the best hit."""
        self.setCurrentIndex(self.model().index(0, 0))
        self.scrollToTop()

    def take(self) -> None:
        """Open the client that is selected."""
        found = self.current()
        if found is not None:
            self.taken.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; whoever types, searches."""
        chords = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif event.text().isprintable() and event.text() and not event.modifiers() & chords:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name has what the others leave; in a lower table the present row stays in sight."""
        super().resizeEvent(event)
        self.make_room()
        if event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def make_room(self) -> None:
        """Share the width; in a narrow window columns are left out, the name never."""
        widths = {column: self._width(column) for column in COLUMNS if column != "name"}
        room = self.viewport().width() - theme.px(_NAME)
        left_out: set[Column] = set()
        for column in _MISSED:
            if sum(width for one, width in widths.items() if one not in left_out) > room:
                left_out.add(column)
        for place, column in enumerate(COLUMNS):
            self.setColumnHidden(place, column in left_out)
            if column != "name":
                self.setColumnWidth(place, widths[column])
        taken = sum(width for one, width in widths.items() if one not in left_out)
        self.setColumnWidth(COLUMNS.index("name"), max(theme.px(_NAME), self.viewport().width() - taken))

    def _width(self, column: Column) -> int:
        head = str(self.model().headerData(COLUMNS.index(column), Qt.Orientation.Horizontal))
        metrics = self.fontMetrics()
        return max(metrics.horizontalAdvance(words) for words in (head, _LEAST[column])) + theme.px(26)

    def show_order(self, by: str) -> None:
        """Mark the column by which the list is ordered."""
        for place, column in enumerate(COLUMNS):
            if ORDERS.get(column) == by:
                down = Qt.SortOrder.DescendingOrder if by == "last_visit" else Qt.SortOrder.AscendingOrder
                self.horizontalHeader().setSortIndicatorShown(True)
                self.horizontalHeader().setSortIndicator(place, down)

    def _on_head(self, place: int) -> None:
        by = ORDERS.get(COLUMNS[place])
        if by is not None:
            self.order_asked.emit(by)

    def _on_double(self, index: QModelIndex) -> None:
        self.take()


class ClientSearch(Line):
    """Arrows move in the table below, Enter opens there, Esc empties the line first.

    `stepped` carries a number of rows, `stretched` as well, of rows to be selected besides; `taken` when Enter was
    pressed.
    """

    stepped = Signal(int)
    stretched = Signal(int)
    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is not for the line."""
        if event.key() in _STEPS:
            further = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.stretched if further else self.stepped).emit(_STEPS[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
