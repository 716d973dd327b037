"""Two clients that are one firm: laid side by side, decided, and made one. Nothing of either is dropped unseen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qhchecklist.dossier import Dossier
from qhchecklist.policy.profile import nest
from qhchecklist.policy.record import record
from qhchecklist.store.records import NO_CONTACT, Client, Contact
from qhchecklist.ui.clients.access import StoreAccess, why
from qhchecklist.ui.clients.laid import lay_out, resolved, spelt_alike
from qhchecklist.ui.paper.voice import Voice
from qhchecklist.ui.session import Session

if TYPE_CHECKING:
    from qhchecklist.store.records import Merge
    from qhchecklist.store.store import Store
    from qhchecklist.ui.clients.merge_window import MergeWindow


@record
class _Pair:
    """Two clients as they were read, and what they come to laid together."""

    kept: Client
    other: Client
    merge: Merge


class Joining(QObject):
    """One for each window. `joined` carries the Client that the two have become, and the other's id."""

    joined = Signal(object, str)

    def __init__(self, session: Session, access: StoreAccess, voice: Voice, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._access = access
        self._voice = voice
        self._window = window
        self._pair: _Pair | None = None
        self._other = ""
        self.offered: MergeWindow | None = None

    def begin(self, kept: str, other: str) -> None:
        """Read both and show them side by side; a client at work that is unsaved is to be saved first."""
        client = self._session.client
        if client is not None and client.id in (kept, other) and self._session.is_modified():
            self._voice.tell(self.tr("要合并的客户正开着，有没存的改动。请先存入（Ctrl+S），再合并。"))
            return
        self._access.ask(partial(_both, kept, other), self._on_read, self._on_failed)

    def _on_read(self, found: object) -> None:
        from qhchecklist.store.merge import lay_together
        from qhchecklist.ui.clients.merge_table import duplicate_words
        from qhchecklist.ui.clients.merge_window import MergeWindow

        kept, other = cast("tuple[Client, Client]", found)
        book, lang = self._session.rulebook, self._session.lang
        first, second = spelt_alike(kept, book), spelt_alike(other, book)
        nothing = replace(first, dossier=Dossier({}), contact=NO_CONTACT)
        merge = lay_together(nothing, first.dossier, first.contact, second)
        self._pair = _Pair(kept, other, merge)
        laid = lay_out(merge, nothing, first.dossier, first.contact, second, book)
        words = duplicate_words(_name(kept), _name(other), len(laid.rows))
        self.offered = MergeWindow(laid, words, lang, self._window)
        self.offered.accepted.connect(self._on_decided)
        self.offered.rejected.connect(self._on_left)
        self.offered.open()

    def _on_left(self) -> None:
        self.offered = self._pair = None

    def _on_decided(self) -> None:
        if self.offered is None or self._pair is None:
            return
        pair, sides = self._pair, self.offered.sides()
        self.offered = self._pair = None
        self._other = pair.other.id
        book = self._session.rulebook
        state = resolved(pair.merge, spelt_alike(pair.kept, book).dossier, sides, book)
        dossier = Dossier(nest(state.document), state.work, state.business_day, state.unread)
        work = partial(_join, pair.kept, pair.other, dossier, state.contact or NO_CONTACT)
        self._access.ask(work, self._on_joined, self._on_failed)

    def _on_joined(self, found: object) -> None:
        self._voice.say(self.tr("已合并成一份客户：{0}").format(_name(cast(Client, found))))
        self.joined.emit(found, self._other)

    def _on_failed(self, error: object) -> None:
        otherwise = self.tr("没有合并（{0}）。两份客户都没有改动，可以再试一次。")
        self._voice.tell(why(error, self._session.lang, otherwise))


def _name(client: Client) -> str:
    """The firm's name and the end of its code, which tells two of one name apart."""
    name, code = client.dossier.profile.get("enterprise_name"), client.dossier.profile.get("uscc")
    words = "".join(filter(str.isprintable, name))[:40] if isinstance(name, str) else "—"
    return f"{words}（…{code[-4:]}）" if isinstance(code, str) and code else words


def _both(kept: str, other: str, store: Store) -> tuple[Client, Client]:
    return store.get(kept), store.get(other)


def _join(kept: Client, other: Client, dossier: Dossier, contact: Contact, store: Store) -> Client:
    return store.join(kept, other, dossier, contact)
