"""Saving a client: the dossier, the contact, where answers come from; and a draft that finds its client again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qhchecklist.dossier import load_dossier
from qhchecklist.policy.text import Text
from qhchecklist.store.problem import FullStoreError, NoSuchClientError
from qhchecklist.store.records import Client, Contact
from qhchecklist.store.store import Store
from qhchecklist.ui.clients.strip import PanelName
from qhchecklist.ui.drafts import DraftKeeper
from qhchecklist.work import Work
from tests.ui.clients.help_desk import CTRL, HelpDesk, press, with_answers

Open = Callable[..., HelpDesk]
Add = Callable[..., Client]


def type_into(widget: QWidget, text: str) -> None:
    """Chinese as an input method commits it."""
    widget.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def keeper_of(desk: HelpDesk, folder: Path) -> DraftKeeper:
    keeper = DraftKeeper(desk.session, folder, desk.window.notices.tell, desk.window)
    desk.window.left.connect(keeper.finish)
    return keeper


def test_a_firm_at_work_becomes_a_client_and_comes_back_with_everything(helpdesk: Open, qtbot: QtBot) -> None:
    desk = helpdesk()
    desk.session.do_work("S03h", Work("submitted", frozenset({0}), "等回复"), "办理")
    desk.window.client_commands.keep.trigger()
    desk.idle()
    assert desk.session.client is not None
    assert not desk.session.is_modified()
    assert desk.window.status.saved.text() == "已存入客户列表"
    before = desk.session.dossier()
    desk.window.commands.new.trigger()
    assert not desk.session.is_client
    assert not desk.strip.isVisible()
    desk.open("藜麦")
    assert desk.session.dossier() == before
    assert desk.strip.isVisible()


def test_ctrl_s_saves_a_client_without_asking_for_a_file(helpdesk: Open, add: Add, other: Store, qtbot: QtBot) -> None:
    client = add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    desk.session.answer("employees", 46)
    assert desk.window.isWindowModified()
    qtbot.keyClick(desk.window, Qt.Key.Key_S, CTRL)
    desk.idle()
    assert other.get(client.id).dossier.profile["employees"] == 46
    assert not desk.window.isWindowModified()
    assert desk.window.status.message.text() == "已存入客户列表：甲公司"
    desk.save()
    assert desk.window.status.message.text() == "没有新的改动，客户列表里已是最新。"


def test_contact_is_kept_apart_from_the_answers(helpdesk: Open, add: Add, other: Store, qtbot: QtBot) -> None:
    client = add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    checklist = [item.group for item in desk.session.checklist.items]
    desk.window.client_commands.contact.trigger()
    panel = desk.strip.contact
    assert panel.isVisible()
    assert panel.lines["person"].hasFocus()
    type_into(panel.lines["person"], "马丽")
    type_into(panel.lines["phone"], "0971-8000000")
    desk.save()
    assert other.get(client.id).contact == Contact("马丽", "0971-8000000")
    assert "马丽" not in str(other.get(client.id).dossier.profile)
    assert [item.group for item in desk.session.checklist.items] == checklist
    assert "马丽 · 0971-8000000" in desk.strip.facts.text()
    desk.session.undo_stack.undo()
    assert panel.lines["phone"].text() == ""


def test_where_changed_answers_come_from_is_saved_with_them(helpdesk: Open, add: Add, other: Store) -> None:
    client = add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    assert not desk.strip.source.isVisible()
    desk.session.answer("employees", 46)
    desk.session.answer("own_brand", True)
    assert desk.strip.changed.text() == "改了 2 项回答，来源"
    desk.strip.source.picked.emit("document_seen")
    desk.window.client_commands.sources.trigger()
    panel = desk.strip.sources
    assert set(panel.combos) == {"employees", "own_brand"}
    panel.combos["own_brand"].picked.emit("register")
    type_into(panel.remarks["own_brand"], "商标局名录")
    desk.save()
    told = {one.field: (one.source, one.remark) for one in other.answers(client.id)}
    assert told["employees"] == ("document_seen", "")
    assert told["own_brand"] == ("register", "商标局名录")
    desk.session.answer("employees", 47)
    assert desk.strip.source.currentText() == "企业自述"
    desk.save()
    assert other.answers(client.id)[-1].source == "client_said"


def note(desk: HelpDesk, field: str, source: str = "", remark: str = "") -> None:
    """In the panel of sources, of an answer that stays as it is."""
    if not desk.strip.sources.isVisible():
        desk.window.client_commands.sources.trigger()
    panel = desk.strip.sources
    if field not in panel.combos:
        panel.more.picked.emit(field)
    if source:
        panel.combos[field].picked.emit(source)
    if remark:
        type_into(panel.remarks[field], remark)


def test_the_source_alone_of_an_answer_is_saved_and_in_its_history(helpdesk: Open, add: Add, other: Store) -> None:
    client = add("甲公司", employees=46, own_brand=True)
    desk = helpdesk()
    desk.open("甲公司")
    assert not desk.strip.save.isEnabled()
    desk.window.client_commands.sources.trigger()
    panel = desk.strip.sources
    assert panel.more.itemText(0) == "注明没有改的回答…"
    desk.idle()
    offered = [panel.more.itemText(row) for row in range(panel.more.count())]
    (employees,) = [one for one in offered if one.startswith("从业人员：46人")]
    assert employees.startswith("从业人员：46人（已注明：企业自述，20"), "where it comes from as far as that is known"
    note(desk, "employees", remark="社保缴费记录")
    note(desk, "own_brand", "register")
    assert desk.strip.save.isEnabled()
    assert desk.window.isWindowModified()
    desk.save()
    told = {(one.field, one.before, one.after, one.source, one.remark) for one in other.answers(client.id)[-2:]}
    assert told == {
        ("own_brand", True, True, "register", ""),
        ("employees", 46, 46, "document_seen", "社保缴费记录"),
    }
    saved = other.get(client.id)
    assert (saved.version, saved.dossier) == (2, client.dossier)
    assert not desk.session.is_modified()
    assert desk.strip.sources.combos == {}
    offered = [panel.more.itemText(row) for row in range(panel.more.count())]
    assert [one for one in offered if "46人（已注明：已核对材料，社保缴费记录，20" in one]
    desk.session.answer("employees", 47)
    desk.save()
    assert [one.field for one in other.answers(client.id)].count("own_brand") == 2  # what was said is said once


def test_what_is_said_of_a_source_is_taken_back_by_undo(helpdesk: Open, add: Add, other: Store) -> None:
    client = add("甲公司", employees=46)
    desk = helpdesk()
    desk.open("甲公司")
    note(desk, "employees", "register")
    desk.session.undo_stack.undo()
    assert desk.strip.sources.combos["employees"].currentText() == "已核对材料"
    desk.session.undo_stack.undo()
    assert desk.strip.sources.combos == {}
    assert not desk.session.is_modified()
    desk.save()
    assert other.get(client.id) == client


def test_an_answer_that_changes_after_its_source_was_said_is_saved_as_a_change(
    helpdesk: Open, add: Add, other: Store
) -> None:
    client = add("甲公司", employees=46)
    desk = helpdesk()
    desk.open("甲公司")
    note(desk, "employees", "register")
    desk.session.answer("employees", 50)
    desk.save()
    last = other.answers(client.id)[-1]
    assert (last.before, last.after, last.source) == (46, 50, "client_said")


def test_what_was_seen_does_not_prove_what_another_desk_has_saved_meanwhile(
    helpdesk: Open, add: Add, other: Store
) -> None:
    client = add("甲公司", employees=46, own_brand=True)
    desk = helpdesk()
    desk.open("甲公司")
    note(desk, "employees")
    note(desk, "own_brand")
    other.save(client, with_answers(client, employees=99), client.contact)
    desk.save()
    desk.idle()
    history = other.answers(client.id)
    assert [(one.after, one.source) for one in history if one.field == "employees"][-1] == (99, "client_said")
    assert [one.source for one in history if one.field == "own_brand"][-1] == "document_seen"


def test_what_is_on_its_way_to_the_store_never_becomes_the_next_firm(helpdesk: Open) -> None:
    desk = helpdesk()
    desk.window.client_commands.new.trigger()
    desk.window.commands.save.trigger()
    desk.window.client_commands.new.trigger()  # before the store has answered
    desk.idle()
    assert desk.session.client is None
    assert desk.session.is_client
    desk.session.answer("enterprise_name", "乙公司")
    desk.save()
    desk.show_list()
    assert sorted(desk.names()) == ["乙公司", "未命名企业"]


def test_leaving_with_unsaved_changes_saves_first_and_then_goes_on(helpdesk: Open, add: Add, other: Store) -> None:
    first = add("甲公司")
    add("乙公司")
    desk = helpdesk()
    desk.open("甲公司")
    desk.session.answer("employees", 46)
    desk.answers.on_unsaved = "save"
    desk.open("乙公司")
    assert other.get(first.id).dossier.profile["employees"] == 46
    assert desk.session.reading.name == "乙公司"


def test_the_window_closes_after_the_client_was_saved(helpdesk: Open, add: Add, other: Store, qtbot: QtBot) -> None:
    client = add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    desk.session.answer("employees", 46)
    desk.answers.on_unsaved = "save"
    with qtbot.waitSignal(desk.window.left):
        desk.window.close()
    assert other.get(client.id).dossier.profile["employees"] == 46


def test_a_copy_in_a_file_leaves_the_client_where_it_is(helpdesk: Open, add: Add, tmp_path: Path) -> None:
    add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    desk.session.answer("employees", 46)
    desk.answers.file = tmp_path / "甲.yaml"
    desk.window.commands.save_as.trigger()
    assert load_dossier(tmp_path / "甲.yaml").profile["employees"] == "46"
    assert desk.session.path is None
    assert desk.session.is_modified()
    assert desk.session.client is not None


def test_what_is_only_tried_out_is_not_saved(helpdesk: Open, add: Add, other: Store) -> None:
    client = add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    desk.session.answer("employees", 46)
    desk.session.begin_scenario()
    desk.session.answer("employees", 900)
    desk.save()
    assert other.get(client.id).dossier.profile["employees"] == 46
    desk.session.drop_scenario()
    assert not desk.session.is_modified()


def test_a_look_changed_at_work_keeps_the_client_and_its_strip(helpdesk: Open, add: Add, qtbot: QtBot) -> None:
    add("甲公司", Contact("马丽"))
    desk = helpdesk()
    desk.open("甲公司")
    desk.session.answer("employees", 46)
    desk.window.use_theme("dark")
    qtbot.waitUntil(lambda: desk.strip.isVisible())
    assert desk.strip.contact.lines["person"].text() == "马丽"
    assert desk.strip.changed.text() == "改了 1 项回答，来源"
    assert desk.show_list().isVisible()
    desk.window.use_theme("light")


# --- stores that refuse ------------------------------------------------------------------------------


def test_a_store_that_can_only_be_read_says_why_and_loses_nothing(
    helpdesk: Open, add: Add, other: Store, place: Path, tmp_path: Path
) -> None:
    client = add("甲公司")
    other.close()
    mark_newer(place)
    desk = helpdesk()
    desk.open("甲公司")
    assert "已由更新版本的程序升级" in desk.list.read_only.text()
    desk.session.answer("employees", 46)
    desk.save()
    assert "已由更新版本的程序升级" in desk.sentences()[-1]
    assert desk.session.is_modified()
    assert desk.session.raw("employees") == 46
    desk.answers.file = tmp_path / "甲.yaml"
    desk.window.commands.save_as.trigger()
    assert load_dossier(tmp_path / "甲.yaml").profile["employees"] == "46"
    assert other.get(client.id) == client


def test_what_could_not_be_saved_is_saved_at_the_next_try(
    helpdesk: Open, add: Add, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    desk.session.answer("employees", 46)
    full = Text("客户库 x 所在的磁盘已满，没有写入；请腾出空间再存。", "The disk is full.")

    def refuse(store: Store, *given: object) -> Client:
        raise FullStoreError(full)

    with monkeypatch.context() as patched:
        patched.setattr(Store, "save", refuse)
        desk.save()
    assert desk.sentences() == [full.zh]
    assert desk.session.is_modified()
    press(desk.window.notices.notices()[0], "再试一次")
    desk.idle()
    assert other.get(client.id).dossier.profile["employees"] == 46
    assert not desk.session.is_modified()


def test_a_client_deleted_meanwhile_can_be_saved_as_a_new_one(
    helpdesk: Open, add: Add, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    desk.session.answer("employees", 46)

    def gone(store: Store, *given: object) -> Client:
        raise NoSuchClientError(client.id)

    with monkeypatch.context() as patched:
        patched.setattr(Store, "save", gone)
        desk.save()
    press(desk.window.notices.notices()[0], "存为新客户")
    desk.idle()
    assert desk.session.client is not None
    assert desk.session.client.id != client.id
    assert other.get(desk.session.client.id).dossier.profile["employees"] == 46


def mark_newer(place: Path) -> None:
    """As a newer program leaves a store."""
    with closing(sqlite3.connect(place)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def test_an_address_with_an_override_turns_the_strip_of_the_client_not_round(
    helpdesk: Callable[..., HelpDesk], add: Callable[..., Client]
) -> None:
    add("甲公司", Contact("马\u202e丽", "0971-8000000", "شارع 5", ""))
    desk = helpdesk()
    desk.open("甲公司")
    assert desk.strip.facts.text() == "还没有来访记录 · 马〔U+202E〕丽 · 0971-8000000 · \u2068شارع 5\u2069"
    assert "\u202e" not in desk.strip.facts.toolTip()
    assert desk.strip.contact.lines["person"].text() == "马\u202e丽", "what is edited is the text itself"


@pytest.mark.parametrize("name", ["contact", "sources", "visit"])
def test_esc_folds_the_panel_of_the_strip_and_leaves_the_keyboard_at_its_button(
    helpdesk: Callable[..., HelpDesk], add: Callable[..., Client], name: PanelName
) -> None:
    add("甲公司", employees=46)
    desk = helpdesk()
    desk.open("甲公司")
    desk.strip.open_panel(name)
    desk.idle()
    panel = {"contact": desk.strip.contact, "sources": desk.strip.sources, "visit": desk.strip.visit}[name]
    inside = {"contact": desk.strip.contact.lines["phone"], "sources": desk.strip.sources.more,
              "visit": desk.strip.visit.note}[name]  # fmt: skip
    inside.setFocus()
    desk.qtbot.keyClick(inside, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert desk.strip.panel() is None
    assert desk.strip.toggles[name].hasFocus()
