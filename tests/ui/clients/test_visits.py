"""Visits: what was told, by whom, on which text and answers, and what became of it since."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qhchecklist.assess.assessment import Assessor
from qhchecklist.checklist import make_checklist
from qhchecklist.policy.profile import read_profile
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.stamp import pack_stamp
from qhchecklist.policy.text import Text
from qhchecklist.store.log import entries_of, read_printed, verify_entries
from qhchecklist.store.problem import FullStoreError
from qhchecklist.store.records import Client, NewVisit, PolicyStamp
from qhchecklist.store.store import Store
from qhchecklist.ui.clients.visits_window import VisitsWindow
from qhchecklist.work import Work
from tests.ui.clients.help_desk import CTRL, HelpDesk
from tests.ui.desk import TODAY

Open = Callable[..., HelpDesk]
Add = Callable[..., Client]


def visits_of(desk: HelpDesk) -> VisitsWindow:
    assert desk.day.visiting.shown is not None
    return desk.day.visiting.shown


def record(desk: HelpDesk, note: str = "") -> None:
    """Ctrl+R, the note, Enter."""
    desk.window.client_commands.visit.trigger()
    desk.strip.visit.note.setText(note)
    desk.qtbot.keyClick(desk.strip.visit.note, Qt.Key.Key_Return)
    desk.idle()


def test_a_visit_is_recorded_with_the_answers_the_outcome_and_the_consultant(
    helpdesk: Open, other: Store, qtbot: QtBot
) -> None:
    desk = helpdesk()
    desk.window.client_commands.keep.trigger()
    desk.idle()
    qtbot.keyClick(desk.window, Qt.Key.Key_R, CTRL)
    panel = desk.strip.visit
    assert panel.isVisible()
    assert panel.consultant.text() == "王老师"
    assert panel.note.hasFocus()
    assert panel.what.text().startswith("将记下：判断日期 2024-06-01，规则包 ")
    panel.note.setText("来问出口退税")
    qtbot.keyClick(panel.note, Qt.Key.Key_Return)
    desk.idle()
    assert not panel.isVisible()
    assert desk.session.client is not None
    (visit,) = other.visits(desk.session.client.id)
    assert (visit.number, visit.consultant, visit.note) == (1, "王老师", "来问出口退税")
    assert visit.as_of == date(2024, 6, 1)
    assert visit.dossier == desk.session.dossier()
    assert visit.profile_sha256 == desk.session.reading.sha256
    assert visit.policy.sha256 == desk.session.rulebook.policy.sha256
    assert visit.groups == {item.id: item.group for item in desk.session.checklist.items}
    assert desk.strip.facts.text().startswith("来访 1 次，上次 ")


def test_the_name_of_the_consultant_is_asked_once_and_kept(helpdesk: Open, add: Add, other: Store) -> None:
    client = add("甲公司")
    desk = helpdesk(consultant="")
    desk.open("甲公司")
    desk.window.client_commands.visit.trigger()
    panel = desk.strip.visit
    assert panel.consultant.hasFocus()
    panel.record.click()
    assert panel.isVisible()  # without a name nothing is recorded
    panel.consultant.setText("赵老师")
    panel.record.click()
    desk.idle()
    desk.idle()
    assert other.visits(client.id)[0].consultant == "赵老师"
    desk.window.close()
    assert desk.kept[-1].consultant == "赵老师"


def test_what_is_unsaved_is_saved_before_a_visit_is_recorded(helpdesk: Open, add: Add, other: Store) -> None:
    client = add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    desk.session.answer("employees", 46)
    record(desk)
    desk.idle()
    assert other.get(client.id).dossier.profile["employees"] == 46
    (visit,) = other.visits(client.id)
    assert visit.dossier.profile["employees"] == 46


def test_what_was_exported_is_recorded_with_the_visit(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    client = add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    desk.answers.file = tmp_path / "清单.pdf"
    with qtbot.waitSignal(desk.window.paper.exporting.exported):
        desk.window.commands.export.trigger()
    assert "已打印或导出 1 份，尚未记入来访" in desk.strip.facts.text()
    record(desk)
    desk.idle()
    (printed,) = other.visits(client.id)[0].printed
    assert printed.sha256 == hashlib.sha256((tmp_path / "清单.pdf").read_bytes()).hexdigest()
    assert printed.pages > 3
    assert "尚未记入" not in desk.strip.facts.text()


def export(desk: HelpDesk, path: Path) -> str:
    """Write the checklist to a file; its hash."""
    desk.answers.file = path
    with desk.qtbot.waitSignal(desk.window.paper.exporting.exported):
        desk.window.commands.export.trigger()
    desk.idle()
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_what_was_exported_after_a_visit_is_recorded_with_that_visit_at_once(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path
) -> None:
    client = add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    record(desk)
    desk.idle()
    sha256 = export(desk, tmp_path / "清单.pdf")
    assert [one.sha256 for one in other.visits(client.id)[0].printed] == [sha256]
    assert desk.window.status.message.text() == "这份纸面已记入第 1 次来访。"
    assert "尚未记入" not in desk.strip.facts.text()
    assert [one.sha256 for one in desk.day.visiting.visits[0].printed] == [sha256]
    with other.reading() as connection:
        (entry,) = entries_of(connection, [client.id], "printed")
        assert (entry.by, verify_entries(connection).fault) == ("王老师", None)


def test_what_says_something_else_than_the_last_visit_waits_for_the_next_one(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path
) -> None:
    client = add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    record(desk)
    desk.idle()
    desk.session.answer("employees", 46)
    desk.save()
    sha256 = export(desk, tmp_path / "清单.pdf")
    assert "已打印或导出 1 份，尚未记入来访" in desk.strip.facts.text()
    record(desk)
    desk.idle()
    assert [[one.sha256 for one in visit.printed] for visit in other.visits(client.id)] == [[], [sha256]]


def test_what_waits_for_a_visit_that_never_comes_is_in_the_record_all_the_same(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path
) -> None:
    clients = add("甲公司"), add("乙公司")
    desk = helpdesk()
    for name, path in (("甲公司", tmp_path / "甲.pdf"), ("乙公司", tmp_path / "乙.pdf")):
        desk.open(name)
        export(desk, path)
    desk.window.close()
    with other.reading() as connection:
        for client, name in zip(clients, "甲乙", strict=True):
            ((visit, paper),) = read_printed(connection, [client.id])
            assert visit == ""
            assert paper.sha256 == hashlib.sha256((tmp_path / f"{name}.pdf").read_bytes()).hexdigest()


def test_a_paper_that_cannot_be_recorded_is_told_of_and_waits(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    record(desk)
    desk.idle()
    full = Text("客户库 x 所在的磁盘已满。", "The disk is full.")

    def refuse(store: Store, *given: object) -> None:
        raise FullStoreError(full)

    with monkeypatch.context() as patched:
        patched.setattr(Store, "record_printed", refuse)
        sha256 = export(desk, tmp_path / "清单.pdf")
    assert full.zh in desk.sentences()
    assert "已打印或导出 1 份，尚未记入来访" in desk.strip.facts.text()
    record(desk)
    desk.idle()
    assert [one.sha256 for one in other.visits(client.id)[1].printed] == [sha256]


def test_since_the_last_visit_says_what_changed_and_why(helpdesk: Open, other: Store, qtbot: QtBot) -> None:
    desk = helpdesk()
    desk.window.client_commands.keep.trigger()
    desk.idle()
    record(desk, "第一次来")
    desk.idle()
    desk.session.answer("export_refund.filed", False)
    desk.session.do_work("S01a", Work("submitted"), "办理")
    desk.session.set_as_of(TODAY)
    qtbot.keyClick(desk.window, Qt.Key.Key_R, CTRL | Qt.KeyboardModifier.ShiftModifier)
    window = visits_of(desk)
    told = {section.heading.zh: [line.zh for line in section.lines] for section in window.sections}
    assert told["日期与规则"] == [
        "判断日期：2024年6月1日 → 2026年11月22日",
        "其间文件有效期已届满",
        "判断没有变的 26 项，说法随日期变：原来是“适用”，现在是“按原文件：属适用对象”",
    ]
    (lost,) = (line for line in told["不再属适用对象（按原文件）"] if line.startswith("S03h "))
    assert "：适用 · " in lost
    assert "→ 按原文件：待补充信息，因为回答有改（" in lost or "→ 按原文件：不属适用对象，因为回答有改（" in lost
    assert told["回答的变化"] == ["已办出口退（免）税备案：是 → 否"]
    assert len(told["办理情况的变化"]) == 1
    assert "第一次来" in window.about.text()
    window.second.picked.emit("0")
    assert window.list.toPlainText() == "没有变化。"


def test_two_visits_are_compared(helpdesk: Open, add: Add, other: Store) -> None:
    add("甲公司", employees=10)
    desk = helpdesk()
    desk.open("甲公司")
    for number in (20, 30):
        desk.session.answer("employees", number)
        record(desk)
        desk.idle()
    desk.session.answer("employees", 40)
    desk.window.client_commands.compare.trigger()
    window = visits_of(desk)
    assert "从业人员：20人 → 30人" in window.list.toPlainText()
    window.second.picked.emit("2")
    assert "从业人员：20人 → 40人" in window.list.toPlainText()


def test_without_visits_there_is_nothing_to_compare(helpdesk: Open, add: Add) -> None:
    add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    assert not desk.strip.since.isEnabled()
    desk.window.client_commands.since.trigger()
    assert desk.day.visiting.shown is None
    assert desk.window.status.message.text() == "这个客户还没有来访记录。"


def test_visits_of_another_client_are_not_shown(helpdesk: Open, add: Add) -> None:
    add("甲公司")
    add("乙公司")
    desk = helpdesk()
    desk.open("甲公司")
    record(desk)
    desk.idle()
    assert desk.strip.facts.text().startswith("来访 1 次")
    desk.open("乙公司")
    assert desk.strip.facts.text() == "还没有来访记录"


def test_back_next_month_the_client_is_as_it_was_left(helpdesk: Open, other: Store) -> None:
    desk = helpdesk()
    desk.window.client_commands.keep.trigger()
    desk.idle()
    record(desk, "首次来访")
    desk.idle()
    desk.window.close()
    later = helpdesk()
    later.open("藜麦")
    assert later.strip.facts.text().startswith("来访 1 次，上次 ")
    later.window.client_commands.since.trigger()
    assert visits_of(later).list.toPlainText() == "没有变化。"


def test_what_the_rules_changed_is_told_apart_from_answers_and_time(
    helpdesk: Open, add: Add, other: Store, rulebook: Rulebook, qtbot: QtBot
) -> None:
    """Told by other rules, of which the store has kept what they said, and on another day."""
    client = add("甲公司", employees=3)
    now = pack_stamp(rulebook)
    (said, _), *words = now.supports["S03h"].text
    (ruled, _), *rules = now.supports["S01a"].logic
    other_words = replace(now.supports["S03h"], text=((said, "0" * 32), *words))
    other_rules = replace(now.supports["S01a"], logic=((ruled, "0" * 32), *rules))
    supports = {**now.supports, "S03h": other_words, "S01a": other_rules}
    then = replace(now, sha256="c" * 64, version="0.9.0", supports=supports)
    reading = read_profile(client.dossier.profile, rulebook.catalogue, rulebook.codes)
    checklist = make_checklist(Assessor(rulebook).assess(reading, date(2024, 6, 1)), {}, None)
    groups = {item.id: item.group for item in checklist.items} | {"S01a": "right"}
    stamp = PolicyStamp(rulebook.policy.head.id, "0.9.0", then.sha256)
    told = NewVisit("李老师", date(2024, 6, 1), stamp, client.dossier, reading.sha256, groups, "", (), then)
    other.record_visit(client.id, told)
    desk = helpdesk()
    desk.open("甲公司")
    desk.session.set_as_of(TODAY)
    desk.window.client_commands.since.trigger()
    said = {section.heading.zh: [line.zh for line in section.lines] for section in visits_of(desk).sections}
    assert said["日期与规则"][0] == "判断日期：2024年6月1日 → 2026年11月22日"
    assert said["日期与规则"][1] == "其间文件有效期已届满"
    assert any(line.startswith("规则包：") and "0.9.0" in line for line in said["日期与规则"])
    (lost,) = said["不再属适用对象（按原文件）"]
    assert lost.startswith("S01a ")
    assert "：适用 · 可直接主张 → 按原文件：" in lost
    assert "规则包从 0.9.0 换成" in lost
    assert any(line.startswith("S03h ") for line in said["措辞或规则有改"])
    assert "回答的变化" not in said
