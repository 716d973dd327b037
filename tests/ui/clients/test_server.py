"""Several desks on one server: the window connects to it, and two of them lose nothing of each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from qhchecklist.store.place import ServerPlace
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
