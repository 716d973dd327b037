"""Lists as tables that compute nothing, and whom to call on paper."""

from __future__ import annotations

import csv
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

from openpyxl import load_workbook

from qhchecklist.report.call_sheet import Call, CallSheet, render_calls
from qhchecklist.report.list_file import List, render_list
from tests.paper_text import page_texts

DAY = date(2026, 11, 23)
EVIL = "=1+1", "+cmd", "@x", "-2", "\t=3", "[red]x[/red]\x07"
GIVEN = List("名单", DAY, ("甲", "乙"), (20, 20), tuple((text, DAY) for text in EVIL))


def test_no_cell_of_a_list_is_ever_computed() -> None:
    _, *rows = csv.reader(StringIO(render_list(GIVEN, Path("a.CSV")).decode("utf-8-sig"), newline=""))
    assert all(row[0].startswith(("'", "[")) for row in rows)
    assert {row[1] for row in rows} == {"2026-11-23"}
    sheet = load_workbook(BytesIO(render_list(GIVEN, Path("a.xlsx")))).worksheets[0]
    assert [sheet.cell(row, 1).data_type for row in range(2, 8)] == ["s"] * 6
    assert sheet.cell(2, 1).value == "=1+1"
    assert sheet.cell(7, 1).value == "[red]x[/red]⟨U+0007⟩"
    assert sheet.cell(2, 2).is_date


def test_equal_lists_are_equal_bytes() -> None:
    assert render_list(GIVEN, Path("a.xlsx")) == render_list(GIVEN, Path("b.xlsx"))


def test_a_sheet_to_call_from_holds_any_text_and_is_the_same_each_time() -> None:
    long = "很长的名称" * 80
    calls = [Call(f"{long}<b>&{number}", [long] * 9, [long] * 30, ["来访 2024-06-01"]) for number in range(12)]
    sheet = CallSheet("回电名单", "截至 2026-11-23 有 12 家。", calls)
    data = render_calls(sheet)
    assert data == render_calls(sheet)
    pages = page_texts(data)
    assert len(pages) > 1
    assert f"第1页，共{len(pages)}页" in pages[0]
    assert "<b>" not in pages[0] or "很长的名称" in pages[0]
    assert "page1of" in page_texts(render_calls(sheet, "en"))[0]
