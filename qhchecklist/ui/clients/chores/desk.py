"""What every chore is given: the list that it is done in, the store, dialogs, and a voice in the list's window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from qhchecklist.policy.text import Text
from qhchecklist.report.options import PdfOptions
from qhchecklist.ui.background import Background, Job, Task
from qhchecklist.ui.clients.access import StoreAccess, why
from qhchecklist.ui.clients.chores.chore_panel import ChorePanel
from qhchecklist.ui.clients.list_window import ClientWindow
from qhchecklist.ui.dialogs import Dialogs
from qhchecklist.ui.files import Files
from qhchecklist.ui.notices import Notice
from qhchecklist.ui.paper.voice import Voice
from qhchecklist.ui.session import Session


@dataclass(frozen=True)
class Means:
    """What chores are done with. `background` is for what needs no turn at the store; `options`: how paper is made."""

    session: Session
    files: Files
    dialogs: Dialogs
    access: StoreAccess
    background: Background
    today: Callable[[], date]
    options: Callable[[], PdfOptions]
    list: Callable[[], ClientWindow]
    present_list: Callable[[], ClientWindow | None]
    voice: Voice

    def ask(self, panel: ChorePanel) -> None:
        """Show what is asked before something is done."""
        panel.left.connect(self.list().close_panel)
        self.list().show_panel(panel)

    def close(self, panel: ChorePanel) -> None:
        """It was done; what has been asked since stays."""
        window = self.present_list()
        if window is not None and window.panel() is panel:
            window.close_panel()

    def is_asked(self, panel: ChorePanel | None) -> bool:
        """Whether it still waits for an answer."""
        window = self.present_list()
        return panel is not None and window is not None and window.panel() is panel

    def refresh(self) -> None:
        """The store has other clients than before."""
        window = self.present_list()
        if window is not None:
            window.model.refresh()

    def tell(self, sentence: str) -> Notice:
        """Say what was done, or why not: above the list where it is open, else in the window."""
        window = self.present_list()
        return (window.notices if window is not None and window.isVisible() else self.voice).tell(sentence)

    def say_all(self, said: tuple[Text, ...]) -> Notice:
        """Several sentences as one."""
        lang = self.session.lang
        return self.tell(("" if lang == "zh" else " ").join(one[lang] for one in said))

    def follow(self, job: Job, words: str, panel: ChorePanel | None = None) -> None:
        """Show what is under way, with a way to stop it; a panel that waits for it can then be used again."""
        if panel is not None and isinstance(job, Task):
            job.cancelled.connect(panel.free)
        self.voice.follow(job, words)
        window = self.present_list()
        if window is not None:
            window.foot.jobs.follow(job, words)

    def why(self, error: object, otherwise: str) -> str:
        """What an error says of itself; else `otherwise`, with what it is in the place of {0}."""
        return why(error, self.session.lang, otherwise)

    def suggestion(self, name: str) -> str:
        """A path in the folder that was used last."""
        return str(Path(self.files.folder) / name)

    def remember(self, path: Path) -> None:
        """The folder of a path is offered next time."""
        self.files.folder = str(path.parent)

    def is_at_work(self, *clients: str) -> bool:
        """Whether one of these clients is open in the window."""
        client = self.session.client
        return client is not None and client.id in clients

    def has_unsaved(self, *clients: str) -> bool:
        """Whether one of these is open and has changes that are not saved."""
        self.session.settle()
        return self.is_at_work(*clients) and self.session.is_modified()


class Folder(QObject):
    """Opens a file's folder, as a button of a notice wants it."""

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._path = path

    def open(self) -> None:
        """Ask the system."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))
