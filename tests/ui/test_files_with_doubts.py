"""Files written by hand: nothing in them is silently chosen, lost or made into a doubt of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from qhchecklist.ui.form.text_editors import LineEditor
from qhchecklist.ui.session import Session
from tests.ui.desk import Desk


def opened(desk: Desk, folder: Path, text: str) -> Session:
    path = folder / "手写.yaml"
    path.write_text(text, encoding="utf-8")
    assert desk.window.files.open(path)
    return desk.window.session


def told(session: Session, field: str) -> list[str]:
    return [problem.message.zh for problem in session.reading.problems if problem.field == field]


@pytest.mark.parametrize("order", ["nested first", "dotted first"])
def test_an_answer_given_twice_is_told_and_neither_is_chosen(desk: Desk, tmp_path: Path, order: str) -> None:
    lines = ["export_refund:\n  filed: true\n", "export_refund.filed: false\n"]
    session = opened(desk, tmp_path, "".join(lines if order == "nested first" else reversed(lines)))
    assert "写了两次" in told(session, "export_refund.filed")[0]
    assert "export_refund.filed" not in session.reading.facts.values
    desk.window.zones.form.boxes["export_refund.filed"].editor.answer(True)
    assert told(session, "export_refund.filed") == []
    assert session.reading.facts.values["export_refund.filed"] is True


def test_an_empty_second_place_takes_no_answer_away(desk: Desk, tmp_path: Path) -> None:
    session = opened(desk, tmp_path, "export_refund:\n  filed: true\nexport_refund.filed:\n")
    assert session.reading.facts.values["export_refund.filed"] is True
    assert session.reading.problems == ()


def test_a_group_of_questions_that_is_unclear_can_be_answered_one_by_one(desk: Desk, tmp_path: Path) -> None:
    session = opened(desk, tmp_path, "export_refund: 不清楚\n")
    assert session.raw("export_refund.filed") == "unknown"
    session.answer("export_refund.filed", True)
    assert told(session, "export_refund.filed") == []
    assert session.reading.facts.values["export_refund.filed"] is True


def seen(desk: Desk) -> dict[str, list[tuple[str, str, bool]]]:
    """What every field shows: its words and what is ticked."""
    return {
        key: [
            (type(part).__name__, _words(part), isinstance(part, QAbstractButton) and part.isChecked())
            for part in box.editor.findChildren(QWidget)
            if isinstance(part, QAbstractButton | QLineEdit | QComboBox | QLabel) and part.isVisibleTo(box)
        ]
        for key, box in desk.window.zones.form.boxes.items()
    }


def _words(part: QWidget) -> str:
    return part.currentText() if isinstance(part, QComboBox) else part.text()  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize("word", ["不清楚", "不知道"])
def test_unclear_looks_the_same_however_it_was_written(desk: Desk, tmp_path: Path, word: str) -> None:
    keys = [key for key in desk.window.zones.form.boxes if key != "enterprise_name"]
    opened(desk, tmp_path, "".join(f"{key}: unknown\n" for key in keys))
    as_saved = seen(desk)
    desk.window.files.new()
    opened(desk, tmp_path, "".join(f"{key}: {word}\n" for key in keys))
    assert seen(desk) == as_saved


def test_what_is_typed_as_unclear_is_not_shown_in_the_words_of_the_file(desk: Desk, qtbot: QtBot) -> None:
    editor = desk.window.zones.form.boxes["established_on"].editor
    assert isinstance(editor, LineEditor)
    editor.line.setFocus()
    editor.line.selectAll()
    typed = QInputMethodEvent()
    typed.setCommitString("不清楚")
    QApplication.sendEvent(editor.line, typed)
    qtbot.keyClick(editor.line, Qt.Key.Key_Tab)
    assert (editor.line.text(), editor.unclear.isChecked()) == ("", True)


ODD = [{"a": 1}, [{"a": 1}, ["x"], None, True, 1.5], "<b>x</b>\n" + "甲" * 2000]
"""What a file may hold where an answer belongs."""


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: str(odd)[:12])
def test_no_answer_of_a_damaged_file_keeps_the_others_from_being_shown(desk: Desk, tmp_path: Path, odd: object) -> None:
    """Each kind of field gets it, and so does each cell of the goods table; what comes after is still shown."""
    boxes = desk.window.zones.form.boxes
    document = {key: odd for key in boxes if key != "enterprise_name"}
    document["trade_lines"] = [{column.key: odd for column in desk.window.session.rulebook.catalogue.columns}, odd]
    path = tmp_path / "坏.json"
    path.write_text(json.dumps({**document, "enterprise_name": "后一家公司"}), encoding="utf-8")
    assert desk.window.files.open(path)
    name = boxes["enterprise_name"].editor
    assert isinstance(name, LineEditor)
    assert name.line.text() == "后一家公司"
    desk.window.use_language("en")
    desk.window.commands.try_out.trigger()
    desk.window.session.answer("own_brand", False)
    desk.window.trying.keep()
    assert desk.window.session.raw("own_brand") is False
