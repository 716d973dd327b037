"""What can be done with the clients that are selected: by keys, in a menu, in the palette."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from qhchecklist.store.records import Client
from qhchecklist.ui.clients.chores.menu import ListMenu
from qhchecklist.ui.clients.chores.print_panel import PrintPanel
from qhchecklist.ui.commands.catalogue import menu_actions
from tests.ui.clients.help_desk import CTRL, HelpDesk

Open = Callable[..., HelpDesk]
Add = Callable[..., Client]

SHIFT = Qt.KeyboardModifier.ShiftModifier


def menu_of(desk: HelpDesk) -> ListMenu:
    assert desk.chores.menu is not None
    return desk.chores.menu


def test_keys_alone_select_several_and_go_on(helpdesk: Open, add: Add, qtbot: QtBot) -> None:
    for name in ("甲公司", "乙公司", "丙公司"):
        add(name)
    desk = helpdesk()
    window = desk.show_list()
    assert window.search.hasFocus()
    qtbot.keyClick(window.search, Qt.Key.Key_Down, SHIFT)
    assert window.table.hasFocus()
    assert window.table.chosen() == ((0, 0), (1, 1)) or window.table.chosen() == ((0, 1),)
    assert window.join.isVisible()
    qtbot.keyClick(window.table, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(window, Qt.Key.Key_P, CTRL)
    desk.idle()
    panel = window.panel()
    assert isinstance(panel, PrintPanel)
    assert len(panel.rows) == 3
    qtbot.keyClick(panel.go, Qt.Key.Key_Escape)
    assert window.panel() is None
    assert window.search.hasFocus()


def test_only_what_fits_the_selection_can_be_done(helpdesk: Open, add: Add) -> None:
    for name in ("甲公司", "乙公司", "丙公司"):
        add(name)
    desk = helpdesk()
    for names, one, two in ((("甲公司",), True, False), (("甲公司", "乙公司"), False, True)):
        desk.choose(*names)
        menu = menu_of(desk)
        assert [menu.open.isEnabled(), menu.export.isEnabled(), menu.delete.isEnabled()] == [one] * 3
        assert menu.join.isEnabled() == two
        assert menu.print.isEnabled()
        assert menu.dates.isEnabled()
    desk.list.table.clearSelection()
    assert not menu_of(desk).print.isEnabled()


def test_the_menu_opens_where_the_button_or_the_key_was_pressed(helpdesk: Open, add: Add) -> None:
    add("甲公司")
    desk = helpdesk()
    desk.choose("甲公司")
    menu = menu_of(desk)
    for place in (QPoint(5, 5), QPoint(-1, -1)):
        desk.list.table.customContextMenuRequested.emit(place)
        assert menu.context.isVisible()
        menu.context.close()
    words = [action.text() for action in menu.context.actions() if not action.isSeparator()]
    assert words[0] == "打开"
    assert len(words) == 6
    assert {action.text() for action in desk.list.foot.menu.actions()} >= {"回电名单…(&C)", "备份客户库…(&B)"}


def test_the_palette_has_them_too_and_opens_the_list_for_them(helpdesk: Open, add: Add) -> None:
    add("甲公司")
    desk = helpdesk()
    named = {action.objectName(): action for action, _ in menu_actions(desk.window.menuBar())}
    assert not named["client_delete"].isEnabled()
    desk.open("甲公司")
    for name in ("client_delete", "client_export", "client_dates"):
        desk.list.hide()
        named[name].trigger()
        desk.idle()
        assert desk.list.isVisible()
        assert desk.list.panel() is not None
    assert named["client_calls"].isEnabled()


def test_a_new_look_leaves_the_list_whole(helpdesk: Open, add: Add) -> None:
    add("甲公司")
    desk = helpdesk()
    desk.choose("甲公司")
    desk.window.use_scale(125)
    desk.choose("甲公司")
    menu_of(desk).delete.trigger()
    desk.idle()
    assert desk.list.panel() is not None
    desk.window.use_scale(100)
