"""Tables that people have changed: what is taken, what is told, and what is never touched."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from qhchecklist.intake.work_table import find_work_table, load_work_table
from qhchecklist.policy.problem import UnreadableFileError
from qhchecklist.table.columns import COLUMNS
from qhchecklist.work import NO_WORK, Work
from tests.books import bundled
from tests.table.conftest import WORK

PLACES = {column.key: place for place, column in enumerate(COLUMNS)}


def edit(path: Path, support: str, **cells: Any) -> Path:
    """Change cells of one support's row, as a person does in a spreadsheet."""
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows(min_row=2):
        if row[0].value == support:
            for key, value in cells.items():
                row[PLACES[key]].value = value
    book.save(path)
    return path


def rewritten(path: Path, change: Callable[[list[list[str]]], None]) -> Path:
    """Change the rows of a CSV file."""
    rows = list(csv.reader(StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    change(rows)
    text = StringIO(newline="")
    csv.writer(text).writerows(rows)
    path.write_bytes(text.getvalue().encode("utf-8-sig"))
    return path


def row_of(path: Path, support: str) -> int:
    ids = [cell.value for cell in openpyxl.load_workbook(path).worksheets[0]["A"]]
    return ids.index(support) + 1


def test_every_part_is_taken_with_before_and_after(write: Any, take: Any) -> None:
    path = edit(
        write("list.xlsx"), "S03h", state="已获批", due=datetime(2027, 1, 5), person="李强", note=None, ticked="1、2、3"
    )
    found = take(path)
    assert found.problems == found.remarks == ()
    assert [change.text().zh for change in found.changes] == [
        "S03h（出口退税六日办结）办理情况：已提交 → 已获批",
        "S03h（出口退税六日办结）已做步骤：1、2 → 1、2、3",
        "S03h（出口退税六日办结）期限：2026-12-01 → 2027-01-05",
        "S03h（出口退税六日办结）经办人：马丽 → 李强",
        "S03h（出口退税六日办结）备注：11-20 已预约 ⏎ 带备案表 → （空）",
    ]
    assert found.work["S03h"] == Work("approved", frozenset({0, 1, 2}), "", date(2027, 1, 5), "李强", "")
    assert found.work["S02f"] == WORK["S02f"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2027-1-5", date(2027, 1, 5)),
        ("2027/01/05", date(2027, 1, 5)),
        ("2027年1月5日", date(2027, 1, 5)),
        ("２０２７．１．５", date(2027, 1, 5)),
        ("20270105", date(2027, 1, 5)),
        (46027, date(2026, 1, 5)),
        (None, None),
        ("  ", None),
    ],
)
def test_a_day_is_read_as_people_write_it(write: Any, take: Any, written: Any, meant: date | None) -> None:
    assert take(edit(write("list.xlsx"), "S03h", due=written)).work["S03h"].due == meant


@pytest.mark.parametrize("written", ["明天", "2027-02-30", "1/5/2027", "0000-01-01", "2027-01"])
def test_what_is_no_day_is_told_with_its_place_and_the_rest_is_kept_apart(write: Any, take: Any, written: Any) -> None:
    path = edit(write("list.xlsx"), "S03h", due=written, person="李强")
    found = take(path)
    (said,) = found.problems
    assert said.zh.startswith(f"“清单”第 {row_of(path, 'S03h')} 行“期限”“{written}”不是日期")
    assert said.en.startswith(f"sheet 'Checklist', row {row_of(path, 'S03h')}, column 'Due'") or "清单" in said.en
    assert found.work["S03h"] == replace(WORK["S03h"], person="李强")


@pytest.mark.parametrize("word", ["已提交", "submitted", "Submitted", " 已提交 ", "SUBMITTED"])
def test_states_are_read_in_either_language(write: Any, take: Any, word: str) -> None:
    assert take(edit(write("list.xlsx"), "S05d", state=word)).work["S05d"].state == "submitted"


def test_an_unknown_state_is_told_with_those_that_are_known(write: Any, take: Any) -> None:
    (said,) = take(edit(write("list.xlsx"), "S03h", state="办妥了")).problems
    assert "“办妥了”不是办理情况" in said.zh
    assert "未开始、准备材料、已提交、已获批、未获批、已兑付、不办理" in said.zh


def test_an_empty_state_changes_nothing(write: Any, take: Any) -> None:
    assert take(edit(write("list.xlsx"), "S03h", state=None)).changes == ()


@pytest.mark.parametrize("written", ["1、3", "1,3", "1；3", "1 3", "１、３", 1.3, "3, 1"])
def test_steps_are_read_by_their_numbers(write: Any, take: Any, written: Any) -> None:
    assert take(edit(write("list.xlsx"), "S03h", ticked=written)).work["S03h"].ticked == {0, 2}


def test_one_step_typed_as_a_number_is_a_step(write: Any, take: Any) -> None:
    assert take(edit(write("list.xlsx"), "S03h", ticked=2)).work["S03h"].ticked == {1}


@pytest.mark.parametrize("written", ["全部", "0", "1、99", "-1", "13", "1、二"])
def test_steps_that_are_none_are_told(write: Any, take: Any, written: str) -> None:
    found = take(edit(write("list.xlsx"), "S03h", ticked=written))
    assert len(found.problems) == 1
    assert "“已做步骤”" in found.problems[0].zh
    assert found.changes == ()


def steps_text(path: Path, support: str) -> str:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return str(sheet.cell(row_of(path, support), PLACES["steps"] + 1).value)


def test_boxes_ticked_in_the_column_of_steps_count(write: Any, take: Any) -> None:
    path = write("list.xlsx")
    path = edit(path, "S03h", steps=steps_text(path, "S03h").replace("☐", "☑"))
    assert take(path).work["S03h"].ticked == {0, 1, 2, 3}


def test_boxes_and_numbers_that_disagree_are_told(write: Any, take: Any) -> None:
    path = write("list.xlsx")
    path = edit(path, "S03h", steps=steps_text(path, "S03h").replace("☐", "☑"), ticked="1")
    found = take(path)
    assert "不一致" in found.problems[0].zh
    assert found.changes == ()


def test_boxes_that_cannot_be_told_count_for_nothing(write: Any, take: Any) -> None:
    assert take(edit(write("list.xlsx"), "S03h", steps="☑ 都做了")).changes == ()


def test_a_change_is_shown_in_one_short_line_that_commands_nothing(write: Any, take: Any) -> None:
    work = {"S03h": Work(note="甲\x1b[31m\u202e乙\n" + "丙" * 500)}
    (change,) = take(edit(write("list.xlsx", work), "S03h", note=None), work).changes
    assert change.before.zh == work["S03h"].note
    line = change.text().zh
    assert line.startswith("S03h（出口退税六日办结）备注：甲\ufffd[31m\ufffd乙 ⏎ 丙丙")
    assert line.endswith("丙… → （空）")
    assert len(line) < 110


# --- both sides --------------------------------------------------------------------------------------


def test_what_changed_only_in_the_program_stays(write: Any, take: Any) -> None:
    path = write("list.csv")
    now = {**WORK, "S03h": replace(WORK["S03h"], note="后来又写"), "S05d": Work("paid")}
    found = take(path, now)
    assert (found.changes, found.problems) == ((), ())
    assert dict(found.work) == now


def test_changes_of_different_parts_on_both_sides_come_together(write: Any, take: Any) -> None:
    path = edit(write("list.xlsx"), "S03h", person="李强")
    found = take(path, {**WORK, "S03h": replace(WORK["S03h"], note="后来又写")})
    assert found.problems == ()
    assert found.work["S03h"] == replace(WORK["S03h"], note="后来又写", person="李强")


def test_a_part_changed_on_both_sides_is_told_and_left_to_the_person(write: Any, take: Any) -> None:
    path = edit(write("list.xlsx"), "S03h", person="李强")
    now = {**WORK, "S03h": replace(WORK["S03h"], person="王芳")}
    found = take(path, now)
    (said,) = found.problems
    assert f"“清单”第 {row_of(path, 'S03h')} 行“经办人”导出以后两边都改过：程序里是“王芳”，表格里是“李强”" in said.zh
    assert found.changes == ()
    assert dict(found.work) == now


def test_the_same_change_on_both_sides_is_none(write: Any, take: Any) -> None:
    path = edit(write("list.xlsx"), "S03h", person="李强")
    found = take(path, {**WORK, "S03h": replace(WORK["S03h"], person="李强")})
    assert (found.changes, found.problems) == ((), ())


def test_work_on_supports_that_the_notice_does_not_have_is_kept(write: Any, take: Any) -> None:
    now = {**WORK, "X99": Work("paid")}
    assert take(write("list.xlsx"), now).work["X99"] == Work("paid")


# --- rows --------------------------------------------------------------------------------------------


def test_rows_may_be_sorted_left_out_and_columns_moved_or_removed(write: Any, take: Any) -> None:
    def change(rows: list[list[str]]) -> None:
        kept = [PLACES[key] for key in ("note", "state", "id")]
        rows[1:] = [row for row in reversed(rows[1:]) if row[0] in ("S03h", "S05d")]
        for row in rows:
            row[:] = [row[place] for place in kept]
        rows[1][1] = "已兑付"

    found = take(rewritten(write("list.csv"), change))
    assert [change.text().zh for change in found.changes] == ["S05d（特色农产品出口培育）办理情况：未开始 → 已兑付"]
    assert found.work["S03h"] == WORK["S03h"]


def test_a_row_above_the_headings_does_no_harm(write: Any, take: Any) -> None:
    path = write("list.csv")
    assert take(rewritten(path, lambda rows: rows.insert(0, ["某某公司的清单"]))).problems == ()


def test_unknown_ids_are_told_with_the_nearest(write: Any, take: Any) -> None:
    path = rewritten(write("list.csv"), lambda rows: rows[1].__setitem__(0, "S03hh"))
    found = take(path)
    (said,) = found.problems
    assert said.zh.startswith("第 2 行“编号”“S03hh”不是本文件的事项编号，这一行未采用。是否应为 S03h？")


@pytest.mark.parametrize("name", ["s03h", " S03h ", "Ｓ０３ｈ"])
def test_an_id_is_known_however_it_is_written(write: Any, take: Any, name: str) -> None:
    def change(rows: list[list[str]]) -> None:
        row = next(row for row in rows if row[0] == "S03h")
        row[0], row[PLACES["person"]] = name, "李强"

    assert take(rewritten(write("list.csv"), change)).work["S03h"].person == "李强"


def test_a_row_without_id_is_told_and_an_empty_row_is_none(write: Any, take: Any) -> None:
    def change(rows: list[list[str]]) -> None:
        rows.append([""] * len(COLUMNS))
        rows.append(["", "", "", "已提交", *[""] * (len(COLUMNS) - 4)])

    (said,) = take(rewritten(write("list.csv"), change)).problems
    assert said.zh == "第 63 行“编号”是空的，这一行未采用；请填上事项的编号，或清空这一行。"


def test_the_same_support_twice_is_told_unless_both_say_the_same(write: Any, take: Any) -> None:
    assert take(rewritten(write("a.csv"), lambda rows: rows.append(list(rows[1])))).problems == ()

    def change(rows: list[list[str]]) -> None:
        rows.append(list(rows[1]))
        rows[-1][PLACES["person"]] = "李强"

    found = take(rewritten(write("b.csv"), change))
    assert len(found.problems) == 1
    assert "不止一次" in found.problems[0].zh
    assert found.changes == ()


def test_a_column_twice_is_refused_with_its_place(write: Any) -> None:
    path = rewritten(write("list.csv"), lambda rows: rows[0].__setitem__(1, "备注"))
    with pytest.raises(UnreadableFileError) as caught:
        load_work_table(path)
    assert "第 1 行“备注”有不止一列" in caught.value.message.zh


def test_rows_of_another_notice_are_told_once_and_not_taken(write: Any, take: Any) -> None:
    def change(rows: list[list[str]]) -> None:
        for row in rows[1:]:
            row[-1] = row[-1].replace("qinghai-2022", "gansu-2023")
            row[PLACES["person"]] = "李强"

    found = take(rewritten(write("list.csv"), change))
    assert found.changes == ()
    (said,) = found.problems
    assert "60 行出自另一份文件（gansu-2023）" in said.zh


def test_other_rules_and_other_answers_are_told_once_each(write: Any, take: Any) -> None:
    def change(rows: list[list[str]]) -> None:
        for row in rows[1:]:
            policy, version, _, _, work, day = row[-1].split(" ")
            row[-1] = f"{policy} {version} pack:{'0' * 12} profile:{'1' * 12} {work} {day}"

    found = take(rewritten(write("list.csv"), change))
    assert (found.changes, found.problems) == ((), ())
    assert [("规则包" in said.zh, "企业画像" in said.zh) for said in found.remarks] == [(True, False), (False, True)]


# --- files -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_is_read_as_spreadsheet_programs_save_it(write: Any, take: Any, separator: str, encoding: str) -> None:
    path = write("list.csv")
    rows = list(csv.reader(StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    text = StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    found = take(path)
    assert (found.changes, found.problems, found.remarks) == ((), (), ())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\x80\x81", "编码认不出"),
        ('编号,办理情况\r\n"S03h,已提交\r\n'.encode(), "第 2 行的引号"),
        (b"", "没有清单表"),
        ("企业名称,某某\r\n".encode(), "没有清单表"),
        (b"x" * 5_000_000, "MB"),
        (("编号,办理情况\r\n" + "S03h," + "长" * 300_000).encode(), "没有读"),
    ],
)
def test_csv_that_cannot_be_used_gets_one_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "坏.csv"
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError) as caught:
        load_work_table(path)
    assert said in caught.value.message.zh
    assert "\n" not in caught.value.message.zh


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    for name in ("none.csv", "none.xlsx"):
        with pytest.raises(UnreadableFileError, match="打不开"):
            load_work_table(tmp_path / name)


def test_too_many_rows_are_told(write: Any, take: Any) -> None:
    path = rewritten(write("list.csv"), lambda rows: rows.extend([rows[1]] * 2_000))
    assert "只读了前 2000 行" in take(path).problems[0].zh


def test_formulas_count_with_their_result_and_without_one_are_told(write: Any, take: Any) -> None:
    path = edit(write("list.xlsx"), "S03h", person='=CONCATENATE("李","强")', note="=1+1")
    found = take(path)
    assert len(found.problems) == 2
    assert all("没有结果的公式" in said.zh for said in found.problems)
    assert found.work["S03h"] == WORK["S03h"]
    with_results(path, b'<f>CONCATENATE("', "李强".encode())
    found = take(path)
    assert found.work["S03h"].person == "李强"
    assert len(found.problems) == 1


def with_results(path: Path, formula: bytes, result: bytes) -> None:
    """Put a formula's result into the file, as a spreadsheet program saves it."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    start = sheet.index(formula)
    cell, end = sheet.rindex(b"<c ", 0, start), sheet.index(b"</f>", start) + 4
    rest = sheet[end:].removeprefix(b"<v />").removeprefix(b"<v/>").removeprefix(b"<v></v>")
    head = sheet[cell:end].replace(b"<c ", b'<c t="str" ')
    parts["xl/worksheets/sheet1.xml"] = sheet[:cell] + head + b"<v>" + result + b"</v>" + rest
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)


def test_an_error_of_a_formula_is_told(write: Any, take: Any) -> None:
    path = edit(write("list.xlsx"), "S03h", person="#REF!")
    assert "公式的错误 #REF!" in take(path).problems[0].zh


def test_merged_cells_are_told_and_clear_nothing(write: Any, take: Any) -> None:
    path = write("list.xlsx")
    book = openpyxl.load_workbook(path)
    sheet, row = book.worksheets[0], row_of(path, "S03h")
    column = PLACES["note"] + 1
    sheet.merge_cells(start_row=row - 1, end_row=row, start_column=column, end_column=column)
    book.save(path)
    found = take(path)
    assert [said.zh.split("”")[1] for said in found.problems] == [f"第 {row} 行“备注"]
    assert "合并的单元格 G" in found.problems[0].zh
    assert found.work["S03h"] == WORK["S03h"]


def test_a_range_merged_over_everything_ends_soon(write: Any, take: Any) -> None:
    path = write("list.xlsx")
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    merged = b"</sheetData><mergeCells>" + b'<mergeCell ref="D2:XFD1048576"/>' * 5_000 + b"</mergeCells>"
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", merged)
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    found = take(path)
    assert found.changes == ()
    assert len(found.problems) == 60 * 6 - 1


def test_a_link_to_another_file_and_macros_are_not_followed(write: Any, take: Any) -> None:
    path = edit(write("list.xlsx"), "S03h", person="='file:///etc/[passwd]Sheet1'!$A$1")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" * 10)
    macro = path.rename(path.with_suffix(".xlsm"))
    found = take(macro)
    assert "没有结果的公式" in found.problems[0].zh
    assert found.work["S03h"] == WORK["S03h"]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<a/>" * 20_000_000)
    with pytest.raises(UnreadableFileError, match="解开后"):
        load_work_table(path)


@pytest.mark.parametrize("before", [b"", b"<!--" + b"x" * 5_000 + b"-->"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_not_expanded(write: Any, before: bytes, encoding: str) -> None:
    path = write("list.xlsx")
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    text = before.decode() + '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    parts["xl/workbook.xml"] = text.encode(encoding)
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    with pytest.raises(UnreadableFileError, match="完好"):
        load_work_table(path)


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04" + b"\0" * 50, b"\xd0\xcf\x11\xe0" + b"\0" * 99])
def test_a_broken_or_locked_workbook_gets_one_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError, match=r"完好|密码"):
        load_work_table(path)


def test_any_damage_ends_in_one_sentence_or_in_work(write: Any, take: Any) -> None:
    import random

    chance = random.Random(3)
    path = write("list.xlsx")
    whole = path.read_bytes()
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)
        said = outcome(take, path)
        assert said.endswith("。")


def outcome(take: Any, path: Path) -> str:
    try:
        return f"{len(take(path).changes)} 处改动。"
    except UnreadableFileError as error:
        return error.message.zh


def test_other_files_hold_no_table(tmp_path: Path) -> None:
    from qhchecklist.intake.template import render_template

    book = bundled()
    form = tmp_path / "form.xlsx"
    form.write_bytes(render_template(book.catalogue, book.codes))
    assert find_work_table(form) is None
    assert find_work_table(tmp_path / "firm.yaml") is None


def test_nothing_in_the_table_is_ever_a_formula(write: Any) -> None:
    work = {"S03h": Work(note="=1+1", person="@SUM(A1)", reason="＝1")}
    book = openpyxl.load_workbook(write("list.xlsx", work))
    kinds = {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value}
    assert kinds <= {"s", "d"}
    assert not any(cell.quotePrefix for row in book.worksheets[0].iter_rows() for cell in row)
    for line in csv.reader(StringIO(write("list.csv", work).read_bytes().decode("utf-8-sig"), newline="")):
        assert not any(cell.startswith(tuple("=+-@＝＋－＠\t\r")) for cell in line)


def test_no_work_stays_no_work(write: Any, take: Any) -> None:
    found = take(write("list.xlsx", {}), {})
    assert (found.changes, dict(found.work)) == ((), {})
    assert NO_WORK not in found.work.values()
