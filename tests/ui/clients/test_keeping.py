"""The whole store in one verified file, and back; never over clients that are kept nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qhchecklist.store.opening import SqlitePlace, open_store
from qhchecklist.store.records import Client, Query
from qhchecklist.store.store import Store
from qhchecklist.store.whole_store import look_into
from qhchecklist.ui.clients.chores.restore_panel import RestorePanel
from tests.store.clients import told
from tests.ui.clients.help_desk import HelpDesk

Open = Callable[..., HelpDesk]
Add = Callable[..., Client]


def back_up(desk: HelpDesk, file: Path, portable: bool = False) -> None:
    desk.show_list()
    desk.answers.file = file
    commands = desk.window.client_commands
    (commands.portable if portable else commands.back_up).trigger()
    desk.done()


def restore(desk: HelpDesk, file: Path) -> RestorePanel:
    desk.answers.file = file
    desk.window.client_commands.restore.trigger()
    desk.done()
    panel = desk.list.panel()
    assert isinstance(panel, RestorePanel)
    return panel


def names(file: Path) -> list[str]:
    store = open_store(SqlitePlace(file), "test")
    found = [row.name for row in store.page(Query(), 0, 99).rows]
    store.close()
    return found


def test_a_backup_says_what_was_verified(helpdesk: Open, add: Add, other: Store, tmp_path: Path) -> None:
    client = add("甲公司")
    add("乙公司")
    other.record_visit(client.id, told(client.dossier))
    desk = helpdesk()
    file = tmp_path / "库.qhbackup"
    back_up(desk, file)
    said = desk.said()
    assert f"已备份到 {file}" in said
    assert "2 家客户、1 次来访、1 条咨询记录" in said
    assert "数据库完好，咨询记录前后连得上，末条是咨询记录第 1 号" in said
    assert look_into(file).clients == 2


def test_a_backup_is_stopped_and_leaves_nothing(helpdesk: Open, add: Add, tmp_path: Path) -> None:
    add("甲公司")
    desk = helpdesk()
    desk.show_list()
    desk.answers.file = tmp_path / "库.qhbackup"
    desk.window.client_commands.back_up.trigger()
    desk.list.foot.jobs.stop.click()
    desk.done()
    assert list(tmp_path.glob("*backup*")) == []
    assert desk.said() == "已取消，没有写备份；客户库没有改动。"


def test_what_is_there_is_backed_up_before_another_takes_its_place(
    helpdesk: Open, add: Add, other: Store, place: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    add("甲公司")
    desk = helpdesk()
    file = tmp_path / "库.qhbackup"
    back_up(desk, file)
    add("后来的公司")
    other.close()
    panel = restore(desk, file)
    assert "1 家客户" in panel.holds.text()
    assert panel.verified.text().startswith("已核对：")
    assert "现有 2 家客户：先备份到" in panel.what.text()
    assert panel.go.text() == "先备份现在的，再恢复"
    assert panel.go.hasFocus()
    qtbot.keyClick(panel.go, Qt.Key.Key_Return)
    desk.done()
    desk.idle()
    assert desk.names() == ["甲公司"]
    assert panel.save_to is not None
    assert str(panel.save_to) in desk.said()
    assert look_into(panel.save_to).clients == 2
    (beside,) = (one for one in place.parent.glob("clients.2*.sqlite3"))
    assert sorted(names(beside)) == ["后来的公司", "甲公司"]


def test_an_empty_place_needs_no_backup(helpdesk: Open, add: Add, other: Store, place: Path, tmp_path: Path) -> None:
    add("甲公司")
    desk = helpdesk()
    file = tmp_path / "库.qhbackup"
    back_up(desk, file)
    desk.window.close()
    other.close()
    for one in place.parent.iterdir():
        one.unlink()
    later = helpdesk()
    later.show_list()
    panel = restore(later, file)
    assert "还没有客户，将恢复到那里" in panel.what.text()
    panel.go.click()
    later.done()
    later.idle()
    assert later.names() == ["甲公司"]
    assert not list(place.parent.glob("*.qhbackup"))


def test_a_portable_backup_goes_into_an_empty_store_only(
    helpdesk: Open, add: Add, other: Store, place: Path, tmp_path: Path
) -> None:
    add("甲公司")
    desk = helpdesk()
    file = tmp_path / "库.qhbackup"
    back_up(desk, file, portable=True)
    assert "每家客户的文件与校验码相符" in desk.said()
    panel = restore(desk, file)
    assert "只能恢复到空的客户库" in panel.what.text()
    assert not panel.go.isEnabled()
    desk.window.close()
    other.close()
    for one in place.parent.iterdir():
        one.unlink()
    later = helpdesk()
    later.show_list()
    fresh = restore(later, file)
    fresh.go.click()
    later.done()
    later.idle()
    assert later.names() == ["甲公司"]


def test_a_backup_goes_into_a_file_of_its_own_while_the_store_is_in_use(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path
) -> None:
    add("甲公司")
    desk = helpdesk()
    file, out = tmp_path / "库.qhbackup", tmp_path / "从前.sqlite3"
    back_up(desk, file)
    add("后来的公司")
    desk.open("后来的公司")
    desk.session.answer("employees", 7)
    desk.show_list()
    panel = restore(desk, file)
    desk.answers.file = out
    panel.apart.click()
    desk.done()
    desk.idle()
    assert f"恢复成另一个文件 {out}，现用的客户库没有动" in desk.said()
    assert desk.list.panel() is None
    assert names(out) == ["甲公司"]
    assert desk.session.is_modified()
    assert len(other.page(Query(), 0, 9).rows) == 2
    again = restore(desk, file)
    desk.answers.file = out
    again.apart.click()
    desk.done()
    assert "请换一个文件名" in again.problem.text()
    assert again.apart.isEnabled()


def test_a_store_that_somebody_has_open_is_not_replaced(helpdesk: Open, add: Add, other: Store, tmp_path: Path) -> None:
    add("甲公司")
    desk = helpdesk()
    file = tmp_path / "库.qhbackup"
    back_up(desk, file)
    add("后来的公司")
    panel = restore(desk, file)
    panel.go.click()  # the other desk has not closed the store
    desk.done()
    assert "正在别的窗口或程序里打开，没有恢复" in panel.problem.text()
    assert panel.go.isEnabled()
    desk.list.model.refresh()
    desk.idle()
    assert len(desk.names()) == 2


def test_what_is_no_backup_is_said_and_changes_nothing(helpdesk: Open, add: Add, tmp_path: Path) -> None:
    add("甲公司")
    desk = helpdesk()
    desk.show_list()
    file = tmp_path / "别的.qhbackup"
    file.write_bytes(b"no backup at all")
    desk.answers.file = file
    desk.window.client_commands.restore.trigger()
    desk.done()
    assert "不是本程序的备份" in desk.said()
    assert desk.list.panel() is None


def test_unsaved_changes_of_a_client_are_not_lost_to_a_restore(
    helpdesk: Open, add: Add, other: Store, tmp_path: Path
) -> None:
    add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    file = tmp_path / "库.qhbackup"
    back_up(desk, file)
    other.close()
    desk.session.answer("employees", 7)
    panel = restore(desk, file)
    panel.go.click()
    assert "有没存的改动" in panel.problem.text()
    desk.save()
    panel.go.click()
    desk.done()
    desk.idle()
    assert not desk.session.is_client  # who was at work is another one there
    assert desk.names() == ["甲公司"]
