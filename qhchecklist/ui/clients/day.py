"""What a window needs once there are clients: the list, the strip of the one at work, saving and visits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from qhchecklist.comparison import AnswerShift, compare_answers
from qhchecklist.policy.profile import Reading, read_profile
from qhchecklist.store.records import NO_CONTACT, AnswerChange, Client, ClientRow
from qhchecklist.ui.clients.access import StoreAccess, why
from qhchecklist.ui.clients.carrying import Carrying
from qhchecklist.ui.clients.filing import Filing, Sources
from qhchecklist.ui.clients.joining import Joining
from qhchecklist.ui.clients.list_window import ClientWindow
from qhchecklist.ui.clients.record_watch import Known, RecordWatch, read_known
from qhchecklist.ui.clients.strip import ClientStrip, PanelName
from qhchecklist.ui.clients.visiting import Visiting
from qhchecklist.ui.legible import legible
from qhchecklist.ui.paper.voice import Voice
from qhchecklist.ui.session import Session

if TYPE_CHECKING:
    from qhchecklist.store.place import Place, SqlitePlace
    from qhchecklist.store.store import Store
    from qhchecklist.ui.clients.place_window import PlaceWindow


class ClientDay(QObject):
    """One for each window.

    Signals: `chosen` with the id of a client to open, `wanted` with the name of one to begin, `opened` with a Client
    that was read, `consultant_named` with who records visits here, `moving` with a Place that is to be used from now on
    and its password, `moved` when it is.
    """

    chosen = Signal(str)
    wanted = Signal(str)
    opened = Signal(object)
    consultant_named = Signal(str)
    moving = Signal(object, str)
    moved = Signal(object)

    def __init__(
        self,
        session: Session,
        voice: Voice,
        where: Callable[[], Place],
        by: Callable[[], str],
        today: Callable[[], date],
        window: QWidget,
        keep_place: Callable[[tuple[int, ...]], object],
    ) -> None:
        super().__init__(window)
        self._session = session
        self._voice = voice
        self._by = by
        self._today = today
        self._window = window
        self._keep_place = keep_place
        self._wanted = ""
        self._base: tuple[Client | None, Reading | None] = None, None
        self._note = ""
        self.access = StoreAccess(where, by, self)
        self.filing = Filing(session, self.access, voice, window)
        self.visiting = Visiting(session, self.access, voice, window)
        self.record = RecordWatch(session, self.access, self)
        self.carrying = Carrying(session, self.access, self.visiting, voice, today, window)
        self.joining = Joining(session, self.access, voice, window)
        self.joining.joined.connect(self._on_joined)
        self.list: ClientWindow | None = None
        self.strip: ClientStrip | None = None
        self.place: PlaceWindow | None = None
        self.filing.filed.connect(self._on_filed)
        self.filing.wanted.connect(self.chosen)
        self.visiting.known.connect(self.refresh)
        self.visiting.known.connect(self.record.refresh)
        session.assessed.connect(self._show_changes)
        session.changed.connect(self.refresh)
        session.language_changed.connect(self.refresh)
        self.follow()

    # --- the list ------------------------------------------------------------------------------------

    def show_list(self, geometry: tuple[int, ...]) -> ClientWindow:
        """Open the list, or bring it to the front."""
        if self.list is None:
            self.list = ClientWindow(self._session, self.access, self._today(), self._window)
            self.list.place(geometry)
            self.list.chosen.connect(self._on_chosen)
            self.list.wanted.connect(self._on_wanted)
            self.list.doubled.connect(self.joining.begin)
        self.list.show()
        self.list.raise_()
        self.list.activateWindow()
        return self.list

    def _on_chosen(self, row: object) -> None:
        self._put_away()
        self.chosen.emit(cast(ClientRow, row).id)

    def _on_wanted(self, name: str) -> None:
        self._put_away()
        self.wanted.emit(name)

    def _put_away(self) -> None:
        if self.list is not None:
            self._keep_place(self.list.placed())
            self.list.hide()

    def open(self, client_id: str) -> None:
        """Read a client; only the one asked for last is shown."""
        self._wanted = client_id
        self.access.ask(partial(_get, client_id), self._on_read, self._on_not_read)

    def _on_read(self, found: object) -> None:
        client, known = cast(tuple[Client, Known], found)
        if not self._wanted or client.id != self._wanted:
            return
        self._wanted = ""
        self.record.expect(known)
        if client.merged_into is not None:
            self.open(client.merged_into)
        else:
            self.opened.emit(client)

    def _on_not_read(self, error: object) -> None:
        self._wanted = ""
        otherwise = self.tr("客户没有打开（{0}）。当前企业没有改动，可以再试一次。")
        self._voice.tell(why(error, self._session.lang, otherwise))

    def _on_joined(self, found: object, other: str) -> None:
        """The list is shorter; who was at work with one of the two goes on with what they became."""
        if self.list is not None:
            self.list.model.refresh()
        kept, at_work = cast(Client, found), self._session.client
        if at_work is not None and at_work.id in (kept.id, other) and not self._session.is_modified():
            self.open(kept.id)

    # --- where the clients are -----------------------------------------------------------------------

    def show_place(self, place: Place, file: SqlitePlace) -> None:
        """Ask where the clients are kept."""
        from qhchecklist.ui.clients.place_window import PlaceWindow

        self.place = PlaceWindow(place, file, self._session.lang, self._window)
        self.place.wanted.connect(self.moving)
        self.place.finished.connect(self._on_place_closed)
        self.place.open()

    def move(self, place: Place, password: str) -> None:
        """Look whether a store can be opened there; then it is used."""
        self.access.try_place(place, password, self._on_moved, self._on_not_moved)

    def _on_moved(self, found: object) -> None:
        place = cast("Place", found)
        if self.place is not None:
            self.place.accept()
        self.moved.emit(place)
        self._voice.say(self.tr("客户库：{0}").format(str(place)))
        if self.list is not None:
            self.list.model.refresh()

    def _on_not_moved(self, error: object) -> None:
        sentence = why(error, self._session.lang, self.tr("那里的客户库打不开（{0}）。现在的客户库没有变。"))
        if self.place is not None:
            self.place.refuse(sentence)
        else:
            self._voice.tell(sentence)

    def _on_place_closed(self) -> None:
        self.place = None

    # --- the strip -----------------------------------------------------------------------------------

    def show_strip(self, place: QWidget) -> None:
        """Put the strip where it belongs; what was open in it is open again."""
        self.strip = ClientStrip(self._session, place)
        layout = place.layout()
        if layout is not None:
            layout.addWidget(self.strip)
        self.strip.saving.connect(self._on_save)
        self.strip.since_asked.connect(self.visiting.show_since)
        self.strip.unfolded.connect(self._on_unfolded)
        self.strip.visit.recorded.connect(self._on_record)
        self.refresh()

    def change_look(self) -> None:
        """What is shown in the old look goes."""
        self.strip = None
        self.visiting.close()
        if self.list is not None:
            self._put_away()
            self.list.deleteLater()
            self.list = None

    def follow(self) -> None:
        """Another firm, or the same one saved."""
        client = self._session.client
        if client is not self._base[0]:
            self._base = client, self._read(client)
            self.filing.sources = Sources()
            if self.strip is not None and isValid(self.strip):
                self.strip.sources.know({})
                self._ask_sources()
        self.record.follow()
        self.visiting.follow()
        if self.strip is not None and not self._session.is_client:
            self.strip.open_panel(None)
        self.refresh()

    def _read(self, client: Client | None) -> Reading | None:
        if client is None:
            return None
        book = self._session.rulebook
        return read_profile(client.dossier.profile, book.catalogue, book.codes)

    def refresh(self) -> None:
        """Show what is known of the client at work."""
        if self.strip is not None and isValid(self.strip) and self._session.is_client:
            self.strip.show_facts(self._facts(), bool(self.visiting.visits))
            self._show_changes()

    def _show_changes(self) -> None:
        session = self._session
        if self.strip is not None and isValid(self.strip) and session.is_client:
            self.strip.show_changes(self.changes(), self.filing.sources, session.is_modified() or session.new_client)

    def changes(self) -> tuple[AnswerShift, ...]:
        """The answers that are not as they were saved."""
        base = self._base[1]
        return () if base is None else compare_answers(base, self._session.own_reading, self._session.rulebook)

    def _facts(self) -> str:
        session, visits = self._session, self.visiting.visits
        parts: list[str] = []
        if session.client is None:
            parts.append(self.tr("新客户，尚未存入"))
        elif visits:
            day = visits[-1].at.astimezone().strftime("%Y-%m-%d")
            parts.append(self.tr("来访 {0} 次，上次 {1}").format(len(visits), day))
        else:
            parts.append(self.tr("还没有来访记录"))
        if self.visiting.printed:
            parts.append(self.tr("已打印或导出 {0} 份，尚未记入来访").format(len(self.visiting.printed)))
        contact = session.own_state().contact or NO_CONTACT
        parts += [legible(part) for part in (contact.person, contact.phone, contact.address, contact.note) if part]
        return " · ".join(parts)

    # --- doing ---------------------------------------------------------------------------------------

    def toggle(self, name: PanelName) -> None:
        """Unfold a panel of the strip, or fold it again."""
        if self.strip is not None and self._session.is_client:
            self.strip.open_panel(None if self.strip.panel() == name else name)

    def _on_unfolded(self, name: str) -> None:
        if name == "visit" and self.strip is not None:
            self._session.settle()
            self.strip.visit.begin(self._by(), self.visiting.summary())
        self._ask_sources()

    def _ask_sources(self) -> None:
        client = self._session.client
        if client is not None and self.strip is not None and self.strip.panel() == "sources":
            self.access.ask(partial(_sources, client.id), self._on_sources, self._on_no_sources)

    def _on_sources(self, found: object) -> None:
        client, present = cast("tuple[str, dict[str, AnswerChange]]", found)
        if self.strip is not None and self._session.client is not None and client == self._session.client.id:
            self.strip.sources.know(present)
            self._show_changes()

    def _on_no_sources(self, _error: object) -> None:
        """The panel then names none; whoever saves hears what is wrong with the store."""

    def _on_save(self) -> None:
        self.filing.save()

    def _on_filed(self) -> None:
        self.follow()
        self.visiting.refresh()
        if self.list is not None and self.list.isVisible():
            self.list.model.refresh()

    def _on_record(self, consultant: str, note: str) -> None:
        """A visit tells what the store holds: what is unsaved is saved first."""
        self.consultant_named.emit(consultant)
        self._note = note
        self.filing.save(self._record)

    def _record(self) -> None:
        if self._session.is_modified() or self._session.client is None:
            return  # typed on meanwhile, or not saved after all, which has been said
        self.visiting.record(self._by(), self._note)
        if self.strip is not None:
            self.strip.visit.empty()
            self.strip.open_panel(None)

    def finish(self) -> None:
        """Let what is under way end, before the window goes."""
        if self.list is not None:
            self._keep_place(self.list.placed())
        self.visiting.leave()
        self.visiting.close()
        self.access.finish()
        self.visiting.finish()


def _sources(client_id: str, store: Store) -> tuple[str, dict[str, AnswerChange]]:
    """The last change of each answer, which says where it comes from."""
    return client_id, {one.field: one for one in store.answers(client_id)}


def _get(client_id: str, store: Store) -> tuple[Client, Known]:
    return store.get(client_id), read_known(client_id, store)
