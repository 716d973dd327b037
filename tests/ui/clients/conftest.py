"""Windows on one store of clients, which is a real one in a temporary folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from qhchecklist.dossier import Dossier
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.store.opening import SqlitePlace, open_store
from qhchecklist.store.records import Client, Contact
from qhchecklist.store.store import Store
from tests.store.empty import put_empty_store
from tests.store.server import missing
from tests.ui import prepared
from tests.ui.clients.help_desk import CONSULTANT, HelpDesk, new_help_desk

collect_ignore = ["test_server.py"] if missing() else []


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the clients of a test are kept."""
    return tmp_path / "帮办台 数据" / "clients.sqlite3"


@pytest.fixture
def other(place: Path) -> Iterator[Store]:
    """Another desk on the same store, without a window."""
    put_empty_store(place)
    store = open_store(SqlitePlace(place), "李老师")
    yield store
    store.close()


@pytest.fixture
def helpdesk(qapp: object, rulebook: Rulebook, qtbot: QtBot, place: Path) -> Iterator[Callable[..., HelpDesk]]:
    """Opens windows on the store, each with the sample; closes them after the test."""
    desks: list[HelpDesk] = []

    def build(lang: str = "zh", consultant: str = CONSULTANT) -> HelpDesk:
        if prepared.help_desks and (lang, consultant) == ("zh", CONSULTANT):
            desks.append(prepared.help_desks.pop())
            desks[-1].settle_at(place, qtbot)
            return desks[-1]
        desk = new_help_desk(rulebook, lang, consultant)
        desk.settle_at(place, qtbot)
        desks.append(desk)
        with qtbot.waitExposed(desk.window):
            desk.window.show()
        return desk

    yield build
    for desk in (*desks, *prepared.help_desks):
        if isValid(desk.window):
            desk.answers.on_unsaved = "discard"
            desk.session.drop_scenario()
            desk.window.close()


@pytest.fixture
def add(other: Store) -> Callable[..., Client]:
    """Puts a client into the store, as another desk would."""

    def adding(name: str, contact: Contact | None = None, **answers: Json) -> Client:
        return other.add(Dossier({"enterprise_name": name, **answers}), contact or Contact())

    return adding
