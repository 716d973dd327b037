"""The work on supports as it stands in a checklist's table, in XLSX or CSV: read cell by cell, not yet applied.

A table is known by its headings, in either language and in any order; what is not understood is told with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeAlias

from qhchecklist.intake.opening import is_workbook
from qhchecklist.intake.raw_sheet import MOST_ROWS, Fault, Given, RawSheet, csv_sheet, workbook_sheets
from qhchecklist.intake.words import folded, heading
from qhchecklist.policy.doubts import shown
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text
from qhchecklist.table.columns import COLUMNS, DONE, ID, NOT_DONE, ORIGIN, STEPS, Column
from qhchecklist.table.origin import Origin, read_origin
from qhchecklist.table.spelling import as_meant, is_cut
from qhchecklist.work import WORK_STATES, WorkState

Value: TypeAlias = str | date | frozenset[int] | None
"""A part of the work: a text or state, a day or none, the steps that are done (from 0)."""

_READ = {ID, STEPS, ORIGIN} | {column.key for column in COLUMNS if column.part}
_HEADINGS: Mapping[str, Column] = {
    heading(name): column for column in COLUMNS if column.key in _READ for name in (column.title.zh, column.title.en)
}
_DAY = re.compile(r"(\d{4})\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})\s*日?|(\d{4})(\d\d)(\d\d)")
_STEP = re.compile(rf"\s*([{NOT_DONE}□{DONE}✓✔√■☒])\s*(\d{{1,2}})[.．、]")
_TICKS = frozenset(f"{DONE}✓✔√■☒")


@record
class Place:
    """A cell: the sheet (empty for CSV), the row from 1, and the column's heading."""

    sheet: str
    row: int
    column: Text

    def text(self) -> Text:
        """As people find it."""
        zh = (
            f"“{self.sheet}”第 {self.row} 行“{self.column.zh}”" if self.sheet else f"第 {self.row} 行“{self.column.zh}”"
        )
        en = f"row {self.row}, column '{self.column.en}'"
        return Text(zh, f"sheet '{self.sheet}', {en}" if self.sheet else en)


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One row. `parts` by their names, those only that are in the table and understood.

    `drawn`: the steps ticked by their boxes in the column of steps, None where these cannot be told.
    """

    id: str
    sheet: str
    row: int
    parts: Mapping[str, Value]
    drawn: frozenset[int] | None
    origin: Origin | None

    def place(self, key: str) -> Place:
        """The cell of a column."""
        return Place(self.sheet, self.row, next(column.title for column in COLUMNS if column.key == key))


@dataclass(slots=True)
class WorkTable:
    """All rows of a file. `problems`: what could not be used; `remarks`: what else is to be told; a sentence each."""

    name: str
    rows: list[WorkRow] = field(default_factory=list)
    problems: list[Text] = field(default_factory=list)
    remarks: list[Text] = field(default_factory=list)


def is_csv(path: Path) -> bool:
    """Whether a file is to be read as CSV, by its ending."""
    return path.suffix.casefold() == ".csv"


def find_work_table(path: Path) -> WorkTable | None:
    """The checklist's table in a workbook or CSV file; None when there is none. Raises UnreadableFileError."""
    if is_csv(path):
        sheets = [csv_sheet(path, is_heading)]
    elif is_workbook(path):
        sheets = workbook_sheets(path)
    else:
        return None
    table = WorkTable(path.name)
    found = [(sheet, at) for sheet in sheets if (at := _heading_row(sheet)) is not None]
    for sheet, at in found:
        _read(sheet, at, table)
    return table if found else None


def load_work_table(path: Path) -> WorkTable:
    """The same; raises UnreadableFileError when there is none, too."""
    table = find_work_table(path)
    if table is None:
        zh = f"{path.name} 里没有清单表：要有“编号”和“办理情况”两列；请用导出的 xlsx 或 csv 清单填写后再导入。"
        en = f"{path.name} holds no checklist: it needs the columns 'Id' and 'Work done' of an exported table."
        raise UnreadableFileError(Text(zh, en))
    return table


# --- headings ----------------------------------------------------------------------------------------


def _columns(row: Sequence[Given]) -> list[Column | None]:
    return [_HEADINGS.get(heading(cell)) if isinstance(cell, str) else None for cell in row]


def is_heading(row: Sequence[Given]) -> bool:
    """Whether a row is the headings of a checklist's table."""
    keys = {column.key for column in _columns(row) if column is not None}
    return ID in keys and "state" in keys


def _heading_row(sheet: RawSheet) -> int | None:
    return next((at for at, row in enumerate(sheet.rows[:12]) if is_heading(row)), None)


def _read(sheet: RawSheet, at: int, table: WorkTable) -> None:
    columns = _columns(sheet.rows[at])
    for column in filter(None, columns):
        if columns.count(column) > 1:
            where = Place(sheet.title, at + 1, column.title).text()
            zh = f"{table.name}：{where.zh}有不止一列，不知道该用哪一列；请只留下一列再导入。"
            raise UnreadableFileError(Text(zh, f"{table.name}: {where.en} is there more than once; keep one of them."))
    if sheet.cut:
        table.problems.append(
            Text(f"行数太多，只读了前 {MOST_ROWS} 行；请分开导入。", f"Only the first {MOST_ROWS} rows were read.")
        )
    for number, row in enumerate(sheet.rows[at + 1 :], start=at + 2):
        cells = {column.key: cell for column, cell in zip(columns, row, strict=False) if column is not None}
        if any(_is_filled(cell) for cell in cells.values()):
            _Reader(sheet.title, number, table).read(cells)


def _is_filled(cell: Given) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else True


# --- rows --------------------------------------------------------------------------------------------


class _Reader:
    """Reads one row into a table."""

    def __init__(self, sheet: str, row: int, table: WorkTable) -> None:
        self._sheet = sheet
        self._row = row
        self._table = table

    def read(self, cells: Mapping[str, Given]) -> None:
        """Add the row, or say why not."""
        name = cells.get(ID, "")
        if not isinstance(name, str) or not name.strip():
            said = name.text if isinstance(name, Fault) else _NO_ID
            self._doubt(ID, said)
            return
        parts = {column.part: value for column, value in self._parts(cells)}
        origin, steps = cells.get(ORIGIN, ""), cells.get(STEPS, "")
        self._table.rows.append(
            WorkRow(
                name.strip(),
                self._sheet,
                self._row,
                parts,
                _drawn(steps) if isinstance(steps, str) else None,
                read_origin(origin) if isinstance(origin, str) else None,
            )
        )

    def _parts(self, cells: Mapping[str, Given]) -> Iterator[tuple[Column, Value]]:
        for column in COLUMNS:
            if not column.part or column.key not in cells:
                continue
            cell = cells[column.key]
            if isinstance(cell, Fault):
                self._doubt(column.key, cell.text)
            elif isinstance(cell, str) and is_cut(cell):
                where = self._place(column.key)
                zh = f"{where.zh}导出时没有写全，这一格不采用。"
                self._table.remarks.append(Text(zh, f"{where.en} was not complete when exported; it is not taken."))
            else:
                read = self._value(column, cell)
                if read is not _NOTHING:
                    yield column, read

    def _value(self, column: Column, cell: str | date) -> Value:
        if column.part == "due":
            return self._due(cell)
        text = cell.isoformat() if isinstance(cell, date) else cell
        match column.part:
            case "state":
                return self._state(text)
            case "steps":
                return self._steps(text)
            case _:
                return as_meant(text)

    def _due(self, cell: str | date) -> Value:
        if isinstance(cell, date):
            return cell
        if not cell.strip():
            return None
        found = _DAY.fullmatch(folded(cell))
        if found is not None:
            with suppress(ValueError):  # 2026-02-30
                year, month, day = (int(part) for part in found.groups() if part)
                return date(year, month, day)
        zh = f"“{shown(cell)}”不是日期，未采用；请写成 2026-12-01 的样子。"
        return self._refused("due", Text(zh, f"'{shown(cell)}' is no date; write one like 2026-12-01."))

    def _state(self, text: str) -> Value:
        if not text.strip():
            return _NOTHING  # an empty state says nothing
        found = _STATES.get(folded(text))
        if found is not None:
            return found
        zh, en = "、".join(one.zh for one in WORK_STATES.values()), ", ".join(one.en for one in WORK_STATES.values())
        return self._refused(
            "state",
            Text(f"“{shown(text)}”不是办理情况，未采用；可用：{zh}。", f"'{shown(text)}' is no state; known: {en}."),
        )

    def _steps(self, text: str) -> Value:
        numbers = [one for one in re.split(r"[、,，;；.\s]+", folded(text)) if one]
        if all(one.isascii() and one.isdigit() and 1 <= int(one[:9]) <= 99 for one in numbers):
            return frozenset(int(one) - 1 for one in numbers)
        zh = f"“{shown(text)}”不是步骤的序号，未采用；请写成 1、3 的样子。"
        return self._refused("ticked", Text(zh, f"'{shown(text)}' are no numbers of steps; write 1, 3."))

    def _refused(self, key: str, said: Text) -> Value:
        self._doubt(key, said)
        return _NOTHING

    def _doubt(self, key: str, said: Text) -> None:
        where = self._place(key)
        self._table.problems.append(Text(f"{where.zh}{said.zh}", f"{where.en}: {said.en}"))

    def _place(self, key: str) -> Text:
        title = next(column.title for column in COLUMNS if column.key == key)
        return Place(self._sheet, self._row, title).text()


_NO_ID = Text(
    "是空的，这一行未采用；请填上事项的编号，或清空这一行。", "is empty; fill in the support's id or clear the row."
)
_NOTHING: Value = "\0"
"""Stands for a cell that says nothing or cannot be used; no text of a cell is this very object."""

_STATES: Mapping[str, WorkState] = {
    folded(name): state for state, words in WORK_STATES.items() for name in (words.zh, words.en, state)
}


def _drawn(text: str) -> frozenset[int] | None:
    """The steps whose boxes are ticked; None unless every line is a numbered step with a box."""
    marks = [_STEP.match(line) for line in text.split("\n") if line.strip()]
    numbers = [int(mark[2]) for mark in marks if mark is not None]
    if not marks or None in marks or numbers != list(range(1, len(marks) + 1)):
        return None
    return frozenset(int(mark[2]) - 1 for mark in marks if mark is not None and mark[1] in _TICKS)
