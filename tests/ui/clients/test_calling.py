"""Whom to call about an expiry or other rules, as a window, a table and a sheet; due dates as a calendar."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qhchecklist.assess.assessment import Assessor
from qhchecklist.checklist import make_checklist
from qhchecklist.dossier import Dossier
from qhchecklist.policy.profile import read_profile
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.stamp import pack_stamp
from qhchecklist.store.records import Client, Contact, NewVisit, PolicyStamp
from qhchecklist.store.store import Store
from qhchecklist.ui.clients.chores.calendar_panel import CalendarPanel
from qhchecklist.ui.clients.chores.calls_window import CallsWindow
from qhchecklist.ui.paper.choice import PrintChoice
from qhchecklist.work import Work
from tests.paper_text import page_texts
from tests.ui.clients.help_desk import CTRL, HelpDesk, press
from tests.ui.desk import Answers

Open = Callable[..., HelpDesk]
Add = Callable[..., Client]
Told = Callable[..., Client]


@pytest.fixture
def advised(add: Add, other: Store, rulebook: Rulebook) -> Told:
    """Puts a client into the store who was told something on a day, by the present rules or others."""

    def advising(name: str, day: date, contact: Contact | None = None, sha256: str = "") -> Client:
        client = add(name, contact, exports="current", registered_division="630121")
        reading = read_profile(client.dossier.profile, rulebook.catalogue, rulebook.codes)
        checklist = make_checklist(Assessor(rulebook).assess(reading, day), {}, None)
        head = rulebook.policy.head
        stamp = PolicyStamp(head.id, head.version, sha256 or rulebook.policy.sha256)
        groups = {item.id: item.group for item in checklist.items}
        pack = None if sha256 else pack_stamp(rulebook)
        visit = NewVisit("王老师", day, stamp, client.dossier, reading.sha256, groups, "", (), pack)
        other.record_visit(client.id, visit)
        return client

    return advising


def calls(desk: HelpDesk) -> CallsWindow:
    desk.show_list()
    desk.window.client_commands.calls.trigger()
    desk.done()
    window = desk.chores.calling.window
    assert window is not None
    return window


def test_who_is_affected_by_the_expiry_or_by_other_rules_is_listed_with_the_reason(
    helpdesk: Open, advised: Told, add: Add, qtbot: QtBot
) -> None:
    advised("甲公司", date(2024, 6, 1), Contact("马经理", "0971-1"))
    advised("乙公司", date(2026, 11, 20))  # was told after the expiry
    advised("丙公司", date(2026, 11, 20), sha256="c" * 64)
    add("没来过的公司")
    desk = helpdesk()
    window = calls(desk)
    assert "来过的 3 家客户里" in window.sentence.text()
    found = {str(window.model.index(row, 0).data()): row for row in range(window.model.rowCount())}
    assert sorted(found) == ["丙公司", "甲公司"]
    row = found["甲公司"]
    assert "上次判断日为“有效”，现为“已届满”" in str(window.model.index(row, 1).data())
    assert [str(window.model.index(row, column).data()) for column in (3, 4)] == ["马经理", "0971-1"]
    assert "旧包没有留下记录" in str(window.model.index(found["丙公司"], 1).data())
    window.table.selectRow(row)
    assert "马经理" in window.about.toPlainText()
    assert "S03h" in window.about.toPlainText()
    spoken = str(window.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("甲公司，为什么回电 ")
    qtbot.keyClick(window.table, Qt.Key.Key_Return)
    desk.idle()
    assert desk.session.reading.name == "甲公司"
    assert not window.isVisible()


def test_where_nobody_is_affected_one_sentence_says_so(helpdesk: Open, advised: Told) -> None:
    advised("乙公司", date(2026, 11, 20))
    window = calls(helpdesk())
    assert "没有要回电话的" in window.sentence.text()
    assert not window.table.isVisible()
    assert not window.export.isVisible()
    press(window, "返回客户列表")
    assert not window.isVisible()


def test_before_any_visit_the_call_list_says_what_it_waits_for(helpdesk: Open) -> None:
    window = calls(helpdesk())
    assert window.sentence.text().startswith("还没有记录过来访，所以没有要回电话的；")
    assert window.back.isVisible()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_list_goes_into_a_table_in_which_nothing_is_computed(
    helpdesk: Open, advised: Told, tmp_path: Path, ending: str
) -> None:
    advised('=HYPERLINK("x")', date(2024, 6, 1), Contact("+cmd|' /C calc'!A0", "@0971"))
    desk = helpdesk()
    window = calls(desk)
    desk.answers.file = tmp_path / f"名单.{ending}"
    window.export.click()
    desk.done()
    data = desk.answers.file.read_bytes()
    if ending == "csv":
        _, row = csv.reader(StringIO(data.decode("utf-8-sig"), newline=""))
        assert [cell[:2] for cell in row[:3]] == ["'=", "'+", "'@"]
    else:
        sheet = load_workbook(BytesIO(data)).worksheets[0]
        assert sheet.cell(2, 1).value == '=HYPERLINK("x")'
        assert {sheet.cell(2, place).data_type for place in (1, 2, 3)} == {"s"}
        assert sheet.cell(2, 4).is_date
    assert str(desk.answers.file) in window.notices.sentences()[-1]


def test_the_sheet_to_call_from_goes_to_the_printer(
    helpdesk: Open, advised: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    advised("甲公司", date(2024, 6, 1), Contact("马经理", "0971-1"))
    desk = helpdesk()
    window = calls(desk)
    window.print.click()
    desk.done()
    assert "没有可用的打印机" in window.notices.sentences()[-1]
    file = tmp_path / "名单.pdf"
    monkeypatch.setattr(Answers, "has_printer", lambda _self: True)
    monkeypatch.setattr(Answers, "choose_printer", lambda *_given: PrintChoice("", file=file))
    window.print.click()
    desk.done()
    text = "".join(page_texts(file.read_bytes()))
    for words in ("回电名单", "甲公司", "马经理", "0971-1", "现为“已届满”", "上次来访"):
        assert words in text


def with_due(add: Add, other: Store, name: str, day: date) -> Client:
    client = add(name)
    dossier = Dossier({"enterprise_name": name}, {"S03h": Work("submitted", due=day)})
    return other.save(client, replace(dossier), client.contact)


def dates(desk: HelpDesk) -> CalendarPanel:
    panel = desk.list.panel()
    assert isinstance(panel, CalendarPanel)
    return panel


def test_due_dates_of_one_of_several_and_of_all_become_a_calendar(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    for number, name in enumerate(("甲公司", "乙公司", "丙公司"), 1):
        with_due(add, other, name, date(2026, 12, number))
    desk = helpdesk()
    desk.choose("甲公司")
    qtbot.keyClick(desk.list, Qt.Key.Key_T, CTRL)
    panel = dates(desk)
    assert panel.title.text() == "期限日历：甲公司"
    panel.days.setText("61")
    assert not panel.go.isEnabled()
    panel.days.setText("3")
    desk.answers.file = tmp_path / "一家.ics"
    qtbot.keyClick(panel.days, Qt.Key.Key_Return)
    desk.done()
    text = desk.answers.file.read_text(encoding="utf-8")
    assert (text.count("BEGIN:VEVENT"), text.count("BEGIN:VALARM")) == (1, 1)
    assert desk.said() == f"1 个期限，已写入 {desk.answers.file}。"
    desk.choose("甲公司", "丙公司")
    assert desk.chores.menu is not None
    desk.chores.menu.dates.trigger()
    assert dates(desk).title.text() == "期限日历：选中的 2 家"
    desk.answers.file = tmp_path / "两家.ics"
    dates(desk).go.click()
    desk.done()
    assert desk.answers.file.read_text(encoding="utf-8").count("BEGIN:VEVENT") == 2
    desk.window.client_commands.all_dates.trigger()
    desk.answers.file = tmp_path / "全部.ics"
    dates(desk).go.click()
    desk.done()
    assert desk.answers.file.read_text(encoding="utf-8").count("BEGIN:VEVENT") == 3


def test_without_due_dates_no_file_is_written(helpdesk: Open, add: Add, tmp_path: Path) -> None:
    add("甲公司")
    desk = helpdesk()
    desk.show_list()
    desk.window.client_commands.all_dates.trigger()
    desk.answers.file = tmp_path / "全部.ics"
    dates(desk).go.click()
    desk.done()
    assert desk.said() == "没有还没办完的期限，没有写文件。"
    assert not desk.answers.file.exists()
