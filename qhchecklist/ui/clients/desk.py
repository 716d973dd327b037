"""The help desk of one window: the client list, the client at work, and what is connected to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from qhchecklist.settings import Settings
from qhchecklist.ui.clients.actions import ClientActions
from qhchecklist.ui.clients.chore_desk import ChoreDesk
from qhchecklist.ui.files import Files
from qhchecklist.ui.paper.voice import Voice
from qhchecklist.ui.session import Session

if TYPE_CHECKING:
    from qhchecklist.report.options import PdfOptions, RecordHead
    from qhchecklist.store.place import Place, SqlitePlace
    from qhchecklist.store.records import Client
    from qhchecklist.ui.clients.belonging import Belonging
    from qhchecklist.ui.clients.chores.host import Chores
    from qhchecklist.ui.clients.client_files import ClientFiles
    from qhchecklist.ui.clients.day import ClientDay
    from qhchecklist.ui.clients.rejoining import Rejoining
    from qhchecklist.ui.dialogs import Dialogs
    from qhchecklist.ui.paper.desk import PaperDesk


class Room(Protocol):
    """What of the window is needed here."""

    settings: Settings
    paper: PaperDesk


class ClientDesk(QObject):
    """One for each window, made with it; all that a firm without clients does without is loaded when it is wanted.

    `record_moved` when more is known of where the consultation record stands.
    """

    record_moved = Signal()

    def __init__(
        self,
        session: Session,
        files: Files,
        dialogs: Dialogs,
        commands: ClientActions,
        voice: Voice,
        where: Callable[[], Path],
        today: Callable[[], date],
        keep: Callable[[Settings], object],
        window: QMainWindow,
        room: Room,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._files = files
        self._commands = commands
        self._voice = voice
        self._where = where
        self._today = today
        self._keep = keep
        self._window = window
        self._room = room
        self._place: QWidget | None = None
        self._day: ClientDay | None = None
        self._rejoining: Rejoining | None = None
        self._returning: tuple[Place, object] | None = None
        self._chores = ChoreDesk(
            session, files, dialogs, commands, voice, today, self._options, self.help_desk, self.show_list, self, window
        )
        self._chores.wanted.connect(self.open)
        self._chores.left.connect(self._on_left)
        commands.list.triggered.connect(self.show_list)
        commands.new.triggered.connect(self.begin)
        commands.keep.triggered.connect(self.keep)
        commands.contact.triggered.connect(self._on_contact)
        commands.sources.triggered.connect(self._on_sources)
        commands.visit.triggered.connect(self._on_visit)
        commands.since.triggered.connect(self._on_since)
        commands.compare.triggered.connect(self._on_compare)
        commands.place.triggered.connect(self._on_place)
        files.filed.connect(self._on_filed)
        files.rejoining.connect(self._on_rejoining)
        session.file_changed.connect(self._on_file)
        self._on_file()

    @property
    def day(self) -> ClientDay:
        """Everything else; made now if need be."""
        if self._day is None:
            from qhchecklist.ui.clients.day import ClientDay

            self._day = ClientDay(
                self._session, self._voice, self._store_place, self._by, self._today, self._window, self._keep_place
            )
            self._day.chosen.connect(self.open)
            self._day.wanted.connect(self.begin_named)
            self._day.opened.connect(self._on_opened)
            self._day.consultant_named.connect(self._on_named)
            self._day.moving.connect(self.move)
            self._day.moved.connect(self._on_moved)
            self._day.record.known.connect(self.record_moved)
            if self._place is not None:
                self._day.show_strip(self._place)
        return self._day

    def help_desk(self) -> ClientDay:
        """The same, as a way to ask for it."""
        return self.day

    @property
    def chores(self) -> Chores:
        """What is done with clients beside advising them; made now if need be."""
        return self._chores.chores

    @property
    def client_files(self) -> ClientFiles:
        """Attachments and history of the client at work; made now if need be."""
        return self._chores.client_files

    def make_place(self, parent: QWidget) -> QWidget:
        """Where the strip of a client goes, in the present look."""
        self._place = QWidget(parent)
        box = QVBoxLayout(self._place)
        box.setContentsMargins(0, 0, 0, 0)
        self._place.setVisible(self._session.is_client)
        self._chores.change_look()
        if self._day is not None:
            self._day.change_look()
            self._day.show_strip(self._place)
        return self._place

    def finish(self) -> None:
        """Let what is under way end, before the window goes."""
        self._chores.finish()
        if self._day is not None:
            self._day.finish()

    def hand_out(self, sheets: object) -> None:
        """A paper of the firm at work was printed or exported."""
        if self._session.is_client:
            self.day.visiting.hand_out(sheets)

    def record_head(self) -> RecordHead | None:
        """Where the consultation record stands, for the paper of a client; None for a firm that is not in the store."""
        day = self._day if self._session.client is not None else None
        head = day.record.head if day is not None else None
        if day is None or head is None:
            return None
        from qhchecklist.report.options import RecordHead

        return RecordHead(head.number, head.sha256, day.access.adviser(), self._today())

    # --- commands ------------------------------------------------------------------------------------

    def show_list(self) -> None:
        """Open the client list."""
        self._chores.attach(self.day.show_list(self._room.settings.clients))

    def _options(self) -> PdfOptions:
        return self._room.paper.options.of(self._session.lang)

    def _on_left(self) -> None:
        """The client at work is in the store no longer, nor can its papers be recorded there."""
        self.day.visiting.forget()
        self._session.new()
        self._files.opened.emit()

    def open(self, client_id: str) -> None:
        """Open a client once the present firm may be left."""
        if self._files.may_leave(partial(self.open, client_id)):
            self.day.open(client_id)

    def begin(self) -> None:
        """Begin a client who is not in the list yet."""
        self.begin_named("")

    def begin_named(self, name: str) -> None:
        """Begin one with a name."""
        if self._files.may_leave(partial(self.begin_named, name)):
            self._session.begin_client({"enterprise_name": name} if name else {})
            self._files.opened.emit()
            self._to_front()

    def keep(self) -> None:
        """Save the firm at work as a client of its own."""
        self.day.filing.save_as_new()

    def _on_filed(self, again: Callable[[], object] | None) -> None:
        self.day.filing.save(again)

    def _on_rejoining(self, belonging: Belonging) -> None:
        """A draft of a client is about to be restored."""
        if self._rejoining is None:
            from qhchecklist.ui.clients.rejoining import Rejoining

            day = self.day
            self._rejoining = Rejoining(
                self._session, day.access, day.filing, self._voice, self._store_place, self._file_place, self
            )
            self._rejoining.return_asked.connect(self._on_return)
            self._files.opened.connect(self._rejoining.follow)
        self._rejoining.begin(belonging)

    def _on_return(self, place: Place) -> None:
        """Use the store that a draft belongs to; its firm stays at work."""
        self._returning = place, self._session.firm
        self.day.move(place, "")

    def _on_contact(self) -> None:
        self.day.toggle("contact")

    def _on_sources(self) -> None:
        self.day.toggle("sources")

    def _on_visit(self) -> None:
        self.day.toggle("visit")

    def _on_since(self) -> None:
        self.day.visiting.show_since()

    def _on_compare(self) -> None:
        self.day.visiting.show_two()

    def _on_place(self) -> None:
        self.day.show_place(self._store_place(), self._file_place())

    def _file_place(self) -> SqlitePlace:
        from qhchecklist.store.place import SqlitePlace

        return SqlitePlace(self._where())

    def move(self, place: Place, password: str) -> None:
        """Work with the clients of another place; a client at work is left first."""
        if not self._session.is_client or self._files.may_leave(partial(self.move, place, password)):
            self.day.move(place, password)

    # --- following -----------------------------------------------------------------------------------

    def _on_opened(self, found: object) -> None:
        """A client was read: the firm at work from now on."""
        client = cast("Client", found)
        self._session.open_client(client)
        self._files.opened.emit()
        for problem in client.dossier.problems:
            self._voice.tell(problem.message[self._session.lang])
        self._to_front()

    def _to_front(self) -> None:
        self._window.activateWindow()
        self._window.raise_()

    def _on_file(self) -> None:
        """Another firm, or the same one saved."""
        session = self._session
        if session.is_client and session.client_place is None:
            session.client_place = self._store_place()
        self._commands.follow(session.is_client, session.client is not None)
        if session.is_client or self._day is not None:
            self.day.follow()
        if self._place is not None:
            self._place.setVisible(session.is_client)

    def _store_place(self) -> Place:
        from qhchecklist.ui.clients.store_place import place_of

        return place_of(self._room.settings.server, self._where())

    def _on_moved(self, place: Place) -> None:
        from qhchecklist.ui.clients.store_place import server_of

        returning, self._returning = self._returning, None
        stays = returning == (place, self._session.firm)
        if not stays:
            self.day.visiting.leave()  # as long as the store that is asked is the one where its papers belong
        self._room.settings = replace(self._room.settings, server=server_of(place))
        self._keep(self._room.settings)  # a draft left behind finds its client only there
        if stays and self._rejoining is not None:
            self._rejoining.look_again()
        elif self._session.is_client:
            self._session.new()
            self._files.opened.emit()

    def _by(self) -> str:
        return self._room.settings.consultant

    def _on_named(self, name: str) -> None:
        self._room.settings = replace(self._room.settings, consultant=name)

    def _keep_place(self, place: tuple[int, ...]) -> None:
        self._room.settings = replace(self._room.settings, clients=place)
