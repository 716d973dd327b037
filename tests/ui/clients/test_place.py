"""Where the clients are kept can be chosen; what cannot be used is said in the window where it was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from pytestqt.qtbot import QtBot

from qhchecklist.store.opening import open_store
from qhchecklist.store.place import ServerPlace, SqlitePlace
from qhchecklist.store.records import Client
from qhchecklist.ui.clients.place_window import PlaceWindow
from qhchecklist.ui.clients.store_place import UnusablePlaceError, place_of, read_place, server_of
from tests.ui.clients.help_desk import HelpDesk, press

Open = Callable[..., HelpDesk]


class KeyringInMemory(KeyringBackend):
    """A keyring that holds nothing but what a test put there."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def passwords() -> Iterator[KeyringInMemory]:
    """The keyring of the test."""
    made, before = KeyringInMemory(), keyring.get_keyring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def place_window(desk: HelpDesk) -> PlaceWindow:
    desk.window.client_commands.place.trigger()
    assert desk.day.place is not None
    return desk.day.place


def test_a_server_that_does_not_answer_is_told_and_nothing_changes(
    helpdesk: Open, add: Callable[..., Client], passwords: KeyringInMemory
) -> None:
    add("甲公司")
    desk = helpdesk()
    window = place_window(desk)
    assert window.here.isChecked()
    assert not window.lines["host"].isEnabled()
    window.server.setChecked(True)
    for part, words in (("host", "127.0.0.1"), ("port", "1"), ("database", "clients"), ("user", "desk")):
        window.lines[part].setText(words)
    window.password.setText("秘密")
    press(window, "使用")
    assert not window.connect_button.isEnabled()
    desk.idle()
    assert window.isVisible()
    assert "127.0.0.1:1/clients" in window.problem.text()
    assert "秘密" not in window.problem.text()
    assert window.connect_button.isEnabled()
    window.reject()
    desk.show_list()
    assert desk.names() == ["甲公司"]
    assert desk.window.settings.server == ()


def test_what_is_missing_is_said_before_anything_is_tried(helpdesk: Open, qtbot: QtBot) -> None:
    desk = helpdesk()
    window = place_window(desk)
    window.server.setChecked(True)
    press(window, "使用")
    assert window.problem.text() == "主机、数据库和用户都要填。"
    window.here.setChecked(True)
    press(window, "使用")
    desk.idle()
    assert desk.day.place is None
    assert desk.kept[-1].server == ()


@pytest.mark.parametrize(
    "typed",
    [
        ("", "", "d", "u", ""),
        ("a/b", "", "d", "u", ""),
        ("u@h", "", "d", "u", ""),
        ("h", "x", "d", "u", ""),
        ("h", "70000", "d", "u", ""),
        ("h", "٣", "d", "u", ""),
        ("h", "", "d", "u", "/no/such/file.pem"),
    ],
)
def test_what_is_no_server_is_refused(typed: tuple[str, str, str, str, str], tmp_path: Path) -> None:
    with pytest.raises(UnusablePlaceError):
        read_place(*typed)
    assert place_of(typed, tmp_path / "x") == SqlitePlace(tmp_path / "x")


def test_a_server_elsewhere_is_always_verified() -> None:
    place = read_place(" db.example.org ", "", "clients", "desk", "")
    assert place == ServerPlace("db.example.org", 5432, "clients", "desk", "verify-full", None)
    assert place_of(server_of(place), Path("x")) == place
    assert read_place("localhost", "5433", "c", "u", "").tls == "prefer"


def test_the_password_is_in_no_setting(helpdesk: Open, passwords: KeyringInMemory) -> None:
    desk = helpdesk()
    window = place_window(desk)
    window.server.setChecked(True)
    for part, words in (("host", "localhost"), ("port", "1"), ("database", "c"), ("user", "u")):
        window.lines[part].setText(words)
    window.password.setText("秘密")
    press(window, "使用")
    desk.idle()
    assert passwords.kept == {}, "a password that was not tried out would be used from then on"
    window.reject()
    desk.window.close()
    assert "秘密" not in str(desk.kept)


def test_another_file_is_another_list(helpdesk: Open, add: Callable[..., Client], tmp_path: Path) -> None:
    add("甲公司")
    desk = helpdesk()
    desk.open("甲公司")
    elsewhere = SqlitePlace(tmp_path / "别处" / "clients.sqlite3")
    open_store(elsewhere, "李老师").close()
    desk.window.clients.move(elsewhere, "")
    desk.idle()
    assert not desk.session.is_client  # whoever was at work belongs to the other list
