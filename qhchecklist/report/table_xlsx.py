"""The checklist as an XLSX workbook: the list with filters and drop-downs, what to know about it, answers to check.

No cell is ever computed: texts are written as texts whatever they begin with. Equal tables give equal bytes.
"""

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
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from qhchecklist.checklist import Checklist, GroupKey
from qhchecklist.policy.text import Lang, Text
from qhchecklist.report.table import Cell, Row, Table, validity_word
from qhchecklist.report.table_about import DISCLAIMER, Line, about_lines
from qhchecklist.table.columns import ABOUT_SHEET, COLUMNS, LAST_PRINTED, PROBLEMS_SHEET, SHEET
from qhchecklist.table.spelling import fitted, spelt
from qhchecklist.work import WORK_STATES

_HEAD = PatternFill("solid", fgColor="E6F3F0")
_FILL_IN = PatternFill("solid", fgColor="FFFBEA")
_LINE = Side(style="thin", color="C9CDD2")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAP = Alignment(wrap_text=True, vertical="top")
_BOLD = Font(bold=True)

_LINE_HEIGHT, _HIGHEST_ROW = 14.0, 409.0

_COLOURS: dict[GroupKey, str] = {
    "right": "D8EFE4",
    "guided": "E3F3EB",
    "encouragement": "EDF7F1",
    "wide": "F3F9F5",
    "needs_information": "F1E7F7",
    "open_list": "E4EEF9",
    "does_not_apply": "F0F1F2",
    "informational": "F7F7F7",
}
"""Behind the word of the finding; the word alone says it, too."""

_OUTSIDE = "F5EFE0"
"""Instead of green where the notice is not in force: nothing may look like a present claim."""


def render_xlsx(table: Table, checklist: Checklist, lang: Lang = "zh") -> bytes:
    """The workbook as bytes. `table` must be made from the checklist in the same language."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET[lang]
    _list(sheet, table, checklist, lang)
    _about(book.create_sheet(ABOUT_SHEET[lang]), about_lines(checklist, lang), lang)
    _problems(book.create_sheet(PROBLEMS_SHEET[lang]), checklist, lang)
    for one in book.worksheets:
        _page(one, checklist, lang)
    return _bytes(book, checklist, lang)


# --- the list ----------------------------------------------------------------------------------------


def _list(sheet: Worksheet, table: Table, checklist: Checklist, lang: Lang) -> None:
    _heading(sheet, table.titles, [column.width for column in COLUMNS])
    in_force = checklist.assessment.validity == "in_force"
    for number, row in enumerate(table.rows, start=2):
        _row(sheet, number, row, in_force)
        sheet.row_dimensions[number].height = _height(row)
    for place, column in enumerate(COLUMNS, start=1):
        if column.part:
            sheet.cell(1, place).fill = _FILL_IN
    last = len(table.rows) + 1
    _offer_states(sheet, last, lang)
    _expect_days(sheet, last, lang)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{last}"
    sheet.print_area = f"A1:{_letter(LAST_PRINTED)}{last}"
    sheet.print_title_rows = "1:1"


def _row(sheet: Worksheet, number: int, row: Row, in_force: bool) -> None:
    for place, (column, content) in enumerate(zip(COLUMNS, row.cells, strict=True), start=1):
        _write(sheet, number, place, content)
        if column.key == "due":
            sheet.cell(number, place).number_format = "yyyy-mm-dd"
        if column.part:
            sheet.cell(number, place).fill = _FILL_IN
        if column.key == "finding":
            green = row.group in ("right", "guided", "encouragement", "wide")
            colour = _OUTSIDE if green and not in_force else _COLOURS[row.group]
            sheet.cell(number, place).fill = PatternFill("solid", fgColor=colour)
            sheet.cell(number, place).font = _BOLD


def _height(row: Row) -> float:
    """Points that the longest cell needs; not every program finds that out by itself.

    What is not printed counts for nothing: long quotations would leave the printed rows mostly white.
    """
    printed = [column.key for column in COLUMNS].index(LAST_PRINTED) + 1
    lines = (
        sum(math.ceil(_width(line) / (column.width - 1)) or 1 for line in cell.split("\n"))
        for column, cell in zip(COLUMNS[:printed], row.cells[:printed], strict=True)
        if isinstance(cell, str)
    )
    return min(max(lines) * _LINE_HEIGHT + 2, _HIGHEST_ROW)


def _width(text: str) -> float:
    """Roughly, in the units of column widths: a digit has one, a Chinese character about two."""
    return sum(2.1 if unicodedata.east_asian_width(one) in "WFA" else 1.0 for one in text)


def _offer_states(sheet: Worksheet, last: int, lang: Lang) -> None:
    words = ",".join(words[lang] for words in WORK_STATES.values())
    rule = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=True)
    rule.errorTitle = Text("办理情况", "Work done")[lang]
    rule.error = Text("请从下拉单中选一项。", "Choose one of the list.")[lang]
    _apply(sheet, rule, "state", last)


def _expect_days(sheet: Worksheet, last: int, lang: Lang) -> None:
    rule = DataValidation(type="date", operator="greaterThanOrEqual", formula1="61", allow_blank=True)
    rule.showErrorMessage, rule.errorStyle = True, "warning"
    rule.errorTitle = Text("期限", "Due")[lang]
    rule.error = Text("请写成 2026-12-01 的样子。", "Write a date like 2026-12-01.")[lang]
    _apply(sheet, rule, "due", last)


def _apply(sheet: Worksheet, rule: DataValidation, key: str, last: int) -> None:
    if last > 1:
        sheet.add_data_validation(rule)
        rule.add(f"{_letter(key)}2:{_letter(key)}{last}")


def _letter(key: str) -> str:
    place = next(place for place, column in enumerate(COLUMNS, start=1) if column.key == key)
    return str(get_column_letter(place))


# --- the other sheets --------------------------------------------------------------------------------


def _about(sheet: Worksheet, lines: Iterable[Line], lang: Lang) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 22, 100
    for number, (name, content) in enumerate(lines, start=1):
        _write(sheet, number, 1, name[lang])
        _write(sheet, number, 2, fitted(spelt(content))[0])
        sheet.cell(number, 1).font = _BOLD
    sheet.cell(1, 2).font = Font(bold=True, size=12)
    sheet.freeze_panes = "B2"


def _problems(sheet: Worksheet, checklist: Checklist, lang: Lang) -> None:
    titles = Text("问题项", "Field"), Text("程度", "Severity"), Text("说明", "Message")
    _heading(sheet, [title[lang] for title in titles], [28, 12, 90])
    words = {"error": Text("错误", "error"), "warning": Text("注意", "warning"), "notice": Text("说明", "note")}
    for number, one in enumerate(checklist.assessment.problems, start=2):
        for place, text in enumerate((one.field, words[one.severity][lang], one.message[lang]), start=1):
            _write(sheet, number, place, fitted(spelt(text))[0])
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"


def _heading(sheet: Worksheet, titles: Sequence[str], widths: Sequence[int]) -> None:
    for place, (title, width) in enumerate(zip(titles, widths, strict=True), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
        _write(sheet, 1, place, title)
        sheet.cell(1, place).font, sheet.cell(1, place).fill = _BOLD, _HEAD


def _write(sheet: Worksheet, row: int, column: int, content: Cell) -> None:
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


# --- paper and bytes ---------------------------------------------------------------------------------


def _page(sheet: Worksheet, checklist: Checklist, lang: Lang) -> None:
    """A4 across, as wide as the paper, with what every printed page must say."""
    setup, margins = sheet.page_setup, sheet.page_margins
    setup.orientation, setup.paperSize = "landscape", 9
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.75
    margins.header = margins.footer = 0.3
    policy, day = checklist.assessment.rulebook.policy, checklist.assessment.as_of.isoformat()
    as_of = Text(f"判断日期 {day}", f"as of {day}")[lang]
    pack = f"{policy.head.id} {policy.head.version} {policy.sha256[:12]}"
    firm = checklist.assessment.reading.name or Text("（未填企业名称）", "(no firm name)")[lang]
    header, footer = sheet.oddHeader, sheet.oddFooter
    assert header is not None
    assert footer is not None
    header.left.text = _plain(firm, 100)
    header.right.text = _plain(validity_word(checklist)[lang], 120)
    footer.left.text = _plain(DISCLAIMER[lang], 80)
    footer.center.text = _plain(f"{as_of} · {pack}", 100)
    footer.right.text = Text("第 &P 页，共 &N 页", "page &P of &N")[lang]


def _plain(text: str, longest: int) -> str:
    """A text as a header takes it, at most so long: in one line, its & doubled so that it commands nothing.

    All parts of a page's header may have 255 characters together, the footer's too.
    """
    bare = spelt(" ".join(text.split()))
    while len(bare) + bare.count("&") > longest:
        bare = bare[:-1]
    return bare.replace("&", "&&")


def _bytes(book: Workbook, checklist: Checklist, lang: Lang) -> bytes:
    """The file with the day judged as its only date."""
    day = datetime.combine(checklist.assessment.as_of, time())
    told = book.properties
    told.creator, told.created, told.modified = "qhchecklist", day, day
    told.title, told.language = Text("外贸政策适用清单", "Checklist of trade supports")[lang], lang
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
