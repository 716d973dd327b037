"""Chinese being composed, and days half typed: nothing is taken over before it is finished, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from qhchecklist.ui.form.completion import CompletingLine
from qhchecklist.ui.form.goods_editor import GoodsEditor
from qhchecklist.ui.form.text_editors import LineEditor
from qhchecklist.ui.session import Session
from tests.ui.desk import Desk


def compose(widget: QWidget | None, letters: str) -> None:
    """Letters in the input method, not yet made characters; none ends the composition."""
    QApplication.sendEvent(widget, QInputMethodEvent(letters, []))  # type: ignore[arg-type]


def commit(widget: QWidget | None, text: str) -> None:
    """The characters chosen in the input method."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)  # type: ignore[arg-type]


def name_line(desk: Desk) -> QLineEdit:
    editor = desk.window.zones.form.boxes["enterprise_name"].editor
    assert isinstance(editor, LineEditor)
    editor.line.setFocus()
    editor.line.clear()
    return editor.line


def goods(desk: Desk, column: str) -> tuple[GoodsEditor, QModelIndex]:
    editor = desk.window.zones.form.boxes["trade_lines"].editor
    assert isinstance(editor, GoodsEditor)
    place = editor.model.add_row()
    index = editor.model.index(place, [one.key for one in editor.model.columns].index(column))
    editor.view.setCurrentIndex(index)
    editor.view.setFocus()
    return editor, index


def other_answer(desk: Desk) -> None:
    desk.window.session.answer("own_brand", False)


def later_day(desk: Desk) -> None:
    desk.window.session.set_as_of(date(2031, 1, 1))


def english(desk: Desk) -> None:
    desk.window.use_language("en")


@pytest.mark.parametrize("meanwhile", [other_answer, later_day, english])
def test_what_happens_while_composing_leaves_the_composition_alone(
    desk: Desk, session: Session, qtbot: QtBot, meanwhile: Callable[[Desk], None]
) -> None:
    line, before = name_line(desk), session.raw("enterprise_name")
    commit(line, "青海")
    compose(line, "gongsi")
    meanwhile(desk)
    assert session.raw("enterprise_name") == before
    assert session.typing().answers == {"enterprise_name": "青海"}
    commit(line, "公司")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert session.raw("enterprise_name") == "青海公司"


def test_saving_while_composing_keeps_what_is_finished_and_the_rest_can_be_finished(
    desk: Desk, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    line = name_line(desk)
    commit(line, "青海")
    compose(line, "gongsi")
    assert desk.window.files.save_to(tmp_path / "甲.yaml")
    assert session.raw("enterprise_name") == "青海"
    commit(line, "公司")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert session.raw("enterprise_name") == "青海公司"


def test_a_name_composed_in_a_cell_opens_it_and_completion_takes_nothing_over(
    desk: Desk, session: Session, qtbot: QtBot
) -> None:
    before = session.raw("trade_lines")
    editor, index = goods(desk, "product")
    compose(editor.view, "gouqi")
    cell = editor.view.indexWidget(index)
    assert isinstance(cell, CompletingLine)
    compose(cell, "gou'qi")
    assert cell.text() == ""
    assert cell.offered == ()
    assert not session.typing()
    commit(cell, "枸杞")
    assert cell.text() == "枸杞"
    assert [entry.text["zh"] for entry in cell.offered][:1] == ["枸杞"]
    compose(cell, "gan")
    commit(cell, "干")
    assert cell.text() == "枸杞干"
    assert session.raw("trade_lines") == before
    qtbot.keyClick(cell, Qt.Key.Key_Tab)
    assert session.raw("trade_lines")[-1] == {"product": "枸杞干"}


def test_a_composition_given_up_in_a_cell_leaves_it_empty(desk: Desk, session: Session, qtbot: QtBot) -> None:
    before = session.raw("trade_lines")
    editor, index = goods(desk, "product")
    compose(editor.view, "gouqi")
    cell = editor.view.indexWidget(index)
    compose(cell, "")
    qtbot.keyClick(cell, Qt.Key.Key_Tab)
    assert session.raw("trade_lines") == before


def test_the_list_is_searched_for_what_was_chosen_not_for_the_letters(desk: Desk, qtbot: QtBot) -> None:
    panel = desk.window.zones.checklist
    panel.focus_filter()
    compose(panel.filter, "wuliu")
    assert not panel.lens.filter.active
    commit(panel.filter, "物流")
    assert panel.lens.filter.query == "物流"
    compose(panel.filter, "zzz")
    assert panel.lens.filter.query == "物流"
    assert panel.nothing.isHidden()


def test_the_palette_waits_for_the_end_of_the_composition(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = desk.window.desk.palette
    assert palette is not None
    every = palette.model.rowCount()
    compose(palette.line, "qiye")
    assert palette.model.rowCount() == every
    commit(palette.line, "企业名称")
    assert 0 < palette.model.rowCount() < every
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)


def test_a_note_takes_what_was_composed_when_it_is_finished(desk: Desk, session: Session, qtbot: QtBot) -> None:
    support = desk.window.zones.chosen()
    note = desk.window.zones.evidence.work.form.note
    note.setFocus()
    commit(note, "已约")
    compose(note, "zhousan")
    other_answer(desk)
    desk.window.zones.evidence.edits.tick_next(support)
    assert session.typing().work[support].note == "已约"
    commit(note, "周三")
    qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.work(support).note == "已约周三"


def test_half_a_day_of_judgement_changes_nothing_wherever_one_goes(
    desk: Desk, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    day, before = desk.window.header.day, session.as_of
    day.setFocus()
    day.selectAll()
    qtbot.keyClicks(day, "2026-1")
    other_answer(desk)
    assert session.as_of == before
    assert not session.typing()
    assert day.text() == "2026-1"
    assert desk.window.files.save_to(tmp_path / "甲.yaml")
    assert (session.as_of, day.text()) == (before, before.isoformat())
    assert not desk.window.header.refusal.isHidden()


def test_half_a_day_of_business_is_not_the_firms(desk: Desk, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    business = desk.window.header.business
    business.open()
    qtbot.keyClicks(business.field, "2021-1")
    desk.window.commands.try_out.trigger()
    assert session.state.business_day is None
    assert session.scenario is not None
    assert session.scenario.base.business_day is None
    desk.window.trying.drop()
    desk.window.use_language("en")
    assert session.undo_stack.count() == 0
