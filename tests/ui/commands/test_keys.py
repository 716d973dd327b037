"""The map of keys is complete, has nothing twice, and the keys do what it says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from qhchecklist import paths
from qhchecklist.settings import Settings
from qhchecklist.ui import theme
from qhchecklist.ui.commands.catalogue import menu_actions, written_keys
from qhchecklist.ui.commands.key_map import KeyGroup, key_groups, part_groups, written
from qhchecklist.ui.commands.key_sheet import KeySheet
from tests.ui.desk import Desk

CTRL = Qt.KeyboardModifier.ControlModifier


PARTS = {
    "scenario_strip": "到处",
    "day_field": "到处",
    "enter_presses": "到处",
    "section_row": "目录",
    "chip": "企业画像",
    "chip_set": "企业画像",
    "combo": "企业画像",
    "field_box": "企业画像",
    "usage_popup": "市场、代码的选择窗",
    "completion": "货物表",
    "goods_editor": "货物表",
    "goods_view": "货物表",
    "picker": "市场、代码的选择窗",
    "tree": "清单",
    "panel": "清单",
    "work_keys": "清单",
    "filter_bar": "清单",
    "filter_popup": "清单",
    "note_edit": "依据",
    "policy_reader": "政策原文",
    "page_view": "打印预览",
    "list_view": "客户列表",
    "chore_panel": "客户列表",
    "calls_window": "客户列表",
    "visit_panel": "客户列表",
    "merge_table": "合并两处的改动",
}
"""Modules with keys of their own, and the part of the map that tells of them."""

WRITTEN = {
    "Enter": "Return",
    "Delete": "Del",
    "Escape": "Esc",
    "Insert": "Ins",
    "Backtab": "Shift+Tab",
    "PageUp": "PgUp",
    "PageDown": "PgDown",
}


def own_keys() -> dict[str, set[str]]:
    """The keys that the code of each module of the window names, as they are written."""
    found: dict[str, set[str]] = {}
    for path in sorted((paths.resources().parent / "qhchecklist" / "ui").rglob("*.py")):
        if path.parent.name not in ("commands", "guide"):
            names = re.findall(r"\bKey\.Key_(\w+)", path.read_text(encoding="utf-8"))
            if names:
                found[path.stem] = {written(WRITTEN.get(name, name)) for name in names}
    return found


def test_every_key_that_the_code_names_is_on_the_map() -> None:
    told = {group.title: {key for line in group.lines for key in line.keys} for group in part_groups()}
    for module, keys in own_keys().items():
        listed = {last for key in told.get(PARTS.get(module, ""), set()) for last in (key, key.rpartition("+")[2])}
        listed |= {"Tab", "Shift+Tab", "Esc"}  # told once for everywhere
        assert keys <= listed, (module, keys - listed)


def actions_with_keys(desk: Desk) -> list[QAction]:
    return [one for one in desk.window.findChildren(QAction) if one.shortcuts() and one.isVisible()]


def sheet_of(desk: Desk) -> KeySheet:
    desk.window.commands.keys.trigger()
    sheet = desk.window.findChild(KeySheet)
    assert isinstance(sheet, KeySheet)
    return sheet


def test_every_key_of_an_action_is_on_the_map(desk: Desk) -> None:
    listed = Counter(key for group in key_groups(desk.window.menuBar()) for line in group.lines for key in line.keys)
    for action in actions_with_keys(desk):
        for key in written_keys(action):
            assert listed[key] >= 1, (action.text(), key)


def test_no_key_of_an_action_is_used_twice(desk: Desk) -> None:
    used = Counter(key for action in actions_with_keys(desk) for key in written_keys(action))
    assert [key for key, count in used.items() if count > 1] == []


def test_no_action_takes_a_key_that_a_part_of_the_window_needs(desk: Desk) -> None:
    """The client list is a window of its own, where the keys of these menus do not reach."""
    parts = [group for group in part_groups() if group.title != "客户列表"]
    inner = {key for group in parts for line in group.lines for key in line.keys}
    outer = {key for action in actions_with_keys(desk) for key in written_keys(action)}
    assert inner & outer == set()


def test_every_action_can_be_reached_from_a_menu(desk: Desk) -> None:
    reachable = [action for action, _ in menu_actions(desk.window.menuBar())]
    for action in actions_with_keys(desk):
        assert any(action is one for one in reachable), action.text()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_letters_of_a_menu_are_unique(desk: Desk, lang: str) -> None:
    desk.window.use_language(lang)
    bar = desk.window.menuBar()
    assert _doubled([action.text() for action in bar.actions()]) == []
    for menu in bar.findChildren(QMenu):
        assert _doubled([one.text() for one in menu.actions() if one.isVisible()]) == [], menu.title()


def _doubled(texts: list[str]) -> list[str]:
    letters = Counter(letter.upper() for text in texts for letter in re.findall(r"&(.)", text.replace("&&", "")))
    return [letter for letter, count in letters.items() if count > 1]


def test_nothing_is_on_the_map_twice(desk: Desk) -> None:
    for group in key_groups(desk.window.menuBar()):
        words = [line.words for line in group.lines]
        assert sorted(set(words)) == sorted(words), group.title


def test_the_sheet_shows_every_line_and_narrows_by_typing(desk: Desk, qtbot: QtBot) -> None:
    sheet = sheet_of(desk)
    labels = {label.text() for label in sheet.findChildren(QLabel)}
    for group in key_groups(desk.window.menuBar()):
        assert group.title in labels
        for line in group.lines:
            assert {line.words, *line.keys} <= labels
    qtbot.keyClicks(sheet.search, "ctrl+k")
    assert [line.words for group in sheet.shown() for line in group.lines] == ["命令面板"]
    qtbot.keyClick(sheet.search, Qt.Key.Key_Return)
    assert sheet.isVisible()
    qtbot.keyClicks(sheet.search, "zzz")
    assert sheet.shown() == ()
    qtbot.keyClick(sheet.search, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_the_sheet_follows_language_and_opens_once(desk: Desk) -> None:
    sheet = sheet_of(desk)
    desk.window.use_language("en")
    assert any(group.title == "File" for group in sheet.shown())
    desk.window.commands.keys.trigger()
    assert desk.window.findChildren(KeySheet) == [sheet]


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_on_the_sheet_is_clipped(
    make: Callable[..., Desk], qapp: QApplication, look: theme.ThemeName, scale: float
) -> None:
    theme.apply(qapp, look, scale)
    sheet = sheet_of(make(Settings(theme=look, scale=scale)))
    for label in sheet.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap():
            assert label.width() >= label.sizeHint().width(), label.text()


def test_a_slash_in_a_text_field_is_a_slash_and_elsewhere_a_search(desk: Desk, qtbot: QtBot) -> None:
    zones = desk.window.zones
    zones.jump_to("enterprise_name")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, "a/b")
    assert line.text() == "a/b"
    assert line.hasFocus()
    zones.checklist.tree.setFocus()
    qtbot.keyClick(zones.checklist.tree, "/")
    assert zones.checklist.filter.hasFocus()
    qtbot.keyClicks(zones.checklist.filter, "/")
    assert zones.checklist.filter.text() == "/"


def test_the_functions_keys_do_what_the_map_says(desk: Desk, qtbot: QtBot) -> None:
    window, zones = desk.window, desk.window.zones
    zones.checklist.tree.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert zones.evidence is focus or zones.evidence.isAncestorOf(focus)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert zones.form.isAncestorOf(focus)
    qtbot.keyClick(window, Qt.Key.Key_Slash, CTRL)
    assert window.findChild(KeySheet) is not None


def test_keys_are_written_as_on_the_keyboard() -> None:
    assert (written("Up"), written("Return"), written("Alt+Down")) == ("↑", "Enter", "Alt+↓")
    for group in part_groups():
        assert isinstance(group, KeyGroup)
        for line in group.lines:
            assert line.words
            assert all(line.keys)
    assert QKeySequence("Ctrl+/").toString() == "Ctrl+/"
