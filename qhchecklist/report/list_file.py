"""Any list of rows as a file that spreadsheet programs open, of the kind that its name says. No cell is computed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from qhchecklist.policy.record import record
from qhchecklist.policy.text import Lang
from qhchecklist.report.table import Cell
from qhchecklist.report.table_csv import render_rows
from qhchecklist.report.workbook import header_text, row_height, set_page, workbook_bytes, write_cell, write_heading
from qhchecklist.table.spelling import fitted, spelt

_LONGEST_SHEET = 31


@record
class List:
    """Cells are texts as people gave them, or days. `widths`: of the columns in characters; `day`: what it is of."""

    title: str
    day: date
    titles: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[Cell]]


def render_list(given: List, path: Path, lang: Lang = "zh") -> bytes:
    """CSV where the path ends so, else XLSX. Equal lists give equal bytes."""
    if path.suffix.lower() == ".csv":
        return render_rows(given.titles, given.rows)
    return _xlsx(given, lang)


def _xlsx(given: List, lang: Lang) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = given.title[:_LONGEST_SHEET]
    write_heading(sheet, given.titles, given.widths)
    for number, row in enumerate(given.rows, start=2):
        cells = [fitted(spelt(cell))[0] if isinstance(cell, str) else cell for cell in row]
        for place, cell in enumerate(cells, start=1):
            write_cell(sheet, number, place, cell)
            if isinstance(cell, date):
                sheet.cell(number, place).number_format = "yyyy-mm-dd"
        sheet.row_dimensions[number].height = row_height(cells, given.widths)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(given.titles))}{len(given.rows) + 1}"
    sheet.print_title_rows = "1:1"
    set_page(sheet, lang)
    header = sheet.oddHeader
    assert header is not None
    header.left.text = header_text(f"{given.title} {given.day.isoformat()}", 100)
    return workbook_bytes(book, given.title, given.day, lang)
