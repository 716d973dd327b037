"""The four zones from left to right: section index, form, checklist, evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from qhchecklist.ui.checklist_view.lens import Lens
from qhchecklist.ui.checklist_view.work_keys import WorkKeys
from qhchecklist.ui.keyboard_round import first_stop, next_zone
from qhchecklist.ui.late_zones import LateZones, make_late, order_tabs
from qhchecklist.ui.room import ZoneName
from qhchecklist.ui.session import Session
from qhchecklist.ui.work_edits import WorkEdits
from qhchecklist.ui.zone_places import ZonePlaces

if TYPE_CHECKING:
    from qhchecklist.ui.evidence.pane import EvidencePane
    from qhchecklist.ui.form.profile_form import ProfileForm
    from qhchecklist.ui.form.section_index import SectionMenu


class Zones(ZonePlaces):
    """Builds the zones of one session and the ways between them; `copied` follows a copy of evidence,
    `unfolded` names a zone that somebody goes to and that must not stay hidden.

    `shown` carries the support explained from now on, `reading` wants its sentences in the whole notice, `asking` to
    ask the authority about it, `said` has a sentence for the status line, `warned` one that must be read. What `steps`
    make comes after the first frame; who needs it earlier gets it.
    """

    copied = Signal()
    said = Signal(str)
    warned = Signal(str)
    shown = Signal(str)
    reading = Signal()
    asking = Signal()
    unfolded = Signal(str)

    def __init__(self, session: Session, lens: Lens, parent: QWidget | None = None) -> None:
        super().__init__(session, lens, parent)
        self._session = session
        self._explained = ""
        self.index.wanted.connect(self.complete)
        self.checklist.chosen.connect(self._explain)
        self.checklist.question_wanted.connect(self.ask_next)
        self.work_keys = WorkKeys(self.checklist.tree, WorkEdits(session, self))
        self.work_keys.steps_wanted.connect(self.go_to_steps)
        self.restore(session.checklist.items[0].id)
        self.steps = self._make_late()

    # --- what comes after the first frame ------------------------------------------------------------

    @property
    def form(self) -> ProfileForm:
        """The form; made now if need be, as all that is late."""
        return self._whole().form

    @property
    def menu(self) -> SectionMenu:
        """What stands for the index in a narrow window."""
        return self._whole().menu

    @property
    def evidence(self) -> EvidencePane:
        """What explains the support that is selected, by the answers as they are now."""
        evidence = self._whole().evidence
        evidence.settle()
        return evidence

    def _whole(self) -> LateZones:
        self.complete()
        assert self._late is not None
        return self._late

    def complete(self) -> None:
        """Make what is still to come, now."""
        for _ in self.steps:
            pass

    def _make_late(self) -> Iterator[None]:
        for made in make_late(self._session, self.index, self._left, self._right_place):
            if made is not None:
                self._take(made)
            yield

    def _take(self, late: LateZones) -> None:
        """Show the late zones, all at once: nobody sees half of them."""
        late.evidence.wanted.connect(self.jump_to)
        late.evidence.copied.connect(self.copied)
        late.evidence.shown.connect(self.shown)
        late.evidence.reading.connect(self.reading)
        late.evidence.asking.connect(self.asking)
        late.form.support_chosen.connect(self._on_support_chosen)
        late.form.said.connect(self.said)
        late.form.warned.connect(self.warned)
        late.evidence.show_support(self._explained)
        self.admit(late)
        self.index.follow(late.form)
        order_tabs(late.form, self.index, self.checklist, late.evidence)
        self._make_room()
        late.evidence.show()
        late.form.show()
        self._share()

    # --- selection -----------------------------------------------------------------------------------

    def choose(self, support_id: str) -> None:
        """Select a support in the list and explain it."""
        self.checklist.choose(support_id)
        self._explain(support_id)

    def _explain(self, support_id: str) -> None:
        self._explained = support_id
        if self._late is not None:
            self._late.evidence.show_support(support_id)

    def _on_support_chosen(self, support_id: str) -> None:
        self.unfolded.emit("checklist")
        self.fold("checklist", False)
        self.choose(support_id)

    def choose_first(self) -> None:
        """Select what comes first on the list."""
        first = self.checklist.tree.first_hit()
        self.choose(first.id if first is not None else self._session.checklist.items[0].id)

    def restore(self, support_id: str) -> None:
        """Explain a support again and select it where it can be seen; filter and folding stay as they are."""
        self._explain(support_id)
        self.checklist.restore(support_id)

    def chosen(self) -> str:
        """The support that is explained."""
        return self.evidence.evidence.support_id if self.evidence.evidence is not None else ""

    def jump_to(self, field: str) -> bool:
        """Go to the field that answers a question, unfolding the form; False when there is no such field."""
        self.fold("form", False)
        self.turn_to("form")
        return self.form.jump_to(field)

    def go_to_steps(self) -> None:
        """Go to what is to be done next about the support explained, unfolding the evidence."""
        self.unfolded.emit("evidence")
        self.fold("evidence", False)
        self.turn_to("evidence")
        self.evidence.go_to_steps()

    def ask_next(self) -> None:
        """Go to the next question worth asking, unfolding the form."""
        self.unfolded.emit("form")
        self.fold("form", False)
        self.form.ask_next()

    # --- keyboard ------------------------------------------------------------------------------------

    def go_round(self, step: int) -> None:
        """Move the keyboard to the next (1) or previous (-1) zone, turning pages on the way."""
        every: dict[ZoneName, QWidget] = {"form": self.form, "checklist": self.checklist, "evidence": self.evidence}
        covered = self._room().under_paper() if self._paper is not None else frozenset[ZoneName]()
        pages = {name: zone for name, zone in every.items() if name not in covered}
        zones: list[QWidget] = [way for way in (self.index, self.menu) if way.isVisible()]
        zones += [zone for name, zone in pages.items() if name not in self._folded]
        zones += [self._paper] if self._paper is not None else []
        if not zones:
            return
        target = next_zone(zones, step)
        for name, zone in pages.items():
            if target is zone and name in self._plan().pages:
                self.turn_to(name)
        if target is self.checklist:
            self.checklist.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            first_stop(target).setFocus(Qt.FocusReason.TabFocusReason)
