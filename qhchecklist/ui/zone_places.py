"""The places of the four zones: which of them are in sight, beside or above each other, and how wide each is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.checklist_view.lens import Lens
from qhchecklist.ui.checklist_view.panel import ChecklistPanel
from qhchecklist.ui.empty_hint import EmptyHint
from qhchecklist.ui.form.section_index import SectionIndex
from qhchecklist.ui.late_zones import LateZones, place, put
from qhchecklist.ui.pages import PageTabs
from qhchecklist.ui.room import ZONES, Plan, Room, ZoneName, index_height, plan, share
from qhchecklist.ui.session import Session


class ZonePlaces(QSplitter):
    """Holds index and checklist, and keeps a place for form and evidence, which come later (`late`).

    `low` tells whether the window is so low that what stands above should be brief. A paper to look at may take the
    place of list and evidence; `lists_wanted` when somebody goes to these. What has a place and what shares one is
    planned in `room`.
    """

    lists_wanted = Signal()
    low = Signal(bool)

    def __init__(self, session: Session, lens: Lens, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
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
        for tabs in self._tabs:
            tabs.page_asked.connect(self._on_page)
            session.language_changed.connect(tabs.relabel)

    def _stack(self) -> None:
        """The form below its menu, list and evidence beside each other; above them tabs for a small window."""
        for column, tabs, part in ((self._left, self._tabs[0], self.hint), (self._place, self._tabs[1], self._right)):
            put(tabs, column)
            put(part, column, int(part is self._right), at_top=part is self.hint)

    def admit(self, late: LateZones) -> None:
        """Give form and evidence the places kept for them."""
        self._late = late
        put(late.evidence, self._right_place)
        put(late.menu, self._left)
        put(late.form, self._left, 1)

    # --- what is in sight ----------------------------------------------------------------------------

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
