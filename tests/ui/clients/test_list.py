"""The client list: type to search, Enter opens, a hundred thousand clients or none."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from qhchecklist.dossier import Dossier
from qhchecklist.store.deletion import delete_client
from qhchecklist.store.records import Client, NewVisit, Page, PolicyStamp, Query
from qhchecklist.store.store import Store
from qhchecklist.ui.clients.columns import COLUMNS
from qhchecklist.ui.clients.list_model import PAGE
from tests.store.clients import START, told
from tests.ui.clients.help_desk import CTRL, DAY, HelpDesk, press

Open = Callable[..., HelpDesk]
Add = Callable[..., Client]


def test_without_clients_one_sentence_and_one_button_lead_on(helpdesk: Open) -> None:
    desk = helpdesk()
    window = desk.show_list()
    assert window.prompt.isVisible()
    assert not window.table.isVisible()
    assert not window.new.isVisible()
    assert window.prompt.label.text().startswith("还没有客户。")
    press(window.prompt, "新建客户")
    assert not window.isVisible()
    assert desk.session.is_client
    assert desk.session.client is None
    assert desk.window.windowTitle().startswith("客户：未命名企业")


@pytest.mark.parametrize("words", ["湟源", "huangyuan", "hyjgs", "178X"])
def test_a_client_is_found_by_name_pinyin_initials_or_the_end_of_the_code(helpdesk: Open, add: Add, words: str) -> None:
    add("湟源甲公司", uscc="91630121MA7QHC178X")
    add("西宁乙商贸有限公司", uscc="91630102MA7QHC0011")
    desk = helpdesk()
    desk.show_list()
    assert len(desk.names()) == 2
    assert desk.search(words) == ["湟源甲公司"]


def test_keys_alone_find_and_open_a_client(helpdesk: Open, add: Add, qtbot: QtBot) -> None:
    for name in ("甲公司", "乙公司", "丙公司"):
        add(name)
    desk = helpdesk()
    qtbot.keyClick(desk.window, Qt.Key.Key_L, CTRL)
    desk.idle()
    window = desk.list
    assert window.focusWidget() is window.search
    first = window.table.current()
    qtbot.keyClick(window.search, Qt.Key.Key_Down)
    qtbot.keyClick(window.search, Qt.Key.Key_Down)
    qtbot.keyClick(window.search, Qt.Key.Key_Up)
    second = window.table.current()
    assert first is not None
    assert second is not None
    assert first.id != second.id
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.session.client is not None)
    assert desk.session.client is not None
    assert desk.session.client.id == second.id
    assert desk.window.windowTitle() == f"客户：{second.name}[*] — 青海外贸政策适用清单"
    assert not window.isVisible()
    assert not desk.session.is_modified()


def test_what_is_not_found_can_be_begun_with_its_name(helpdesk: Open, add: Add, qtbot: QtBot) -> None:
    add("甲公司")
    desk = helpdesk()
    window = desk.show_list()
    assert desk.search("青海新来公司") == []
    assert window.prompt.label.text() == "没有找到“青海新来公司”。"
    press(window.prompt, "用这个名称新建客户")
    assert desk.session.reading.name == "青海新来公司"
    desk.save()
    assert desk.show_list().isVisible()
    assert sorted(desk.search("")) == sorted(["甲公司", "青海新来公司"])


def test_a_firm_with_unsaved_changes_is_not_left_unasked(helpdesk: Open, add: Add) -> None:
    add("甲公司")
    desk = helpdesk()
    desk.session.answer("enterprise_name", "没有存的公司")
    desk.answers.on_unsaved = "cancel"
    desk.show_list()
    desk.list.table.take()
    desk.idle()
    assert desk.answers.asked == 1
    assert desk.session.reading.name == "没有存的公司"
    assert not desk.session.is_client


def test_the_list_is_narrowed_to_a_place_and_ordered(helpdesk: Open, add: Add) -> None:
    add("甲公司", registered_division="630102")
    add("乙公司", registered_division="632802")
    desk = helpdesk()
    window = desk.show_list()
    window.division.picked.emit("6328")
    desk.idle()
    assert desk.names() == ["乙公司"]
    assert window.model.index(0, 2).data() == "德令哈市"
    window.division.picked.emit("6301")
    desk.idle()
    assert desk.names() == ["甲公司"]
    window.division.picked.emit("11")
    desk.idle()
    assert window.prompt.label.text() == "这个地区还没有客户。"
    press(window.prompt, "看全部地区")
    desk.idle()
    assert len(desk.names()) == 2
    window.table.horizontalHeader().sectionClicked.emit(4)
    desk.idle()
    assert window.model.query == Query(by="last_visit")
    assert window.order.currentText() == "最近来访在前"


def test_only_the_latest_search_counts_and_the_store_is_never_asked_on_the_windows_thread(
    helpdesk: Open, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("甲公司", "甲乙公司", "甲乙丙公司"):
        add(name)
    desk = helpdesk()
    desk.show_list()
    asked: list[tuple[str, bool]] = []
    beginning = Store.beginning

    def watched(store: Store, query: Query, limit: int) -> Page:
        asked.append((query.words, threading.current_thread() is threading.main_thread()))
        return beginning(store, query, limit)

    monkeypatch.setattr(Store, "beginning", watched)
    for words in ("甲", "甲乙", "甲乙丙", "乙丙"):
        desk.list.search.setText(words)
    desk.idle()
    assert desk.names() == ["甲乙丙公司"]
    assert [words for words, _ in asked] == ["甲", "乙丙"]  # what was typed between was overtaken before its turn
    assert not any(on_window for _, on_window in asked)


def test_pages_far_down_are_fetched_when_they_are_looked_at(helpdesk: Open, other: Store, qtbot: QtBot) -> None:
    for number in range(PAGE * 3 + 7):
        other.add(Dossier({"enterprise_name": f"企业{number:04d}"}))
    desk = helpdesk()
    window = desk.show_list()
    last = window.model.rowCount() - 1
    assert last == PAGE * 3 + 6
    qtbot.keyClick(window.table, Qt.Key.Key_End, CTRL)
    desk.idle()
    qtbot.waitUntil(lambda: window.model.client_at(last) is not None)
    assert window.model.index(last, 0).data() == f"企业{last:04d}"


def test_rows_are_there_before_it_is_known_how_many_there_are(
    helpdesk: Open, other: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(PAGE * 2 + 7):
        other.add(Dossier({"enterprise_name": f"企业{number:04d}"}))
    go_on = threading.Event()
    count = Store.count

    def waiting(store: Store, query: Query) -> int:
        assert go_on.wait(30)
        return count(store, query)

    desk = helpdesk()
    window = desk.show_list()
    with monkeypatch.context() as patched:
        patched.setattr(Store, "count", waiting)
        window.search.setText("企业")
        qtbot.waitUntil(lambda: window.model.shown == Query("企业"))
        assert window.count.text() == f"{PAGE} 家以上"
        window.table.step(3)
        current = window.table.current()
        go_on.set()
        desk.idle()
    assert window.count.text() == f"共 {PAGE * 2 + 7} 家"
    assert window.model.rowCount() == PAGE * 2 + 7
    assert window.table.current() == current
    assert window.model.client_at(3) == current


def test_a_list_made_shorter_before_it_was_counted_is_read_again(
    helpdesk: Open, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(PAGE + 1):
        other.add(Dossier({"enterprise_name": f"企业{number:04d}"}))
    desk = helpdesk()
    window = desk.show_list()
    beginning = Store.beginning

    def deleting(store: Store, query: Query, limit: int) -> Page:
        page = beginning(store, query, limit)
        for row in page.rows[2:] if page.total == PAGE else ():
            with other.writing() as connection:
                delete_client(connection, row.id, START, "李老师")
        return page

    with monkeypatch.context() as patched:
        patched.setattr(Store, "beginning", deleting)
        assert desk.search("企业") == ["企业0000", "企业0001", f"企业{PAGE:04d}"]
    assert window.count.text() == "共 3 家"


@pytest.mark.parametrize("many", [PAGE - 1, PAGE, PAGE + 1])
def test_a_list_as_long_as_a_page_is_counted_rightly(helpdesk: Open, other: Store, many: int) -> None:
    for number in range(many):
        other.add(Dossier({"enterprise_name": f"企业{number:04d}"}))
    desk = helpdesk()
    window = desk.show_list()
    assert len(desk.search("企业")) == many
    assert window.count.text() == f"共 {many} 家"
    window.model.refresh()
    desk.idle()
    assert window.count.text() == f"共 {many} 家"


def test_typing_anywhere_in_the_list_searches(helpdesk: Open, add: Add, qtbot: QtBot) -> None:
    add("甲公司", uscc="91630102MA7QHC0011")
    add("乙公司", uscc="91630102MA7QHC0022")
    desk = helpdesk()
    window = desk.show_list()
    window.table.setFocus()
    qtbot.keyClicks(window.table, "0")
    assert window.search.hasFocus()
    qtbot.keyClicks(window.search, "022")
    desk.idle()
    assert desk.names() == ["乙公司"]


def test_clients_told_by_older_rules_can_be_singled_out(helpdesk: Open, add: Add, other: Store) -> None:
    old, now = add("甲公司"), add("乙公司")
    add("从未来访公司")
    desk = helpdesk()
    policy = desk.session.rulebook.policy
    present = PolicyStamp(policy.head.id, policy.head.version, policy.sha256)
    for client, stamp in ((old, PolicyStamp(policy.head.id, "0.9.0", "0" * 64)), (now, present)):
        other.record_visit(client.id, NewVisit("李老师", DAY, stamp, client.dossier, "0" * 64, {}))
    window = desk.show_list()
    assert len(desk.names()) == 3
    window.outdated.click()
    desk.idle()
    assert desk.names() == ["甲公司"]
    assert window.model.index(0, COLUMNS.index("policy")).data() == "0.9.0（不是现行版本）"
    window.search.setText("乙")
    desk.idle()
    assert window.prompt.label.text() == "没有按旧版本判读的客户。"
    press(window.prompt, "看全部客户")
    desk.idle()
    assert desk.names() == ["乙公司"]


def test_the_model_keeps_its_promises(helpdesk: Open, add: Add, qtmodeltester: ModelTester) -> None:
    for name in ("甲公司", "乙公司"):
        add(name, registered_division="630102")
    desk = helpdesk()
    window = desk.show_list()
    qtmodeltester.check(window.model)
    desk.search("甲")
    qtmodeltester.check(window.model)


def test_a_row_has_the_counts_of_the_last_visit_and_names_them(helpdesk: Open, add: Add, other: Store) -> None:
    client = add("甲公司")
    groups = {"S01a": "guided", "S01b": "wide", "S01c": "needs_information", "S01d": "open_list"}
    other.record_visit(client.id, replace(told(client.dossier), groups=groups))
    window = helpdesk().show_list()
    cell = window.model.index(0, COLUMNS.index("told"))
    assert cell.data() == "2 · 1 · 1"
    assert "属适用对象 2 项，待补充 1 项，可咨询 1 项" in str(cell.data(Qt.ItemDataRole.ToolTipRole))
    said = str(cell.siblingAtColumn(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "上次判读：属适用对象 2 项，待补充 1 项，可咨询 1 项" in said


def test_a_row_is_read_out_with_the_name_first(helpdesk: Open, add: Add) -> None:
    add("甲公司", uscc="91630102MA7QHC0011", registered_division="630102")
    desk = helpdesk()
    window = desk.show_list()
    said = str(window.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("甲公司，统一社会信用代码 91630102MA7QHC0011，地区 城东区，来访次数 0")
    for widget in (window.search, window.division, window.order, window.table):
        assert QAccessible.queryAccessibleInterface(widget) is not None
        assert widget.accessibleName()


def test_a_store_that_cannot_be_opened_says_so_and_is_tried_again(helpdesk: Open, place: Path) -> None:
    place.parent.parent.mkdir(exist_ok=True)
    place.parent.write_text("no folder", encoding="utf-8")
    desk = helpdesk()
    window = desk.show_list()
    assert window.prompt.isVisible()
    assert window.prompt.button.text() == "再试一次"
    assert desk.session.reading.name
    place.parent.unlink()
    press(window.prompt, "再试一次")
    desk.idle()
    assert window.prompt.label.text().startswith("还没有客户。")


def test_the_list_follows_the_language(helpdesk: Open, add: Add) -> None:
    add("甲公司", registered_division="630102")
    desk = helpdesk()
    window = desk.show_list()
    desk.window.use_language("en")
    assert window.model.index(0, 2).data() == "Chengdong District"
    desk.window.use_language("zh")


def test_a_name_of_somebody_else_is_never_markup(helpdesk: Open, add: Add) -> None:
    add("<b>甲</b>\n\u202e公司")
    desk = helpdesk()
    window = desk.show_list()
    assert window.model.index(0, 0).data() == "<b>甲</b>公司"
    assert "<" not in str(window.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))


def test_esc_empties_the_search_and_then_closes(helpdesk: Open, add: Add, qtbot: QtBot) -> None:
    add("甲公司")
    desk = helpdesk()
    window = desk.show_list()
    window.search.setText("乙")
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert window.search.text() == ""
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert not window.isVisible()


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("大通雪域食品有限责任公司", ["大通雪域食品有限公司"]),
        ("大通雪城食品有限公司", ["大通雪域食品有限公司"]),  # one character other
        ("西宁没有的公司", []),
        ("dtxc", []),
    ],
)
def test_before_a_client_is_begun_twice_those_of_nearly_the_same_name_are_named(
    helpdesk: Callable[..., HelpDesk], add: Callable[..., Client], typed: str, near: list[str]
) -> None:
    add("大通雪域食品有限公司")
    add("格尔木盐湖物流有限公司")
    desk = helpdesk()
    desk.show_list()
    assert desk.search(typed) == []
    assert desk.list.prompt.button.text() == "用这个名称新建客户"
    desk.qtbot.waitUntil(lambda: not desk.list.near.is_busy())
    told = desk.list.notices.sentences()
    assert told == [f"名称相近的客户：{name}。" for name in near]
    if near:
        press(desk.list, "看名称相近的")
        desk.idle()
        assert desk.names() == near
    desk.search("大通")
    assert desk.list.notices.sentences() == []
