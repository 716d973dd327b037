"""How answers look and where problems are said, for every kind of question; nothing moves under the hand."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qhchecklist.policy.doubts import UNCLEAR
from qhchecklist.ui import theme
from qhchecklist.ui.form.division_editor import DivisionEditor
from qhchecklist.ui.form.profile_form import ProfileForm
from qhchecklist.ui.form.text_editors import LineEditor
from qhchecklist.ui.session import Session
from tests.ui.form.conftest import shown

ANSWERS: dict[str, Any] = {
    "employees": 46,
    "established_on": "2016-05-20",
    "uscc": "91630121MA7QHC0178",
    "registered_division": "630121",
    "own_brand": True,
    "exports": "current",
    "entity_type": "enterprise",
    "roles": ["producer"],
    "settlement_currencies": ["USD"],
    "overseas_trademarks": ["KOR"],
    "certifications": ["organic_cn"],
    "trade_lines": [{"product": "枸杞"}],
}
WRONG: dict[str, Any] = {
    "enterprise_name": "长" * 600,
    "uscc": "123",
    "employees": "很多",
    "established_on": "去年",
    "registered_division": "999999",
    "own_brand": "也许",
    "exports": "有时",
    "entity_type": "庙",
    "roles": ["巫师"],
    "settlement_currencies": ["贝壳"],
    "overseas_trademarks": ["火星"],
    "certifications": ["奖状"],
    "trade_lines": [{"product": "枸杞", "hs": "12x"}],
}


@pytest.mark.parametrize("look", ["light", "dark"])
def test_unanswered_unclear_and_answered_look_different_in_every_kind(
    qtbot: QtBot, empty_session: Session, qapp: QApplication, look: theme.ThemeName
) -> None:
    theme.apply(qapp, look, 1.0)
    form = shown(qtbot, empty_session)
    for key, answer in ANSWERS.items():
        pictures = []
        for given in (None, UNCLEAR, answer):
            empty_session.replace_all({} if given is None else {key: given}, "state")
            pictures.append(form.boxes[key].editor.grab().toImage())
        assert pictures[0] != pictures[1], key
        assert pictures[1] != pictures[2], key
        assert pictures[0] != pictures[2], key


@pytest.mark.parametrize("key", WRONG)
def test_a_problem_is_said_under_its_field_and_goes_with_it(
    form: ProfileForm, empty_session: Session, key: str
) -> None:
    empty_session.answer(key, WRONG[key])
    box = form.boxes[key]
    assert box.problems.texts()
    assert not box.problems.isHidden()
    assert [one for one in form.boxes if form.boxes[one].problems.texts()] == [key]
    empty_session.undo_stack.undo()
    assert box.problems.texts() == []


@pytest.mark.parametrize(("key", "bad", "good"), [("employees", "x", "46"), ("established_on", "2", "2016-05-20")])
def test_a_line_is_checked_on_leaving_it_and_then_at_every_key(
    qtbot: QtBot, form: ProfileForm, key: str, bad: str, good: str
) -> None:
    box = form.boxes[key]
    assert isinstance(box.editor, LineEditor)
    form.jump_to(key)
    qtbot.keyClicks(box.editor.line, bad)
    assert box.problems.texts() == []
    form.jump_to("enterprise_name")
    assert box.problems.texts()
    form.jump_to(key)
    box.editor.line.selectAll()
    qtbot.keyClicks(box.editor.line, good)
    assert box.problems.texts() == []
    assert not box.editor.line.property("invalid")


@pytest.mark.parametrize(("typed", "name"), [("haixi", "海西蒙古族藏族自治州"), ("ys", "玉树藏族自治州")])
def test_a_prefecture_is_found_by_pinyin_and_initials(
    form: ProfileForm, empty_session: Session, typed: str, name: str
) -> None:
    empty_session.answer("registered_division", "630000")
    editor = form.boxes["registered_division"].editor
    assert isinstance(editor, DivisionEditor)
    view = editor.prefecture.view()
    for letter in typed:
        view.keyboardSearch(letter)
    assert view.currentIndex().data() == name


def test_divisions_have_full_english_names(form: ProfileForm, empty_session: Session) -> None:
    empty_session.answer("registered_division", "632802")
    empty_session.set_language("en")
    editor = form.boxes["registered_division"].editor
    assert isinstance(editor, DivisionEditor)
    assert editor.prefecture.currentText() == "Haixi Mongol and Tibetan Autonomous Prefecture"
    assert editor.prefecture.toolTip() == editor.prefecture.currentText()
    empty_session.set_language("zh")


def test_a_question_that_appears_above_does_not_move_what_is_in_sight(
    qtbot: QtBot, form: ProfileForm, empty_session: Session
) -> None:
    empty_session.answer("roles", ["producer"])
    form.jump_to("difficulties")
    box = form.boxes["difficulties"]

    def place() -> int:
        return box.mapTo(form, QPoint(0, 0)).y()

    before = place()
    assert form.boxes["service_directions"].isHidden()
    empty_session.answer("roles", ["logistics"])
    assert not form.boxes["service_directions"].isHidden()
    qtbot.waitUntil(lambda: place() == before)
    with qtbot.waitSignal(form.card.changed):
        pass
    assert abs(place() - before) <= 2
    empty_session.answer("roles", ["producer"])
    qtbot.waitUntil(lambda: abs(place() - before) <= 2)
