"""The table through another program: LibreOffice opens it and saves it again. Collected where that is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from qhchecklist.table.columns import COLUMNS
from qhchecklist.work import Work

NOTES = {
    "S03h": Work("submitted", frozenset({0}), "=1+1", None, "+86 971", "0012"),
    "S02f": Work("paid", note="甲\n乙 _x0041_ ⟨U+0041⟩ \x07 尾 ", person="2024-01-02", reason="'=1"),
    "S05d": Work(note="<b>&</b>\u202eRTL\u200b", person="＝1", reason="@SUM(A1)"),
}


AS_CSV = "--infilter=CSV:{0},34,76,1,,0,false,true,false,false,false,0,true"
"""A separator, quotation marks, UTF-8, from the first line on; formulas are computed, which a person can choose."""


def resaved(path: Path, kind: str, *options: str) -> Path:
    """The file as LibreOffice saves it."""
    folder = path.parent / "resaved"
    program = shutil.which("soffice")
    assert program is not None
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    command = [program, profile, "--headless", *options, "--convert-to", kind, "--outdir", str(folder), str(path)]
    own = {"PATH": os.environ["PATH"], "HOME": str(path.parent)}
    subprocess.run(command, check=True, capture_output=True, timeout=180, env=own, stdin=subprocess.DEVNULL)
    return folder / f"{path.stem}.{kind.partition(':')[0]}"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_drop_downs_filters_and_page_survive_and_nothing_changes(write: Any, take: Any, lang: Any) -> None:
    """What is frozen belongs to a window, and a conversion has none: test_workbook looks at that in our own file."""
    path = resaved(write("list.xlsx", NOTES, lang), "xlsx")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert str(sheet.auto_filter.ref).startswith("A1:")
    assert sheet.print_title_rows in ("1:1", "$1:$1")
    assert sheet.page_setup.orientation == "landscape"
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    states = next(rule for cells, rule in rules.items() if cells.startswith("D2"))
    assert states.type == "list"
    assert ("已提交" if lang == "zh" else "submitted") in str(states.formula1)
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    found = take(path, NOTES)
    assert (found.changes, found.problems, found.remarks) == ((), (), ())


def test_csv_is_opened_without_computing_anything(write: Any) -> None:
    """As its own CSV import reads it: comma, quotation marks, UTF-8, cells that look like formulas included."""
    path = resaved(write("list.csv", NOTES), "xlsx", AS_CSV.format(44))
    rows = list(openpyxl.load_workbook(path).worksheets[0].iter_rows())
    assert len(rows) == 61
    assert not any(cell.data_type == "f" for row in rows for cell in row)
    notes = {row[0].value: row[6].value for row in rows}
    assert notes["S03h"] == "'=1+1"
    assert [cell.value for cell in rows[0]] == [column.title.zh for column in COLUMNS]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_text_of_the_corpus_becomes_a_formula_whatever_divides_the_cells(
    write: Any, works: dict[str, Work], tmp_path: Path, separator: str
) -> None:
    """Read with other separators than its own, too; a file without our care shows that formulas would be."""
    option = AS_CSV.format(ord(separator))
    bare = tmp_path / "bare.csv"
    bare.write_text(f"甲{separator}=1+1\r\n", encoding="utf-8")
    assert formulas(resaved(bare, "xlsx", option)) == 1
    assert formulas(resaved(write("list.csv", works), "xlsx", option)) == 0


def test_the_corpus_comes_back_exactly_through_another_program(write: Any, take: Any, works: dict[str, Work]) -> None:
    found = take(resaved(write("list.xlsx", works), "xlsx"), works)
    assert (found.changes, found.problems, found.remarks) == ((), (), ())


def formulas(path: Path) -> int:
    with zipfile.ZipFile(path) as parts:
        return len(re.findall(rb"<f[ >]", parts.read("xl/worksheets/sheet1.xml")))
