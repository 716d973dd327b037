"""Enter on a button does what Space does, wherever the button is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from qhchecklist.ui.session import Session
from tests.ui.desk import Desk


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_decides_about_a_scenario_that_would_be_left(
    desk: Desk, session: Session, qtbot: QtBot, key: Qt.Key
) -> None:
    desk.window.commands.try_out.trigger()
    session.answer("own_brand", False)
    desk.window.commands.new.trigger()
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    assert button.text() == "保留并继续"
    qtbot.keyClick(button, key)
    assert session.scenario is None
    assert session.document == {}


def test_enter_presses_what_a_notice_the_header_and_the_list_offer(desk: Desk, session: Session, qtbot: QtBot) -> None:
    said: list[str] = []
    notice = desk.window.notices.tell("一句话")
    notice.offer("按这里", said.clear)
    for button in (notice.findChildren(QPushButton)[0], desk.window.header.try_out):
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert notice.isHidden()
    assert session.scenario is not None
    desk.window.zones.checklist.filter_button.setFocus()
    qtbot.keyClick(desk.window.zones.checklist.filter_button, Qt.Key.Key_Return)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_enter_elsewhere_presses_nothing(desk: Desk, session: Session, qtbot: QtBot) -> None:
    line = desk.window.header.day
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClick(desk.window.zones.checklist.tree, Qt.Key.Key_Return)
    assert session.scenario is None
    assert desk.window.notices.sentences() == []
