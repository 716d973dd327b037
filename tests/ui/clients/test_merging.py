"""Two desks and one client: nothing of either is lost, and nothing is decided by chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from qhchecklist.store.records import Client, Contact
from qhchecklist.store.store import Store
from qhchecklist.ui.clients.list_dialog import ListDialog
from qhchecklist.ui.clients.merge_window import MergeWindow
from qhchecklist.work import Work
from tests.ui.clients.help_desk import HelpDesk, press, with_answers

Open = Callable[..., HelpDesk]
Add = Callable[..., Client]


def merge_of(desk: HelpDesk) -> MergeWindow:
    assert desk.day.filing.offered is not None
    return desk.day.filing.offered


def test_what_only_one_desk_changed_is_joined_and_listed(helpdesk: Open, add: Add, other: Store) -> None:
    client = add("甲公司", employees=10)
    desk = helpdesk()
    desk.open("甲公司")
    other.save(client, with_answers(client, employees=99), Contact("李四"))
    desk.session.answer("own_brand", True)
    desk.save()
    saved = other.get(client.id)
    assert (saved.dossier.profile["employees"], saved.dossier.profile["own_brand"]) == (99, True)
    assert saved.contact.person == "李四"
    assert saved.version == 3
    assert not desk.session.is_modified()
    assert desk.session.raw("employees") == 99
    assert desk.sentences() == ["另一处（李老师）也改过这家企业，2 处改动没有冲突，已一并保留。"]
    press(desk.window.notices.notices()[0], "看对方改了什么")
    (shown,) = desk.window.findChildren(ListDialog)
    assert shown.list.toPlainText().splitlines() == ["1. 从业人员：10人 → 99人", "2. 联系人：未填 → 李四"]
    shown.close()


def test_a_conflict_is_decided_row_by_row_with_the_keyboard(
    helpdesk: Open, add: Add, other: Store, qtbot: QtBot
) -> None:
    client = add("甲公司", Contact("马丽"), employees=10)
    desk = helpdesk()
    desk.open("甲公司")
    other.save(client, with_answers(client, enterprise_name="甲集团", employees=99), Contact("李四"))
    desk.session.answer("enterprise_name", "甲新公司")
    desk.session.answer("employees", 46)
    desk.session.answer("own_brand", True)
    desk.save()
    window = merge_of(desk)
    assert "李老师" in window.summary.text()
    assert [window.model.index(row, 0).data() for row in range(2)] == ["企业名称", "从业人员"]
    assert [window.model.index(0, column).data() for column in (1, 2, 3)] == ["甲公司", "○ 甲新公司", "○ 甲集团"]
    assert window.rest.toPlainText().splitlines() == [
        "只有对方改过，已采用：联系人：马丽 → 李四",
        "只有我方改过，保留：自主品牌：未填 → 是",
    ]
    assert not window.take.isEnabled()
    assert other.get(client.id).version == 2  # nothing is saved before it is decided
    qtbot.keyClick(window.table, Qt.Key.Key_Left)
    assert window.table.currentIndex().row() == 1
    assert window.take.text() == "还有 1 项没选"
    qtbot.keyClick(window.table, Qt.Key.Key_Right)
    assert window.model.index(0, 2).data() == "● 甲新公司"
    assert window.take.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Return)
    desk.idle()
    saved = other.get(client.id)
    assert saved.dossier.profile["enterprise_name"] == "甲新公司"
    assert saved.dossier.profile["employees"] == 99
    assert saved.dossier.profile["own_brand"] is True
    assert saved.contact == Contact("李四")
    assert not desk.session.is_modified()
    assert desk.window.windowTitle().startswith("客户：甲新公司")


def test_put_off_nothing_is_saved_and_nothing_lost(helpdesk: Open, add: Add, other: Store) -> None:
    client = add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    other.save(client, with_answers(client, enterprise_name="甲集团"), client.contact)
    desk.session.answer("enterprise_name", "甲新公司")
    desk.save()
    merge_of(desk).reject()
    assert other.get(client.id).dossier.profile["enterprise_name"] == "甲集团"
    assert desk.session.reading.name == "甲新公司"
    assert desk.session.is_modified()
    assert "还没有存" in desk.sentences()[-1]
    desk.save()
    window = merge_of(desk)
    press(window, "全用对方")
    window.take.click()
    desk.idle()
    assert desk.session.reading.name == "甲集团"
    assert not desk.session.is_modified()


def test_work_on_one_support_that_both_changed_is_asked_in_words(helpdesk: Open, add: Add, other: Store) -> None:
    client = add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    theirs = replace(client.dossier, work={"S03h": Work("approved", note="已批")})
    other.save(client, theirs, client.contact)
    desk.session.do_work("S03h", Work("submitted", person="马丽"), "办理")
    desk.save()
    window = merge_of(desk)
    assert str(window.model.index(0, 0).data()).startswith("S03h ")
    assert window.model.index(0, 1).data() == "未开始"
    assert window.model.index(0, 2).data() == "○ 已提交，经办人 马丽"
    assert window.model.index(0, 3).data() == "○ 已获批，备注 已批"
    window.table.clicked.emit(window.model.index(0, 2))
    window.take.click()
    desk.idle()
    assert other.get(client.id).dossier.work["S03h"] == Work("submitted", person="马丽")


def test_a_third_change_while_deciding_is_laid_together_again(helpdesk: Open, add: Add, other: Store) -> None:
    client = add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    second = other.save(client, with_answers(client, enterprise_name="甲集团"), client.contact)
    desk.session.answer("enterprise_name", "甲新公司")
    desk.save()
    other.save(second, with_answers(second, employees=7), second.contact)
    window = merge_of(desk)
    press(window, "全用我方")
    window.take.click()
    desk.idle()
    desk.idle()
    saved = other.get(client.id).dossier.profile
    assert (saved["enterprise_name"], saved["employees"]) == ("甲新公司", 7)
    assert not desk.session.is_modified()


def test_the_merge_is_one_undo_step(helpdesk: Open, add: Add, other: Store) -> None:
    client = add("甲公司", employees=10)
    desk = helpdesk()
    desk.open("甲公司")
    other.save(client, with_answers(client, employees=99), client.contact)
    desk.session.answer("own_brand", True)
    desk.save()
    assert desk.session.undo_stack.undoText() == "合并另一处的改动"
    desk.session.undo_stack.undo()
    assert desk.session.raw("employees") == 10
    assert desk.session.is_modified()


def test_during_a_trial_the_sides_are_not_laid_together(helpdesk: Open, add: Add, other: Store) -> None:
    client = add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    other.save(client, with_answers(client, enterprise_name="甲集团"), client.contact)
    desk.session.answer("enterprise_name", "甲新公司")
    desk.session.begin_scenario()
    desk.save()
    assert "请先保留或放弃试算" in desk.sentences()[-1]
    assert desk.session.scenario is not None
    assert other.get(client.id).dossier.profile["enterprise_name"] == "甲集团"


def test_the_model_of_conflicts_keeps_its_promises(
    helpdesk: Open, add: Add, other: Store, qtmodeltester: ModelTester
) -> None:
    client = add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    other.save(client, with_answers(client, enterprise_name="甲集团"), client.contact)
    desk.session.answer("enterprise_name", "甲新公司")
    desk.save()
    window = merge_of(desk)
    qtmodeltester.check(window.model)
    said = str(window.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert said == "企业名称，还没有选；原来 甲公司；我方 甲新公司；对方 甲集团"
    window.model.choose(0, "theirs")
    assert "，已选对方；" in str(window.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    window.reject()


def test_two_windows_on_one_store_see_each_other(helpdesk: Open, add: Add) -> None:
    add("甲公司")
    first, second = helpdesk(), helpdesk(consultant="张老师")
    first.open("甲公司")
    second.open("甲公司")
    first.session.answer("employees", 46)
    first.save()
    second.session.answer("own_brand", True)
    second.save()
    assert second.session.raw("employees") == 46
    assert "王老师" in second.sentences()[-1]
