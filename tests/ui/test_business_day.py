"""The day of the business in the header: a link, a field, a named step, and its sentence in the banner."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qhchecklist.dossier import load_dossier
from qhchecklist.ui.session import Session
from tests.ui.desk import TODAY, Desk

INSIDE = "业务发生在有效期内：可否按原文件办理，请向主管部门确认（原文件无过渡条款）"


def test_the_link_becomes_a_field_and_the_day_an_undo_step(desk: Desk, session: Session, qtbot: QtBot) -> None:
    session.set_as_of(TODAY)
    business = desk.window.header.business
    assert business.link.isVisible()
    assert business.field.isHidden()
    qtbot.mouseClick(business.link, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is business.field
    qtbot.keyClicks(business.field, "20240601")
    qtbot.keyClick(business.field, Qt.Key.Key_Return)
    assert session.state.business_day == date(2024, 6, 1)
    assert INSIDE in desk.window.banner.label.text()
    assert desk.window.commands.undo.text() == "撤销：改“业务发生日”"
    desk.window.commands.undo.trigger()
    assert session.state.business_day is None
    assert "业务" not in desk.window.banner.label.text()
    desk.window.commands.redo.trigger()
    assert business.field.text() == "2024-06-01"


def test_a_field_left_empty_is_a_link_again(desk: Desk, session: Session, qtbot: QtBot) -> None:
    business = desk.window.header.business
    qtbot.mouseClick(business.link, Qt.MouseButton.LeftButton)
    desk.window.zones.checklist.tree.setFocus()
    assert business.link.isVisible()
    assert business.field.isHidden()
    assert session.undo_stack.count() == 0


def test_emptying_the_field_takes_the_day_away(desk: Desk, session: Session, qtbot: QtBot) -> None:
    business = desk.window.header.business
    business.open()
    qtbot.keyClicks(business.field, "2024-06-01")
    qtbot.keyClick(business.field, Qt.Key.Key_Return)
    business.field.selectAll()
    qtbot.keyClick(business.field, Qt.Key.Key_Delete)
    qtbot.keyClick(business.field, Qt.Key.Key_Return)
    assert session.state.business_day is None
    desk.window.zones.checklist.tree.setFocus()
    assert business.link.isVisible()


def test_what_is_no_day_is_refused_beside_the_field(desk: Desk, session: Session, qtbot: QtBot) -> None:
    business = desk.window.header.business
    business.open()
    qtbot.keyClicks(business.field, "2024-13-01")
    qtbot.keyClick(business.field, Qt.Key.Key_Return)
    assert session.state.business_day is None
    assert desk.window.header.refusal.isVisible()
    assert business.field.isVisible()


def test_the_day_is_saved_and_comes_back(desk: Desk, session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    business = desk.window.header.business
    business.open()
    qtbot.keyClicks(business.field, "2024-06-01")  # not handed over yet
    desk.answers.file = tmp_path / "甲.yaml"
    desk.window.commands.save.trigger()
    assert load_dossier(tmp_path / "甲.yaml").business_day == date(2024, 6, 1)
    session.new()
    assert business.field.text() == ""
    desk.window.files.open(tmp_path / "甲.yaml")
    assert business.field.text() == "2024-06-01"
    assert business.field.isVisible()
