"""The workbook as a person opens it: sheets, headings, drop-downs, paper."""

from __future__ import annotations

import zipfile
from datetime import date
from html import unescape
from typing import Any

import openpyxl
import pytest

from qhchecklist.table.columns import COLUMNS
from qhchecklist.work import WORK_STATES, Work
from tests.table.conftest import WORK


@pytest.fixture(params=["zh", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def book(write: Any, lang: str) -> openpyxl.Workbook:
    return openpyxl.load_workbook(write("list.xlsx", WORK, lang))


def test_all_supports_stand_in_one_row_each(book: openpyxl.Workbook, rulebook: Any) -> None:
    ids = [cell.value for cell in book.worksheets[0]["A"]][1:]
    assert sorted(map(str, ids)) == sorted(one.id for one in rulebook.policy.supports)


def test_headings_stay_in_view_filter_and_repeat_on_paper(book: openpyxl.Workbook, lang: Any) -> None:
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == [column.title[lang] for column in COLUMNS]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:Z61"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert all(cell.alignment.wrap_text for cell in sheet[2])


def test_states_are_chosen_from_the_words_of_the_language(book: openpyxl.Workbook, lang: Any) -> None:
    rules = {str(rule.sqref): rule for rule in book.worksheets[0].data_validations.dataValidation}
    assert rules["D2:D61"].formula1 == '"' + ",".join(words[lang] for words in WORK_STATES.values()) + '"'
    assert len(str(rules["D2:D61"].formula1)) <= 255
    assert rules["E2:E61"].type == "date"
    states = {cell.value for cell in book.worksheets[0]["D"][1:]}
    assert states == {WORK_STATES[state][lang] for state in ("not_started", "submitted", "not_pursued")}


def test_every_page_says_what_must_be_said(book: openpyxl.Workbook, lang: str) -> None:
    for sheet in book.worksheets:
        footer = f"{sheet.oddFooter.left.text} {sheet.oddFooter.center.text}"
        assert ("以主管部门答复为准" if lang == "zh" else "authority's answer prevails") in footer
        assert "2026-11-23" in footer
        assert "qinghai-2022 " in footer
        assert "2025-12-09" in str(sheet.oddHeader.right.text)


def test_the_second_sheet_begins_with_validity_and_names_its_sources(
    book: openpyxl.Workbook, lang: str, rulebook: Any
) -> None:
    rows = dict(book.worksheets[1].values)
    assert next(iter(rows)) == ("有效性" if lang == "zh" else "Validity")
    first = str(next(iter(rows.values())))
    assert ("届满" if lang == "zh" else "expired") in first
    assert rulebook.policy.sha256 in rows.values()
    assert "qhchecklist import-work" in " ".join(map(str, rows.values()))


def test_a_status_is_told_by_its_word_and_nothing_green_looks_like_a_present_claim(book: openpyxl.Workbook) -> None:
    for cell in book.worksheets[0]["C"][1:]:
        assert cell.value
        assert cell.fill.fgColor.rgb[-6:] not in ("D8EFE4", "E3F3EB", "EDF7F1", "F3F9F5")


def test_old_and_present_names_of_departments_stand_apart(write: Any) -> None:
    titles, *rows = openpyxl.load_workbook(write("list.xlsx")).worksheets[0].values
    old, new = titles.index("责任单位（原文名称）"), titles.index("现名称（一般知识，待核实）")
    assert not any("→" in str(row[old]) for row in rows)
    assert any("→" in str(row[new]) for row in rows)


def test_a_due_day_is_a_day_and_sorts(book: openpyxl.Workbook) -> None:
    days = [cell for cell in book.worksheets[0]["E"] if cell.is_date]
    assert [cell.value.date() for cell in days if cell.value] == [date(2026, 12, 1)]
    assert {cell.number_format for cell in book.worksheets[0]["E"][1:]} == {"yyyy-mm-dd"}


def test_texts_stay_texts_when_a_cell_is_edited(book: openpyxl.Workbook) -> None:
    sheet = book.worksheets[0]
    letters = {column.key: number for number, column in enumerate(COLUMNS)}
    for row in sheet.iter_rows(min_row=2):
        assert all(row[letters[key]].number_format == "@" for key in ("person", "note", "reason", "ticked"))


def test_a_firms_name_commands_nothing_in_the_header(judge: Any, explainer: Any) -> None:
    from io import BytesIO

    from qhchecklist.checklist import make_checklist
    from qhchecklist.report.table import make_table
    from qhchecklist.report.table_xlsx import render_xlsx

    checklist = make_checklist(judge({"enterprise_name": "甲&P&G乙" + "&" * 300}))
    data = render_xlsx(make_table(checklist, explainer), checklist)
    with zipfile.ZipFile(BytesIO(data)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    header = sheet.partition("<oddHeader>")[2].partition("</oddHeader>")[0]
    header = unescape(header)
    assert header.startswith("&L甲&&P&&G乙&&")
    assert len(header) <= 255


def test_no_date_of_this_day_is_in_the_file(write: Any) -> None:
    with zipfile.ZipFile(write("list.xlsx")) as parts:
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
    assert core.count("2026-11-23T00:00:00Z") == 2
    assert "openpyxl" not in core


def test_a_row_begins_as_high_as_its_text_and_may_grow(write: Any) -> None:
    work = {"S03h": Work(note="一行\n" * 30)}
    path = write("list.xlsx", work)
    rows = openpyxl.load_workbook(path).worksheets[0]
    heights = {row[0].value: rows.row_dimensions[row[0].row].height for row in rows.iter_rows(min_row=2)}
    assert heights["S03h"] > 400
    with zipfile.ZipFile(path) as parts:
        assert b"customHeight" not in parts.read("xl/worksheets/sheet1.xml")
