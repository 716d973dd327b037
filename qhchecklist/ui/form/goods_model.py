"""The goods table as an item model: the rows of the document, and rows not yet filled in.

The model holds no answer of its own: an edit is put into a new list of rows and handed over by
`rows_edited`; what comes back through `show_rows` is what is shown. An empty row lives only here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as attribute
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from qhchecklist.policy.codes import Codes
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.field import Column
from qhchecklist.policy.problem import ProfileProblem
from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme
from qhchecklist.ui.form.goods_words import GoodsWords, Look
from qhchecklist.ui.legible import legible

PROBLEMS = int(Qt.ItemDataRole.UserRole) + 1
"""Role: the problems of a cell, a tuple of ProfileProblem."""
OPEN = int(Qt.ItemDataRole.UserRole) + 2
"""Role: whether an empty cell keeps a finding open."""
NAMES = int(Qt.ItemDataRole.UserRole) + 3
"""Role: the names in a cell that holds a list, a tuple; empty for other cells."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(slots=True)
class _Row:
    """Cells as written, the same in canonical spelling, and the row's number in the document (None: not there)."""

    cells: dict[str, Json] = attribute(default_factory=dict)
    canonical: dict[str, Json] = attribute(default_factory=dict)
    number: int | None = None


class GoodsModel(QAbstractTableModel):
    """Rows are goods, columns come from the catalogue. `rows_edited` carries the new list, None when empty."""

    rows_edited = Signal(object)

    def __init__(self, columns: Sequence[Column], codes: Codes, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._words = GoodsWords(codes, lang)
        self._rows: list[_Row] = []
        self._problems: Mapping[str, tuple[ProfileProblem, ...]] = {}
        self._open: frozenset[str] = frozenset()

    # --- what Qt asks --------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Rows of the document and rows not yet filled in."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The columns of the catalogue."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """Labels and help of the columns; numbers of the rows."""
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.label[self._lang]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:  # a narrow column shortens its name
            return f"{column.label[self._lang]}\n{column.help[self._lang]}".strip()
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Words to read, the value to edit, problems as colour and tooltip."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        value = self._rows[index.row()].canonical.get(column.key)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return legible(self._words.of(column, value))
            case Qt.ItemDataRole.EditRole:
                return value
            case Qt.ItemDataRole.ToolTipRole:
                said = [self._words.of(column, value), *(one.message[self._lang] for one in self._of_cell(index))]
                return "\n".join(filter(None, said)) or column.help[self._lang]
            case Qt.ItemDataRole.ForegroundRole:
                return theme.colour("warn") if self._look_of(index).doubtful else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.label[self._lang]} {self._words.of(column, value)}"
            case _ if role == PROBLEMS:
                return self._of_cell(index)
            case _ if role == NAMES:
                return self._look_of(index).names
            case _ if role == OPEN:
                return self._look_of(index).keeps_open
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Put a value into a cell; None or an empty text clears it. An unchanged cell is no edit."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        row, key = self._rows[index.row()], self.columns[index.column()].key
        clean = _clean(value)
        if row.canonical.get(key) == clean and type(row.canonical.get(key)) is type(clean):
            return False
        row.cells = _with_cell(row.cells, key, clean)
        row.canonical = dict(row.cells)
        self.dataChanged.emit(index, index)
        self._hand_over()
        return True

    def rows_with(self, index: Index, value: Json) -> Json:
        """What would be handed over after `setData`; nothing changes."""
        key = self.columns[index.column()].key
        rows = [row.cells for row in self._rows]
        rows[index.row()] = _with_cell(rows[index.row()], key, _clean(value))
        return [dict(cells) for cells in rows if cells] or None

    # --- rows ----------------------------------------------------------------------------------------

    def add_row(self, copy_of: int | None = None) -> int:
        """A new row at the end, or a copy below a row; returns its place."""
        place = len(self._rows) if copy_of is None else copy_of + 1
        cells = {} if copy_of is None else dict(self._rows[copy_of].cells)
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows.insert(place, _Row(cells, dict(cells)))
        self.endInsertRows()
        if cells:
            self._hand_over()
        return place

    def remove_row(self, place: int) -> None:
        """Take a row away; one that was never filled in is no change of the document."""
        filled = bool(self._rows[place].cells)
        self.beginRemoveRows(QModelIndex(), place, place)
        del self._rows[place]
        self.endRemoveRows()
        if filled:
            self._hand_over()

    def is_in_document(self) -> bool:
        """Whether any row is filled in."""
        return any(row.cells for row in self._rows)

    def place_of(self, number: int) -> int | None:
        """The place of the document's row with this number."""
        return next((place for place, row in enumerate(self._rows) if row.number == number), None)

    def _hand_over(self) -> None:
        filled = [row for row in self._rows if row.cells]
        for row in self._rows:
            row.number = None
        for number, row in enumerate(filled, start=1):
            row.number = number
        self.rows_edited.emit([dict(row.cells) for row in filled] or None)

    # --- from the document ---------------------------------------------------------------------------

    def show_rows(self, raw: Sequence[Json], canonical: Sequence[Json]) -> None:
        """Show the document's rows; rows not yet filled in stay when the change was our own."""
        after = [
            _Row(_cells(item), _cells(read), number)
            for number, (item, read) in enumerate(zip(raw, canonical, strict=True), start=1)
        ]
        if [row.cells for row in self._rows if row.cells] == [row.cells for row in after]:
            filled = iter(after)
            after = [next(filled) if row.cells else row for row in self._rows]
        self._replace(after)

    def _replace(self, after: list[_Row]) -> None:
        """Change as few rows as possible, so that the selection stays."""
        same_start = 0
        while same_start < min(len(self._rows), len(after)) and self._rows[same_start] == after[same_start]:
            same_start += 1
        surplus = len(self._rows) - len(after)
        if surplus > 0:
            self.beginRemoveRows(QModelIndex(), same_start, same_start + surplus - 1)
            del self._rows[same_start : same_start + surplus]
            self.endRemoveRows()
        elif surplus < 0:
            self.beginInsertRows(QModelIndex(), same_start, same_start - surplus - 1)
            self._rows[same_start:same_start] = after[same_start : same_start - surplus]
            self.endInsertRows()
        for place, row in enumerate(after):
            if self._rows[place] != row:
                self._rows[place] = row
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def show_problems(self, problems: Sequence[ProfileProblem], open_cells: Sequence[str]) -> None:
        """The problems of cells (`trade_lines[2].hs`) and the empty cells that keep findings open."""
        found: dict[str, tuple[ProfileProblem, ...]] = {}
        for problem in problems:
            found[problem.field] = (*found.get(problem.field, ()), problem)
        before, self._problems = self._problems, found
        opened, self._open = self._open, frozenset(open_cells)
        changed = {key for key in before.keys() | found.keys() if before.get(key) != found.get(key)}
        changed |= opened ^ self._open
        for place, row in enumerate(self._rows) if changed else ():
            for at, column in enumerate(self.columns):
                if f"trade_lines[{row.number}].{column.key}" in changed:
                    self.dataChanged.emit(self.index(place, at), self.index(place, at))

    def speak(self, lang: Lang) -> None:
        """Show words in a language."""
        self._words = replace(self._words, lang=lang)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self._all_changed()

    def _all_changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))

    # --- words ---------------------------------------------------------------------------------------

    def look(self, place: int, at: int) -> Look:
        """What the cell in a row and a column shows; a page that moves asks for every one of them."""
        row, column = self._rows[place], self.columns[at]
        value = row.canonical.get(column.key)
        name = f"trade_lines[{row.number}].{column.key}"
        doubtful = any(problem.severity != "notice" for problem in self._problems.get(name, ()))
        keeps_open = value is None and name in self._open
        return self._words.look(column, value, doubtful=doubtful, keeps_open=keeps_open)

    def _look_of(self, index: Index) -> Look:
        return self.look(index.row(), index.column())

    def _of_cell(self, index: Index) -> tuple[ProfileProblem, ...]:
        number = self._rows[index.row()].number
        return self._problems.get(f"trade_lines[{number}].{self.columns[index.column()].key}", ())

    def words(self, places: Sequence[int]) -> list[list[str]]:
        """The headings and some rows, every cell in words."""
        said = [[self._words.of(one, self._rows[at].canonical.get(one.key)) for one in self.columns] for at in places]
        return [[column.label[self._lang] for column in self.columns], *said]

    def possible_words(self, place: int) -> tuple[str, ...]:
        """Everything a short column can say; nothing for free text and lists."""
        return self._words.possible(self.columns[place])

    @property
    def _lang(self) -> Lang:
        return self._words.lang


def _clean(value: Json) -> Json:
    """Blanks are no value."""
    return None if isinstance(value, str) and not value.strip() else value


def _with_cell(cells: Mapping[str, Json], key: str, value: Json) -> dict[str, Json]:
    """The cells of a row, one of them with another value; None takes it away."""
    others = {one: given for one, given in cells.items() if one != key}
    return others if value is None else {**others, key: value}


def _cells(item: Json) -> dict[str, Json]:
    """A row of the document; something that is no row is shown as a product, as written."""
    if isinstance(item, dict):
        return {str(key): value for key, value in item.items() if value is not None and value != ""}
    return {"product": str(item)}
