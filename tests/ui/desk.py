"""A whole window for tests, with dialogs that answer by themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from qhchecklist import paths
from qhchecklist.settings import Settings
from qhchecklist.ui.dialogs import Unsaved
from qhchecklist.ui.main_window import MainWindow, Surroundings
from qhchecklist.ui.paper.choice import PrintChoice
from qhchecklist.ui.session import Session
from tests.books import bundled

IN_FORCE = date(2024, 6, 1)
TODAY = date(2026, 11, 22)


def today() -> date:
    """The day on which all windows of the tests are read."""
    return TODAY


def sample_session() -> Session:
    """The sample of a quinoa and garlic maker, on a day when the notice was in force."""
    made = Session(bundled(), IN_FORCE, today=today)
    made.open_sample(paths.resources() / "samples" / "quinoa-garlic.yaml")
    return made


class Answers:
    """Dialogs that answer by themselves and remember what they were asked."""

    def __init__(self) -> None:
        self.file: Path | None = None
        self.on_unsaved: Unsaved = "discard"
        self.asked = 0
        self.suggested = ""

    def open_file(self, parent: QWidget, folder: str) -> Path | None:
        return self.file

    def save_file(self, parent: QWidget, suggestion: str) -> Path | None:
        return self.file

    def import_file(self, parent: QWidget, folder: str) -> Path | None:
        return self.file

    def template_file(self, parent: QWidget, suggestion: str) -> Path | None:
        return self.file

    def export_file(self, parent: QWidget, suggestion: str) -> Path | None:
        return self.file

    def table_file(self, parent: QWidget, suggestion: str) -> Path | None:
        return self.file

    def text_file(self, parent: QWidget, suggestion: str) -> Path | None:
        self.suggested = suggestion
        return self.file

    def letter_file(self, parent: QWidget) -> Path | None:
        return self.file

    def record_file(self, parent: QWidget) -> Path | None:
        return self.file

    def written_file(self, parent: QWidget, title: str, suggestion: str, kinds: str) -> Path | None:
        self.suggested = suggestion
        return self.file

    def given_file(self, parent: QWidget, title: str, folder: str, kinds: str) -> Path | None:
        return self.file

    def given_folder(self, parent: QWidget, title: str, folder: str) -> Path | None:
        return self.file

    def has_printer(self) -> bool:
        return False

    def choose_printer(self, parent: QWidget, title: str, pages: int) -> PrintChoice | None:
        return None

    def unsaved(self, parent: QWidget, name: str) -> Unsaved:
        self.asked += 1
        return self.on_unsaved


class Desk:
    """A window with its answers and what it wanted kept."""

    def __init__(self, session: Session, settings: Settings, clients: Callable[[], Path] = paths.client_store) -> None:
        self.answers = Answers()
        self.kept: list[Settings] = []
        around = Surroundings(self.answers, today, self.kept.append, clients)
        self.window = MainWindow(settings)
        self.window.fill(session, around)
        self.window.complete()
