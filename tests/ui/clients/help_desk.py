"""A window of the help desk for tests, on a store in a temporary folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qhchecklist import paths
from qhchecklist.dossier import Dossier
from qhchecklist.policy.doubts import Json
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.settings import Settings
from qhchecklist.store.records import Client
from qhchecklist.ui.clients.chores.host import Chores
from qhchecklist.ui.clients.day import ClientDay
from qhchecklist.ui.clients.list_window import ClientWindow
from qhchecklist.ui.clients.strip import ClientStrip
from qhchecklist.ui.session import Session
from tests.ui.desk import Desk

DAY = date(2024, 6, 1)
CONSULTANT = "王老师"
CTRL = Qt.KeyboardModifier.ControlModifier


class HelpDesk(Desk):
    """A window of the help desk, and what a consultant does with it."""

    qtbot: QtBot

    def __init__(self, session: Session, settings: Settings) -> None:
        self._store: Path | None = None
        super().__init__(session, settings, self.where)

    def settle_at(self, store: Path, qtbot: QtBot) -> None:
        """Say where the clients are, before anybody asks for them."""
        self._store, self.qtbot = store, qtbot

    def where(self) -> Path:
        assert self._store is not None
        return self._store

    @property
    def session(self) -> Session:
        return self.window.session

    @property
    def day(self) -> ClientDay:
        return self.window.clients.day

    @property
    def list(self) -> ClientWindow:
        assert self.day.list is not None
        return self.day.list

    @property
    def strip(self) -> ClientStrip:
        assert self.day.strip is not None
        return self.day.strip

    def show_list(self) -> ClientWindow:
        """Ctrl+L, and wait for what it shows."""
        self.window.client_commands.list.trigger()
        self.idle()
        return self.list

    def search(self, words: str) -> list[str]:
        """Type into the list; the names that are found."""
        self.list.search.setText(words)
        self.idle()
        return self.names()

    def names(self) -> list[str]:
        model = self.list.model
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def open(self, name: str) -> None:
        """Find a client by name and open it with Enter."""
        self.show_list()
        assert self.search(name)
        self.qtbot.keyClick(self.list.search, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.session.client is not None and name in self.session.reading.name)
        self.idle()

    def save(self) -> None:
        """Ctrl+S, and wait until the store has answered."""
        self.window.commands.save.trigger()
        self.idle()

    @property
    def chores(self) -> Chores:
        return self.window.clients.chores

    def choose(self, *names: str) -> None:
        """Select clients in the list, as with Ctrl and the mouse."""
        self.show_list()
        table, found = self.list.table, self.names()
        table.clearSelection()
        for name in names:
            index = self.list.model.index(found.index(name), 0)
            flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
            table.selectionModel().select(index, flags)

    def said(self) -> str:
        """What was said last above the list."""
        return (self.list.notices.sentences() or [""])[-1]

    def idle(self) -> None:
        """Wait until nothing is on its way to the store or back."""
        self.qtbot.waitUntil(lambda: not self.day.access.is_busy())

    def done(self) -> None:
        """Wait until every chore is done, too."""
        self.qtbot.waitUntil(lambda: not self.day.access.is_busy() and not self.chores.is_busy())

    def sentences(self) -> list[str]:
        return self.window.notices.sentences()


def new_help_desk(rulebook: Rulebook, lang: str = "zh", consultant: str = CONSULTANT) -> HelpDesk:
    """With the sample, not on screen yet."""
    session = Session(rulebook, DAY)
    session.open_sample(paths.resources() / "samples" / "quinoa-garlic.yaml")
    desk = HelpDesk(session, Settings(theme="light", lang="en" if lang == "en" else "zh", consultant=consultant))
    session.setParent(desk.window)
    return desk


def press(widget: QWidget, words: str) -> None:
    """Press the button with these words."""
    next(one for one in widget.findChildren(QPushButton) if one.text() == words).click()


def with_answers(client: Client, **answers: Json) -> Dossier:
    """A client's dossier with other answers."""
    return replace(client.dossier, profile={**client.dossier.profile, **answers})
