"""A client is deleted with proof: shown, named, done; whoever works with it is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qhchecklist.store.deleting import delete_with_proof, read_doomed
from qhchecklist.store.log_file import check_log
from qhchecklist.store.problem import NoSuchClientError
from qhchecklist.store.records import Client, Contact
from qhchecklist.store.store import Store
from qhchecklist.ui.clients.chores.deletion_panel import DeletionPanel
from tests.store.clients import told
from tests.ui.clients.help_desk import CTRL, HelpDesk, press

Open = Callable[..., HelpDesk]
Add = Callable[..., Client]

CODE = "91630121MA7QHC178X"


def panel_of(desk: HelpDesk) -> DeletionPanel:
    panel = desk.list.panel()
    assert isinstance(panel, DeletionPanel)
    return panel


def begin(desk: HelpDesk, name: str) -> DeletionPanel:
    """Select the client and press the key in the list."""
    desk.choose(name)
    desk.qtbot.keyClick(desk.list, Qt.Key.Key_D, CTRL)
    desk.idle()
    return panel_of(desk)


def delete(store: Store, client: Client, folder: Path) -> None:
    """As another desk does it."""
    with store.reading() as connection:
        doomed = read_doomed(connection, client.id)
    delete_with_proof(store, doomed, folder / "theirs.jsonl")


def gone(store: Store, client: Client) -> bool:
    try:
        store.get(client.id)
    except NoSuchClientError:
        return True
    return False


def test_what_goes_and_what_stays_is_shown_and_the_name_must_be_typed(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    client = add("青海 甲公司", Contact("马经理", "0971"), uscc=CODE, employees=3)
    other.record_visit(client.id, told(client.dossier))
    add("乙公司")
    desk = helpdesk()
    panel = begin(desk, "青海 甲公司")
    assert panel.title.text() == "删除“青海 甲公司”，不能撤销"
    assert "1 次来访" in panel.goes.text()
    assert "咨询记录里 1 条的编号" in panel.stays.text()
    assert panel.typed.hasFocus()
    assert not panel.go.isEnabled()
    panel.typed.insert("青海乙公司")
    qtbot.keyClick(panel.typed, Qt.Key.Key_Return)
    assert not panel.go.isEnabled()
    panel.typed.clear()
    panel.typed.insert("青海甲公司")  # blanks make no difference
    proof = tmp_path / "证明.jsonl"
    desk.answers.file = proof
    qtbot.keyClick(panel.typed, Qt.Key.Key_Return)
    desk.idle()
    desk.idle()
    assert "甲" not in desk.answers.suggested
    assert gone(other, client)
    assert desk.names() == ["乙公司"]
    assert desk.list.panel() is None
    assert desk.said().startswith("已删除：")
    assert str(proof) in desk.said()
    with proof.open("rb") as lines:
        assert check_log(lines, proof.name).verdict.fault is None
    text = proof.read_text(encoding="utf-8")
    assert "甲公司" not in text
    assert "马经理" not in text


@pytest.mark.parametrize("typed", ["青海甲公司", CODE[-6:], CODE[-6:].lower()])
def test_the_end_of_the_credit_code_will_do_for_the_name(helpdesk: Open, add: Add, typed: str) -> None:
    add("青海甲公司", uscc=CODE)
    panel = begin(helpdesk(), "青海甲公司")
    panel.typed.setText(typed)
    assert panel.go.isEnabled()
    panel.typed.setText(typed[:-1])
    assert not panel.go.isEnabled()


def test_a_client_without_a_name_is_named_by_the_word(helpdesk: Open, add: Add) -> None:
    add("")
    desk = helpdesk()
    panel = begin(desk, "未命名企业")
    assert "输入“删除”" in panel.asked.text()
    assert not panel.go.isEnabled()
    panel.typed.setText("删除")
    assert panel.go.isEnabled()


def test_esc_gives_up_and_nothing_is_deleted(helpdesk: Open, add: Add, other: Store, qtbot: QtBot) -> None:
    client = add("甲公司")
    desk = helpdesk()
    panel = begin(desk, "甲公司")
    qtbot.keyClick(panel.typed, Qt.Key.Key_Escape)
    assert desk.list.panel() is None
    assert desk.list.isVisible()
    assert desk.list.search.hasFocus()
    assert not gone(other, client)


def test_what_another_desk_changed_meanwhile_is_shown_before_anything_is_deleted(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path
) -> None:
    client = add("甲公司", employees=3)
    desk = helpdesk()
    panel = begin(desk, "甲公司")
    other.record_visit(client.id, told(client.dossier))
    desk.answers.file = tmp_path / "证明.jsonl"
    panel.typed.setText("甲公司")
    panel.go.click()
    desk.idle()
    assert not gone(other, client)
    assert not (tmp_path / "证明.jsonl").exists()
    assert "1 次来访" in panel.goes.text()
    assert panel.problem.text().startswith("刚才有人改过这位客户")
    assert panel.typed.text() == ""
    panel.typed.setText("甲公司")
    panel.go.click()
    desk.idle()
    assert gone(other, client)


def test_one_that_another_desk_deleted_is_said_to_be_gone(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path
) -> None:
    client = add("甲公司")
    desk = helpdesk()
    panel = begin(desk, "甲公司")
    delete(other, client, tmp_path)
    desk.answers.file = tmp_path / "ours.jsonl"
    panel.typed.setText("甲公司")
    panel.go.click()
    desk.idle()
    desk.idle()
    assert "可能已被删除" in desk.said()
    assert desk.list.panel() is None
    assert desk.names() == []
    assert not (tmp_path / "ours.jsonl").exists()


def test_a_proof_never_takes_the_place_of_a_file(helpdesk: Open, add: Add, other: Store, tmp_path: Path) -> None:
    client = add("甲公司")
    desk = helpdesk()
    panel = begin(desk, "甲公司")
    desk.answers.file = tmp_path / "另一份.jsonl"
    desk.answers.file.write_text("a proof")
    panel.typed.setText("甲公司")
    panel.go.click()
    desk.idle()
    assert "已经存在，没有覆盖" in panel.problem.text()
    assert desk.answers.file.read_text() == "a proof"
    assert not gone(other, client)
    assert panel.go.isEnabled()


def test_the_client_at_work_is_left_when_it_is_deleted(helpdesk: Open, add: Add, tmp_path: Path) -> None:
    add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    desk.window.client_commands.delete.trigger()
    desk.idle()
    panel = panel_of(desk)
    desk.answers.file = tmp_path / "证明.jsonl"
    panel.typed.setText("甲公司")
    panel.go.click()
    desk.idle()
    assert desk.session.client is None
    assert not desk.session.is_client
    assert desk.session.reading.name == ""


def test_one_with_unsaved_changes_is_not_deleted(helpdesk: Open, add: Add, other: Store) -> None:
    client = add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    desk.session.answer("employees", 9)
    desk.choose("甲公司")
    assert desk.chores.menu is not None
    desk.chores.menu.delete.trigger()
    desk.idle()
    assert desk.list.panel() is None
    assert "有没存的改动" in desk.said()
    assert not gone(other, client)
    assert desk.session.reading.document["employees"] == 9


def test_who_has_it_open_elsewhere_loses_nothing_that_was_typed(helpdesk: Open, add: Add, tmp_path: Path) -> None:
    add("甲公司")
    first, second = helpdesk(), helpdesk(consultant="李老师")
    second.open("甲公司")
    second.session.answer("employees", 9)
    first.answers.file = tmp_path / "证明.jsonl"
    panel = begin(first, "甲公司")
    panel.typed.setText("甲公司")
    panel.go.click()
    first.idle()
    first.idle()
    assert first.names() == []
    second.save()
    assert any("可能已被删除" in one for one in second.sentences())
    assert second.session.reading.document["employees"] == 9
    (notice,) = second.window.notices.notices()
    press(notice, "存为新客户")
    second.idle()
    first.list.model.refresh()
    first.idle()
    assert first.names() == ["甲公司"]
