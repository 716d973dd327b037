"""A client who was advised by other rules: what becomes of the work done by them, shown first and then applied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from qhchecklist.policy.stamp import PackStamp, pack_stamp
from qhchecklist.store.records import Visit
from qhchecklist.ui.clients.access import StoreAccess, why
from qhchecklist.ui.clients.carry_window import CarryWindow
from qhchecklist.ui.clients.visiting import Visiting
from qhchecklist.ui.paper.voice import Voice
from qhchecklist.ui.session import Session

if TYPE_CHECKING:
    from qhchecklist.carry_over.carrying import Carried
    from qhchecklist.store.store import Store


class Carrying(QObject):
    """One for each window. Says once for a client that the rules are others, and lays the work onto them when asked."""

    def __init__(
        self,
        session: Session,
        access: StoreAccess,
        visiting: Visiting,
        voice: Voice,
        today: Callable[[], date],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._access = access
        self._visiting = visiting
        self._voice = voice
        self._today = today
        self._window = window
        self._told: tuple[str, str] | None = None
        self._known: tuple[PackStamp, ...] = ()
        self._last: Visit | None = None
        self.shown: CarryWindow | None = None
        visiting.known.connect(self._look)

    def _look(self) -> None:
        """Whether the last visit was by other rules of the same notice; what they said is asked for once."""
        visits, present = self._visiting.visits, self._session.rulebook.policy
        last = visits[-1] if visits else None
        if last is None:
            self._told = None
            return
        if last.policy.id != present.head.id or last.policy.sha256 == present.sha256 or not self._session.state.work:
            return
        about = last.client, last.policy.sha256
        if about != self._told:
            self._told, self._last = about, last
            hashes = tuple(dict.fromkeys(one.policy.sha256 for one in visits))
            self._access.ask(partial(_packs, hashes), self._on_read, self._on_failed)

    def _on_read(self, found: object) -> None:
        self._known = cast("tuple[PackStamp, ...]", found)
        carried = self.carried()
        if self._last is None or carried is None or not (carried.told or carried.alters):
            return
        head, count = self._session.rulebook.policy.head, len(carried.told)
        sentence = self.tr("规则包换了：上次来访按 {0} 判读，现在是 {1}。{2} 项办理情况要看一看。")
        notice = self._voice.tell(sentence.format(self._last.policy.version, head.version, count))
        notice.offer(self.tr("看怎样沿用"), self.show)

    def _on_failed(self, error: object) -> None:
        otherwise = self.tr("旧规则包的记录没有读出来（{0}）；办理情况没有变。")
        self._voice.tell(why(error, self._session.lang, otherwise))

    def carried(self) -> Carried | None:
        """The work of the client at work on the present rules; None where there is nothing to compare with."""
        from qhchecklist.carry_over.carrying import carry_over  # a pack's stamp takes a moment to read

        if self._last is None or self._visiting.visits[-1:] != (self._last,):
            return None
        stamps = {one.sha256: one for one in self._known}
        before = stamps.get(self._last.policy.sha256)
        session = self._session
        now, work = pack_stamp(session.rulebook), session.state.work
        return carry_over(work, before, now, self._today(), former=self._known, lang=session.lang)

    def show(self) -> None:
        """Preview what would become of the work."""
        carried = self.carried()
        if carried is not None:
            self.shown = CarryWindow(carried, self._session.lang, self._window)
            self.shown.wanted.connect(self.apply)
            self.shown.finished.connect(self._on_closed)
            self.shown.open()

    def apply(self) -> None:
        """Lay the work onto the present rules, as one step that can be undone."""
        if self._session.scenario is not None:
            self._voice.tell(self.tr("正在“假如”：先保留或放弃试改，再沿用办理情况。"))
            return
        carried = self.carried()
        if carried is not None and carried.alters:
            after = replace(self._session.state, work=carried.work)
            self._session.change(after, self.tr("沿用到新规则包"))

    def _on_closed(self) -> None:
        self.shown = None


def _packs(hashes: tuple[str, ...], store: Store) -> tuple[PackStamp, ...]:
    return tuple(stamp for one in hashes if (stamp := store.pack(one)) is not None)
