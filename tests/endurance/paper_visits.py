"""A window that hands papers to two clients in turn and records visits, telling of each paper, until it is killed.

Arguments: store, folder of the drafts, the ids of the two clients, seed.
"""

from __future__ import annotations

import hashlib
import sys
from datetime import date
from pathlib import Path
from random import Random

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from qhchecklist import paths
from qhchecklist.policy.pack import load_rulebook
from qhchecklist.settings import Settings
from qhchecklist.ui import theme
from qhchecklist.ui.dialogs import Unsaved, WindowDialogs
from qhchecklist.ui.drafts import DraftKeeper
from qhchecklist.ui.main_window import MainWindow, Surroundings
from qhchecklist.ui.session import Session
from tests.endurance.editing import report

_PAUSE_MS = 3


class Answers(WindowDialogs):
    """Answers the window's questions; papers go into `folder`, each into a file of its own."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.number = 0

    @property
    def file(self) -> Path:
        """The paper that was asked for last."""
        return self.folder / f"{self.number}.pdf"

    def export_file(self, parent: QWidget, suggestion: str) -> Path:
        self.number += 1
        return self.file

    def unsaved(self, parent: QWidget, name: str) -> Unsaved:
        return "discard"


class Consultant(QObject):
    """Changes an answer, hands out a paper, and then records a visit, goes on, or turns to the other client."""

    def __init__(self, window: MainWindow, answers: Answers, clients: tuple[str, str], seed: int) -> None:
        super().__init__(window)
        self._window, self._answers, self._clients = window, answers, clients
        self._random = Random(seed)
        self._waits = "client"
        self._visits = 0
        self._firm: object = None
        window.paper.exporting.exported.connect(self._on_exported)
        window.clients.open(clients[0])
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)
        self._timer.start(_PAUSE_MS)

    def _on_time(self) -> None:
        day, session = self._window.clients.day, self._window.session
        if self._waits == "paper" or day.access.is_busy() or day.filing.is_busy:
            return
        if self._waits == "client" and (session.client is None or session.firm is self._firm):
            return
        if self._waits == "visit":
            report(visits=len(day.visiting.visits))
        self._firm = session.firm
        if self._random.random() < 0.7:
            session.answer("employees", self._random.randrange(1, 300))
        self._waits = "paper"
        self._window.commands.export.trigger()

    def _on_exported(self) -> None:
        at_work = self._window.session.client
        assert at_work is not None
        report(paper=hashlib.sha256(self._answers.file.read_bytes()).hexdigest(), client=at_work.id)
        way = self._random.choice(("visit", "visit", "more", "client"))
        self._waits = way
        if way == "visit":
            strip = self._window.clients.day.strip
            assert strip is not None
            strip.visit.recorded.emit("王老师", "")
        elif way == "client":
            first, second = self._clients
            self._window.clients.open(second if at_work.id == first else first)


def main(store: str, drafts: str, first: str, second: str, seed: str) -> int:
    """Work until the end."""
    app = QApplication([])
    theme.apply(app, "light", 1.0)
    session = Session(load_rulebook(paths.resources(), paths.DEFAULT_POLICY), date(2024, 6, 1))
    window = MainWindow(Settings(theme="light", consultant="王老师"))
    answers = Answers(Path(store).parent)
    window.fill(session, Surroundings(answers, date.today, print, lambda: Path(store)))
    window.complete()
    keeper = DraftKeeper(session, Path(drafts), window.notices.tell, window)
    window.left.connect(keeper.finish)
    consultant = Consultant(window, answers, (first, second), int(seed))
    assert consultant.parent() is window
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
