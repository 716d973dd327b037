"""Importing a table or file into the present profile, and saving the form to fill in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qhchecklist import paths
from qhchecklist.work import Work
from tests.ui.desk import Desk


def filled_form(desk: Desk, qtbot: QtBot, path: Path) -> Path:
    """The form, saved by the program and filled in elsewhere."""
    desk.answers.file = path
    desk.window.commands.save_template.trigger()
    qtbot.waitUntil(lambda: "已保存填写表" in desk.window.status.message.text())
    made = openpyxl.load_workbook(path)
    questions, goods = made.worksheets[:2]
    for row in questions.iter_rows():
        answer = {"enterprise_name": "柴达木试验公司", "exports": "打算出口", "employees": 12.0}.get(str(row[0].value))
        if answer is not None:
            row[4].value = answer
    for column, value in enumerate(["出口", "打算做", "枸杞", 12119031, "是", "韩国、火星"], start=2):
        goods.cell(4, column, value)
    made.save(path)
    return path


def test_a_filled_in_form_replaces_the_answers_as_one_step_and_keeps_the_work(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    session = desk.window.session
    desk.answers.file = filled_form(desk, qtbot, tmp_path / "填写表.xlsx")
    support = session.checklist.items[0].id
    session.do_work(support, replace(Work(), note="已约"), "note")
    before = dict(session.document)
    desk.window.commands.import_table.trigger()
    qtbot.waitUntil(lambda: session.raw("enterprise_name") == "柴达木试验公司")
    assert session.raw("employees") == 12
    assert session.raw("uscc") is None
    assert session.work(support).note == "已约"
    said = desk.window.status.message.text()
    assert "已导入 3 项回答、1 行货物" in said
    assert "1 处需核对" in said
    assert session.undo_stack.undoText() == "导入 填写表.xlsx"
    session.undo_stack.undo()
    assert dict(session.document) == before


@pytest.mark.parametrize("ending", ["yaml", "json"])
def test_a_profile_file_is_imported_too(desk: Desk, qtbot: QtBot, tmp_path: Path, ending: str) -> None:
    session = desk.window.session
    path = tmp_path / f"other.{ending}"
    path.write_text('{"enterprise_name": "另一家", "export_refund": {"filed": true}}', encoding="utf-8")
    desk.answers.file = path
    qtbot.keyClick(desk.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: session.raw("enterprise_name") == "另一家")
    assert session.reading.facts.values["export_refund.filed"] is True
    assert session.path is None


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("锁.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 99, "密码"),
        ("坏.xlsx", b"PK\x03\x04", "不是完好的 xlsx"),
        ("空.yaml", b"", "没有回答"),
        ("坏.json", b"{", "JSON"),
    ],
)
def test_what_cannot_be_imported_is_said_in_one_sentence_and_changes_nothing(
    desk: Desk, qtbot: QtBot, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    session = desk.window.session
    path = tmp_path / name
    path.write_bytes(data)
    before = dict(session.document)
    desk.answers.file = path
    desk.window.commands.import_table.trigger()
    qtbot.waitUntil(lambda: bool(desk.window.notices.sentences()))
    assert len(desk.window.notices.sentences()) == 1
    assert said in desk.window.notices.sentences()[0]
    assert dict(session.document) == before
    assert session.undo_stack.count() == 0


def test_giving_up_changes_nothing(desk: Desk) -> None:
    desk.answers.file = None
    desk.window.commands.import_table.trigger()
    desk.window.commands.save_template.trigger()
    assert desk.window.session.undo_stack.count() == 0


def test_a_sample_saved_as_a_file_imports_to_the_same_answers(desk: Desk, qtbot: QtBot) -> None:
    session = desk.window.session
    before = session.reading.sha256
    session.replace_all({}, "empty")
    desk.answers.file = paths.resources() / "samples" / "quinoa-garlic.yaml"
    desk.window.commands.import_table.trigger()
    qtbot.waitUntil(lambda: session.reading.sha256 == before)
