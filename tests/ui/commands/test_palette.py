"""The command palette: everything can be found by typing, and the keyboard comes back."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from qhchecklist import paths
from qhchecklist.settings import Settings
from qhchecklist.ui.commands.catalogue import Command, CommandSearch, menu_actions
from qhchecklist.ui.commands.palette import Palette
from qhchecklist.ui.commands.words import bare, both
from qhchecklist.ui.session import Session
from tests.ui.desk import Desk

CATALOGUE = paths.resources() / "i18n" / "en_US.ts"


def opened(desk: Desk, qtbot: QtBot) -> Palette:
    qtbot.keyClick(QApplication.focusWidget() or desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = desk.window.desk.palette
    assert palette is not None
    assert palette.line.hasFocus()
    return palette


def said(palette: Palette, text: str) -> None:
    """Type through an input method, as Chinese is typed."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(palette.line, event)


def titles(palette: Palette) -> list[str]:
    return [palette.model.index(row, 0).data() for row in range(palette.model.rowCount())]


def found(palette: Palette) -> list[Command]:
    return list(palette.search.find(palette.line.text()))


def test_everything_is_offered_before_anything_is_typed(desk: Desk, session: Session, qtbot: QtBot) -> None:
    ids = {one.id for one in found(opened(desk, qtbot))}
    catalogue = session.rulebook.catalogue
    assert {f"field:{field.key}" for field in catalogue.fields} <= ids
    assert {f"section:{section.key}" for section in catalogue.sections} <= ids
    assert {f"support:{item.id}" for item in session.checklist.items} <= ids
    assert {"action:export", "action:undo", "action:palette"} <= ids
    assert len(list(menu_actions(desk.window.menuBar()))) == sum(name.startswith("action:") for name in ids)


@pytest.mark.parametrize("typed", ["export pdf", "daochu", "dc", "export", "EXPORT"])
def test_an_action_is_found_in_any_spelling(desk: Desk, qtbot: QtBot, typed: str) -> None:
    palette = opened(desk, qtbot)
    qtbot.keyClicks(palette.line, typed)
    assert "action:export" in [one.id for one in found(palette)][:8]


def test_an_action_is_found_in_chinese_and_by_its_menu(desk: Desk, qtbot: QtBot) -> None:
    palette = opened(desk, qtbot)
    said(palette, "导出")
    assert titles(palette)[0].startswith("导出")
    palette.line.clear()
    said(palette, "视图")
    assert "action:next_zone" in [one.id for one in found(palette)]
    palette.line.clear()
    said(palette, "分区 下一个")
    assert [one.id for one in found(palette)] == ["action:next_zone"]


def test_enter_on_a_question_goes_there(desk: Desk, qtbot: QtBot) -> None:
    palette = opened(desk, qtbot)
    qtbot.keyClicks(palette.line, "uscc")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert desk.window.zones.form.boxes["uscc"].isAncestorOf(focus)


def test_enter_on_a_support_selects_it(desk: Desk, session: Session, qtbot: QtBot) -> None:
    wanted = session.checklist.items[-1].id
    palette = opened(desk, qtbot)
    qtbot.keyClicks(palette.line, wanted.lower())
    current = palette.current()
    assert current is not None
    assert (current.code, current.side) == (wanted, "仅供了解")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert desk.window.zones.chosen() == wanted
    assert desk.window.zones.checklist.tree.hasFocus()


def test_enter_on_a_section_brings_it_to_the_top(desk: Desk, qtbot: QtBot) -> None:
    form = desk.window.zones.form
    section = form.sections[-1].section
    palette = opened(desk, qtbot)
    said(palette, section.zh)
    assert palette.current() is not None
    while (current := palette.current()) is not None and current.kind != "section":
        qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert form.current_section == section.key


def test_what_was_used_lately_comes_first_and_is_kept(desk: Desk, qtbot: QtBot) -> None:
    palette = opened(desk, qtbot)
    qtbot.keyClicks(palette.line, "F")
    qtbot.keyClick(palette.line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    said(palette, "深色")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert desk.window.settings.theme == "dark"
    again = opened(desk, qtbot)
    assert titles(again)[0] == "深色"
    assert again.current() is found(again)[0]
    qtbot.keyClick(again.line, Qt.Key.Key_Escape)
    desk.window.use_theme("light")
    desk.window.close()
    assert desk.kept[-1].used[0] == found(again)[0].id


def test_an_action_that_cannot_be_used_is_shown_and_does_nothing(desk: Desk, session: Session, qtbot: QtBot) -> None:
    palette = opened(desk, qtbot)
    said(palette, "撤销")
    current = palette.current()
    assert current is not None
    assert (current.enabled, current.side) == (False, "现在不能用")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert desk.window.settings.used == ()


def test_escape_gives_the_keyboard_back_with_cursor_and_selection(desk: Desk, qtbot: QtBot) -> None:
    form = desk.window.zones.form
    form.jump_to("enterprise_name")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setSelection(1, 3)
    palette = opened(desk, qtbot)
    qtbot.keyClicks(palette.line, "abc")
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is line
    assert (line.selectionStart(), line.selectionLength()) == (1, 3)


def test_escape_goes_back_to_the_table_whose_cell_was_being_edited(desk: Desk, session: Session, qtbot: QtBot) -> None:
    form = desk.window.zones.form
    form.jump_to("trade_lines[1].hs")
    table = QApplication.focusWidget()
    assert table is not None
    qtbot.keyClick(table, Qt.Key.Key_F2)
    cell = QApplication.focusWidget()
    assert isinstance(cell, QLineEdit)
    qtbot.keyClicks(cell, "07")
    qtbot.keyClick(opened(desk, qtbot).line, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is table
    rows = session.raw("trade_lines")
    assert isinstance(rows, list)
    assert isinstance(rows[0], dict)
    assert rows[0]["hs"] == "07"  # nothing typed is lost


def test_the_same_key_and_a_click_elsewhere_close_it(desk: Desk, qtbot: QtBot) -> None:
    tree = desk.window.zones.checklist.tree
    tree.setFocus()
    palette = opened(desk, qtbot)
    qtbot.keyClick(palette.line, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not palette.isVisible()
    assert tree.hasFocus()
    palette = opened(desk, qtbot)
    qtbot.mouseClick(desk.window.header, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not palette.isVisible()


def test_the_menu_bar_shows_the_way(desk: Desk, qtbot: QtBot) -> None:
    button = desk.window.desk.button
    assert (button.words.text(), button.key.text()) == ("命令面板", "Ctrl+K")
    assert desk.window.menuBar().rect().contains(button.geometry())
    assert button.width() >= button.words.sizeHint().width() + button.key.sizeHint().width()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.window.desk.palette is not None
    assert desk.window.desk.palette.line.hasFocus()


def test_arrows_walk_and_stay_inside(desk: Desk, qtbot: QtBot) -> None:
    palette = opened(desk, qtbot)
    for key, row in ((Qt.Key.Key_Up, 0), (Qt.Key.Key_Down, 1), (Qt.Key.Key_PageDown, 9), (Qt.Key.Key_PageUp, 1)):
        qtbot.keyClick(palette.line, key)
        assert palette.view.currentIndex().row() == row
    qtbot.keyClicks(palette.line, "qqqqqqqq")
    assert palette.model.rowCount() == 0
    assert palette.nothing.isVisible()
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_readers_find_a_list_whose_rows_say_everything(desk: Desk, session: Session, qtbot: QtBot) -> None:
    palette = opened(desk, qtbot)
    seen = QAccessible.queryAccessibleInterface(palette.view)
    assert seen.role() == QAccessible.Role.List
    assert palette.line.accessibleName() == "命令面板"
    palette.line.setText(session.checklist.items[-1].id)
    words = palette.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith(f"仅供了解，{session.checklist.items[-1].finding.support.title.zh}")


def test_the_model_is_sound(desk: Desk, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    palette = opened(desk, qtbot)
    qtmodeltester.check(palette.model)
    palette.line.setText("c")
    qtmodeltester.check(palette.model)


def test_a_key_finds_within_ten_milliseconds(desk: Desk, qtbot: QtBot) -> None:
    search: CommandSearch = opened(desk, qtbot).search
    search.warm()
    words = ("c", "ck", "ckt", "s0", "qiye", "export", "zzz")
    took = []
    for word in words * 3:
        begun = time.thread_time()
        search.find(word)
        took.append(time.thread_time() - begun)
    assert sorted(took)[len(took) // 2] < 0.010
    assert len(search.commands) > 100


def test_the_palette_speaks_english_and_still_finds_chinese_names(make: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = make(Settings(theme="light", lang="en"))
    palette = opened(desk, qtbot)
    said(palette, "保存")
    assert titles(palette)[0] == "Save"


def test_words_are_read_without_mnemonics() -> None:
    assert bare("导出 PDF…(&P)") == "导出 PDF"
    assert bare("&Save As...") == "Save As"
    assert bare("撤销：改“A && B”") == "撤销：改“A & B”"
    assert both("保存(&S)", "zh", CATALOGUE).en == "Save"
    assert both("&Save", "en", CATALOGUE).zh == "保存"
    assert both("报表", "zh", Path("nowhere.ts")).en == "报表"
