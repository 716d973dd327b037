"""Attachments and history of a client, in their window, as a consultant uses it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from qhchecklist import paths
from qhchecklist.comparison import answers_in_words
from qhchecklist.dossier import load_dossier
from qhchecklist.policy.profile import read_profile
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.store import attachments as keeping
from qhchecklist.store.attachments import attach, attachments
from qhchecklist.store.decisions import Decision
from qhchecklist.store.log_tables import BLOBS
from qhchecklist.store.records import AnswerChange, Client, Contact
from qhchecklist.store.replies import Letter, record_reply
from qhchecklist.store.store import Store
from qhchecklist.ui.clients.files_window import FilesWindow
from qhchecklist.ui.clients.history_words import MOST_LINES, UNANSWERED, History, history_of
from qhchecklist.work import Work
from tests.ui.clients.help_desk import HelpDesk, press, with_answers
from tests.ui.clients.test_saving import mark_newer
from tests.ui.dragging import entering

Open = Callable[..., HelpDesk]
Add = Callable[..., Client]


def show(desk: HelpDesk) -> FilesWindow:
    desk.window.client_commands.files.trigger()
    desk.idle()
    shown = desk.window.clients.client_files.shown
    assert shown is not None
    return shown


def kept(other: Store, client: Client) -> list[tuple[str, int, str]]:
    with other.reading() as connection:
        return [(one.name, one.size, one.by) for one in attachments(connection, client.id)]


def keep(other: Store, client: Client, name: str, data: bytes) -> None:
    stamp = other.stamp()
    with other.writing() as connection:
        attach(connection, client.id, name, data, stamp.at, stamp.by)


def names(shown: FilesWindow) -> list[str]:
    model = shown.files.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def lines(shown: FilesWindow) -> list[str]:
    model = shown.history.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_file_is_kept_with_the_client_and_taken_out_again(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    client, desk = add("甲公司"), helpdesk()
    desk.open("甲公司")
    shown = show(desk)
    assert shown.files.empty.text() == "还没有附件。按“添加…”，或把文件拖到这个窗口里。"
    assert shown.files.empty.isVisible()
    assert not shown.files.fetch.isEnabled()
    desk.answers.file = tmp_path / "执照.pdf"
    desk.answers.file.write_bytes(b"%PDF licence")
    press(shown, "添加…")
    desk.idle()
    desk.idle()
    assert kept(other, client) == [("执照.pdf", 12, "王老师")]
    assert names(shown) == ["执照.pdf"]
    assert shown.files.said.text() == "已存附件“执照.pdf”。"
    assert not shown.files.empty.isVisible()
    desk.answers.file = tmp_path / "取出.pdf"
    press(shown, "取出…")
    desk.idle()
    assert desk.answers.suggested.endswith("执照.pdf")
    assert desk.answers.file.read_bytes() == b"%PDF licence"
    assert shown.files.said.text() == f"已取出到 {desk.answers.file}"
    desk.answers.file = tmp_path / "执照.pdf"
    press(shown, "添加…")
    desk.idle()
    assert shown.files.said.text() == "相同的文件已经存着，叫“执照.pdf”，没有再存。"
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert desk.window.clients.client_files.shown is None


def test_removal_is_asked_in_the_window_and_can_be_given_up(
    helpdesk: Open, add: Add, other: Store, qtbot: QtBot
) -> None:
    client, desk = add("甲公司"), helpdesk()
    keep(other, client, "<b>执照</b>\n.pdf", b"1")
    desk.open("甲公司")
    shown = show(desk)
    assert names(shown) == ["<b>执照</b>.pdf"]
    press(shown, "移除")
    assert shown.files.question is not None
    assert shown.files.question.title.text() == "移除“<b>执照</b>.pdf”，不能撤销"
    assert shown.files.question.title.textFormat() == Qt.TextFormat.PlainText
    assert shown.files.question.give_up.hasFocus()
    qtbot.keyClick(shown.files.question.give_up, Qt.Key.Key_Escape)
    assert shown.files.question is None
    assert shown.isVisible()
    assert len(kept(other, client)) == 1
    press(shown, "移除")
    press(shown, "移除附件")
    desk.idle()
    desk.idle()
    assert kept(other, client) == []
    assert names(shown) == []
    assert shown.files.question is None
    assert shown.files.said.text() == "已移除附件“<b>执照</b>.pdf”。"
    assert not shown.files.remove.isEnabled()


def test_what_another_desk_removed_meanwhile_is_said(helpdesk: Open, add: Add, other: Store) -> None:
    client, desk = add("甲公司"), helpdesk()
    keep(other, client, "执照.pdf", b"1")
    desk.open("甲公司")
    shown = show(desk)
    with other.writing() as connection:
        keeping.detach(connection, client.id, attachments(connection, client.id)[0].sha256)
    press(shown, "移除")
    press(shown, "移除附件")
    desk.idle()
    desk.idle()
    assert shown.files.problem.text().startswith("这家企业没有附件 ")
    assert names(shown) == []


def test_of_an_authoritys_letter_it_is_said_that_the_answer_stays(helpdesk: Open, add: Add, other: Store) -> None:
    client = add("甲公司")
    decision = Decision("甲局", "问", "是", date(2026, 11, 20), "", "S01a", outcome="yes")
    record_reply(other, client.id, decision, Letter("来函.pdf", b"1"))
    desk = helpdesk()
    desk.open("甲公司")
    shown = show(desk)
    assert names(shown) == ["来函.pdf"]
    press(shown, "移除")
    assert shown.files.question is not None
    words = [one.text() for one in shown.files.question.findChildren(QLabel)]
    assert "这是主管部门答复的来函：答复的记录还在，来函从客户库里删去。" in words
    assert not shown.history.isVisible()
    press(shown, "取消")
    assert shown.history.isVisible()
    assert shown.files.remove.isVisible()


def drop(shown: FilesWindow, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
    event = entering(QPoint(20, 20), data)
    shown.dragEnterEvent(event)
    assert event.isAccepted()
    mouse, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    shown.dropEvent(QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data, mouse, keys))


def test_a_file_that_is_dragged_onto_the_window_is_kept(helpdesk: Open, add: Add, other: Store, tmp_path: Path) -> None:
    client, desk = add("甲公司"), helpdesk()
    desk.open("甲公司")
    shown = show(desk)
    one, two = tmp_path / "一.jpg", tmp_path / "二.jpg"
    for path in (one, two):
        path.write_bytes(path.name.encode())
    drop(shown, one, two)
    assert shown.files.problem.text() == "一次只能存一个文件；请只拖一个进来。"
    drop(shown, two)
    desk.idle()
    desk.idle()
    assert [name for name, _, _ in kept(other, client)] == ["二.jpg"]
    assert not shown.files.problem.isVisible()
    drop(shown, tmp_path)
    desk.idle()
    assert shown.files.problem.text() == f"{tmp_path} 不是文件，没有保存；请选一个文件。"


def test_what_cannot_be_kept_or_taken_out_is_told_in_one_sentence(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, desk = add("甲公司"), helpdesk()
    keep(other, client, "执照.pdf", b"1")
    desk.open("甲公司")
    shown = show(desk)
    desk.answers.file = tmp_path / "没有.pdf"
    press(shown, "添加…")
    desk.idle()
    assert shown.files.problem.text().startswith(f"打不开 {tmp_path / '没有.pdf'}：")
    big = tmp_path / "大.bin"
    big.write_bytes(b"12345")
    monkeypatch.setattr(keeping, "MOST_ATTACHMENT", 4)
    desk.answers.file = big
    press(shown, "添加…")
    desk.idle()
    assert shown.files.problem.text().startswith("附件“大.bin”有 1 MiB，超过 0 MiB，没有保存")
    with other.writing() as connection:
        connection.execute(update(BLOBS).values(data=b"2"))
    desk.answers.file = tmp_path / "取出.pdf"
    press(shown, "取出…")
    desk.idle()
    assert "与它的校验码不符，已损坏" in shown.files.problem.text()
    assert not desk.answers.file.exists()
    assert [name for name, _, _ in kept(other, client)] == ["执照.pdf"]


def test_a_store_that_is_only_read_says_so_and_keeps_everything(
    helpdesk: Open, add: Add, other: Store, place: Path, tmp_path: Path
) -> None:
    client = add("甲公司")
    keep(other, client, "执照.pdf", b"1")
    other.close()
    mark_newer(place)
    desk = helpdesk()
    desk.open("甲公司")
    shown = show(desk)
    assert shown.read_only.isVisible()
    assert "已由更新版本的程序升级" in shown.read_only.text()
    desk.answers.file = tmp_path / "新.pdf"
    desk.answers.file.write_bytes(b"2")
    press(shown, "添加…")
    assert shown.files.problem.text() == shown.read_only.text()
    press(shown, "移除")
    assert shown.files.question is None
    drop(shown, desk.answers.file)
    desk.idle()
    assert names(shown) == ["执照.pdf"]
    desk.answers.file = tmp_path / "取出.pdf"
    press(shown, "取出…")
    desk.idle()
    assert desk.answers.file.read_bytes() == b"1"
    assert not shown.files.problem.isVisible()


def test_the_history_tells_both_savings_with_source_and_remark_newest_first(
    helpdesk: Open, add: Add, other: Store, qtbot: QtBot
) -> None:
    client, desk = add("甲公司", employees=45), helpdesk()
    day = f"{client.created_at.astimezone():%Y-%m-%d}"
    desk.open("甲公司")
    shown = show(desk)
    assert lines(shown) == [
        f"{day}，李老师：企业名称：未答 → 甲公司（企业自述）",
        f"{day}，李老师：从业人员：未答 → 45人（企业自述）",
    ]
    desk.session.answer("employees", 46)
    desk.session.answer("own_brand", False)
    desk.window.client_commands.sources.trigger()
    desk.day.filing.sources.own["employees"] = "document_seen"
    desk.day.filing.sources.remarks["employees"] = "看了<b>社保清单</b>"
    desk.save()
    desk.idle()
    label = next(one.label.zh for one in desk.session.rulebook.catalogue.fields if one.key == "own_brand")
    assert sorted(lines(shown)[:2]) == sorted(
        [
            f"{day}，王老师：从业人员：45人 → 46人（已核对材料；看了<b>社保清单</b>）",
            f"{day}，王老师：{label}：未答 → 否（企业自述）",
        ]
    )
    desk.session.answer("own_brand", None)
    desk.session.do_work("S03h", Work("submitted", note="材料\n已交"), "办理")
    desk.save()
    desk.idle()
    assert f"{day}，王老师：{label}：否 → 未答（企业自述）" in lines(shown)[:2]
    (work,) = [one for one in lines(shown) if "S03h" in one]
    assert "未开始 → 已提交，备注 材料 已交" in work
    assert shown.history.count.text() == "显示 6 条，共 6 条；没有存入的改动不在里面。"
    assert shown.history.search.hasFocus()
    qtbot.keyClicks(shown.history.search, "s03h")
    assert lines(shown) == [work]
    shown.history.search.setText("社保 王老师")
    assert len(lines(shown)) == 1
    shown.history.search.setText("没有这样的")
    assert shown.history.empty.text() == "没有一条含有所打的字。"
    assert shown.history.empty.isVisible()
    assert not shown.history.list.isVisible()
    assert other.get(client.id).dossier.profile["employees"] == 46


def test_an_answer_that_stays_and_one_that_no_rule_knows_are_told_as_they_are(
    add: Add, other: Store, rulebook: Rulebook
) -> None:
    client = add("甲公司", employees=45, own_brand="unknown")
    other.save(client, client.dossier, Contact(), {"employees": "register"})
    at = client.created_at
    strange = AnswerChange("former_question", None, "\u202e<i>旧</i>", "client_said", at, "")
    twice = AnswerChange("employees", None, {"twice": [1, 2]}, "client_said", at, "")
    found = history_of((*other.answers(client.id), strange, twice), (), rulebook)
    told = [one.text.zh.partition("：")[2] for one in found.lines]
    assert "从业人员：45人（没有改；取自名录）" in told
    assert "former_question：未答 → <i>旧</i>（企业自述）" in told
    assert "从业人员：未答 → 1人 / 2人（企业自述）" in told
    assert any(one.endswith("未答 → 不清楚（企业自述）") for one in told)


def test_a_single_answer_is_worded_as_among_all_others(rulebook: Rulebook, other: Store) -> None:
    for path in paths.samples():
        dossier = load_dossier(path)
        client = other.add(dossier)
        told = {one.whole.zh.partition("：")[2] for one in history_of(other.answers(client.id), (), rulebook).lines}
        reading = read_profile(dossier.profile, rulebook.catalogue, rulebook.codes)
        for one in answers_in_words(reading, rulebook):
            assert f"{one.label.zh}：{UNANSWERED.zh} → {' '.join(one.after.zh.split())}（企业自述）" in told, path


def test_a_very_long_history_is_cut_and_says_so(helpdesk: Open, add: Add, other: Store, rulebook: Rulebook) -> None:
    client, desk = add("甲公司"), helpdesk()
    change = other.answers(client.id)[0]
    history = history_of((change,) * (MOST_LINES + 5), (), rulebook)
    assert (len(history.lines), history.total) == (MOST_LINES, MOST_LINES + 5)
    desk.open("甲公司")
    shown = show(desk)
    shown.history.show_history(history)
    assert f"全部 {MOST_LINES + 5} 条在“导出这个客户”写成的文件里" in shown.history.count.text()
    shown.history.show_history(History())
    assert shown.history.empty.text() == "还没有历史；存入改动以后记在这里。"


def test_the_window_follows_the_client_and_closes_for_another(helpdesk: Open, add: Add, other: Store) -> None:
    clients, desk = (add("甲公司"), add("乙公司")), helpdesk()
    assert not desk.window.client_commands.files.isEnabled()
    desk.open("甲公司")
    assert desk.window.client_commands.files.isEnabled()
    shown = show(desk)
    assert shown.files.firm.text() == "甲公司"
    other.save(other.get(clients[0].id), with_answers(clients[0], employees=7), Contact())
    assert show(desk) is shown
    assert any("从业人员：未答 → 7" in one for one in lines(shown))
    desk.open("乙公司")
    assert desk.window.clients.client_files.shown is None


def test_files_and_history_of_a_duplicate_are_there_after_joining(helpdesk: Open, add: Add, other: Store) -> None:
    one, two = add("甲公司"), add("甲公司（旧）")
    keep(other, two, "旧执照.pdf", b"1")
    other.join(one, two, one.dossier, Contact())
    desk = helpdesk()
    desk.open("甲公司")
    shown = show(desk)
    assert names(shown) == ["旧执照.pdf"]
    press(shown, "移除")
    press(shown, "移除附件")
    desk.idle()
    assert kept(other, two) == []


def test_the_models_keep_to_the_rules_and_everything_has_a_name(
    helpdesk: Open, add: Add, other: Store, qtmodeltester: ModelTester
) -> None:
    client, desk = add("甲公司", employees=45), helpdesk("en")
    keep(other, client, "执照.pdf", b"1")
    desk.open("甲公司")
    shown = show(desk)
    qtmodeltester.check(shown.history.model)
    shown.history.search.setText("45")
    qtmodeltester.check(shown.history.model)
    qtmodeltester.check(shown.files.model)
    assert shown.windowTitle() == "Files and history"
    for widget in (shown.files.table, shown.history.search, shown.history.list):
        assert widget.accessibleName()
    spoken = shown.files.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("执照.pdf, Size 1 KB, Kept on ")
    assert lines(shown)[0].endswith(": not answered → 45 people (said by the client)")
