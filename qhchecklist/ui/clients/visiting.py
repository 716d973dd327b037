"""Records visits and what was handed out, and shows what became of a client since."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from qhchecklist.assess.words import outcome_text
from qhchecklist.checklist import APPLYING
from qhchecklist.client_papers import was_told
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.stamp import PackStamp, pack_stamp
from qhchecklist.store.records import NewVisit, PolicyStamp, Printed, Visit
from qhchecklist.ui.clients.access import StoreAccess, why
from qhchecklist.ui.clients.papers import joined, not_among
from qhchecklist.ui.clients.visits_window import VisitsWindow
from qhchecklist.ui.paper.typesetting import Sheets
from qhchecklist.ui.paper.voice import Voice
from qhchecklist.ui.session import Session

if TYPE_CHECKING:
    from qhchecklist.store.store import Store


@dataclass(frozen=True)
class _Leaving:
    """Papers of a client who was left, on their way into the record; `done` once they are there."""

    firm: object
    client: str
    papers: tuple[Printed, ...]
    done: Event = field(default_factory=Event)


class Visiting(QObject):
    """One for each window. `known` after the visits of the client at work were read or one was recorded."""

    known = Signal()

    def __init__(self, session: Session, access: StoreAccess, voice: Voice, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._access = access
        self._voice = voice
        self._window = window
        self._client = ""
        self._firm: object = None
        self._recording = False
        self.visits: tuple[Visit, ...] = ()
        self._packs: Mapping[str, PackStamp] = {}
        self.printed: tuple[Printed, ...] = ()
        self._leaving: list[_Leaving] = []
        self._unrecorded: list[_Leaving] = []
        self.shown: VisitsWindow | None = None

    def follow(self) -> None:
        """Read the visits of the client at work, if it is another one than before."""
        client, firm = self._session.client, self._session.firm
        key = client.id if client is not None else ""
        if firm is not self._firm:
            if not key or key != self._client:
                self.leave()
            self._firm = firm
            self._wait_with(joined(self._session.papers, self.printed))
        if key != self._client:  # also a new client that is saved now: its papers stay with it
            self._client, self.visits = key, ()
            self.known.emit()
            if key:
                self._read()

    def refresh(self) -> None:
        """Read the visits again: another desk may have recorded one."""
        if self._client:
            self._read()

    def _read(self) -> None:
        self._access.ask(partial(_visits, self._client), self._on_read, self._on_failed)

    def _on_read(self, found: object) -> None:
        key, visits, packs = cast("tuple[str, tuple[Visit, ...], Mapping[str, PackStamp]]", found)
        if key == self._client:
            self.visits, self._packs = visits, packs
            # a draft may be older than what was recorded last
            self._wait_with(not_among(self.printed, (paper for one in visits for paper in one.printed)))
            self.known.emit()

    # --- recording -----------------------------------------------------------------------------------

    def hand_out(self, sheets: object) -> None:
        """A paper left the house: it is recorded with the visit at which that was told, else with the next one."""
        made = cast(Sheets, sheets)
        name = made.checklist.assessment.reading.name
        if not self._session.is_client or name != self._session.own_reading.name:
            return  # somebody left meanwhile
        digest = hashlib.sha256(made.data).hexdigest()
        last = self.visits[-1] if self.visits and was_told(self.visits[-1], made.checklist) else None
        known = (*self.printed, *(last.printed if last is not None else ()))
        if digest not in (one.sha256 for one in known):
            paper = Printed(digest, made.pages, datetime.now(UTC))
            self._wait_with((*self.printed, paper))
            self.known.emit()
            if last is not None:
                work = partial(_record_paper, self._client, last, paper)
                self._access.ask(work, self._on_paper_recorded, self._on_paper_not_recorded)

    def leave(self) -> None:
        """The client is left: papers that wait for a visit which never came are recorded without one."""
        if self._client and self.printed:
            self._record_left(_Leaving(self._firm, self._client, self.printed))
        self.printed = ()

    def _record_left(self, leaving: _Leaving) -> None:
        self._leaving.append(leaving)  # answers come in the order of the questions
        self._session.papers_leaving = True
        work = partial(_record_papers, leaving.client, leaving.papers, leaving.done)
        self._access.ask(work, self._on_papers_recorded, self._on_papers_not_recorded)

    def _record_unrecorded(self) -> None:
        unrecorded, self._unrecorded = self._unrecorded, []
        for leaving in unrecorded:
            self._record_left(leaving)

    def finish(self) -> None:
        """The window goes, the client was left and the store closed: what could not be recorded waits in the draft."""
        lost = [one for one in (*self._leaving, *self._unrecorded) if not one.done.is_set()]
        self._session.papers_leaving = bool(lost)
        if all(one.firm is not self._session.firm for one in lost):
            self._session.keep_papers(())

    def forget(self) -> None:
        """The client at work is gone: nothing more can be recorded of it."""
        self._wait_with(())

    def _wait_with(self, papers: tuple[Printed, ...]) -> None:
        """These wait for a visit: the draft has them too, so that no end of the program forgets them."""
        self.printed = papers
        self._session.keep_papers(papers)

    def summary(self) -> str:
        """What recording a visit would keep, in one sentence."""
        session = self._session
        counts = session.own_checklist().counts()
        applying = sum(counts[group] for group in APPLYING)
        validity, lang = session.assessment.validity, session.lang
        told, waiting = (outcome_text(one, validity)[lang] for one in ("applies", "needs_information"))
        words = self.tr("将记下：判断日期 {0}，规则包 {1}，{2} {3} 项，{4} {5} 项，已打印或导出 {6} 份。")
        version, waits = session.rulebook.policy.head.version, counts["needs_information"]
        return words.format(session.as_of, version, told, applying, waiting, waits, len(self.printed))

    def record(self, consultant: str, note: str) -> None:
        """Record a visit of the client at work, who is saved."""
        if self._recording or self._session.client is None:
            return
        self._recording = True
        work = partial(_record, self._session.client.id, self._new_visit(consultant, note), self._session.rulebook)
        self._access.ask(work, self._on_recorded, self._on_not_recorded)

    def _new_visit(self, consultant: str, note: str) -> NewVisit:
        session = self._session
        head = session.rulebook.policy.head
        return NewVisit(
            consultant,
            session.as_of,
            PolicyStamp(head.id, head.version, session.rulebook.policy.sha256),
            session.dossier(),
            session.own_reading.sha256,
            {item.id: item.group for item in session.own_checklist().items},
            note,
            self.printed,
        )

    def _on_recorded(self, found: object) -> None:
        self._recording = False
        visit = cast(Visit, found)
        if visit.client == self._client:
            self.visits = (*self.visits, visit)
            self._wait_with(not_among(self.printed, (paper for one in self.visits for paper in one.printed)))
            self._voice.say(self.tr("已记录第 {0} 次来访。").format(visit.number))
            self.known.emit()

    def _on_paper_recorded(self, found: object) -> None:
        """The visit as it is with the paper; another one may have been recorded meanwhile."""
        changed, paper = cast("tuple[Visit, Printed]", found)
        if any(one.id == changed.id for one in self.visits):
            self._wait_with(not_among(self.printed, (paper,)))
            self.visits = tuple(changed if one.id == changed.id else one for one in self.visits)
            self._voice.say(self.tr("这份纸面已记入第 {0} 次来访。").format(changed.number))
            self.known.emit()

    def _on_paper_not_recorded(self, error: object) -> None:
        otherwise = self.tr("这份纸面没有记进咨询记录（{0}）。记录下一次来访时会再记。")
        self._voice.tell(why(error, self._session.lang, otherwise))

    def _on_papers_recorded(self, count: object) -> None:
        self._leaving.pop(0)
        self._session.papers_leaving = bool(self._leaving or self._unrecorded)
        self._session.keep_papers(self.printed)
        self._voice.say(self.tr("没有随来访记录的 {0} 份纸面已记进咨询记录。").format(count))

    def _on_papers_not_recorded(self, error: object) -> None:
        from qhchecklist.store.problem import NoSuchClientError

        leaving = self._leaving.pop(0)
        otherwise = self.tr("打印或导出的纸面没有记进咨询记录（{0}）。请在咨询记录之外另作登记。")
        waits = self.tr("{0} 份打印或导出的纸面还没有记进咨询记录。").format(len(leaving.papers))
        blank = "" if self._session.lang == "zh" else " "
        notice = self._voice.tell(blank.join((waits, why(error, self._session.lang, otherwise))))
        if leaving.firm is self._session.firm:  # it was not left after all
            self._wait_with(joined(leaving.papers, self.printed))
            self.known.emit()
        elif not isinstance(error, NoSuchClientError):
            self._unrecorded.append(leaving)
            notice.offer(self.tr("再试一次"), self._record_unrecorded)
        self._session.papers_leaving = bool(self._leaving or self._unrecorded)

    def _on_not_recorded(self, error: object) -> None:
        self._recording = False
        otherwise = self.tr("来访没有记成（{0}）。填写的内容都在，可以再试一次。")
        self._voice.tell(why(error, self._session.lang, otherwise))

    def _on_failed(self, error: object) -> None:
        from qhchecklist.store.problem import NoSuchClientError

        if isinstance(error, NoSuchClientError):
            return  # who opened the client, restored or saved it is told so
        otherwise = self.tr("来访记录没有读出来（{0}）。当前企业没有改动，可以重新打开这个客户。")
        self._voice.tell(why(error, self._session.lang, otherwise))

    # --- looking back --------------------------------------------------------------------------------

    def show_since(self) -> None:
        """What changed since the last visit."""
        self._show(len(self.visits) - 1, len(self.visits))

    def show_two(self) -> None:
        """What changed between the last two visits; others can be chosen there."""
        self._show(max(len(self.visits) - 2, 0), max(len(self.visits) - 1, 0))

    def _show(self, first: int, second: int) -> None:
        if not self.visits:
            self._voice.say(self.tr("这个客户还没有来访记录。"))
            return
        self._session.settle()
        self.close()
        self.shown = VisitsWindow(self._session, self.visits, self._all_packs(), self._window)
        self.shown.destroyed.connect(self._on_closed)
        self.shown.compare(first, second)
        self.shown.show()

    def _all_packs(self) -> Mapping[str, PackStamp]:
        """What the packs of the visits said, and the present one if there are others to hold against it."""
        present = self._session.rulebook
        others = any(one.policy.sha256 != present.policy.sha256 for one in self.visits)
        return {**self._packs, present.policy.sha256: pack_stamp(present)} if others else self._packs

    def close(self) -> None:
        """Close what looks back on a client who is left."""
        if self.shown is not None:
            self.shown.close()

    def _on_closed(self) -> None:
        self.shown = None


def _visits(client: str, store: Store) -> tuple[str, tuple[Visit, ...], Mapping[str, PackStamp]]:
    visits = store.visits(client)
    hashes = dict.fromkeys(one.policy.sha256 for one in visits)
    return client, visits, {one: stamp for one in hashes if (stamp := store.pack(one)) is not None}


def _record(client: str, visit: NewVisit, book: Rulebook, store: Store) -> Visit:
    return store.record_visit(client, replace(visit, pack=pack_stamp(book)))


def _record_paper(client: str, visit: Visit, paper: Printed, store: Store) -> tuple[Visit, Printed]:
    store.record_printed(client, visit.id, paper)
    return replace(visit, printed=(*visit.printed, paper)), paper


def _record_papers(client: str, papers: tuple[Printed, ...], done: Event, store: Store) -> int:
    for paper in papers:
        store.record_printed(client, "", paper)
    done.set()
    return len(papers)
