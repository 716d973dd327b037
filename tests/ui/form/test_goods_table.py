"""The goods table: rows of the document, edited cell by cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from qhchecklist.policy.doubts import UNCLEAR
from qhchecklist.policy.problem import ProfileProblem
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.text import Text
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


def strike(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key as the platform delivers it: to the open popup, else to whatever has the focus."""
    receiver = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert receiver is not None
    QTest.keyClick(receiver.window().windowHandle(), key, modifiers)


def is_editing(editor: GoodsEditor, index: QModelIndex) -> bool:
    return editor.view.currentIndex() == index and editor.view.indexWidget(index) is not None


def go_to(editor: GoodsEditor, index: QModelIndex) -> None:
    editor.view.setCurrentIndex(index)
    editor.view.setFocus()
    assert editor.view.hasFocus()


def has_left(editor: GoodsEditor) -> bool:
    now = QApplication.focusWidget()
    return now is not None and now is not editor.view and not editor.view.isAncestorOf(now)


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


def test_only_the_cells_whose_problems_change_are_announced(rulebook: Rulebook) -> None:
    model = GoodsModel(rulebook.catalogue.columns, rulebook.codes, "zh")
    model.show_rows([dict(ROW), dict(ROW)], [dict(ROW), dict(ROW)])
    told: list[tuple[int, str]] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        assert first == last
        told.append((first.row(), model.columns[first.column()].key))

    model.dataChanged.connect(note)
    wrong = ProfileProblem("trade_lines[2].hs", "error", Text("不对", "wrong"))
    model.show_problems([wrong], ["trade_lines[1].markets"])
    assert sorted(told) == [(0, "markets"), (1, "hs")]
    told.clear()
    model.show_problems([wrong], ["trade_lines[1].markets"])
    assert told == []
    model.show_problems([], ["trade_lines[1].markets"])
    assert told == [(1, "hs")]
    assert not model.look(1, [column.key for column in model.columns].index("hs")).doubtful


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


# --- keys, as the platform delivers them ---------------------------------------------------------------


def test_tab_walks_the_cells_and_leaves_after_the_last(filled: ProfileForm) -> None:
    editor = goods(filled)
    go_to(editor, cell(editor, 0, "made_in_qinghai"))
    strike(Qt.Key.Key_Tab)
    assert editor.view.currentIndex() == cell(editor, 0, "markets")
    strike(Qt.Key.Key_Tab)
    assert editor.view.currentIndex() == cell(editor, 1, "direction")
    strike(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert editor.view.currentIndex() == cell(editor, 0, "markets")
    editor.view.setCurrentIndex(cell(editor, 1, "markets"))
    strike(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is editor.add_button
    strike(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert editor.view.hasFocus()


@pytest.mark.parametrize(("row", "key", "tab"), [(1, "markets", Qt.Key.Key_Tab), (0, "direction", Qt.Key.Key_Backtab)])
def test_tab_sent_to_the_table_leaves_it_at_its_ends(
    qtbot: QtBot, filled: ProfileForm, row: int, key: str, tab: Qt.Key
) -> None:
    editor = goods(filled)
    go_to(editor, cell(editor, row, key))
    qtbot.keyClick(editor.view, tab)
    assert has_left(editor)


def test_tab_leaves_after_the_market_picker_was_closed(qtbot: QtBot, filled: ProfileForm, session: Session) -> None:
    editor = goods(filled)
    go_to(editor, cell(editor, 1, "markets"))
    strike(Qt.Key.Key_Return)
    picker = editor._picker
    assert picker is not None
    assert QApplication.activePopupWidget() is picker
    qtbot.keyClicks(picker.search, "hanguo")
    strike(Qt.Key.Key_Return)
    strike(Qt.Key.Key_Escape)
    assert picker.isHidden()
    assert editor.view.hasFocus()
    assert session.raw("trade_lines")[1]["markets"] == ["MYS", "KOR"]
    strike(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is editor.add_button


def test_esc_in_the_table_opens_nothing(filled: ProfileForm) -> None:
    editor = goods(filled)
    for key in ("product", "markets"):
        go_to(editor, cell(editor, 1, key))
        strike(Qt.Key.Key_Escape)
        assert editor.view.hasFocus()
        assert QApplication.activePopupWidget() is None


def test_shift_tab_leaves_after_a_cell_was_left_by_esc(qtbot: QtBot, filled: ProfileForm) -> None:
    editor = goods(filled)
    go_to(editor, cell(editor, 0, "direction"))
    strike(Qt.Key.Key_Return)
    qtbot.waitUntil(_a_list_is_open)
    strike(Qt.Key.Key_Escape)
    strike(Qt.Key.Key_Escape)
    assert editor.view.hasFocus()
    strike(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert has_left(editor)


def test_shift_tab_leaves_from_the_editor_of_the_first_cell(qtbot: QtBot, filled: ProfileForm) -> None:
    editor = goods(filled)
    go_to(editor, cell(editor, 0, "direction"))
    strike(Qt.Key.Key_Return)
    qtbot.waitUntil(_a_list_is_open)
    strike(Qt.Key.Key_Escape)
    strike(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert has_left(editor)
    assert editor._picker is None


def test_tab_in_an_editor_opens_the_next_cell_and_from_the_last_row_the_picker(
    qtbot: QtBot, filled: ProfileForm, session: Session
) -> None:
    editor = goods(filled)
    go_to(editor, cell(editor, 1, "hs"))
    strike(Qt.Key.Key_Return)
    strike(Qt.Key.Key_Tab)
    assert is_editing(editor, cell(editor, 1, "made_in_qinghai"))
    qtbot.waitUntil(_a_list_is_open)
    strike(Qt.Key.Key_Escape)
    strike(Qt.Key.Key_Tab)
    assert QApplication.activePopupWidget() is editor._picker
    strike(Qt.Key.Key_Escape)
    strike(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is editor.add_button
    assert session.undo_stack.count() == 0


def _a_list_is_open() -> bool:
    return QApplication.activePopupWidget() is not None


@pytest.mark.parametrize("ending", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
@pytest.mark.parametrize("typed", ["大蒜", "藜麦"])
def test_a_product_is_taken_as_typed_though_others_are_offered(
    qtbot: QtBot, form: ProfileForm, empty_session: Session, type_in: Type, typed: str, ending: Qt.Key
) -> None:
    editor = goods(form)
    editor.add_button.click()
    index = cell(editor, 0, "product")
    go_to(editor, index)
    strike(Qt.Key.Key_Return)
    line = editor.view.indexWidget(index)
    assert isinstance(line, CompletingLine)
    type_in(line, typed)
    assert len(line.offered) > 1
    assert _a_list_is_open()
    strike(ending)
    qtbot.waitUntil(lambda: editor.view.indexWidget(index) is None)
    assert empty_session.raw("trade_lines") == [{"product": typed}]


def test_the_exact_name_stays_first_among_the_offers(form: ProfileForm, type_in: Type) -> None:
    editor = goods(form)
    editor.add_button.click()
    line = cell_editor(editor, cell(editor, 0, "product"))
    type_in(line, "藜麦")
    assert [entry.code for entry in line.offered][:2] == ["藜麦", "藜麦米"]


@pytest.mark.parametrize("ending", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
@pytest.mark.parametrize(("moves", "taken"), [(0, "1008"), (1, "100850"), (2, "1008")])
def test_a_code_is_taken_as_typed_unless_the_arrows_moved_into_the_list(
    qtbot: QtBot, form: ProfileForm, empty_session: Session, moves: int, taken: str, ending: Qt.Key
) -> None:
    editor = goods(form)
    editor.add_button.click()
    editor.model.setData(cell(editor, 0, "product"), "藜麦")
    index = cell(editor, 0, "hs")
    go_to(editor, index)
    strike(Qt.Key.Key_Return)
    qtbot.waitUntil(_a_list_is_open)
    line = editor.view.indexWidget(index)
    assert isinstance(line, CompletingLine)
    qtbot.keyClicks(line, "1008")
    assert _a_list_is_open()
    for _ in range(moves):
        strike(Qt.Key.Key_Down)
    strike(ending)
    qtbot.waitUntil(lambda: editor.view.indexWidget(index) is None)
    assert empty_session.raw("trade_lines") == [{"product": "藜麦", "hs": taken}]


def test_nothing_typed_and_nothing_chosen_leaves_a_code_empty(
    qtbot: QtBot, form: ProfileForm, empty_session: Session
) -> None:
    editor = goods(form)
    editor.add_button.click()
    editor.model.setData(cell(editor, 0, "product"), "藜麦")
    go_to(editor, cell(editor, 0, "hs"))
    strike(Qt.Key.Key_Return)
    qtbot.waitUntil(_a_list_is_open)
    strike(Qt.Key.Key_Return)
    qtbot.waitUntil(editor.view.hasFocus)
    assert empty_session.raw("trade_lines") == [{"product": "藜麦"}]


def test_a_click_on_an_offer_puts_it_into_the_line(
    qtbot: QtBot, form: ProfileForm, empty_session: Session, type_in: Type
) -> None:
    editor = goods(form)
    editor.add_button.click()
    line = cell_editor(editor, cell(editor, 0, "product"))
    type_in(line, "藜麦")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QAbstractItemView)
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is popup.windowHandle())  # offscreen this comes late
    place = popup.visualRect(popup.model().index(1, 0)).center()
    qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert line.text() == "藜麦米"
    strike(Qt.Key.Key_Return)
    qtbot.waitUntil(editor.view.hasFocus)
    assert empty_session.raw("trade_lines") == [{"product": "藜麦米"}]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_a_link_as_space_does(filled: ProfileForm, key: Qt.Key) -> None:
    editor = goods(filled)
    editor.view.setCurrentIndex(cell(editor, 0, "product"))
    for button, rows in ((editor.add_button, 3), (editor.copy_button, 4), (editor.remove_button, 3)):
        button.setFocus()
        strike(key)
        assert editor.model.rowCount() == rows


def test_a_new_row_is_scrolled_into_view(qtbot: QtBot, filled: ProfileForm) -> None:
    editor = goods(filled)
    filled.resize(420, 300)
    for count in range(3, 16):
        editor.add_button.setFocus()
        strike(Qt.Key.Key_Return)
        assert editor.model.rowCount() == count
        qtbot.waitUntil(lambda: _is_on_screen(filled, editor))
    assert editor.view.height() > filled.scroller.viewport().height()
    editor.view.setCurrentIndex(cell(editor, 0, "product"))
    filled.scroller.verticalScrollBar().setValue(0)
    editor.copy_button.click()
    qtbot.waitUntil(lambda: _is_on_screen(filled, editor))


def _is_on_screen(form: ProfileForm, editor: GoodsEditor) -> bool:
    area = editor.view.visualRect(editor.view.currentIndex())
    top = editor.view.viewport().mapTo(form.scroller.widget(), area.topLeft())
    seen = form.scroller.viewport().rect().translated(0, form.scroller.verticalScrollBar().value())
    return seen.top() <= top.y() and top.y() + area.height() <= seen.bottom() + 1


def test_a_very_long_name_takes_one_line_and_is_read_in_full_in_its_tooltip(filled: ProfileForm) -> None:
    editor = goods(filled)
    index = cell(editor, 1, "product")
    before = editor.view.rowHeight(1)
    editor.model.setData(index, "有机三色藜麦米" * 40)
    assert editor.view.rowHeight(1) == before
    assert editor.view.textElideMode() == Qt.TextElideMode.ElideRight
    assert index.data(Qt.ItemDataRole.ToolTipRole).startswith("有机三色藜麦米" * 40)


def test_a_file_with_a_blank_row_opens_and_keeps_its_rows_in_place(
    form: ProfileForm, empty_session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "firm.yaml"
    path.write_text("trade_lines:\n- {}\n- {direction: export, product: 藜麦, hs: '409'}\n", encoding="utf-8")
    empty_session.open(path)
    assert [problem.field for problem in empty_session.reading.problems][-1] == "trade_lines[2].hs"
    assert "藜麦" in words(goods_of(form), 1)


def goods_of(form: ProfileForm) -> GoodsEditor:
    editor = form.boxes["trade_lines"].editor
    assert isinstance(editor, GoodsEditor)
    return editor
