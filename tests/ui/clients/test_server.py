"""Several desks on one server: the window connects to it, and two of them lose nothing of each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qhchecklist.store.place import ServerPlace
from qhchecklist.ui.clients.chores.deletion_panel import DeletionPanel
from tests.store.server import Server
from tests.ui.clients.help_desk import HelpDesk, press


@pytest.fixture
def desk_on_server() -> Iterator[ServerPlace]:
    """A desk's place in a prepared database on a server of its own."""
    server = Server()
    yield server.user(server.database(), "window", "desk")
    server.remove()


def connect(desk: HelpDesk, place: ServerPlace) -> None:
    """Type the server into the window; the password is in the keyring already."""
    desk.window.client_commands.place.trigger()
    window = desk.day.place
    assert window is not None
    window.server.setChecked(True)
    typed = place.host, str(place.port), place.database, place.user, str(place.certificate)
    for line, words in zip(window.lines.values(), typed, strict=True):
        line.setText(words)
    press(window, "使用")
    desk.idle()
    assert desk.day.place is None, window.problem.text()


def test_two_windows_on_one_server(helpdesk: Callable[..., HelpDesk], desk_on_server: ServerPlace) -> None:
    first, second = helpdesk(), helpdesk(consultant="张老师")
    for desk in (first, second):
        connect(desk, desk_on_server)
    assert first.kept[-1].server[:4] == (
        desk_on_server.host,
        str(desk_on_server.port),
        desk_on_server.database,
        desk_on_server.user,
    )
    first.window.client_commands.new.trigger()
    first.session.answer("enterprise_name", "湟源甲公司")
    first.save()
    second.open("湟源甲公司")
    first.session.answer("enterprise_name", "湟源甲集团")
    first.session.answer("employees", 46)
    first.save()
    second.session.answer("enterprise_name", "湟源甲新公司")
    second.session.answer("own_brand", True)
    second.save()
    merging = second.day.filing.offered
    assert merging is not None
    assert "王老师" in merging.summary.text()
    press(merging, "全用我方")
    merging.take.click()
    second.idle()
    assert not second.session.is_modified()
    first.open("湟源甲新公司")
    assert first.session.raw("employees") == 46
    assert first.session.raw("own_brand") is True
    second.window.client_commands.visit.trigger()
    second.strip.visit.record.click()
    second.idle()
    second.idle()
    first.show_list()
    row = first.list.table.current()
    assert row is not None
    assert row.visits == 1


def test_on_a_server_a_desk_backs_up_and_deletes_nothing(
    helpdesk: Callable[..., HelpDesk], desk_on_server: ServerPlace, tmp_path: Path
) -> None:
    desk = helpdesk()
    connect(desk, desk_on_server)
    desk.window.client_commands.new.trigger()
    desk.session.answer("enterprise_name", "湟源甲公司")
    desk.save()
    desk.show_list()
    desk.answers.file = tmp_path / "库.qhbackup"
    desk.window.client_commands.back_up.trigger()
    desk.done()
    assert "1 家客户、0 条咨询记录" in desk.said()
    assert "每家客户的文件与校验码相符" in desk.said()
    desk.choose("湟源甲公司")
    assert desk.chores.menu is not None
    desk.chores.menu.delete.trigger()
    desk.idle()
    panel = desk.list.panel()
    assert isinstance(panel, DeletionPanel)
    desk.answers.file = tmp_path / "证明.jsonl"
    panel.typed.setText("湟源甲公司")
    panel.go.click()
    desk.idle()
    assert panel.problem.text()  # only a supervisor may
    assert not desk.answers.file.exists()
    assert desk.names() == ["湟源甲公司"]
