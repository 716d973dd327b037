"""The form as a workbook: one sheet of questions, one of goods, one of the codes that both may use.

A hidden column carries the keys, so that a filled-in form is read exactly, whatever the language of its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from qhchecklist.intake.workbook import GOODS_MARK, NOTE_MARK, PROFILE_MARK
from qhchecklist.policy.code_files import Certification, Country, CountryGroup, Currency, SupervisionMode
from qhchecklist.policy.codes import Codes
from qhchecklist.policy.field import Column, Field, FieldCatalogue
from qhchecklist.policy.text import Lang, Text

Coded = Country | Currency | SupervisionMode | Certification

_GOODS_ROWS = 200
"""Rows of the sheet of goods that have drop-downs."""

_HEAD = PatternFill("solid", fgColor="E6F3F0")
_FILL_IN = PatternFill("solid", fgColor="FFFBEA")
_LINE = Side(style="thin", color="C9CDD2")
_WRAP = Alignment(wrap_text=True, vertical="top")

_YES_NO = (Text("是", "yes"), Text("否", "no"))
_UNCLEAR = Text("不清楚", "not known")
_NONE = Text("以上都没有", "none of these")

_HOW = Text(
    "请在“回答”一栏填写。不知道的留空，问过仍不知道的写“不清楚”；留空不等于“没有”。填好后在程序中用“文件→导入”读入。",
    "Fill in the column “Answer”. Leave open what you do not know; write “not known” where asking did not help. "
    "An empty cell never means none. Then use File → Import in the program.",
)
_TYPED = {
    "text": Text("文字", "text"),
    "uscc": Text("18 位", "18 characters"),
    "date": Text("日期，如 2016-05-20", "a date like 2016-05-20"),
    "number": Text("数或区间，如 46、20-99、300以上", "a number or range: 46, 20-99, >=300"),
    "division": Text("从下拉单选，或写六位区划代码", "choose from the list, or a six-digit code"),
    "certificates": Text(
        "代码或名称，多个用；隔开，可写有效期，如 organic_cn 2026-05-01；没有的写“以上都没有”",
        "codes or names, parted by ; with the expiry date if known: organic_cn 2026-05-01; or “none of these”",
    ),
    "rows": Text("填在“货物明细”表；没有进出口货物的写“以上都没有”", "on the sheet “Goods”"),
}
_SEVERAL = Text("可多选，用；隔开：", "several, parted by ; : ")
_LISTS = {
    "countries": Text(
        "国家（地区）名称或代码，用、隔开，可写 RCEP、东南亚等", "countries, codes or groups, parted by commas"
    ),
    "currencies": Text("币种代码，用、隔开，如 USD、CNY", "currency codes, parted by commas: USD, CNY"),
    "supervision_modes": Text("四位监管方式代码，用、隔开，如 0110", "four-digit modes, parted by commas: 0110"),
}


def render_template(catalogue: FieldCatalogue, codes: Codes, lang: Lang = "zh") -> bytes:
    """The empty form as a workbook."""
    book = Workbook()
    questions = book.worksheets[0]
    questions.title = Text("企业画像", "Profile")[lang]
    goods = book.create_sheet(Text("货物明细", "Goods")[lang])
    lists = _Lists(book.create_sheet(Text("代码", "Codes")[lang]))
    _questions(questions, catalogue, codes, lists, lang)
    _goods(goods, catalogue.columns, lists, lang)
    for title, entries in _code_lists(codes, lang):
        lists.show(title, entries)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


class _Lists:
    """The sheet of codes: a column for each list, which drop-downs refer to."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._columns = 0
        sheet.freeze_panes = "A2"

    def show(self, title: str, entries: Sequence[str]) -> str:
        """One more list; returns the range of its entries."""
        self._columns += 1
        letter = get_column_letter(self._columns)
        self._sheet.column_dimensions[letter].width = 30
        head = self._sheet.cell(1, self._columns, title)
        head.font, head.fill = Font(bold=True), _HEAD
        for row, entry in enumerate(entries, start=2):
            self._sheet.cell(row, self._columns, entry).number_format = "@"
        name = self._sheet.title
        return f"'{name}'!${letter}$2:${letter}${len(entries) + 1}"


def _drop_down(sheet: Worksheet, source: str, cells: str) -> None:
    """A list to choose from; other words may be typed all the same, and are asked about on reading."""
    rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)
    sheet.add_data_validation(rule)
    rule.add(cells)


# --- questions ---------------------------------------------------------------------------------------


def _questions(sheet: Worksheet, catalogue: FieldCatalogue, codes: Codes, lists: _Lists, lang: Lang) -> None:
    sheet.column_dimensions["A"].hidden = True
    for letter, width in (("B", 26), ("C", 44), ("D", 52), ("E", 40)):
        sheet.column_dimensions[letter].width = width
    sheet.cell(1, 2, Text("企业画像填写表", "Profile of a firm: form to fill in")[lang]).font = Font(bold=True, size=14)
    sheet.cell(2, 2, _HOW[lang])
    sheet.cell(3, 1, PROFILE_MARK)
    titles = (Text("项目", "Item"), Text("问题", "Question"), Text("可填", "Allowed"), Text("回答", "Answer"))
    for column, title in enumerate(titles, start=2):
        head = sheet.cell(3, column, title[lang])
        head.font, head.fill = Font(bold=True), _HEAD
    sheet.freeze_panes = "A4"
    row = 4
    for section in catalogue.sections:
        sheet.cell(row, 2, section.text[lang]).font = Font(bold=True, color="0B6E5B")
        row += 1
        for field in catalogue.fields:
            if field.section == section.key:
                _question(sheet, row, field, codes, lists, lang)
                row += 1


def _question(sheet: Worksheet, row: int, field: Field, codes: Codes, lists: _Lists, lang: Lang) -> None:
    words = (field.key, field.label[lang], field.question[lang], _allowed(field, lang))
    for column, text in enumerate(words, start=1):
        sheet.cell(row, column, text).alignment = _WRAP
    cell = sheet.cell(row, 5)
    cell.alignment, cell.fill = _WRAP, _FILL_IN
    cell.border = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
    cell.number_format = {"date": "yyyy-mm-dd", "number": "General"}.get(field.kind, "@")
    offered = _offered(field, codes, lang)
    if offered:
        _drop_down(sheet, lists.show(field.label[lang], offered), f"E{row}")


def _allowed(field: Field, lang: Lang) -> str:
    """What may be written, in one line."""
    options = "；".join(option.text[lang] for option in field.options)
    match field.kind:
        case "yes_no":
            return " / ".join(text[lang] for text in (*_YES_NO, _UNCLEAR))
        case "choice":
            return options
        case "choices":
            return f"{_SEVERAL[lang]}{options}；{_NONE[lang]}"
        case "codes":
            return _LISTS[field.codes or "countries"][lang]
        case _:
            unit = f"（{field.unit[lang]}）" if field.unit else ""
            return _TYPED[field.kind][lang] + unit


def _offered(field: Field, codes: Codes, lang: Lang) -> Sequence[str]:
    """The entries of the drop-down of an answer; none where several or free words are wanted."""
    match field.kind:
        case "yes_no":
            return [text[lang] for text in (*_YES_NO, _UNCLEAR)]
        case "choice":
            return [*(option.text[lang] for option in field.options), _UNCLEAR[lang]]
        case "division":
            return list(_divisions(codes, lang))
        case _:
            return []


def _divisions(codes: Codes, lang: Lang) -> Iterable[str]:
    """Every division with its code, those that a notice of the province is about first."""
    for code in sorted((*codes.counties, *codes.prefectures)):
        yield f"{codes.division_name(code)[lang]} {code}"
    for province in codes.provinces.values():
        yield f"{Text(province.zh, province.en)[lang]} {province.code}0000"


# --- goods and codes ---------------------------------------------------------------------------------


def _goods(sheet: Worksheet, columns: Sequence[Column], lists: _Lists, lang: Lang) -> None:
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[1].hidden = True
    sheet.cell(1, 1, GOODS_MARK)
    for place, column in enumerate(columns, start=2):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = {"countries": 44, "text": 24}.get(column.kind, 14)
        sheet.cell(1, place, column.key)
        head = sheet.cell(2, place, column.label[lang])
        head.font, head.fill, head.alignment = Font(bold=True), _HEAD, _WRAP
        note = sheet.cell(3, place, column.help[lang])
        note.font, note.alignment = Font(size=9, color="5F6B76"), _WRAP
        for row in range(4, _GOODS_ROWS + 4):
            sheet.cell(row, place).number_format = "@"  # text: a code keeps the zero it begins with
        offered = [option.text[lang] for option in column.options]
        if column.kind == "yes_no":
            offered = [text[lang] for text in _YES_NO]
        if offered:
            source = lists.show(column.label[lang], [*offered, _UNCLEAR[lang]])
            _drop_down(sheet, source, f"{letter}4:{letter}{_GOODS_ROWS + 3}")
    sheet.cell(3, 1, NOTE_MARK)
    sheet.freeze_panes = "A4"


def _code_lists(codes: Codes, lang: Lang) -> Iterable[tuple[str, Sequence[str]]]:
    """The lists that answers may name codes of."""
    named = (
        (Text("国家（地区）", "Countries and regions"), codes.countries.values()),
        (Text("国家组", "Groups of countries"), codes.country_groups.values()),
        (Text("币种", "Currencies"), codes.currencies.values()),
        (Text("监管方式", "Supervision modes"), codes.modes.values()),
        (Text("认证和证书", "Certificates"), codes.certifications.values()),
    )
    for title, entries in named:
        yield title[lang], [_entry(one, lang) for one in entries]


def _entry(one: Coded | CountryGroup, lang: Lang) -> str:
    code = one.key if isinstance(one, CountryGroup) else one.code
    return f"{code} {Text(one.zh, one.en)[lang]}"
