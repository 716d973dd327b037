"""What comes back from a table is exactly what went into it, whatever the text."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from qhchecklist import paths
from qhchecklist.table.columns import COLUMNS
from qhchecklist.work import NO_WORK, Work
from tests.table.conftest import CORPUS, WORK

KINDS = ("csv", "xlsx")


def test_every_text_of_the_corpus_is_tried_in_every_place(works: dict[str, Work]) -> None:
    for tried in ("note", "person", "reason"):
        assert {getattr(one, tried) for one in works.values()} == set(CORPUS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_hostile_corpus_comes_back_exactly_and_as_no_change(
    write: Any, take: Any, works: dict[str, Work], kind: str, lang: Any
) -> None:
    work = works
    path = write(f"list.{kind}", work, lang)
    same = take(path, work)
    assert (same.changes, same.problems, same.remarks) == ((), (), ())
    fresh = take(without_origin(path), {})
    assert fresh.problems == ()
    assert {key: one for key, one in fresh.work.items() if one != NO_WORK} == work


@pytest.mark.parametrize("kind", KINDS)
def test_random_texts_come_back_exactly(write: Any, take: Any, kind: str) -> None:
    chance = random.Random(7)
    alphabet = "=+-@'\"＝；;, \t\n\r⟨⟩U+0041_x005F…甲a1\x00\x07\u200b\u202e"
    work = {
        f"S02{letter}": Work(note="".join(chance.choices(alphabet, k=chance.randrange(200))) + "止")
        for letter in "abcdefgh"
    }
    path = write(f"list.{kind}", work)
    assert {key: one for key, one in take(without_origin(path), {}).work.items() if one != NO_WORK} == work


@pytest.mark.parametrize("kind", KINDS)
def test_equal_input_gives_equal_bytes(write: Any, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = write(f"a.{kind}", dict(WORK)).read_bytes()
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 6, 7, 8, 9, 0, 0, 0))
    assert write(f"b.{kind}", dict(WORK)).read_bytes() == first


def test_the_bytes_do_not_tell_which_xml_writer_the_library_found(tmp_path: Path) -> None:
    """The optional lxml writes quotation marks and characters in ways of its own."""
    made = []
    for lxml in ("True", "False"):
        path = tmp_path / f"{lxml}.xlsx"
        arguments = ["assess", "quinoa-garlic", "--as-of", "2026-11-23", "--format", "xlsx", "--out", str(path)]
        command = [sys.executable, "-m", "qhchecklist", *arguments]
        subprocess.run(command, check=True, env=os.environ | {"OPENPYXL_LXML": lxml}, cwd=paths.resources().parent)
        made.append(path.read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_beyond_a_cell_is_reported_both_ways_and_never_shortens_a_note(
    write: Any, take: Any, listed: Any, explainer: Any, kind: str
) -> None:
    from qhchecklist.report.table import make_table

    work = {"S03h": Work(note="长" * 40_000)}
    remarks = make_table(listed(work), explainer).remarks
    assert len(remarks) == 1
    assert "S03h" in remarks[0].zh
    assert "32,767" in remarks[0].zh
    result = take(write(f"long.{kind}", work), work)
    assert (result.changes, result.problems) == ((), ())
    assert dict(result.work) == work
    assert len(result.remarks) == 1
    assert "没有写全" in result.remarks[0].zh


def test_the_columns_are_the_agreed_ones() -> None:
    """Golden: people keep filters and formulas on these headings, in this order."""
    assert [column.title.zh for column in COLUMNS] == [
        "编号", "事项", "结论", "办理情况", "期限", "经办人", "备注", "原因", "已做步骤", "步骤", "材料", "理由",
        "还缺", "措施", "分组", "力度", "类别", "文件有效性", "裁量", "怎样会变", "责任单位（原文名称）",
        "现名称（一般知识，待核实）", "原文条号", "原文", "届满后（待核实）", "出处（勿改）",
    ]  # fmt: skip
    assert [column.title.en for column in COLUMNS] == [
        "Id", "Support", "Finding", "Work done", "Due", "In charge", "Note", "Reason", "Steps done", "Steps",
        "Documents", "Why", "Missing", "Measure", "Group", "Strength", "Kind", "Validity of the notice", "Discretion",
        "What would change it", "Departments (names in the notice)",
        "Present names (general knowledge, to be confirmed)", "Numbers of the official sentences",
        "Official sentences", "After expiry (to be confirmed)", "Origin (do not change)",
    ]  # fmt: skip


def test_work_without_origin_is_all_taken(write: Any, take: Any) -> None:
    result = take(without_origin(write("list.csv")), {})
    assert dict(result.work) == {**result.work, **WORK}
    assert len(result.remarks) == 1
    assert "60 行" in result.remarks[0].zh


def without_origin(path: Path) -> Path:
    """The same table as of a person who removed the last column."""
    import csv
    from io import StringIO

    import openpyxl

    if path.suffix == ".csv":
        rows = list(csv.reader(StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
        text = StringIO(newline="")
        csv.writer(text).writerows(row[:-1] for row in rows)
        path.write_bytes(text.getvalue().encode("utf-8-sig"))
        return path
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets[:1]:
        for row in sheet.iter_rows():
            row[len(COLUMNS) - 1].value = None
            for cell in row:
                if isinstance(cell.value, str):
                    cell.data_type = "s"
    book.save(path)
    return path
