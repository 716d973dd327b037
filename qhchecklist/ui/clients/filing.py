"""Saves a client in the store; two desks that changed the same client never lose anything of each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qhchecklist.dossier import Dossier
from qhchecklist.policy.profile import flatten
from qhchecklist.policy.record import record
from qhchecklist.store.records import NO_CONTACT, Client, Contact, Source
from qhchecklist.ui.clients.access import StoreAccess, why
from qhchecklist.ui.clients.laid import Change, Laid, Side, changed_answers, lay_out, resolved, spelt_alike
from qhchecklist.ui.clients.notes import notes_of, still_seen
from qhchecklist.ui.legible import legible
from qhchecklist.ui.paper.voice import Voice
from qhchecklist.ui.session import Session
from qhchecklist.ui.state import State

if TYPE_CHECKING:
    from qhchecklist.store.records import Merge
    from qhchecklist.store.store import Store
    from qhchecklist.ui.clients.merge_window import MergeWindow


@dataclass(slots=True)
class Sources:
    """Where the answers changed since the last saving come from: `usual` unless said otherwise for one of them."""

    usual: Source = "client_said"
    own: dict[str, Source] = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)

    def of(self, answer: str) -> Source:
        """Where one answer comes from."""
        return self.own.get(answer, self.usual)


@record
class _Saving:
    """What is on its way to the store: the client as read last (None: a new one) and the state that is saved.

    `firm`: the session's when it was sent.
    """

    firm: object
    client: Client | None
    state: State
    again: Callable[[], object] | None


@record
class _Laying:
    """Two desks' changes waiting for decisions."""

    merge: Merge
    mine: Dossier
    newest: Client
    again: Callable[[], object] | None


class Filing(QObject):
    """One for each window. `filed` after a client was saved; `busy_changed` when a saving begins or ends; `wanted` with
    the id of another client that is to be opened.
    """

    filed = Signal()
    wanted = Signal(str)
    busy_changed = Signal()

    def __init__(self, session: Session, access: StoreAccess, voice: Voice, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._access = access
        self._voice = voice
        self._window = window
        self._saving: _Saving | None = None
        self._laying: _Laying | None = None
        self._kept = ""
        self.sources = Sources()
        self.offered: MergeWindow | None = None
        self.taken: tuple[Change, ...] = ()

    @property
    def is_busy(self) -> bool:
        """Whether something is on its way to the store."""
        return self._saving is not None

    # --- saving --------------------------------------------------------------------------------------

    def save(self, again: Callable[[], object] | None = None) -> None:
        """Save the client in the background; `again` is called when that is done, and nothing is unsaved."""
        session = self._session
        session.settle()
        if self._saving is not None:
            self._saving = replace(self._saving, again=again or self._saving.again)
            return
        if session.client is not None and not session.is_modified():
            self._voice.say(self.tr("没有新的改动，客户列表里已是最新。"))
            _call(again)
            return
        state = session.own_state()
        self._saving = _Saving(session.firm, session.client, state, again)
        self.busy_changed.emit()
        self._access.ask(self._work(session.client, state), self._on_saved, self._on_failed)

    def _work(self, client: Client | None, state: State) -> Callable[[Store], Client]:
        dossier, contact = self._session.dossier(), state.contact or NO_CONTACT
        if client is None:
            return partial(_add, dossier, contact, self.sources.usual)
        changed = changed_answers(client.dossier, dossier, self._session.rulebook)
        given = flatten(dossier.profile, self._session.rulebook.catalogue)
        notes = {key: note for key, note in notes_of(self._session).items() if given.get(key) is not None}
        sources = {key: source for key, (source, _) in notes.items()} | {key: self.sources.of(key) for key in changed}
        remarks = {key: words for key, (_, words) in notes.items() if key not in changed}
        remarks |= {key: self.sources.remarks.get(key, "") for key in changed}
        return partial(
            _save, client, dossier, contact, sources, {key: words for key, words in remarks.items() if words}
        )

    def save_as_new(self) -> None:
        """Save the firm at work as a client of its own, whatever it was before."""
        self._session.settle()
        self._session.belong_to_clients(None)
        self.save()

    def _on_saved(self, found: object) -> None:
        saving, client = self._end(), cast(Client, found)
        session = self._session
        if saving is None or session.firm is not saving.firm:
            return  # another firm has been opened meanwhile; this one is safe in the store
        self.sources = Sources()
        session.belong_to_clients(client, saving.state)
        self._voice.say(self.tr("已存入客户列表：{0}").format(session.own_reading.name or self.tr("未命名企业")))
        self.filed.emit()
        _call(saving.again)

    def _end(self) -> _Saving | None:
        saving, self._saving = self._saving, None
        self.busy_changed.emit()
        return saving

    def _on_failed(self, error: object) -> None:
        from qhchecklist.store.problem import JoinedClientError, NoSuchClientError, StaleClientError

        saving = self._end()
        if saving is None:
            return
        left = self._session.firm is not saving.firm
        if isinstance(error, StaleClientError) and saving.client is not None and not left:
            self._lay_together(saving.client, error.newest, saving.again)
            return
        otherwise = self.tr("没有存成（{0}）。填写的内容都在，可以再试一次，或另存为文件。")
        notice = self._voice.tell(why(error, self._session.lang, otherwise))
        if left:
            return  # nothing that could still be tried: that firm was given up
        if isinstance(error, NoSuchClientError):
            notice.offer(self.tr("存为新客户"), self.save_as_new)
        elif isinstance(error, JoinedClientError):
            self._kept = error.kept
            notice.offer(self.tr("打开合并后的客户"), self._open_kept)
        else:
            notice.offer(self.tr("再试一次"), self._try_again)

    def _open_kept(self) -> None:
        self.wanted.emit(self._kept)

    def _try_again(self) -> None:
        self.save()

    # --- laying together -----------------------------------------------------------------------------

    def _lay_together(self, base: Client, newest: Client, again: Callable[[], object] | None) -> None:
        """Somebody saved the client after we read it."""
        from qhchecklist.store.merge import lay_together

        session = self._session
        if session.scenario is not None:
            self._voice.tell(self.tr("还没有存：另一处也改过这家企业。请先保留或放弃试算，再按 Ctrl+S。"))
            return
        session.settle()
        mine, contact = session.dossier(), session.own_state().contact or NO_CONTACT
        base, theirs = (spelt_alike(one, session.rulebook) for one in (base, newest))
        merge = lay_together(base, mine, contact, theirs)
        laid = lay_out(merge, base, mine, contact, theirs, session.rulebook)
        self._laying = _Laying(merge, mine, newest, again)
        if merge.conflicts:
            self._offer(laid, newest)
        else:
            self._take({})
            self._tell_taken(laid.theirs, newest)

    def _offer(self, laid: Laid, newest: Client) -> None:
        from qhchecklist.ui.clients.merge_table import desk_words
        from qhchecklist.ui.clients.merge_window import MergeWindow

        session = self._session
        firm = legible(session.own_reading.name) or self.tr("未命名企业")
        words = desk_words(firm, newest.changed_by, len(laid.rows))
        self.offered = MergeWindow(laid, words, session.lang, self._window)
        self.offered.accepted.connect(self._on_decided)
        self.offered.rejected.connect(self._on_put_off)
        self.offered.open()

    def _on_decided(self) -> None:
        if self.offered is not None:
            offered, self.offered = self.offered, None
            self._take(offered.sides())

    def _on_put_off(self) -> None:
        self.offered = self._laying = None
        self._voice.tell(self.tr("还没有存：另一处也改过这家企业。两边的改动都在，再按 Ctrl+S 继续选。"))

    def _take(self, sides: Mapping[str, Side]) -> None:
        """The merged state becomes ours as one undo step, on top of theirs, and is saved."""
        laying, self._laying = self._laying, None
        if laying is None:
            return
        session = self._session
        state = resolved(laying.merge, laying.mine, sides, session.rulebook)
        state = replace(state, seen=still_seen(session, laying.newest))
        session.change(state, self.tr("合并另一处的改动"))
        session.client = laying.newest
        self.save(laying.again)

    def _tell_taken(self, theirs: tuple[Change, ...], newest: Client) -> None:
        self.taken = theirs
        words = self.tr("另一处（{0}）也改过这家企业，{1} 处改动没有冲突，已一并保留。")
        notice = self._voice.tell(words.format(newest.changed_by or "—", len(theirs)))
        if theirs:
            notice.offer(self.tr("看对方改了什么"), self.show_taken)

    def show_taken(self) -> None:
        """List what the other desk changed."""
        from qhchecklist.ui.clients.list_dialog import ListDialog

        lang = self._session.lang
        lines = [one.text()[lang] for one in self.taken]
        ListDialog(self.tr("对方的改动"), self.tr("另一处改过的内容，都已保留："), lines, self._window).show()


def _call(again: Callable[[], object] | None) -> None:
    if again is not None:
        again()


def _add(dossier: Dossier, contact: Contact, source: Source, store: Store) -> Client:
    return store.add(dossier, contact, source)


def _save(
    client: Client,
    dossier: Dossier,
    contact: Contact,
    sources: Mapping[str, Source],
    remarks: Mapping[str, str],
    store: Store,
) -> Client:
    return store.save(client, dossier, contact, sources, remarks)
