"""Cells, headings and bytes of every workbook: texts stay texts whatever they begin with. Equal books, equal bytes."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from io import BytesIO
from xml.etree.ElementTree import canonicalize
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from qhchecklist.policy.text import Lang, Text
from qhchecklist.report.table import Cell
from qhchecklist.table.spelling import spelt

HEAD = PatternFill("solid", fgColor="E6F3F0")
BOLD = Font(bold=True)
_LINE = Side(style="thin", color="C9CDD2")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAP = Alignment(wrap_text=True, vertical="top")

_LINE_HEIGHT, _HIGHEST_ROW = 14.0, 409.0


def write_heading(sheet: Worksheet, titles: Sequence[str], widths: Sequence[int]) -> None:
    """The first row, and how wide the columns are, in characters."""
    for place, (title, width) in enumerate(zip(titles, widths, strict=True), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
        write_cell(sheet, 1, place, title)
        sheet.cell(1, place).font, sheet.cell(1, place).fill = BOLD, HEAD


def write_cell(sheet: Worksheet, row: int, column: int, content: Cell) -> None:
    """A day, or a text that stays one: the type is forced, and the format keeps it when the cell is edited."""
    cell = sheet.cell(row, column)
    cell.alignment, cell.border = _WRAP, _BOX
    if isinstance(content, date):
        cell.value = content
    elif content:
        cell.value = content
        cell.data_type = "s"
    if not isinstance(content, date):
        cell.number_format = "@"


def row_height(cells: Iterable[Cell], widths: Iterable[int]) -> float:
    """Points that the longest cell needs; not every program finds that out by itself."""
    lines = (
        sum(math.ceil(_width(line) / (width - 1)) or 1 for line in cell.split("\n"))
        for cell, width in zip(cells, widths, strict=True)
        if isinstance(cell, str)
    )
    return min(max(lines, default=1) * _LINE_HEIGHT + 2, _HIGHEST_ROW)


def _width(text: str) -> float:
    """Roughly, in the units of column widths: a digit has one, a Chinese character about two."""
    return sum(2.1 if unicodedata.east_asian_width(one) in "WFA" else 1.0 for one in text)


def set_page(sheet: Worksheet, lang: Lang) -> None:
    """A4 across, as wide as the paper, with numbers of pages."""
    setup, margins = sheet.page_setup, sheet.page_margins
    setup.orientation, setup.paperSize = "landscape", 9
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.75
    margins.header = margins.footer = 0.3
    footer = sheet.oddFooter
    assert footer is not None
    footer.right.text = Text("第 &P 页，共 &N 页", "page &P of &N")[lang]


def header_text(text: str, longest: int) -> str:
    """A text as a header takes it, at most so long: in one line, its & doubled so that it commands nothing.

    All parts of a page's header may have 255 characters together, the footer's too.
    """
    bare = spelt(" ".join(text.split()))
    while len(bare) + bare.count("&") > longest:
        bare = bare[:-1]
    return bare.replace("&", "&&")


def workbook_bytes(book: Workbook, title: str, day: date, lang: Lang) -> bytes:
    """The file, with `day` as its only date."""
    moment = datetime.combine(day, time())
    told = book.properties
    told.creator, told.created, told.modified = "qhchecklist", moment, moment
    told.title, told.language = title, lang
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).write_data()
    fixed = BytesIO()
    with ZipFile(made) as old, ZipFile(fixed, "w") as new:
        for name in old.namelist():
            entry = ZipInfo(name)  # 1980, as far back as the format goes
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, _part(old.read(name)))
    return fixed.getvalue()


def _part(data: bytes) -> bytes:
    """A part in canonical form: which XML writer the library found must not show in the bytes."""
    text = canonicalize(data.decode())
    # Heights are a beginning: a row grows with what is typed into it. A text has no "<", so this is no text.
    text = re.sub(r'(<row\b[^>]*?) customHeight="1"', r"\1", text)
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text.encode()
