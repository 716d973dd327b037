"""What is done with clients beside advising them: loaded with the first of it that somebody wants."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from qhchecklist.ui.clients.actions import ClientActions
from qhchecklist.ui.files import Files
from qhchecklist.ui.paper.voice import Voice
from qhchecklist.ui.session import Session

if TYPE_CHECKING:
    from qhchecklist.report.options import PdfOptions
    from qhchecklist.ui.clients.chores.host import Chores
    from qhchecklist.ui.clients.client_files import ClientFiles
    from qhchecklist.ui.clients.day import ClientDay
    from qhchecklist.ui.clients.list_window import ClientWindow
    from qhchecklist.ui.dialogs import Dialogs


class ChoreDesk(QObject):
    """One for each window. `wanted` carries the id of a client to open; `left` when the client at work is in the store
    no longer.
    """

    wanted = Signal(str)
    left = Signal()

    def __init__(
        self,
        session: Session,
        files: Files,
        dialogs: Dialogs,
        commands: ClientActions,
        voice: Voice,
        today: Callable[[], date],
        options: Callable[[], PdfOptions],
        day: Callable[[], ClientDay],
        show_list: Callable[[], object],
        parent: QObject,
        window: QWidget,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._session = session
        self._files = files
        self._dialogs = dialogs
        self._commands = commands
        self._voice = voice
        self._today = today
        self._options = options
        self._day = day
        self._show_list = show_list
        self._chores: Chores | None = None
        self._client_files: ClientFiles | None = None
        commands.files.triggered.connect(self._on_files)
        for action in (commands.export, commands.dates, commands.delete, *commands.of_all()):
            action.triggered.connect(self._on_chore)

    @property
    def chores(self) -> Chores:
        """All of them; made now if need be."""
        if self._chores is None:
            from qhchecklist.ui.clients.chores.host import Chores

            self._chores = Chores(
                self._session,
                self._files,
                self._dialogs,
                self._day().access,
                self._commands,
                self._today,
                self._options,
                self._shown_list,
                self._list,
                self._voice,
                self,
            )
            self._chores.wanted.connect(self.wanted)
            self._chores.left.connect(self.left)
            # what was handed out is recorded where it happened, and is in the backup of that
            self._chores.restoring.replacing.connect(self._day().visiting.leave)
        return self._chores

    @property
    def client_files(self) -> ClientFiles:
        """Attachments and history of the client at work; made now if need be."""
        if self._client_files is None:
            from qhchecklist.ui.clients.client_files import ClientFiles

            self._client_files = ClientFiles(self._session, self._files, self._dialogs, self._day(), self._window, self)
        return self._client_files

    def _on_files(self) -> None:
        self.client_files.show()

    def change_look(self) -> None:
        """What is shown in the old look goes."""
        if self._client_files is not None:
            self._client_files.close()

    def attach(self, window: ClientWindow) -> None:
        """Put the chores into the menus of a list."""
        self.chores.attach(window)

    def finish(self) -> None:
        """The window goes: what is under way is waited for, or given up."""
        if self._chores is not None:
            self._chores.finish()

    def _shown_list(self) -> ClientWindow:
        """The list, opened if need be: what is asked and said about clients stands there."""
        self._show_list()
        window = self._day().list
        assert window is not None
        return window

    def _list(self) -> ClientWindow | None:
        return self._day().list

    def _on_chore(self) -> None:
        """The first one that is wanted begins once all are loaded; the later ones begin by themselves."""
        first = self.sender()
        if self._chores is None and isinstance(first, QAction) and self.chores is not None:
            first.trigger()
