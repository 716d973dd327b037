"""Where there is nothing yet, one sentence and one button say what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qhchecklist.ui.session import Session
from tests.ui.desk import Desk


def test_an_empty_profile_offers_a_sample_until_the_first_answer(desk: Desk, session: Session, qtbot: QtBot) -> None:
    hint = desk.window.zones.hint
    assert not hint.isVisible()
    session.new()
    assert hint.isVisible()
    assert hint.words.text().startswith("还没有填写")
    qtbot.mouseClick(hint.sample, Qt.MouseButton.LeftButton)
    assert session.document
    assert not hint.isVisible()


def test_the_first_answer_takes_the_hint_away_and_undo_brings_it_back(desk: Desk, session: Session) -> None:
    session.new()
    hint = desk.window.zones.hint
    session.answer("entity_type", "enterprise")
    assert not hint.isVisible()
    session.undo_stack.undo()
    assert hint.isVisible()


def test_nothing_selected_says_what_the_zone_is_for(desk: Desk) -> None:
    evidence = desk.window.zones.evidence
    evidence.show_support("")
    assert evidence.evidence is None
    assert evidence.text() == ""
