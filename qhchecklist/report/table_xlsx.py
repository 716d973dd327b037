"""The checklist as an XLSX workbook: the list with filters and drop-downs, what to know about it, answers to check.

No cell is ever computed: texts are written as texts whatever they begin with. Equal tables give equal bytes.
"""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from qhchecklist.checklist import Checklist, GroupKey
from qhchecklist.policy.text import Lang, Text
from qhchecklist.report.table import Row, Table, validity_word
from qhchecklist.report.table_about import DISCLAIMER, Line, about_lines
from qhchecklist.report.workbook import (
    BOLD,
    header_text,
    row_height,
    set_page,
    workbook_bytes,
    write_cell,
    write_heading,
)
from qhchecklist.table.columns import ABOUT_SHEET, COLUMNS, LAST_PRINTED, PROBLEMS_SHEET, SHEET
from qhchecklist.table.spelling import fitted, spelt
from qhchecklist.work import WORK_STATES

_FILL_IN = PatternFill("solid", fgColor="FFFBEA")

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
    title = Text("外贸政策适用清单", "Checklist of trade supports")[lang]
    return workbook_bytes(book, title, checklist.assessment.as_of, lang)


# --- the list ----------------------------------------------------------------------------------------


def _list(sheet: Worksheet, table: Table, checklist: Checklist, lang: Lang) -> None:
    write_heading(sheet, table.titles, [column.width for column in COLUMNS])
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
        write_cell(sheet, number, place, content)
        if column.key == "due":
            sheet.cell(number, place).number_format = "yyyy-mm-dd"
        if column.part:
            sheet.cell(number, place).fill = _FILL_IN
        if column.key == "finding":
            green = row.group in ("right", "guided", "encouragement", "wide")
            colour = _OUTSIDE if green and not in_force else _COLOURS[row.group]
            sheet.cell(number, place).fill = PatternFill("solid", fgColor=colour)
            sheet.cell(number, place).font = BOLD


def _height(row: Row) -> float:
    """What is not printed counts for nothing: long quotations would leave the printed rows mostly white."""
    printed = [column.key for column in COLUMNS].index(LAST_PRINTED) + 1
    return row_height(row.cells[:printed], [column.width for column in COLUMNS[:printed]])


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
        write_cell(sheet, number, 1, name[lang])
        write_cell(sheet, number, 2, fitted(spelt(content))[0])
        sheet.cell(number, 1).font = BOLD
    sheet.cell(1, 2).font = Font(bold=True, size=12)
    sheet.freeze_panes = "B2"


def _problems(sheet: Worksheet, checklist: Checklist, lang: Lang) -> None:
    titles = Text("问题项", "Field"), Text("程度", "Severity"), Text("说明", "Message")
    write_heading(sheet, [title[lang] for title in titles], [28, 12, 90])
    words = {"error": Text("错误", "error"), "warning": Text("注意", "warning"), "notice": Text("说明", "note")}
    for number, one in enumerate(checklist.assessment.problems, start=2):
        for place, text in enumerate((one.field, words[one.severity][lang], one.message[lang]), start=1):
            write_cell(sheet, number, place, fitted(spelt(text))[0])
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"


# --- paper -------------------------------------------------------------------------------------------


def _page(sheet: Worksheet, checklist: Checklist, lang: Lang) -> None:
    """What every printed page must say."""
    set_page(sheet, lang)
    policy, day = checklist.assessment.rulebook.policy, checklist.assessment.as_of.isoformat()
    as_of = Text(f"判断日期 {day}", f"as of {day}")[lang]
    pack = f"{policy.head.id} {policy.head.version} {policy.sha256[:12]}"
    firm = checklist.assessment.reading.name or Text("（未填企业名称）", "(no firm name)")[lang]
    header, footer = sheet.oddHeader, sheet.oddFooter
    assert header is not None
    assert footer is not None
    header.left.text = header_text(firm, 100)
    header.right.text = header_text(validity_word(checklist)[lang], 120)
    footer.left.text = header_text(DISCLAIMER[lang], 80)
    footer.center.text = header_text(f"{as_of} · {pack}", 100)
