"""The goods table: rows of the document, edited cell by cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from qhchecklist.policy.doubts import UNCLEAR
from qhchecklist.policy.pack import Rulebook
from qhchecklist.ui.form.chip_set import ChipSet
from qhchecklist.ui.form.combo import AnswerCombo
from qhchecklist.ui.form.completion import CompletingLine
from qhchecklist.ui.form.goods_editor import GoodsEditor
from qhchecklist.ui.form.goods_model import PROBLEMS, GoodsModel
from qhchecklist.ui.form.option_editors import NONE
from qhchecklist.ui.form.profile_form import ProfileForm
from qhchecklist.ui.session import Session

Press = Callable[[ChipSet, str], None]
Type = Callable[[QWidget, str], None]

ROW = {"direction": "export", "status": "current", "product": "藜麦", "hs": "10085090"}


def goods(form: ProfileForm) -> GoodsEditor:
    editor = form.boxes["trade_lines"].editor
    assert isinstance(editor, GoodsEditor)
    return editor


def cell(editor: GoodsEditor, row: int, key: str) -> QModelIndex:
    keys = [column.key for column in editor.model.columns]
    return editor.model.index(row, keys.index(key))


def words(editor: GoodsEditor, row: int) -> list[str]:
    return [editor.model.index(row, place).data() for place in range(editor.model.columnCount())]


def cell_editor(editor: GoodsEditor, index: QModelIndex) -> Any:
    editor.view.open_cell(index)
    return editor.view.indexWidget(index)


def test_the_model_keeps_qts_rules_through_every_change(rulebook: Rulebook, qtmodeltester: ModelTester) -> None:
    model = GoodsModel(rulebook.catalogue.columns, rulebook.codes, "zh")
    qtmodeltester.check(model, force_py=True)
    model.show_rows([dict(ROW), {"product": "黑蒜"}], [dict(ROW), {"product": "黑蒜"}])
    model.add_row()
    model.setData(model.index(2, 2), "枸杞")
    model.show_rows([dict(ROW)], [dict(ROW)])
    model.add_row(copy_of=0)
    model.remove_row(0)
    model.show_rows([], [])
    qtmodeltester.check(model, force_py=True)


def test_rows_of_the_document_are_shown_in_words(filled: ProfileForm) -> None:
    assert words(goods(filled), 0) == ["出口", "正在做", "藜麦", "10085090", "是", "韩国、德国"]
    assert words(goods(filled), 1) == ["出口", "打算做", "黑蒜", "20059999", "是", "马来西亚"]


def test_a_new_row_reaches_the_document_only_when_a_cell_is_filled_in(
    form: ProfileForm, empty_session: Session
) -> None:
    editor = goods(form)
    editor.add_button.click()
    assert editor.model.rowCount() == 1
    assert empty_session.raw("trade_lines") is None
    assert empty_session.undo_stack.count() == 0
    editor.model.setData(cell(editor, 0, "product"), "藜麦")
    assert empty_session.raw("trade_lines") == [{"product": "藜麦"}]
    editor.model.setData(cell(editor, 0, "product"), "")
    assert empty_session.raw("trade_lines") is None
    assert editor.model.rowCount() == 1


def test_each_cell_is_one_undo_step_and_undo_shows_the_row_as_before(filled: ProfileForm, session: Session) -> None:
    editor = goods(filled)
    editor.model.setData(cell(editor, 0, "made_in_qinghai"), False)
    editor.model.setData(cell(editor, 0, "hs"), "10085010")
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    assert words(editor, 0)[3:5] == ["10085090", "否"]
    session.undo_stack.undo()
    assert words(editor, 0)[3:5] == ["10085090", "是"]


def test_rows_are_copied_and_removed(filled: ProfileForm, session: Session) -> None:
    editor = goods(filled)
    editor.view.setCurrentIndex(cell(editor, 0, "product"))
    editor.copy_button.click()
    assert [row["product"] for row in session.raw("trade_lines")] == ["藜麦", "藜麦", "黑蒜"]
    editor.remove_button.click()
    assert [row["product"] for row in session.raw("trade_lines")] == ["藜麦", "黑蒜"]
    editor.remove_row(0)
    editor.remove_row(0)
    assert session.raw("trade_lines") is None
    session.undo_stack.undo()
    assert words(editor, 0)[2] == "黑蒜"


def test_removing_a_row_keeps_a_row_that_is_not_filled_in_yet(filled: ProfileForm, session: Session) -> None:
    editor = goods(filled)
    editor.add_button.click()
    editor.remove_row(0)
    assert editor.model.rowCount() == 2
    assert len(session.raw("trade_lines")) == 1


def test_an_odd_number_of_digits_is_shown_at_the_cell_and_under_the_table(
    filled: ProfileForm, session: Session
) -> None:
    editor = goods(filled)
    editor.model.setData(cell(editor, 1, "hs"), "1008509")
    index = cell(editor, 1, "hs")
    assert index.data() == "1008509"
    assert [problem.field for problem in index.data(PROBLEMS)] == ["trade_lines[2].hs"]
    assert "丢了开头的0" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(Qt.ItemDataRole.ForegroundRole) is not None
    assert any("丢了开头的0" in text for text in filled.boxes["trade_lines"].problems.texts())


def test_problems_stay_with_their_rows_below_an_empty_row(filled: ProfileForm, session: Session) -> None:
    editor = goods(filled)
    editor.model.setData(cell(editor, 1, "hs"), "1008509")
    editor.model.setData(cell(editor, 0, "product"), None)
    for key in ("direction", "status", "hs", "made_in_qinghai", "markets"):
        editor.model.setData(cell(editor, 0, key), None)
    assert editor.model.rowCount() == 2
    assert [problem.field for problem in cell(editor, 1, "hs").data(PROBLEMS)] == ["trade_lines[1].hs"]


def test_an_unknown_country_stays_as_written(filled: ProfileForm, session: Session) -> None:
    session.answer("trade_lines", [{**ROW, "markets": ["KOR", "Mars"]}])
    index = cell(goods(filled), 0, "markets")
    assert index.data() == "韩国、Mars"
    assert "Mars" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_an_empty_table_can_be_none_or_unclear(form: ProfileForm, empty_session: Session, press: Press) -> None:
    editor = goods(form)
    assert editor.view.isHidden()
    press(editor.chips, NONE)
    assert empty_session.raw("trade_lines") == []
    press(editor.chips, UNCLEAR)
    assert empty_session.raw("trade_lines") == UNCLEAR
    press(editor.chips, UNCLEAR)
    assert empty_session.raw("trade_lines") is None


def test_none_and_unclear_are_not_offered_beside_rows(filled: ProfileForm) -> None:
    assert goods(filled).chips.isHidden()


def test_a_direction_is_chosen_from_a_list_in_the_cell(filled: ProfileForm, session: Session) -> None:
    editor = goods(filled)
    combo = cell_editor(editor, cell(editor, 1, "status"))
    assert isinstance(combo, AnswerCombo)
    row = combo.findText("正在做")
    combo.setCurrentIndex(row)
    combo.activated.emit(row)
    assert session.raw("trade_lines")[1]["status"] == "current"


def test_a_product_is_found_by_initials_and_its_code_is_offered_but_never_filled_in(
    qtbot: QtBot, form: ProfileForm, empty_session: Session, type_in: Type
) -> None:
    editor = goods(form)
    editor.add_button.click()
    line = cell_editor(editor, cell(editor, 0, "product"))
    assert isinstance(line, CompletingLine)
    qtbot.keyClicks(line, "lm")
    assert "藜麦" in [entry.code for entry in line.offered]
    line.selectAll()
    type_in(line, "藜麦")
    editor.commit()
    assert empty_session.raw("trade_lines") == [{"product": "藜麦"}]
    hs = cell_editor(editor, cell(editor, 0, "hs"))
    hs.offer()
    assert [entry.code for entry in hs.offered] == ["100850"]
    assert hs.text() == ""
    assert empty_session.raw("trade_lines") == [{"product": "藜麦"}]


def test_markets_are_picked_in_a_list_and_closing_it_is_one_step(
    qtbot: QtBot, filled: ProfileForm, session: Session
) -> None:
    editor = goods(filled)
    editor.view.open_cell(cell(editor, 1, "markets"))
    picker = editor._picker
    assert picker is not None
    qtbot.keyClicks(picker.search, "hanguo")
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    qtbot.keyClicks(picker.search, "xjp")
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert session.undo_stack.count() == 0
    picker.close()
    assert session.raw("trade_lines")[1]["markets"] == ["MYS", "KOR", "SGP"]
    assert session.undo_stack.count() == 1


def test_delete_clears_a_cell_and_ctrl_delete_removes_the_row(
    qtbot: QtBot, filled: ProfileForm, session: Session
) -> None:
    editor = goods(filled)
    editor.view.setCurrentIndex(cell(editor, 0, "hs"))
    editor.view.setFocus()
    qtbot.keyClick(editor.view, Qt.Key.Key_Delete)
    assert "hs" not in session.raw("trade_lines")[0]
    qtbot.keyClick(editor.view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [row["product"] for row in session.raw("trade_lines")] == ["黑蒜"]


def test_a_jump_to_a_cell_makes_it_the_current_one(filled: ProfileForm) -> None:
    assert filled.jump_to("trade_lines[2].hs")
    current = goods(filled).view.currentIndex()
    assert (current.row(), current.column()) == (1, 3)


def test_the_table_takes_the_height_of_its_rows(filled: ProfileForm) -> None:
    editor = goods(filled)
    before = editor.view.height()
    editor.add_button.click()
    assert editor.view.height() > before
    assert not editor.view.verticalScrollBar().isVisible()


def test_text_that_is_no_table_is_shown_as_written(form: ProfileForm, empty_session: Session) -> None:
    empty_session.answer("trade_lines", "藜麦")
    assert goods(form).chips.written.text() == "“藜麦”"
    assert form.boxes["trade_lines"].problems.texts()
