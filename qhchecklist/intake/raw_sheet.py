"""The cells of a table that people changed, as they stand in the file; what is none of a text or day says why.

Nothing is tidied here: blanks, widths and invisible characters of a note are the person's own.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import StringIO
from pathlib import Path
from typing import Any, TypeAlias
from xml.etree.ElementTree import iterparse

from openpyxl.utils.cell import range_boundaries

from qhchecklist.intake.both_readings import both_readings
from qhchecklist.intake.cells import cell_text
from qhchecklist.intake.opening import DAMAGED, damaged, refuse_large, refuse_unsafe, unopened
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text
from qhchecklist.table.spelling import as_written

MOST_ROWS, MOST_COLUMNS, MOST_SHEETS, MOST_MERGED = 2_000, 60, 12, 200_000

_CSV_CELL = 200_000
"""Characters; six times what a spreadsheet program keeps."""


@record
class Fault:
    """Why a cell cannot be used: a sentence that follows its place."""

    text: Text


Given: TypeAlias = str | date | Fault


@dataclass(frozen=True, slots=True)
class RawSheet:
    """The rows of a sheet from the first on; `title` is empty for CSV. `cut`: there were more rows than are read."""

    title: str
    rows: Sequence[Sequence[Given]]
    cut: bool = False


# --- XLSX --------------------------------------------------------------------------------------------


def workbook_sheets(path: Path) -> list[RawSheet]:
    """Every sheet of a workbook; raises UnreadableFileError. Nothing is computed, no link followed, no macro read."""
    refuse_unsafe(path)
    try:
        with both_readings(path) as (shown, written):
            pairs = zip(shown.worksheets[:MOST_SHEETS], written.worksheets[:MOST_SHEETS], strict=True)
            return [_sheet(*pair) for pair in pairs]
    except UnreadableFileError:
        raise
    except DAMAGED as error:
        raise damaged(path) from error


def _sheet(shown: Any, written: Any) -> RawSheet:
    limits = {"max_row": MOST_ROWS + 1, "max_col": MOST_COLUMNS}
    rows: list[list[Given]] = [
        [_given(cell, source) for cell, source in zip(cells, sources, strict=False)]
        for cells, sources in zip(shown.iter_rows(**limits), written.iter_rows(**limits), strict=False)
    ]
    for row, column, name in _hidden_by_merging(shown):
        if row <= len(rows) and column <= len(rows[row - 1]):
            zh = f"在合并的单元格 {name} 里，不知道是不是也要改，未采用；请取消合并，逐行填写。"
            rows[row - 1][column - 1] = Fault(Text(zh, f"is inside the merged cells {name}; unmerge them first."))
    cut = len(rows) > MOST_ROWS and any(rows[MOST_ROWS])
    return RawSheet(str(shown.title), rows[:MOST_ROWS], cut)


def _given(cell: Any, source: Any) -> Given:
    value = cell.value
    if value is None and source.data_type == "f":
        zh = "是没有结果的公式，未采用；请改成文字或日期。"
        return Fault(Text(zh, "is a formula without a result; write a text or a day instead."))
    if cell.data_type == "e":
        return Fault(Text(f"是公式的错误 {value}，未采用；请改正。", f"is the formula error {value}; correct it."))
    match value:
        case str():
            return value.replace("_x000D_\n", "\n").replace("_x000D_", "\n")  # as Excel writes line ends
        case datetime() if value.time() == time():
            return value.date()
        case date() if not isinstance(value, datetime):
            return value
        case _:
            return cell_text(value)


def _hidden_by_merging(sheet: Any) -> Iterator[tuple[int, int, str]]:
    """Row and column of each merged cell but the first of its range, with the range; the reader drops them."""
    seen = 0
    with sheet._get_source() as source:
        for _, element in iterparse(source):
            if element.tag.endswith("}mergeCell") and seen < MOST_MERGED:
                name = str(element.get("ref", ""))
                left, top, right, bottom = (edge or 1 for edge in range_boundaries(name))
                for row in range(top, min(bottom, MOST_ROWS) + 1):
                    for column in range(left, min(right, MOST_COLUMNS) + 1):
                        seen += 1
                        if (row, column) != (top, left):
                            yield row, column, name
            element.clear()


# --- CSV ---------------------------------------------------------------------------------------------


def csv_sheet(path: Path, is_heading: Callable[[Sequence[Given]], bool]) -> RawSheet:
    """A CSV file as one sheet; `is_heading` tells from a row's cells whether it is one, to find the separator.

    Raises UnreadableFileError.
    """
    try:
        refuse_large(path)
        data = path.read_bytes()
    except OSError as error:
        raise unopened(path, error) from error
    text = _decoded(data, path)
    for separator in (",", ";", "\t"):
        sheet = _parsed(text, separator, path)
        if any(is_heading(row) for row in sheet.rows[:12]):
            return sheet
    return _parsed(text, ",", path)


def _decoded(data: bytes, path: Path) -> str:
    """UTF-8, UTF-16 where it says so, or what Chinese spreadsheet programs write without being asked."""
    encodings = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    zh = f"{path.name} 的文字编码认不出；请在表格软件中另存为“CSV UTF-8”或 xlsx 再导入。"
    raise UnreadableFileError(Text(zh, f"The text encoding of {path.name} is not known; save it as CSV UTF-8 or xlsx."))


def _parsed(text: str, separator: str, path: Path) -> RawSheet:
    csv.field_size_limit(_CSV_CELL)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[Given]] = []
    try:
        for row in reader:
            if len(rows) > MOST_ROWS:
                return RawSheet("", rows[:MOST_ROWS], cut=True)
            rows.append([as_written(cell.replace("\r\n", "\n")) for cell in row[:MOST_COLUMNS]])
    except csv.Error as error:
        zh = f"{path.name} 第 {reader.line_num} 行的引号或分隔不完整，没有读；请在表格软件中重新存成 CSV 再导入。"
        en = f"The quotation marks of {path.name} do not match at line {reader.line_num}; save it as CSV again."
        raise UnreadableFileError(Text(zh, en)) from error
    return RawSheet("", rows)
