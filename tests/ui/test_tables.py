"""The checklist goes out as a table and what was noted in it comes back into the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from qhchecklist.table.columns import COLUMNS
from qhchecklist.ui.dialogs import table_path
from qhchecklist.ui.work_review_window import WorkReviewWindow
from qhchecklist.work import Work
from tests.ui.desk import Desk

PLACES = {column.key: place for place, column in enumerate(COLUMNS, start=1)}
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def exported(desk: Desk, qtbot: QtBot, path: Path) -> Path:
    desk.answers.file = path
    with qtbot.waitSignal(desk.window.tables.exported):
        desk.window.commands.export_table.trigger()
    return path


def fill(path: Path, support: str, **cells: Any) -> Path:
    """Fill in a row as in a spreadsheet program."""
    book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows(min_row=2):
        if row[0].value == support:
            for key, value in cells.items():
                book.worksheets[0].cell(row[0].row, PLACES[key], value)
    book.save(path)
    return path


def offered(desk: Desk, qtbot: QtBot, path: Path) -> WorkReviewWindow:
    """Import a table; what it changes is shown."""
    desk.answers.file = path
    desk.window.commands.import_table.trigger()
    qtbot.waitUntil(lambda: desk.window.findChild(WorkReviewWindow) is not None)
    found = desk.window.findChild(WorkReviewWindow)
    assert found is not None
    return found


@pytest.mark.parametrize("name", ["清单.xlsx", "清单.csv", "清单.CSV"])
def test_the_list_is_exported_and_told_with_a_link(desk: Desk, qtbot: QtBot, tmp_path: Path, name: str) -> None:
    desk.answers.file = tmp_path / name
    with qtbot.waitSignal(desk.window.tables.exported):
        qtbot.keyClick(desk.window, Qt.Key.Key_E, BOTH)
    data = (tmp_path / name).read_bytes()
    assert data.startswith(b"PK" if name.endswith("xlsx") else b"\xef\xbb\xbf")
    assert f"已导出 {name}" in desk.window.status.message.text()
    assert desk.window.notices.sentences() == []


def test_what_is_only_tried_out_is_not_exported(desk: Desk, tmp_path: Path) -> None:
    desk.window.session.begin_scenario()
    desk.answers.file = tmp_path / "清单.xlsx"
    desk.window.commands.export_table.trigger()
    assert not desk.answers.file.exists()
    assert desk.window.tables.findChildren(QLabel) == []


def test_a_folder_that_is_none_is_told_and_nothing_written(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "占用").write_text("x")
    desk.answers.file = tmp_path / "占用" / "清单.xlsx"
    with qtbot.waitSignal(desk.window.tables.stopped):
        desk.window.commands.export_table.trigger()
    assert "存不进" in desk.window.notices.sentences()[0]


def test_a_note_too_long_for_a_cell_is_told(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    session = desk.window.session
    session.do_work("S03h", Work(note="长" * 40_000), "note")
    exported(desk, qtbot, tmp_path / "清单.xlsx")
    assert "S03h 的“备注”太长" in desk.window.notices.sentences()[0]


def test_changes_are_shown_first_and_come_as_one_undo_step(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    session = desk.window.session
    session.do_work("S03h", Work(note="已约", person="马丽"), "note")
    path = exported(desk, qtbot, tmp_path / "清单.xlsx")
    fill(path, "S03h", state="已提交", person="李强", ticked="1")
    fill(path, "S02f", state="不办理", reason="金额太小")
    before, steps = dict(session.state.work), session.undo_stack.count()
    shown = offered(desk, qtbot, path)
    assert dict(session.state.work) == before
    lines = shown.list.toPlainText().splitlines()
    assert "S03h（出口退税六日办结）经办人：马丽 → 李强" in lines[2]
    assert len(lines) == 5
    assert shown.take_button.text() == "采用 5 处改动"
    assert shown.take_button.isDefault()
    qtbot.mouseClick(shown.take_button, Qt.MouseButton.LeftButton)
    assert session.work("S03h") == Work("submitted", frozenset({0}), "已约", None, "李强")
    assert session.work("S02f") == Work("not_pursued", reason="金额太小")
    assert session.undo_stack.count() == steps + 1
    assert session.undo_stack.undoText() == "导入 清单.xlsx 的办理情况"
    assert "已导入 5 处办理情况" in desk.window.status.message.text()
    session.undo_stack.undo()
    assert dict(session.state.work) == before


def test_declining_changes_nothing(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = fill(exported(desk, qtbot, tmp_path / "清单.xlsx"), "S03h", state="已提交")
    shown = offered(desk, qtbot, path)
    qtbot.mouseClick(shown.leave_button, Qt.MouseButton.LeftButton)
    assert desk.window.session.undo_stack.count() == 0


def test_faults_stand_first_and_only_the_rest_is_offered(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = fill(exported(desk, qtbot, tmp_path / "清单.xlsx"), "S03h", state="办妥", person="李强")
    shown = offered(desk, qtbot, path)
    lines = shown.list.toPlainText().splitlines()
    assert lines[0].startswith("⚠ “清单”第 ")
    assert "“办妥”不是办理情况" in lines[0]
    assert shown.take_button.text() == "只采用其余 1 处"
    assert shown.leave_button.isDefault()
    qtbot.mouseClick(shown.take_button, Qt.MouseButton.LeftButton)
    assert desk.window.session.work("S03h") == Work(person="李强")


def test_only_faults_leave_nothing_to_take(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = fill(exported(desk, qtbot, tmp_path / "清单.xlsx"), "S03h", state="办妥")
    shown = offered(desk, qtbot, path)
    assert not shown.take_button.isEnabled()
    shown.reject()


def test_an_untouched_table_says_that_nothing_differs(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = exported(desk, qtbot, tmp_path / "清单.csv")
    session = desk.window.session
    session.do_work("S03h", replace(Work(), note="后来写的"), "note")
    desk.answers.file = path
    desk.window.commands.import_table.trigger()
    qtbot.waitUntil(lambda: "与现在一致" in desk.window.status.message.text())
    assert session.work("S03h").note == "后来写的"


def test_a_csv_that_is_no_checklist_is_told(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "别的.csv"
    path.write_text("企业名称,某某\n", encoding="utf-8")
    desk.answers.file = path
    desk.window.commands.import_table.trigger()
    qtbot.waitUntil(lambda: bool(desk.window.notices.sentences()))
    assert "没有清单表" in desk.window.notices.sentences()[0]


def test_a_checklists_table_opened_as_a_firm_says_where_it_belongs(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = exported(desk, qtbot, tmp_path / "清单.xlsx")
    before = dict(desk.window.session.document)
    desk.window.files.open(path)
    qtbot.waitUntil(lambda: bool(desk.window.notices.sentences()))
    assert "是导出的清单表" in desk.window.notices.sentences()[0]
    assert dict(desk.window.session.document) == before


@pytest.mark.parametrize(
    ("chosen", "comma", "path"),
    [
        ("", False, None),
        ("/a/清单", False, "/a/清单.xlsx"),
        ("/a/清单", True, "/a/清单.csv"),
        ("/a/清单.xlsx", True, "/a/清单.csv"),
        ("/a/清单.csv", False, "/a/清单.csv"),
        ("/a/清单 2026.11", False, "/a/清单 2026.11.xlsx"),
    ],
)
def test_the_ending_says_as_what_it_is_written(chosen: str, comma: bool, path: str | None) -> None:
    assert table_path(chosen, comma) == (None if path is None else Path(path))
