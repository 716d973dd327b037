"""Working on supports as a consultant does: ticks, states, dates and notes, by keyboard and mouse."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QWidget
from pytestqt.qtbot import QtBot

from qhchecklist.checklist import STEP_SOURCES
from qhchecklist.ui.checklist_view.roles import Role
from qhchecklist.ui.evidence.blocks import JumpButton
from qhchecklist.ui.evidence.step_box import StepBox
from qhchecklist.ui.evidence.work_form import WorkForm
from qhchecklist.ui.session import Session
from qhchecklist.work import WORK_STATES, Work
from tests.ui.desk import Desk

SUPPORT = "S03h"


@pytest.fixture
def form(desk: Desk, qtbot: QtBot) -> WorkForm:
    """The record of one support in a window that has the keyboard."""
    qtbot.waitUntil(desk.window.isActiveWindow)
    desk.window.resize(1400, 860)
    desk.window.zones.choose(SUPPORT)
    return desk.window.zones.evidence.work.form


def boxes(desk: Desk) -> list[StepBox]:
    return desk.window.zones.evidence.work.boxes


def write(widget: QWidget, text: str) -> None:
    """What an input method hands over."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def side(desk: Desk, support: str = SUPPORT) -> str:
    model = desk.window.zones.checklist.model
    row = model.index_of(support).data(Role.ROW)
    return str(row.side)


# ---- steps


def test_space_ticks_a_step_and_the_keyboard_stays_on_it(
    desk: Desk, session: Session, qtbot: QtBot, form: WorkForm
) -> None:
    box = boxes(desk)[1]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert session.work(SUPPORT) == Work("preparing", frozenset({1}))
    assert focused() is box
    assert box.isChecked()
    assert session.undo_stack.undoText() == "勾选“出口退税六日办结”第 2 步"
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert session.work(SUPPORT).ticked == frozenset()
    assert session.undo_stack.undoText() == "取消勾选“出口退税六日办结”第 2 步"
    session.undo_stack.undo()
    assert box.isChecked()
    session.undo_stack.undo()
    assert not box.isChecked()
    assert session.work(SUPPORT) == Work()
    session.undo_stack.redo()
    assert box.isChecked()


def test_work_that_is_to_be_read_again_says_so_until_it_was(
    desk: Desk, session: Session, qtbot: QtBot, form: WorkForm
) -> None:
    assert form.reread.isHidden()
    session.do_work(SUPPORT, Work("submitted", note="已交", reread=date(2026, 11, 23)), "沿用")
    assert form.reread_label.text().startswith("规则包换了（2026-11-23）")
    form.reread.setFocus()
    qtbot.keyClick(form.reread, Qt.Key.Key_Space)
    assert session.work(SUPPORT) == Work("submitted", note="已交")
    assert session.undo_stack.undoText() == "“出口退税六日办结”已重读"
    assert form.reread.isHidden()
    assert form.states.isAncestorOf(focused())


def test_a_click_anywhere_on_a_step_ticks_it(desk: Desk, session: Session, qtbot: QtBot, form: WorkForm) -> None:
    box = boxes(desk)[0]
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert session.work(SUPPORT).ticked == {0}


def test_down_goes_from_step_to_step(desk: Desk, qtbot: QtBot, form: WorkForm) -> None:
    boxes(desk)[0].setFocus()
    qtbot.keyClick(boxes(desk)[0], Qt.Key.Key_Down)
    assert focused() is boxes(desk)[1]


def test_a_step_says_whether_it_is_the_text_or_general_procedure_to_eyes_and_readers(
    desk: Desk, session: Session, form: WorkForm
) -> None:
    """And that it is behind the firm already: it has filed for the refund."""
    steps = session.rulebook.policy.support(SUPPORT).steps
    assert {step.source for step in steps} == {"text", "procedure"}
    for number, (box, step) in enumerate(zip(boxes(desk), steps, strict=True)):
        label = ("" if number else "已具备 · ") + STEP_SOURCES[step.source].zh
        assert box.words == f"{step.text.zh}　{label}"
        spoken = QAccessible.queryAccessibleInterface(box)
        assert spoken.text(QAccessible.Text.Name) == f"{step.text.zh}（{label}）"
        assert spoken.role() == QAccessible.Role.CheckBox


def test_tab_goes_through_the_zone_from_top_to_bottom(
    desk: Desk, session: Session, qtbot: QtBot, form: WorkForm
) -> None:
    session.answer("export_refund.filed", None)  # something is missing: a way to the field is offered
    pane = desk.window.zones.evidence
    pane.setFocus(Qt.FocusReason.TabFocusReason)
    places = []
    while not places or focused() is not form.note:
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        corner = focused().mapTo(pane.viewport(), focused().rect().topLeft())
        places.append((corner.y() + pane.verticalScrollBar().value(), corner.x()))
    assert pane.above.findChildren(JumpButton)
    assert len(places) == 2 + len(boxes(desk)) + 4  # copy, go there; the steps; state, date, person, note
    assert places == sorted(places)


# ---- the list


def test_the_list_tells_state_and_progress_once_work_is_begun(desk: Desk, session: Session, form: WorkForm) -> None:
    assert side(desk) == "税收"
    desk.window.zones.evidence.edits.tick(SUPPORT, 1, done=True)
    assert side(desk) == "准备材料 · 1/3"
    index = desk.window.zones.checklist.model.index_of(SUPPORT)
    assert "准备材料 · 1/3" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    session.undo_stack.undo()
    assert side(desk) == "税收"


def test_from_the_list_space_ticks_the_next_step_and_digits_set_the_state(
    desk: Desk, session: Session, qtbot: QtBot, form: WorkForm
) -> None:
    tree = desk.window.zones.checklist.tree
    tree.setFocus()
    for done in (1, 2, 3, 3):
        qtbot.keyClick(tree, Qt.Key.Key_Space)
        assert side(desk) == f"准备材料 · {done}/3"
    for digit, (state, words) in enumerate(list(WORK_STATES.items())[:6], start=1):
        qtbot.keyClick(tree, str(digit))
        assert session.work(SUPPORT).state == state
        assert side(desk).startswith(words.zh)
        assert tree.hasFocus()
    assert session.undo_stack.undoText() == "“出口退税六日办结”改为“已兑付”"
    assert "1–7" in desk.window.zones.checklist.model.index_of(SUPPORT).data(Qt.ItemDataRole.ToolTipRole)


def test_enter_in_the_list_goes_to_the_first_step_not_yet_done(
    desk: Desk, session: Session, qtbot: QtBot, form: WorkForm
) -> None:
    tree = desk.window.zones.checklist.tree
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert focused() is boxes(desk)[2]
    assert not boxes(desk)[2].visibleRegion().isEmpty()


def test_enter_unfolds_an_evidence_zone_that_is_hidden(desk: Desk, qtbot: QtBot, form: WorkForm) -> None:
    desk.window.commands.zones["evidence"].setChecked(False)
    tree = desk.window.zones.checklist.tree
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert desk.window.zones.evidence.isVisible()
    assert desk.window.commands.zones["evidence"].isChecked()


def test_a_heading_keeps_its_keys(desk: Desk, session: Session, qtbot: QtBot, form: WorkForm) -> None:
    tree = desk.window.zones.checklist.tree
    heading = desk.window.zones.checklist.model.group_index("right")
    tree.setCurrentIndex(heading)
    was = tree.isExpanded(heading)
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert tree.isExpanded(heading) != was
    qtbot.keyClick(tree, "3")
    assert session.state.work == {}


def test_a_blank_in_a_title_that_is_being_typed_ticks_nothing(
    desk: Desk, session: Session, qtbot: QtBot, form: WorkForm
) -> None:
    desk.window.commands.languages["en"].trigger()
    tree = desk.window.zones.checklist.tree
    tree.setFocus()
    qtbot.keyClicks(tree, "export ")
    assert session.state.work == {}


# ---- the record


def test_the_state_is_chosen_by_keyboard(session: Session, qtbot: QtBot, form: WorkForm) -> None:
    form.states.take_focus()
    qtbot.keyClick(focused(), Qt.Key.Key_Right)
    qtbot.keyClick(focused(), Qt.Key.Key_Right)
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert session.work(SUPPORT).state == "submitted"
    qtbot.keyClick(focused(), Qt.Key.Key_Space)  # a second time takes nothing back
    assert session.work(SUPPORT).state == "submitted"
    assert [chip.key for chip in form.states.chips if chip.isChecked()] == ["submitted"]
    qtbot.keyClick(focused(), Qt.Key.Key_Delete)
    assert session.work(SUPPORT).state == "not_started"


def test_not_pursuing_asks_for_the_reason_in_place(desk: Desk, session: Session, qtbot: QtBot, form: WorkForm) -> None:
    assert not form.reason.isVisible()
    tree = desk.window.zones.checklist.tree
    tree.setFocus()
    qtbot.keyClick(tree, "7")
    assert session.work(SUPPORT).state == "not_pursued"
    assert focused() is form.reason
    write(form.reason, "金额太小 ")
    qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    assert session.work(SUPPORT) == Work("not_pursued", reason="金额太小")
    assert session.undo_stack.undoText() == "改“出口退税六日办结”的原因"
    session.undo_stack.undo()
    assert form.reason.text() == ""
    session.undo_stack.undo()
    assert not form.reason.isVisible()


def test_a_reason_once_given_stays_in_sight_in_every_state(session: Session, form: WorkForm) -> None:
    session.do_work(SUPPORT, Work("submitted", reason="先前不办"), "x")
    assert form.reason.isVisible()
    assert form.reason.text() == "先前不办"


def test_a_due_date_is_typed_or_picked_or_taken_away(session: Session, qtbot: QtBot, form: WorkForm) -> None:
    form.due.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(form.due, "2026/12/1")
    qtbot.keyClick(form.due, Qt.Key.Key_Tab)
    assert session.work(SUPPORT).due == date(2026, 12, 1)
    assert form.due.text() == "2026-12-01"
    assert session.undo_stack.undoText() == "改“出口退税六日办结”的期限"
    form.due.pick.trigger()
    calendar = form.due.findChild(QCalendarWidget)
    assert calendar is not None
    calendar.clicked.emit(QDate(2026, 12, 24))
    assert session.work(SUPPORT).due == date(2026, 12, 24)
    form.due.setFocus()
    form.due.selectAll()
    qtbot.keyClick(form.due, Qt.Key.Key_Delete)
    qtbot.keyClick(form.due, Qt.Key.Key_Return)
    assert session.work(SUPPORT).due is None
    assert not form.refusal.isVisible()


def test_what_is_no_date_is_said_below_with_what_was_typed(session: Session, qtbot: QtBot, form: WorkForm) -> None:
    form.due.setFocus()
    write(form.due, "下月初")
    qtbot.keyClick(form.due, Qt.Key.Key_Return)
    assert session.work(SUPPORT).due is None
    assert form.refusal.isVisible()
    assert "“下月初”" in form.refusal.text()
    assert form.due.accessibleDescription() == form.refusal.text()
    qtbot.keyClicks(form.due, "2")
    assert not form.refusal.isVisible()


def test_the_person_is_recorded_on_leaving(session: Session, qtbot: QtBot, form: WorkForm) -> None:
    form.person.setFocus()
    write(form.person, "马丽")
    qtbot.keyClick(form.person, Qt.Key.Key_Tab)
    assert session.work(SUPPORT).person == "马丽"
    assert session.undo_stack.undoText() == "改“出口退税六日办结”的经办人"


def test_a_note_of_several_lines_is_recorded_on_leaving_as_one_step(
    session: Session, qtbot: QtBot, form: WorkForm
) -> None:
    form.note.setFocus()
    write(form.note, "已预约")
    qtbot.keyClick(form.note, Qt.Key.Key_Return)
    write(form.note, "带备案表")
    assert session.work(SUPPORT) == Work()
    qtbot.keyClick(form.note, Qt.Key.Key_Tab)
    assert focused() is not form.note
    assert session.work(SUPPORT).note == "已预约\n带备案表"
    assert session.undo_stack.undoText() == "改“出口退税六日办结”的备注"
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert form.note.toPlainText() == ""
    session.undo_stack.redo()
    assert form.note.toPlainText() == "已预约\n带备案表"


def test_ctrl_enter_records_a_note_and_leaves_the_cursor_where_it_is(
    session: Session, qtbot: QtBot, form: WorkForm
) -> None:
    form.note.setFocus()
    write(form.note, "甲乙丙")
    qtbot.keyClick(form.note, Qt.Key.Key_Left)
    qtbot.keyClick(form.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.work(SUPPORT).note == "甲乙丙"
    assert focused() is form.note
    assert form.note.textCursor().position() == 2


def test_undo_in_a_note_first_takes_back_typing_and_then_the_step(
    desk: Desk, session: Session, qtbot: QtBot, form: WorkForm
) -> None:
    ctrl = Qt.KeyboardModifier.ControlModifier
    form.note.setFocus()
    write(form.note, "一")
    qtbot.keyClick(form.note, Qt.Key.Key_Return, ctrl)
    write(form.note, "二")
    qtbot.keyClick(form.note, Qt.Key.Key_Z, ctrl)
    assert form.note.toPlainText() == "一"
    assert session.work(SUPPORT).note == "一"
    qtbot.keyClick(form.note, Qt.Key.Key_Z, ctrl)
    assert session.work(SUPPORT).note == ""
    assert form.note.toPlainText() == ""


def test_a_long_note_grows_and_then_scrolls_inside(session: Session, qtbot: QtBot, form: WorkForm) -> None:
    short = form.note.height()
    session.do_work(SUPPORT, Work(note="\n".join(str(n) for n in range(8))), "x")
    qtbot.waitUntil(lambda: form.note.height() > short)
    assert form.note.verticalScrollBar().maximum() == 0
    session.do_work(SUPPORT, Work(note="\n".join(str(n) for n in range(80))), "x")
    qtbot.waitUntil(lambda: form.note.verticalScrollBar().maximum() > 0)
    assert form.note.height() < 20 * form.note.fontMetrics().lineSpacing()


# ---- nothing is lost, nothing moves


def test_choosing_another_support_records_what_is_being_typed_about_the_first(
    desk: Desk, session: Session, form: WorkForm
) -> None:
    form.note.setFocus()
    write(form.note, "写到一半")
    form.person.setText("马丽")
    form.person.setModified(True)
    desk.window.zones.choose("S03a")
    assert session.work(SUPPORT) == Work(note="写到一半", person="马丽")
    assert session.work("S03a") == Work()
    assert form.note.toPlainText() == ""
    desk.window.zones.choose(SUPPORT)
    assert form.note.toPlainText() == "写到一半"
    assert form.person.text() == "马丽"


@pytest.mark.parametrize("how", ["settle", "look", "copy"])
def test_what_is_being_typed_is_taken_over_before_saving_restyling_and_copying(
    desk: Desk, session: Session, form: WorkForm, how: str
) -> None:
    form.note.setFocus()
    write(form.note, "写到一半")
    match how:
        case "settle":
            session.settle()
        case "look":
            desk.window.commands.themes["dark"].trigger()
        case "copy":
            desk.window.commands.copy.trigger()
            assert "写到一半" in QGuiApplication.clipboard().text()
    assert session.work(SUPPORT).note == "写到一半"


def test_the_draft_has_what_is_being_typed_without_taking_it_over(
    session: Session, qtbot: QtBot, form: WorkForm
) -> None:
    form.due.setFocus()
    qtbot.keyClicks(form.due, "2026-12-0")
    assert not session.typing()
    qtbot.keyClicks(form.due, "1")
    assert session.typing().work == {SUPPORT: Work(due=date(2026, 12, 1))}
    form.note.setFocus()  # the date is taken over, the note not yet
    write(form.note, "写到一半")
    assert session.dossier(session.typing()).work[SUPPORT] == Work(note="写到一半", due=date(2026, 12, 1))
    assert session.work(SUPPORT) == Work(due=date(2026, 12, 1))
    assert focused() is form.note
    form.note.commit()
    assert not session.typing()


def test_an_answer_changed_meanwhile_moves_neither_note_nor_cursor_nor_keyboard(
    desk: Desk, session: Session, qtbot: QtBot, form: WorkForm
) -> None:
    pane = desk.window.zones.evidence
    desk.window.resize(1400, 560)
    qtbot.waitUntil(lambda: pane.verticalScrollBar().maximum() > 200)
    form.note.setFocus()
    write(form.note, "甲乙丙丁")
    qtbot.keyClick(form.note, Qt.Key.Key_Left)
    pane.ensureWidgetVisible(form.note)
    before = form.note.mapTo(pane.viewport(), form.note.rect().topLeft()).y()
    explained = pane.evidence
    session.answer("export_refund.filed", False)
    session.answer("exports", "planned")
    assert pane.evidence != explained
    assert session.assessment.finding(SUPPORT).outcome == "does_not_apply"
    assert focused() is form.note
    assert form.note.toPlainText() == "甲乙丙丁"
    assert form.note.textCursor().position() == 3
    assert form.note.mapTo(pane.viewport(), form.note.rect().topLeft()).y() == before


def test_ticking_keeps_the_scrolling(desk: Desk, session: Session, qtbot: QtBot, form: WorkForm) -> None:
    pane = desk.window.zones.evidence
    desk.window.resize(1400, 560)
    qtbot.waitUntil(lambda: pane.verticalScrollBar().maximum() > 200)
    pane.verticalScrollBar().setValue(90)
    work = pane.work
    qtbot.mouseClick(boxes(desk)[0], Qt.MouseButton.LeftButton)
    form.states.chips[2].click()
    assert pane.verticalScrollBar().value() == 90
    assert pane.work is work


def test_work_is_kept_when_the_finding_changes_its_group(desk: Desk, session: Session, form: WorkForm) -> None:
    desk.window.zones.evidence.edits.tick(SUPPORT, 0, done=True)
    session.answer("export_refund.filed", False)
    assert session.assessment.finding(SUPPORT).outcome == "does_not_apply"
    assert session.work(SUPPORT).ticked == {0}
    assert boxes(desk)[0].isVisible()
    assert boxes(desk)[0].isChecked()


def test_where_nothing_applies_the_work_is_folded_but_one_press_away(
    desk: Desk, session: Session, qtbot: QtBot, form: WorkForm
) -> None:
    work = desk.window.zones.evidence.work
    item = session.checklist.group("does_not_apply")[0]
    desk.window.zones.choose(item.id)
    assert not form.isVisible()
    assert not any(box.isVisible() for box in work.boxes)
    assert work.fold.text() == "展开步骤与办理情况"
    work.fold.setFocus()
    qtbot.keyClick(work.fold, Qt.Key.Key_Space)
    assert form.isVisible()
    assert work.fold.text() == "收起步骤与办理情况"
    form.note.setFocus()
    write(form.note, "问过了")
    work.commit()
    assert not work.fold.isVisible()
    assert side(desk, item.id).startswith("未开始")


def test_under_an_expired_notice_the_words_stay_careful(desk: Desk, session: Session, form: WorkForm) -> None:
    session.set_as_of(date(2026, 11, 22))
    work = desk.window.zones.evidence.work
    assert work.steps_heading.text() == "怎么办（按原文件；现行规定须先确认）"
    assert work.heading.text() == "办理情况（动手前先确认现行规定）"


# ---- files and copies


def test_saving_and_opening_brings_the_work_back(
    desk: Desk, session: Session, qtbot: QtBot, form: WorkForm, tmp_path: Path
) -> None:
    path = tmp_path / "客户 甲.yaml"
    desk.answers.file = path
    tree = desk.window.zones.checklist.tree
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    form.note.setFocus()
    write(form.note, "已预约")
    desk.window.commands.save.trigger()  # what is still being typed included
    assert "note: 已预约" in path.read_text(encoding="utf-8")
    desk.window.commands.new.trigger()
    assert session.state.work == {}
    assert form.note.toPlainText() == ""
    desk.window.commands.open.trigger()
    desk.window.zones.choose(SUPPORT)
    assert session.work(SUPPORT) == Work("preparing", frozenset({1}), "已预约")
    assert form.note.toPlainText() == "已预约"
    assert boxes(desk)[1].isChecked()
    assert side(desk) == "准备材料 · 1/3"


def test_work_on_what_is_no_support_is_told_and_kept(desk: Desk, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "firm.yaml"
    path.write_text("enterprise_name: 甲\nwork: {S3h: {state: submitted}}\n", encoding="utf-8")
    assert desk.window.files.open(path)
    assert "S3h 不是本文件的事项编号" in desk.window.notices.sentences()[-1]
    session.answer("employees", "20")
    desk.window.commands.save.trigger()
    assert "S3h" in path.read_text(encoding="utf-8")


def test_the_copied_text_has_ticks_and_record(desk: Desk, session: Session, form: WorkForm) -> None:
    pane = desk.window.zones.evidence
    assert "[ ]" not in pane.text()
    assert "办理情况" not in pane.text()
    session.do_work(SUPPORT, Work("submitted", frozenset({1}), "等回复", date(2026, 12, 1), "马丽"), "x")
    text = pane.text()
    assert text.count("[ ] ") == 2
    assert text.count("[x] ") == 1
    told = ["办理情况：已提交 · 1/3", "已做步骤：2", "期限：2026-12-01", "经办人：马丽", "备注：等回复"]
    assert "\n- ".join(["【办理情况】", *told]) in text


def test_in_english_everything_is_said_again(desk: Desk, session: Session, form: WorkForm) -> None:
    session.do_work(SUPPORT, Work("submitted", frozenset({1})), "x")
    desk.window.commands.languages["en"].trigger()
    assert side(desk) == "submitted · 1/3"
    steps = session.rulebook.policy.support(SUPPORT).steps
    assert [box.words.split("　")[0] for box in boxes(desk)] == [step.text.en for step in steps]
    assert boxes(desk)[1].isChecked()
    chip = form.states.chip("paid")
    assert chip is not None
    assert chip.text() == "paid"


def test_nothing_in_the_work_is_read_as_markup(desk: Desk, session: Session, form: WorkForm) -> None:
    session.do_work(SUPPORT, Work(note="<b>粗</b>", person="<i>马</i>", reason="<u>因</u>"), "x")
    assert (form.note.toPlainText(), form.person.text(), form.reason.text()) == ("<b>粗</b>", "<i>马</i>", "<u>因</u>")


def test_every_support_shows_its_own_steps_and_record(desk: Desk, session: Session, form: WorkForm) -> None:
    for item in session.checklist.items:
        desk.window.zones.choose(item.id)
        assert [box.words.split("　")[0] for box in boxes(desk)] == [
            step.text.zh for step in item.finding.support.steps
        ]
    assert session.undo_stack.count() == 0
