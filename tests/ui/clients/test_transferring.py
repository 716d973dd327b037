"""A client leaves as a file, plain, masked or sealed, and comes into another store."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from qhchecklist.store.log import entries
from qhchecklist.store.records import Client, Contact, Query
from qhchecklist.store.seal import is_sealed
from qhchecklist.store.store import Store
from qhchecklist.ui.clients.chores.transfer_panels import ExportPanel, ImportPanel
from tests.store.clients import told
from tests.ui.clients.help_desk import CTRL, HelpDesk, press

Open = Callable[..., HelpDesk]
Add = Callable[..., Client]

SECRET = "五个 不相干的 词语 correct horse"


def export(desk: HelpDesk, name: str) -> ExportPanel:
    desk.choose(name)
    desk.qtbot.keyClick(desk.list, Qt.Key.Key_E, CTRL)
    desk.idle()
    panel = desk.list.panel()
    assert isinstance(panel, ExportPanel)
    return panel


def take_in(desk: HelpDesk, file: Path) -> ImportPanel:
    desk.answers.file = file
    desk.show_list()
    desk.window.client_commands.take_in.trigger()
    desk.done()
    panel = desk.list.panel()
    assert isinstance(panel, ImportPanel)
    return panel


def kinds(store: Store) -> list[str]:
    with store.reading() as connection:
        return [entry.kind for entry in entries(connection)]


@pytest.fixture
def full(add: Add, other: Store) -> Client:
    client = add("青海甲公司", Contact("马经理", "0971-123"), employees=3)
    other.record_visit(client.id, told(client.dossier))
    return client


def test_a_client_is_exported_whole_and_that_is_recorded(
    helpdesk: Open, full: Client, other: Store, tmp_path: Path
) -> None:
    desk = helpdesk()
    panel = export(desk, "青海甲公司")
    assert panel.title.text() == "导出“青海甲公司”"
    assert panel.whole.isChecked()
    desk.answers.file = tmp_path / "甲.json"
    panel.go.click()
    desk.idle()
    assert "青海甲公司" in desk.answers.suggested
    document = json.loads(desk.answers.file.read_bytes())
    assert document["client"]["contact"]["person"] == "马经理"
    assert kinds(other) == ["visit", "export"]
    assert desk.said() == f"已导出到 {desk.answers.file}，并记入咨询记录。"
    assert desk.list.panel() is None


def test_a_masked_file_does_not_tell_which_firm_it_is(helpdesk: Open, full: Client, tmp_path: Path) -> None:
    desk = helpdesk()
    panel = export(desk, "青海甲公司")
    panel.masked.setChecked(True)
    assert panel.stays.isVisible()
    assert "区划、成立日期、货物明细" in panel.stays.text()
    desk.answers.file = tmp_path / "隐去.json"
    panel.go.click()
    desk.idle()
    assert "甲公司" not in desk.answers.suggested
    text = desk.answers.file.read_text(encoding="utf-8")
    assert "甲公司" not in text
    assert "马经理" not in text


def test_a_passphrase_is_typed_twice_its_strength_said_and_kept_nowhere(
    helpdesk: Open,
    full: Client,
    place: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    desk = helpdesk()
    panel = export(desk, "青海甲公司")
    lines = panel.passphrase
    assert not lines.first.isVisible()
    lines.wanted.setChecked(True)
    assert lines.first.echoMode() == QLineEdit.EchoMode.Password == lines.second.echoMode()
    assert not panel.go.isEnabled()
    for typed, said in (("12345", "口令太短"), ("12345678", "弱"), ("kd8#Tq!z", "中等"), (SECRET, "强")):
        lines.first.setText(typed)
        assert said in lines.said.text()
        assert not panel.go.isEnabled()  # not typed twice yet
    lines.second.setText(SECRET[:-1] + "!")
    assert lines.said.text() == "两遍口令不一样。"
    assert not panel.go.isEnabled()
    lines.second.setText(SECRET)
    lines.second.setFocus()
    for following in (panel.give_up, panel.go):  # never into the search, where what is typed stands in clear
        panel.focusNextPrevChild(True)
        assert panel.window().focusWidget() is following
    desk.answers.file = tmp_path / "密.json"
    panel.go.click()
    assert lines.first.text() == "" == lines.second.text()
    desk.idle()
    assert is_sealed(desk.answers.file.read_bytes())
    desk.window.close()
    written = b"".join(path.read_bytes() for path in place.parent.rglob("*") if path.is_file())
    assert SECRET.encode() not in written
    assert SECRET not in repr(desk.kept)
    assert SECRET not in caplog.text
    assert SECRET not in "".join(capfd.readouterr())


def test_a_sealed_client_comes_in_with_the_right_passphrase_only(
    helpdesk: Open, full: Client, other: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = helpdesk()
    panel = export(desk, "青海甲公司")
    panel.passphrase.wanted.setChecked(True)
    for line in (panel.passphrase.first, panel.passphrase.second):
        line.setText(SECRET)
    desk.answers.file = file = tmp_path / "密.json"
    panel.go.click()
    desk.idle()
    delete(desk, "青海甲公司", tmp_path)
    incoming = take_in(desk, file)
    assert incoming.passphrase.hasFocus()
    assert not incoming.go.isEnabled()
    incoming.passphrase.setText("not the one")
    qtbot.keyClick(incoming.passphrase, Qt.Key.Key_Return)
    desk.done()
    assert "口令不对" in incoming.problem.text()
    assert incoming.passphrase.text() == ""
    incoming.passphrase.setText(SECRET)
    qtbot.keyClick(incoming.passphrase, Qt.Key.Key_Return)
    desk.done()
    assert incoming.about.text().startswith("青海甲公司：1 次来访，")
    assert not incoming.passphrase.isVisible()
    incoming.go.click()
    desk.done()
    assert desk.names() == ["青海甲公司"]
    assert desk.said() == "已导入“青海甲公司”。"
    (notice,) = [one for one in desk.list.notices.notices() if one.sentence == desk.said()]
    press(notice, "打开")
    desk.idle()
    assert desk.session.reading.name == "青海甲公司"


def delete(desk: HelpDesk, name: str, folder: Path) -> None:
    desk.answers.file = folder / "证明.jsonl"
    desk.choose(name)
    desk.qtbot.keyClick(desk.list, Qt.Key.Key_D, CTRL)
    desk.idle()
    panel = desk.list.panel()
    assert panel is not None
    panel.typed.setText(name)  # type: ignore[attr-defined]
    panel.go.click()  # type: ignore[attr-defined]
    desk.idle()
    desk.idle()


def test_a_client_that_is_there_is_not_put_in_twice(helpdesk: Open, full: Client, other: Store, tmp_path: Path) -> None:
    desk = helpdesk()
    panel = export(desk, "青海甲公司")
    desk.answers.file = file = tmp_path / "甲.json"
    panel.go.click()
    desk.idle()
    incoming = take_in(desk, file)
    incoming.go.click()
    desk.done()
    assert "没有导入" in desk.said()
    assert other.page(Query(), 0, 9).total == 1
    press(desk.list.notices.notices()[-1], "打开库里的")
    desk.idle()
    assert desk.session.reading.name == "青海甲公司"


def test_what_is_no_clients_file_is_refused_with_a_sentence(helpdesk: Open, add: Add, tmp_path: Path) -> None:
    add("甲公司")
    desk = helpdesk()
    file = tmp_path / "别的.json"
    file.write_text('{"format": "something else"}')
    panel = take_in(desk, file)
    assert "别的.json" in panel.problem.text()
    assert not panel.go.isEnabled()
    desk.answers.file = tmp_path / "没有.json"
    desk.window.client_commands.take_in.trigger()
    desk.done()
    assert "打不开" in desk.said()


def test_a_file_that_cannot_be_written_leaves_the_panel_and_no_record(
    helpdesk: Open, full: Client, other: Store, tmp_path: Path
) -> None:
    desk = helpdesk()
    panel = export(desk, "青海甲公司")
    desk.answers.file = tmp_path / "no folder" / "甲.json"
    panel.go.click()
    desk.idle()
    assert "存不进" in panel.problem.text()
    assert panel.go.isEnabled()
    assert kinds(other) == ["visit"]
