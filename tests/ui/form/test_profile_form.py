"""The form as a whole: questions that come and go, the next question, sections, languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qhchecklist import paths
from qhchecklist.policy.doubts import UNCLEAR
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.ui import theme
from qhchecklist.ui.form.chip import Chip
from qhchecklist.ui.form.chip_set import ChipSet
from qhchecklist.ui.form.option_editors import NONE
from qhchecklist.ui.form.profile_form import ProfileForm
from qhchecklist.ui.form.section_index import SectionIndex, SectionMenu
from qhchecklist.ui.form.text_editors import LineEditor
from qhchecklist.ui.form.usage_popup import UsagePopup
from qhchecklist.ui.session import Session
from tests.ui.desk import Desk

Press = Callable[[ChipSet, str], None]
Type = Callable[[QWidget, str], None]


def line_of(form: ProfileForm, key: str) -> LineEditor:
    editor = form.boxes[key].editor
    assert isinstance(editor, LineEditor)
    return editor


def counts(index: SectionIndex) -> dict[str, str]:
    return {row.section.key: row.count for row in index.rows}


def index_of(session: Session, form: ProfileForm) -> SectionIndex:
    return SectionIndex(session, form, form)


# --- answers -----------------------------------------------------------------------------------------


def test_an_empty_profile_has_no_problems_and_every_field_looks_unanswered(form: ProfileForm) -> None:
    assert all(box.problems.texts() == [] for box in form.boxes.values())
    told = [box.state.text() for box in form.boxes.values() if not box.state.isHidden()]
    assert told
    assert set(told) == {"未填写"}


@pytest.mark.parametrize("path", paths.samples(), ids=lambda path: path.stem)
def test_every_sample_is_shown_without_errors(form: ProfileForm, empty_session: Session, path: Path) -> None:
    empty_session.open_sample(path)
    assert line_of(form, "enterprise_name").line.text() == empty_session.raw("enterprise_name")
    errors = [one.field for one in empty_session.reading.problems if one.severity == "error"]
    assert errors == []
    shown = [text for box in form.boxes.values() for text in box.problems.texts()]
    assert len(shown) == len(empty_session.reading.problems)


def test_undo_and_redo_show_the_answers_without_new_widgets(
    form: ProfileForm, empty_session: Session, type_in: Type
) -> None:
    line = line_of(form, "enterprise_name").line
    type_in(line, "青海某公司")
    line.editingFinished.emit()
    empty_session.answer("own_brand", True)
    before = dict(form.boxes)
    empty_session.undo_stack.undo()
    empty_session.undo_stack.undo()
    assert line.text() == ""
    empty_session.undo_stack.redo()
    assert line.text() == "青海某公司"
    assert form.boxes == before


def test_an_answer_elsewhere_keeps_cursor_and_text_of_the_line_being_typed(
    form: ProfileForm, empty_session: Session, type_in: Type
) -> None:
    line = line_of(form, "enterprise_name").line
    line.setFocus()
    type_in(line, "青海某公司")
    line.setCursorPosition(2)
    empty_session.answer("own_brand", True)
    assert line.text() == "青海某公司"
    assert line.cursorPosition() == 2
    assert line.hasFocus()
    assert empty_session.raw("enterprise_name") is None


def test_the_windows_undo_is_reached_from_a_line_that_has_nothing_to_take_back(
    qtbot: QtBot, form: ProfileForm, empty_session: Session, type_in: Type
) -> None:
    action = empty_session.undo_stack.createUndoAction(form)
    action.setShortcut("Ctrl+Z")
    form.addAction(action)
    line = line_of(form, "enterprise_name").line
    line.setFocus()
    type_in(line, "青海某公司")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert empty_session.raw("enterprise_name") == "青海某公司"
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert empty_session.raw("enterprise_name") is None
    assert line.text() == ""


def test_text_being_typed_is_handed_over_before_saving(
    form: ProfileForm, empty_session: Session, type_in: Type
) -> None:
    line = line_of(form, "enterprise_name").line
    form.jump_to("enterprise_name")
    type_in(line, "青海某公司")
    form.commit()
    assert empty_session.raw("enterprise_name") == "青海某公司"


def test_an_answer_under_an_unknown_key_is_said_on_top(form: ProfileForm, empty_session: Session) -> None:
    empty_session.replace_all({"enterprize": "x"}, "test")
    assert "enterprize" in form.others.texts()[0]


# --- questions that come and go ----------------------------------------------------------------------


def test_a_conditional_question_appears_in_place_and_goes_again(form: ProfileForm, empty_session: Session) -> None:
    box = form.boxes["service_directions"]
    empty_session.answer("roles", ["producer"])
    assert box.isHidden()
    empty_session.answer("roles", ["producer", "logistics"])
    assert not box.isHidden()
    empty_session.undo_stack.undo()
    assert box.isHidden()


def test_a_question_that_is_no_longer_due_stays_while_it_holds_an_answer(
    form: ProfileForm, empty_session: Session
) -> None:
    empty_session.answer("roles", ["logistics"])
    empty_session.answer("service_directions", ["KAZ"])
    empty_session.answer("roles", ["producer"])
    assert not form.boxes["service_directions"].isHidden()
    empty_session.answer("service_directions", None)
    assert form.boxes["service_directions"].isHidden()


def test_a_question_of_the_past_is_folded_away(form: ProfileForm, empty_session: Session) -> None:
    box = form.boxes["priority_transport_pass"]
    section = next(one for one in form.sections if box in one.boxes)
    assert box.isHidden()
    assert section.fold.text() == "历史事项（1）· 展开"
    section.fold.click()
    assert not box.isHidden()
    section.fold.click()
    empty_session.set_as_of(date(2022, 6, 1))
    assert not box.isHidden()
    assert section.fold.isHidden()


def test_a_jump_unfolds_a_question_of_the_past(form: ProfileForm) -> None:
    assert form.jump_to("priority_transport_pass")
    assert not form.boxes["priority_transport_pass"].isHidden()


# --- going places ------------------------------------------------------------------------------------


def test_a_jump_scrolls_to_the_field_and_focuses_it(qtbot: QtBot, form: ProfileForm) -> None:
    entered: list[str] = []
    form.field_entered.connect(entered.append)
    assert form.jump_to("difficulties")
    qtbot.waitUntil(lambda: entered == ["difficulties"])
    box = form.boxes["difficulties"]
    top = box.mapTo(form.scroller.viewport(), box.rect().topLeft()).y()
    assert 0 <= top < form.scroller.viewport().height()
    assert not form.jump_to("no_such_field")


def test_a_field_that_has_just_appeared_can_be_jumped_to(form: ProfileForm, empty_session: Session) -> None:
    empty_session.answer("roles", ["producer"])
    assert not form.jump_to("service_directions")
    empty_session.answer("roles", ["logistics"])
    assert form.jump_to("service_directions")


def test_f8_goes_to_the_best_question_and_then_to_the_one_after(
    qtbot: QtBot, form: ProfileForm, empty_session: Session
) -> None:
    entered: list[str] = []
    form.field_entered.connect(entered.append)
    best = [question.field for question in empty_session.questions()]
    form.ask_next()
    form.ask_next()
    assert entered == best[:2]


# --- the next question -------------------------------------------------------------------------------


def test_the_card_asks_the_best_question_and_takes_its_answer(
    qtbot: QtBot, form: ProfileForm, empty_session: Session, press: Press
) -> None:
    card = form.card
    empty_session.answer("trade_lines", "unknown")
    first = empty_session.questions()[0]
    qtbot.waitUntil(lambda: card.field is not None and card.field.key == first.field)
    assert card.field is not None
    assert card.field.key == first.field
    assert card.title.text() == f"下一问 · 可确定 {first.settles} 项"
    press(card.chips, card.chips.chips[0].key)
    assert empty_session.raw(first.field) is not None
    qtbot.waitUntil(lambda: card.field is not None and card.field.key != first.field)
    assert card.field.key == empty_session.questions()[0].field


def test_a_question_with_several_answers_is_confirmed(
    qtbot: QtBot, filled: ProfileForm, session: Session, press: Press
) -> None:
    card = filled.card
    assert card.field is not None
    assert card.field.key == "recognitions"
    press(card.chips, "key_importer")
    press(card.chips, "backbone_exporter")
    assert session.raw("recognitions") is None
    card.take.click()
    assert session.raw("recognitions") == ["key_importer", "backbone_exporter"]
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: card.field is not None and card.field.key == "recognitions")
    press(card.chips, NONE)
    assert session.raw("recognitions") == []
    qtbot.waitUntil(lambda: card.field is None)
    assert card.title.text() == "没有要问的了"


def test_a_question_answered_with_unclear_is_not_asked_again(
    qtbot: QtBot, filled: ProfileForm, session: Session, press: Press
) -> None:
    press(filled.card.chips, UNCLEAR)
    assert session.raw("recognitions") == UNCLEAR
    qtbot.waitUntil(lambda: filled.card.field is None)


def test_a_question_that_needs_its_own_editor_leads_there(
    qtbot: QtBot, form: ProfileForm, empty_session: Session
) -> None:
    empty_session.answer("trade_lines", "unknown")
    for field in ("entity_type", "exports", "imports"):
        empty_session.answer(field, form.boxes[field].field.options[0].key)
    card = form.card
    qtbot.waitUntil(lambda: card.field is not None and card.field.key == "registered_division")
    assert card.chips.isHidden()
    entered: list[str] = []
    form.field_entered.connect(entered.append)
    card.go.click()
    assert entered == ["registered_division"]


def test_many_answers_in_a_row_rank_the_questions_once(qtbot: QtBot, form: ProfileForm, empty_session: Session) -> None:
    ranked: list[None] = []
    form.card.changed.connect(lambda: ranked.append(None))
    for answer in (True, False, True):
        empty_session.answer("own_brand", answer)
    assert ranked == []
    qtbot.waitUntil(lambda: len(ranked) > 0)
    assert len(ranked) == 1


def test_a_new_question_leaves_the_keyboard_where_somebody_types(
    qtbot: QtBot, form: ProfileForm, empty_session: Session
) -> None:
    card = form.card
    card.chips.take_focus()  # the card was used before, and remembers its chip
    line = line_of(form, "employees").line
    line.setFocus()
    asked = card.field
    empty_session.answer("trade_lines", "unknown")
    empty_session.answer("entity_type", form.boxes["entity_type"].field.options[0].key)
    qtbot.waitUntil(lambda: card.field is not asked)
    assert QApplication.focusWidget() is line


@pytest.mark.parametrize("by_mouse", [True, False])
def test_an_answer_given_in_the_card_keeps_the_keyboard_there(
    qtbot: QtBot, form: ProfileForm, empty_session: Session, by_mouse: bool
) -> None:
    empty_session.answer("trade_lines", "unknown")
    card = form.card
    card.refresh()
    form.jump_to("enterprise_name")  # the keyboard comes into the card by what is done here
    visited = []
    for _ in range(4):
        asked = card.field
        if card.chips.isHidden():
            break
        chip = card.chips.chips[0]
        if by_mouse:
            qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        else:
            card.chips.take_focus()
            qtbot.keyClick(chip, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda before=asked: card.field is not before)
        here = QApplication.focusWidget()
        assert here is not None
        assert here is card.go or here in card.chips.chips
        if isinstance(here, Chip):
            assert here.by_key is not by_mouse
        visited.append(here)
    assert card.go in visited


def test_the_last_answer_of_the_card_leaves_the_keyboard_before_the_form(
    qtbot: QtBot, filled: ProfileForm, press: Press
) -> None:
    card = filled.card
    card.chips.take_focus()
    press(card.chips, NONE)
    qtbot.waitUntil(lambda: card.field is None)
    assert card.has_keyboard()
    qtbot.keyClick(card, Qt.Key.Key_Tab)
    assert filled.sections[0].isAncestorOf(QApplication.focusWidget() or card)


def test_tab_goes_from_the_cards_new_chips_to_the_first_field_and_back(
    qtbot: QtBot, form: ProfileForm, empty_session: Session
) -> None:
    card = form.card
    asked = card.field
    empty_session.answer("trade_lines", "unknown")
    empty_session.answer("entity_type", form.boxes["entity_type"].field.options[0].key)
    qtbot.waitUntil(lambda: card.field is not asked)
    card.chips.take_focus()
    chip = QApplication.focusWidget()
    assert chip in card.chips.chips
    assert card.chips.chips[-1].nextInFocusChain() is card.take  # not the end of the whole window
    qtbot.keyClick(chip, Qt.Key.Key_Tab)
    here = QApplication.focusWidget()
    assert here is line_of(form, "enterprise_name").line
    qtbot.keyClick(here, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is chip


# --- what a question is good for ---------------------------------------------------------------------


def test_a_field_says_how_many_supports_read_it_and_which(form: ProfileForm, rulebook: Rulebook) -> None:
    assert form.boxes["own_brand"].usage.text() == "用于 1 项"
    title = form.boxes["own_brand"].usage.toolTip().splitlines()[0].removeprefix("· ")
    assert title in [support.title.zh for support in rulebook.policy.supports]
    assert form.boxes["enterprise_name"].usage.text() == "不影响判断"
    assert "步骤" in form.boxes["certifications"].usage.text()


def test_the_supports_that_use_a_field_drop_down_from_it_and_enter_shows_one(
    qtbot: QtBot, filled: ProfileForm, session: Session
) -> None:
    line = line_of(filled, "employees").line
    filled.jump_to("employees")
    qtbot.keyClick(line, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    popup = filled.findChild(UsagePopup)
    assert popup is not None
    assert popup.isVisible()
    assert popup.heading.text() == "用到“从业人员”的事项"
    titles = [popup.list.index(row, 0).data() for row in range(popup.list.rowCount())]
    assert f"用于 {len(titles)} 项" == filled.boxes["employees"].usage.text()
    assert [
        item.finding.support.title.zh
        for item in session.checklist.items
        if item.id in filled.boxes["employees"].used_by()
    ] == titles
    spoken = popup.list.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken != titles[1]
    assert spoken.endswith(titles[1])
    qtbot.keyClick(popup.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(filled.support_chosen) as chosen:
        qtbot.keyClick(popup.view, Qt.Key.Key_Return)
    assert session.rulebook.policy.support(chosen.args[0]).title.zh == titles[1]
    assert not popup.isVisible()


def test_a_click_on_the_count_drops_the_list_down_and_esc_changes_nothing(qtbot: QtBot, filled: ProfileForm) -> None:
    usage = filled.boxes["entity_type"].usage
    assert isinstance(usage, QPushButton)
    usage.click()
    popup = filled.findChild(UsagePopup)
    assert popup is not None
    with qtbot.assertNotEmitted(filled.support_chosen):
        qtbot.keyClick(popup.view, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_the_links_of_a_field_add_no_tab_stop(filled: ProfileForm) -> None:
    for box in filled.boxes.values():
        for link in box.findChildren(QPushButton):
            if link in (box.why, box.usage):
                assert not link.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_why_we_ask_is_one_click_or_key_away(qtbot: QtBot, form: ProfileForm) -> None:
    box = form.boxes["own_brand"]
    assert box.help.isHidden()
    box.why.click()
    assert box.help.text() == box.field.help.zh
    assert not box.help.isHidden()
    line = line_of(form, "employees").line
    qtbot.keyClick(line, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert not form.boxes["employees"].help.isHidden()


def test_the_size_line_says_the_size_and_what_it_follows_from(form: ProfileForm, empty_session: Session) -> None:
    line = next(one.size_line for one in form.sections if one.size_line is not None)
    assert line.result.text() == "企业规模：尚不能确定"
    empty_session.answer("statistical_industry", "industry")
    empty_session.answer("employees", "20-99")
    assert line.result.text() == "企业规模：小型 或 微型（尚未确定）"
    assert "营业收入" in line.reason.text()
    empty_session.answer("revenue_10k_cny", "1850")
    assert line.result.text() == "企业规模：小型"
    assert "20–99" in line.reason.text()


# --- the index ---------------------------------------------------------------------------------------


def test_the_index_counts_answers_rows_and_sizes(filled: ProfileForm, session: Session) -> None:
    index = index_of(session, filled)
    assert counts(index)["goods"] == "2 行"
    assert counts(index)["size"] == "小型"
    assert counts(index)["lists"] == "1/2"
    session.answer("recognitions", [])
    assert counts(index)["lists"] == "2/2"
    session.replace_all({}, "empty")
    assert counts(index)["goods"] == "0/4"
    assert counts(index)["size"] == "0/5"


def test_a_click_in_the_index_goes_to_the_section_and_scrolling_moves_the_mark(
    filled: ProfileForm, session: Session
) -> None:
    index = index_of(session, filled)
    row = next(one for one in index.rows if one.section.key == "finance")
    row.click()
    assert filled.current_section == "finance"
    assert [one.section.key for one in index.rows if one.isChecked()] == ["finance"]
    filled.scroller.verticalScrollBar().setValue(0)
    assert [one.section.key for one in index.rows if one.isChecked()] == ["identity"]


def test_the_index_marks_sections_with_errors_and_says_so(filled: ProfileForm, session: Session) -> None:
    index = index_of(session, filled)
    row = next(one for one in index.rows if one.section.key == filled.boxes["employees"].field.section)
    assert row.mark == ""
    session.answer("employees", "很多")
    assert row.mark == "!"
    assert row.accessibleName().endswith("1 处需改正")
    assert [one.section.key for one in index.rows if one.mark] == [row.section.key]
    session.undo_stack.undo()
    assert row.mark == ""
    assert "需改正" not in row.accessibleName()


def test_the_index_says_how_many_open_supports_each_section_may_settle(
    form: ProfileForm, empty_session: Session
) -> None:
    index = index_of(empty_session, form)
    rows = {row.section.key: row for row in index.rows}
    missing = [one.missing for one in empty_session.assessment.findings if one.outcome == "needs_information"]
    own = {box.key for box in next(one for one in form.sections if one.section.key == "identity").boxes}
    assert rows["identity"].hope == f"可确定 {sum(not own.isdisjoint(one) for one in missing)} 项"
    assert rows["identity"].hope in rows["identity"].accessibleName()
    height = rows["identity"].heightForWidth(132)
    empty_session.replace_all({"registered_division": "110000", "entity_type": "other", "roles": []}, "elsewhere")
    assert rows["identity"].hope == ""
    assert rows["identity"].heightForWidth(132) == height


def test_the_menu_of_sections_has_the_lines_of_the_index_and_goes_to_a_section(
    qtbot: QtBot, filled: ProfileForm, session: Session
) -> None:
    index = index_of(session, filled)
    bar = SectionMenu(index, filled)
    qtbot.addWidget(bar)
    bar.show()
    assert "基本情况" in bar.button.text()
    bar.menu.popup(QPoint(0, 0))
    lines = [action.text() for action in bar.menu.actions()]
    assert len(lines) == len(index.rows)
    assert lines[1].startswith("货物与市场\t")
    assert lines[1].endswith("2 行")
    for _ in range(6):
        qtbot.keyClick(bar.menu, Qt.Key.Key_Down)
    qtbot.keyClick(bar.menu, Qt.Key.Key_Return)
    assert filled.current_section == "finance"
    assert "金融" in bar.button.text()


# --- language, look, keyboard ------------------------------------------------------------------------


def test_another_language_relabels_everything_in_place(filled: ProfileForm, session: Session) -> None:
    index = index_of(session, filled)
    before = dict(filled.boxes)
    session.set_language("en")
    assert filled.boxes == before
    assert filled.boxes["own_brand"].label.text() == "Own brand"
    assert filled.sections[0].heading.text() == "Basics"
    assert index.rows[0].text() == "Basics"
    assert filled.card.question.text() == session.rulebook.catalogue.field("recognitions").question.en
    session.set_language("zh")
    assert filled.boxes["own_brand"].label.text() == "自主品牌"


def test_a_new_look_reaches_the_form_s_own_rules(filled: ProfileForm, qapp: object) -> None:
    assert isinstance(qapp, QApplication)
    before = filled.styleSheet()
    theme.apply(qapp, "dark", 1.0)
    assert filled.styleSheet() != before
    theme.apply(qapp, "light", 1.0)
    assert filled.styleSheet() == before


def test_every_widget_that_takes_the_keyboard_has_a_name(filled: ProfileForm) -> None:
    unnamed = [
        repr(widget)
        for widget in filled.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(filled)
        and not widget.accessibleName()
        and not widget.objectName().startswith("qt_")
    ]
    assert unnamed == []


def test_user_text_is_never_read_as_markup(form: ProfileForm, empty_session: Session) -> None:
    formats = {label.textFormat() for label in form.findChildren(QLabel) if label.objectName() != "qt_calendar"}
    assert formats == {Qt.TextFormat.PlainText}


def test_a_card_of_another_height_does_not_move_the_field_being_filled_in(
    qtbot: QtBot, filled: ProfileForm, session: Session
) -> None:
    filled.jump_to("own_brand")
    box, card = filled.boxes["own_brand"], filled.card
    place, height = box.mapTo(filled, box.rect().topLeft()), card.height()
    session.answer("recognitions", [])
    qtbot.waitUntil(lambda: card.field is None)
    assert card.height() < height
    assert box.mapTo(filled, box.rect().topLeft()) == place


def test_the_card_has_the_height_of_its_words_after_another_language(qtbot: QtBot, make: Callable[..., Desk]) -> None:
    window = make().window
    card = window.zones.form.card
    window.use_language("en")
    qtbot.waitUntil(lambda: not card.is_ranking() and "Next" in card.title.text())
    window.use_language("zh")
    qtbot.waitUntil(lambda: card.height() == card.layout().totalHeightForWidth(card.width()))
    assert "下一问" in card.title.text()


def test_a_field_that_is_entered_has_a_line_ready_for_what_may_be_said_of_its_answer(
    form: ProfileForm, qtbot: QtBot
) -> None:
    problems = form.boxes["exports"].problems
    assert not problems.lines
    assert form.jump_to("exports")
    qtbot.waitUntil(lambda: bool(problems.lines))
    assert problems.isHidden()
    assert problems.texts() == []
