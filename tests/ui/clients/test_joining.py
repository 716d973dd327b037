"""One firm that was kept twice becomes one client, with the visits of both and nothing dropped unseen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qhchecklist.store.records import Client, Contact, NewVisit, PolicyStamp
from qhchecklist.store.store import Store
from qhchecklist.ui.clients.merge_window import MergeWindow
from qhchecklist.work import Work
from tests.ui.clients.help_desk import DAY, HelpDesk, press

Open = Callable[..., HelpDesk]
Add = Callable[..., Client]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def visit(store: Store, client: Client) -> None:
    stamp = PolicyStamp("qinghai-2022", "1.0.0", "0" * 64)
    store.record_visit(client.id, NewVisit("李老师", DAY, stamp, client.dossier, "0" * 64, {}))


def select_both(desk: HelpDesk, qtbot: QtBot) -> None:
    """Two rows that follow each other, by keyboard."""
    window = desk.show_list()
    window.table.setFocus()
    window.table.select_first()
    assert not window.join.isVisible()
    qtbot.keyClick(window.table, Qt.Key.Key_Down, SHIFT)
    assert window.join.isVisible()


def offered(desk: HelpDesk) -> MergeWindow:
    desk.idle()
    assert desk.day.joining.offered is not None
    return desk.day.joining.offered


def test_two_clients_become_one_with_the_visits_of_both(helpdesk: Open, add: Add, other: Store, qtbot: QtBot) -> None:
    first = add("湟源甲公司", Contact("马丽"), employees=10, own_brand=True)
    second = add("湟源甲公司", Contact("李四", "0971-8000000"), employees=20)
    second = other.save(second, replace(second.dossier, work={"S03h": Work("submitted")}), second.contact)
    visit(other, second)
    desk = helpdesk()
    select_both(desk, qtbot)
    desk.list.join.click()
    window = offered(desk)
    assert window.windowTitle() == "合并重复的客户"
    assert window.table.isColumnHidden(1)
    labels = [str(window.model.index(row, 0).data()) for row in range(window.model.rowCount())]
    assert labels == ["从业人员", "联系人"]
    assert [window.model.index(0, column).data() for column in (2, 3)] == ["○ 20人", "○ 10人"]  # more visits: kept
    assert "只有后一份有，保留：自主品牌：是" in window.rest.toPlainText()
    assert "只有前一份有，保留：电话：0971-8000000" in window.rest.toPlainText()
    qtbot.keyClick(window.table, Qt.Key.Key_Right)
    qtbot.keyClick(window.table, Qt.Key.Key_Left)
    window.take.click()
    desk.idle()
    desk.idle()
    assert desk.names() == ["湟源甲公司"]
    kept = other.get(second.id)
    assert kept.dossier.profile["employees"] == 10
    assert kept.dossier.profile["own_brand"] is True
    assert kept.dossier.work == {"S03h": Work("submitted")}
    assert kept.contact == Contact("李四", "0971-8000000")
    assert other.get(first.id).merged_into == second.id
    assert len(other.visits(kept.id)) == 1


def test_two_that_are_alike_are_joined_after_a_look(helpdesk: Open, add: Add, other: Store, qtbot: QtBot) -> None:
    add("甲公司")
    add("甲公司")
    desk = helpdesk()
    select_both(desk, qtbot)
    desk.list.join.click()
    window = offered(desk)
    assert not window.table.isVisible()
    assert window.take.isEnabled()
    window.take.click()
    desk.idle()
    desk.idle()
    assert desk.names() == ["甲公司"]


def test_nothing_is_joined_when_it_is_called_off(helpdesk: Open, add: Add, qtbot: QtBot) -> None:
    add("甲公司")
    add("乙公司")
    desk = helpdesk()
    select_both(desk, qtbot)
    desk.list.join.click()
    press(offered(desk), "取消")
    desk.idle()
    assert len(desk.names()) == 2
    assert desk.day.joining.offered is None


def test_who_works_with_a_duplicate_goes_on_with_the_one_that_is_kept(
    helpdesk: Open, add: Add, other: Store, qtbot: QtBot
) -> None:
    first = add("甲公司", employees=10)
    second = add("甲公司", own_brand=True)
    visit(other, second)
    desk = helpdesk()
    desk.show_list()
    desk.window.clients.open(first.id)
    desk.idle()
    assert desk.session.client is not None
    desk.session.answer("employees", 11)
    select_both(desk, qtbot)
    desk.list.join.click()
    assert "请先存入" in desk.sentences()[-1]
    assert desk.day.joining.offered is None
    desk.save()
    desk.list.join.click()
    offered(desk).take.click()
    for _ in range(3):
        desk.idle()
    assert desk.session.client.id == second.id
    assert desk.session.raw("employees") == 11
    assert desk.session.raw("own_brand") is True


def test_a_duplicate_that_another_desk_joined_meanwhile_is_told(
    helpdesk: Open, add: Add, other: Store, qtbot: QtBot
) -> None:
    first = add("甲公司")
    second = add("甲公司")
    desk = helpdesk()
    desk.window.clients.open(second.id)
    desk.idle()
    other.join(first, second, first.dossier, first.contact)
    desk.session.answer("employees", 46)
    desk.save()
    notice = desk.window.notices.notices()[-1]
    desk.answers.on_unsaved = "discard"
    press(notice, "打开合并后的客户")
    desk.idle()
    assert desk.session.client is not None
    assert desk.session.client.id == first.id
