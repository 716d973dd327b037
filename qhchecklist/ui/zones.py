"""The four zones from left to right: section index, form, checklist, evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.checklist_view.lens import Lens
from qhchecklist.ui.checklist_view.panel import ChecklistPanel
from qhchecklist.ui.checklist_view.work_keys import WorkKeys
from qhchecklist.ui.empty_hint import EmptyHint
from qhchecklist.ui.form.section_index import SectionIndex
from qhchecklist.ui.keyboard_round import first_stop, next_zone
from qhchecklist.ui.late_zones import LateZones, make_late, order_tabs, place, put
from qhchecklist.ui.pages import PageTabs
from qhchecklist.ui.room import ZONES, Plan, Room, ZoneName, index_height, plan, share
from qhchecklist.ui.session import Session
from qhchecklist.ui.work_edits import WorkEdits

if TYPE_CHECKING:
    from qhchecklist.ui.evidence.pane import EvidencePane
    from qhchecklist.ui.form.profile_form import ProfileForm
    from qhchecklist.ui.form.section_index import SectionMenu


class Zones(QSplitter):
    """Builds the zones of one session and the ways between them; `copied` follows a copy of evidence,
    `unfolded` names a zone that somebody goes to and that must not stay hidden, `low` tells
    whether the window is so low that what stands above should be brief.

    `shown` carries the support explained from now on, `reading` wants its sentences in the whole notice, `asking` to
    ask the authority about it, `said` has
    a sentence for the status line, `warned` one that must be read. What `steps` make comes after the first frame;
    who needs it earlier gets it.

    A paper to look at may take the place of list and evidence; `lists_wanted` when somebody goes to these. What has a
    place and what shares one is planned in `room`.
    """

    copied = Signal()
    said = Signal(str)
    warned = Signal(str)
    shown = Signal(str)
    reading = Signal()
    asking = Signal()
    lists_wanted = Signal()
    unfolded = Signal(str)
    low = Signal(bool)

    def __init__(self, session: Session, lens: Lens, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._session = session
        self._folded: set[ZoneName] = set()
        self._paper: QWidget | None = None
        self._late: LateZones | None = None
        # Each in its place from the outset: a zone that gets another parent is styled all over again.
        self.index = SectionIndex(session, None, self)
        self._left = place(self)
        self.hint = EmptyHint(session, self._left)
        self._place = place(self)
        self._right = QSplitter(Qt.Orientation.Horizontal, self._place)
        self.checklist = ChecklistPanel(session, lens, self._right)
        self._right_place = place(self._right)
        self._page: ZoneName = "checklist"
        self._tabs = (PageTabs(self._left), PageTabs(self._place))
        self._stack()
        for widget in (self.index, self._left, self._place):
            self.addWidget(widget)
        for splitter in (self, self._right):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(theme.px(4))  # a hairline to see, a few pixels to take hold of
        for number, stretch in enumerate((0, 4, 9)):
            self.setStretchFactor(number, stretch)
        self._right.setStretchFactor(0, 4)
        self._right.setStretchFactor(1, 5)
        self._wanted: tuple[int, ...] = ()
        self._explained = ""
        self.index.wanted.connect(self.complete)
        self.checklist.chosen.connect(self._explain)
        self.checklist.question_wanted.connect(self.ask_next)
        self.work_keys = WorkKeys(self.checklist.tree, WorkEdits(session, self))
        self.work_keys.steps_wanted.connect(self.go_to_steps)
        for tabs in self._tabs:
            tabs.page_asked.connect(self._on_page)
            session.language_changed.connect(tabs.relabel)
        self.restore(session.checklist.items[0].id)
        self.steps = self._make_late()

    def _stack(self) -> None:
        """The form below its menu, list and evidence beside each other; above them tabs for a small window."""
        for column, tabs, part in ((self._left, self._tabs[0], self.hint), (self._place, self._tabs[1], self._right)):
            put(tabs, column)
            put(part, column, int(part is self._right), at_top=part is self.hint)

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
        self._late = late
        late.evidence.wanted.connect(self.jump_to)
        late.evidence.copied.connect(self.copied)
        late.evidence.shown.connect(self.shown)
        late.evidence.reading.connect(self.reading)
        late.evidence.asking.connect(self.asking)
        late.form.support_chosen.connect(self._on_support_chosen)
        late.form.said.connect(self.said)
        late.form.warned.connect(self.warned)
        late.evidence.show_support(self._explained)
        put(late.evidence, self._right_place)
        put(late.menu, self._left)
        put(late.form, self._left, 1)
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

    # --- room ----------------------------------------------------------------------------------------

    def fold(self, name: ZoneName, folded: bool) -> None:
        """Hide a zone or show it again."""
        if not folded and name in {"checklist", "evidence"} and self._paper is not None:
            self.lists_wanted.emit()
        (self._folded.add if folded else self._folded.discard)(name)
        self._make_room()

    def turn_to(self, name: ZoneName) -> None:
        """Show a zone that shares its place with others."""
        if self._paper is not None and name in self._room().under_paper():
            self.lists_wanted.emit()
        if name != self._page:
            self._page = name
            self._make_room()

    def tabs(self) -> tuple[PageTabs, PageTabs]:
        """The tabs above the form and above list and evidence."""
        return self._tabs

    def _on_page(self, name: str) -> None:
        self.turn_to(next(zone for zone in ZONES if zone == name))

    def _room(self) -> Room:
        return Room(self.width(), self.height(), self.window().height(), index_height(self.index))

    def _plan(self) -> Plan:
        return plan(self._room(), self._folded, self._page, self._paper is not None)

    def show_paper(self, paper: QWidget | None) -> None:
        """Put a widget in the place of list and evidence; None brings them back."""
        old, self._paper = self._paper, paper
        if paper is not None:
            self.addWidget(paper)
            self.setStretchFactor(self.indexOf(paper), 9)
            paper.setFocus(Qt.FocusReason.OtherFocusReason)  # or Qt hands it to the form, which scrolls there
        self._make_room()
        if old is not None:
            if paper is None and old.isAncestorOf(QApplication.focusWidget() or self):
                self.checklist.tree.setFocus(Qt.FocusReason.OtherFocusReason)
            old.setParent(None)
        self._share()

    def columns(self) -> tuple[int, ...]:
        """The widths of the four zones, to be restored next time; nothing when they do not stand side by side."""
        if self._right.orientation() == Qt.Orientation.Vertical or not self.isVisible():
            return self._wanted
        return (*self.sizes()[:2], *self._right.sizes())

    def set_columns(self, columns: tuple[int, ...]) -> None:
        """Give the zones widths; they are fitted to the room there is. Anything else means the usual ones."""
        self._wanted = columns if len(columns) == len(ZONES) and all(width > 0 for width in columns) else ()
        self._share()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the room to share is known."""
        super().showEvent(event)
        self._make_room()
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window stacks list and evidence."""
        super().resizeEvent(event)
        self._make_room()

    def _share(self) -> None:
        """Divide the room between the zones."""
        stacked = self._right.orientation() == Qt.Orientation.Vertical
        shares = share(self._room(), stacked, self.index.sizeHint().width(), self._wanted)
        self.setSizes(shares.columns)
        self._right.setSizes(shares.lists)

    def _make_room(self) -> None:
        """Show what the plan shows."""
        room, planned = self._room(), self._plan()
        self._page = planned.page
        self.index.setVisible("index" not in self._folded and room.has_index)
        for tabs in self._tabs:
            there = planned.pages if tabs is self._tabs[1] or "form" in planned.pages else ()
            tabs.show_pages(there, planned.page)
        if self._late is not None:
            self._late.menu.setVisible("index" not in self._folded and not room.has_index)
        self.low.emit(room.is_low)
        self._left.setVisible("form" not in planned.hidden)
        self.checklist.setVisible("checklist" not in planned.hidden)
        self._right_place.setVisible("evidence" not in planned.hidden)
        self._place.setVisible(not {"checklist", "evidence"} <= planned.hidden)
        orientation = Qt.Orientation.Vertical if room.is_narrow else Qt.Orientation.Horizontal
        if self._right.orientation() != orientation:
            self._right.setOrientation(orientation)
            self._share()

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
