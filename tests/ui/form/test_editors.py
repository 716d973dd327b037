"""Every kind of question: what is answered reaches the document, and what the document holds is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from qhchecklist.policy.doubts import UNCLEAR
from qhchecklist.policy.field import FieldCatalogue
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.ui.form.certificate_editor import CertificatesEditor
from qhchecklist.ui.form.chip_set import ChipSet
from qhchecklist.ui.form.code_editors import CodesEditor
from qhchecklist.ui.form.combo import AnswerCombo
from qhchecklist.ui.form.division_editor import DivisionEditor
from qhchecklist.ui.form.editors import EDITORS
from qhchecklist.ui.form.option_editors import NONE, ChoiceEditor, ChoicesEditor, YesNoEditor
from qhchecklist.ui.form.profile_form import ProfileForm
from qhchecklist.ui.form.text_editors import LineEditor
from qhchecklist.ui.session import Session

Press = Callable[[ChipSet, str], None]
Type = Callable[[QWidget, str], None]

CHOICE_IN_SIGHT = "exports"
CHOICE_IN_A_LIST = "entity_type"


def editor(form: ProfileForm, key: str, kind: type[Any]) -> Any:
    found = form.boxes[key].editor
    assert isinstance(found, kind)
    return found


def checked(chips: ChipSet) -> list[str]:
    return [chip.key for chip in chips.chips if chip.isChecked()]


def pick(combo: AnswerCombo, words: str) -> None:
    """Choose as the list does when an item is clicked."""
    row = combo.findText(words)
    assert row >= 0, [combo.itemText(i) for i in range(combo.count())]
    combo.setCurrentIndex(row)
    combo.activated.emit(row)


def write(line: Any, text: str, type_in: Type) -> None:
    line.setFocus()
    line.selectAll()
    type_in(line, text)
    line.editingFinished.emit()


def test_every_field_of_the_catalogue_has_an_editor_of_its_kind(form: ProfileForm, rulebook: Rulebook) -> None:
    catalogue: FieldCatalogue = rulebook.catalogue
    assert set(form.boxes) == {field.key for field in catalogue.fields}
    for field in catalogue.fields:
        assert type(form.boxes[field.key].editor) is EDITORS[field.kind]


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("enterprise_name", "青海𬭎泰商贸有限公司", "青海𬭎泰商贸有限公司"),
        ("uscc", "91630121MA7QHC0178", "91630121MA7QHC0178"),
        ("established_on", "2016-05-20", "2016-05-20"),
        ("employees", "46", "46"),
        ("employees", "20-99", "20-99"),
        ("employees", "300以上", "300以上"),
    ],
)
def test_typed_text_reaches_the_document_and_clearing_makes_it_unanswered(
    form: ProfileForm, empty_session: Session, type_in: Type, key: str, typed: str, kept: str
) -> None:
    line = editor(form, key, LineEditor).line
    assert line.property("unanswered") is True
    write(line, typed, type_in)
    assert empty_session.raw(key) == kept
    assert line.text() == typed
    assert line.property("unanswered") is False
    line.selectAll()
    line.del_()
    line.editingFinished.emit()
    assert empty_session.raw(key) is None
    assert line.property("unanswered") is True


def test_an_amount_can_be_unclear_and_typing_answers_it(
    form: ProfileForm, empty_session: Session, type_in: Type
) -> None:
    made = editor(form, "employees", LineEditor)
    made.unclear.click()
    assert empty_session.raw("employees") == UNCLEAR
    assert made.line.property("unclear") is True
    write(made.line, "46", type_in)
    assert empty_session.raw("employees") == "46"
    assert not made.unclear.isChecked()
    made.unclear.click()
    made.unclear.click()
    assert empty_session.raw("employees") is None


def test_a_code_is_shown_in_canonical_spelling_after_leaving_it(
    form: ProfileForm, empty_session: Session, type_in: Type
) -> None:
    line = editor(form, "uscc", LineEditor).line
    write(line, "９１６３０１２１ma7qhc0178", type_in)
    assert line.text() == "91630121MA7QHC0178"
    assert empty_session.reading.document["uscc"] == "91630121MA7QHC0178"


def test_a_bad_credit_code_is_kept_and_its_problem_shown_until_the_typing_mends_it(
    qtbot: QtBot, form: ProfileForm, empty_session: Session, type_in: Type
) -> None:
    box = form.boxes["uscc"]
    line = editor(form, "uscc", LineEditor).line
    line.setFocus()
    type_in(line, "91630121MA7QHC017")
    assert box.problems.texts() == []
    line.editingFinished.emit()
    assert line.text() == "91630121MA7QHC017"
    assert empty_session.raw("uscc") == "91630121MA7QHC017"
    assert "18位" in box.problems.texts()[0]
    assert line.property("invalid") is True
    qtbot.keyClicks(line, "9")
    assert "校验码" in box.problems.texts()[0]
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    qtbot.keyClicks(line, "8")
    assert box.problems.texts() == []
    assert line.property("invalid") is False
    assert empty_session.raw("uscc") == "91630121MA7QHC017"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert empty_session.raw("uscc") == "91630121MA7QHC0178"
    assert box.problems.texts() == []


def test_blanks_are_no_answer_and_no_undo_step(form: ProfileForm, empty_session: Session, type_in: Type) -> None:
    line = editor(form, "enterprise_name", LineEditor).line
    write(line, "   ", type_in)
    assert empty_session.raw("enterprise_name") is None
    assert line.text() == ""
    assert empty_session.undo_stack.count() == 0


def test_yes_no_and_unclear_are_told_apart_and_a_second_click_takes_the_answer_back(
    form: ProfileForm, empty_session: Session, press: Press
) -> None:
    chips = editor(form, "own_brand", YesNoEditor).chips
    for key, answer in (("yes", True), ("no", False), (UNCLEAR, UNCLEAR)):
        press(chips, key)
        assert empty_session.raw("own_brand") is answer
        assert checked(chips) == [key]
    press(chips, UNCLEAR)
    assert empty_session.raw("own_brand") is None
    assert checked(chips) == []


def test_digits_answer_and_delete_clears(qtbot: QtBot, form: ProfileForm, empty_session: Session) -> None:
    chips = editor(form, "own_brand", YesNoEditor).chips
    chips.take_focus()
    qtbot.keyClick(chips.chips[0], Qt.Key.Key_2)
    assert empty_session.raw("own_brand") is False
    qtbot.keyClick(chips.chips[1], Qt.Key.Key_Delete)
    assert empty_session.raw("own_brand") is None


def test_one_tab_stop_for_a_question_and_arrows_inside_it(qtbot: QtBot, form: ProfileForm) -> None:
    chips = editor(form, "own_brand", YesNoEditor).chips
    assert [chip.focusPolicy() for chip in chips.chips].count(Qt.FocusPolicy.StrongFocus) == 1
    chips.take_focus()
    qtbot.keyClick(chips.chips[0], Qt.Key.Key_Right)
    assert chips.chips[1].hasFocus()
    assert [chip for chip in chips.chips if chip.focusPolicy() == Qt.FocusPolicy.StrongFocus] == [chips.chips[1]]


def test_a_short_choice_is_all_in_sight(form: ProfileForm, empty_session: Session, press: Press) -> None:
    chips = editor(form, CHOICE_IN_SIGHT, ChoiceEditor).chips
    press(chips, "planned")
    assert empty_session.raw("exports") == "planned"
    press(chips, "none")
    assert empty_session.raw("exports") == "none"
    assert checked(chips) == ["none"]
    press(chips, UNCLEAR)
    assert empty_session.raw("exports") == UNCLEAR
    press(chips, UNCLEAR)
    assert empty_session.raw("exports") is None


def test_a_long_choice_is_a_list_with_unanswered_and_unclear(form: ProfileForm, empty_session: Session) -> None:
    combo = editor(form, CHOICE_IN_A_LIST, ChoiceEditor).combo
    assert combo.property("unanswered") is True
    pick(combo, "农民专业合作社")
    assert empty_session.raw("entity_type") == "cooperative"
    assert combo.property("unanswered") is False
    pick(combo, "不清楚")
    assert empty_session.raw("entity_type") == UNCLEAR
    assert combo.property("unclear") is True
    pick(combo, "未填写（暂按未知）")
    assert empty_session.raw("entity_type") is None


def test_an_answer_that_is_no_option_is_shown_as_written(form: ProfileForm, empty_session: Session) -> None:
    empty_session.answer("entity_type", "workshop")
    combo = editor(form, CHOICE_IN_A_LIST, ChoiceEditor).combo
    assert combo.currentText() == "workshop"
    assert combo.property("invalid") is True
    empty_session.answer("exports", "sometimes")
    assert editor(form, CHOICE_IN_SIGHT, ChoiceEditor).chips.written.text() == "“sometimes”"
    pick(combo, "企业")
    assert empty_session.raw("entity_type") == "enterprise"
    assert combo.findText("workshop") == -1


def test_the_wheel_never_changes_an_answer(qtbot: QtBot, form: ProfileForm, empty_session: Session) -> None:
    empty_session.answer("entity_type", "enterprise")
    combo = editor(form, CHOICE_IN_A_LIST, ChoiceEditor).combo
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QCoreApplication.sendEvent(combo, event)
    assert empty_session.raw("entity_type") == "enterprise"


def test_several_options_none_and_unclear(form: ProfileForm, empty_session: Session, press: Press) -> None:
    chips = editor(form, "roles", ChoicesEditor).chips
    press(chips, "producer")
    press(chips, "trader")
    assert empty_session.raw("roles") == ["producer", "trader"]
    press(chips, NONE)
    assert empty_session.raw("roles") == []
    assert checked(chips) == [NONE]
    press(chips, UNCLEAR)
    assert empty_session.raw("roles") == UNCLEAR
    press(chips, "trader")
    assert empty_session.raw("roles") == ["trader"]
    press(chips, "trader")
    assert empty_session.raw("roles") is None


def test_an_entry_that_is_no_option_stays_until_it_is_removed(
    form: ProfileForm, empty_session: Session, press: Press
) -> None:
    empty_session.answer("roles", ["producer", "weaver"])
    chips = editor(form, "roles", ChoicesEditor).chips
    assert "weaver" in form.boxes["roles"].problems.texts()[0]
    press(chips, "trader")
    assert empty_session.raw("roles") == ["producer", "weaver", "trader"]
    press(chips, "weaver")
    assert empty_session.raw("roles") == ["producer", "trader"]
    assert chips.chip("weaver") is None


def test_a_division_is_chosen_step_by_step_and_stored_as_six_digits(form: ProfileForm, empty_session: Session) -> None:
    made = editor(form, "registered_division", DivisionEditor)
    assert made.prefecture.isHidden()
    pick(made.province, "青海省")
    assert empty_session.raw("registered_division") == "630000"
    pick(made.prefecture, "海南藏族自治州")
    assert empty_session.raw("registered_division") == "632500"
    pick(made.county, "共和县")
    assert empty_session.raw("registered_division") == "632521"
    pick(made.county, "县（市、区）未选")
    assert empty_session.raw("registered_division") == "632500"
    pick(made.prefecture, "市（州）未选")
    assert empty_session.raw("registered_division") == "630000"
    pick(made.province, "海南省")
    assert empty_session.raw("registered_division") == "460000"
    assert made.prefecture.isHidden()
    pick(made.province, "不清楚")
    assert empty_session.raw("registered_division") == UNCLEAR
    pick(made.province, "未填写（暂按未知）")
    assert empty_session.raw("registered_division") is None


def test_an_unusable_division_is_shown_as_written(form: ProfileForm, empty_session: Session) -> None:
    empty_session.answer("registered_division", "河南")
    made = editor(form, "registered_division", DivisionEditor)
    assert made.province.currentText() == "河南"
    assert form.boxes["registered_division"].problems.texts()


def test_codes_are_added_in_the_picker_and_removed_on_their_chip(
    qtbot: QtBot, form: ProfileForm, empty_session: Session, press: Press
) -> None:
    made = editor(form, "settlement_currencies", CodesEditor)
    made.open_picker()
    picker = made._picker
    qtbot.keyClicks(picker.search, "usd")
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert empty_session.raw("settlement_currencies") == ["USD"]
    qtbot.keyClicks(picker.search, "oy")
    assert picker.model.rowCount() > 0
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert empty_session.raw("settlement_currencies") == ["USD", "EUR"]
    picker.close()
    press(made.chips, "USD")
    assert empty_session.raw("settlement_currencies") == ["EUR"]
    press(made.chips, "EUR")
    assert empty_session.raw("settlement_currencies") is None
    press(made.chips, NONE)
    assert empty_session.raw("settlement_currencies") == []
    press(made.chips, UNCLEAR)
    assert empty_session.raw("settlement_currencies") == UNCLEAR


def test_a_group_of_countries_is_a_shortcut_for_its_members(
    form: ProfileForm, empty_session: Session, press: Press, rulebook: Rulebook
) -> None:
    made = editor(form, "overseas_trademarks", CodesEditor)
    made.open_picker()
    press(made._picker.shortcuts, "RCEP")
    members = rulebook.codes.country_groups["RCEP"].on(empty_session.as_of)
    assert set(empty_session.raw("overseas_trademarks")) == members
    press(made._picker.shortcuts, "RCEP")
    assert empty_session.raw("overseas_trademarks") is None
    made._picker.close()


def test_an_unknown_country_stays_as_written_with_its_problem(form: ProfileForm, empty_session: Session) -> None:
    empty_session.answer("overseas_patents", ["JPN", "火星"])
    chips = editor(form, "overseas_patents", CodesEditor).chips
    assert [chip.text() for chip in chips.chips if chip.look == "held"] == ["日本 JPN", "火星"]
    assert "火星" in form.boxes["overseas_patents"].problems.texts()[0]


def test_certificates_keep_their_particulars_and_take_a_date(
    form: ProfileForm, empty_session: Session, type_in: Type, press: Press
) -> None:
    empty_session.answer("certifications", ["ce", {"code": "haccp", "number": "X-1"}])
    made = editor(form, "certifications", CertificatesEditor)
    write(made.rows[1].day, "2027-05-01", type_in)
    assert empty_session.raw("certifications") == [
        "ce",
        {"code": "haccp", "number": "X-1", "valid_until": "2027-05-01"},
    ]
    write(made.rows[0].day, "明年", type_in)
    assert made.rows[0].day.text() == "明年"
    assert "明年" in form.boxes["certifications"].problems.texts()[0]
    made.rows[0].chip.click()
    made.rows[0].chip.click()
    assert empty_session.raw("certifications") is None
    press(made.chips, NONE)
    assert empty_session.raw("certifications") == []
    press(made.chips, UNCLEAR)
    assert empty_session.raw("certifications") == UNCLEAR


def test_certificates_are_added_in_the_picker(qtbot: QtBot, form: ProfileForm, empty_session: Session) -> None:
    made = editor(form, "certifications", CertificatesEditor)
    made.open_picker()
    qtbot.keyClicks(made._picker.search, "yjcprz")
    qtbot.keyClick(made._picker.search, Qt.Key.Key_Return)
    assert empty_session.raw("certifications") == ["organic_cn"]
    made._picker.close()


def test_escape_closes_the_picker(qtbot: QtBot, form: ProfileForm) -> None:
    made = editor(form, "settlement_currencies", CodesEditor)
    made.open_picker()
    qtbot.keyClick(made._picker.search, Qt.Key.Key_Escape)
    assert made._picker.isHidden()


def test_typing_in_a_list_finds_the_item_by_its_initials(form: ProfileForm) -> None:
    made = editor(form, "registered_division", DivisionEditor)
    view = made.province.view()
    view.keyboardSearch("s")
    view.keyboardSearch("x")
    assert view.currentIndex().data() in ("山西省", "陕西省")


def test_tab_stops_once_in_every_set_of_chips_at_one_that_is_in_sight(
    form: ProfileForm, empty_session: Session
) -> None:
    def stops() -> dict[str, list[bool]]:
        """Of each question's sets, whether the chips that Tab stops at are in sight."""
        return {
            f"{key} {number}": [
                not chip.isHidden() for chip in chips.chips if chip.focusPolicy() & Qt.FocusPolicy.TabFocus
            ]
            for key, box in form.boxes.items()
            for number, chips in enumerate(box.findChildren(ChipSet))
        }

    assert {"customs_supervision_modes 0", "settlement_currencies 0"} <= stops().keys()
    assert {name: told for name, told in stops().items() if told != [True]} == {}
    empty_session.answer("customs_supervision_modes", ["0110"])
    empty_session.answer("customs_supervision_modes", None)
    assert {name: told for name, told in stops().items() if told != [True]} == {}
