"""The page of the form: sections one below another that scroll, under the next question; no editing, no going."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.form.editor import dress
from qhchecklist.ui.form.field_box import FieldBox
from qhchecklist.ui.form.look import form_sheet
from qhchecklist.ui.form.problem_list import ProblemList
from qhchecklist.ui.form.question_card import QuestionCard
from qhchecklist.ui.form.section_box import SectionBox
from qhchecklist.ui.form.usage import usages
from qhchecklist.ui.ground import Ground, close_up
from qhchecklist.ui.session import Session

_LEAST_FORM = 100
"""So much of the form is seen below the next question, at scale 1, or the question shows its heading only."""


class FormPage(QWidget):
    """Places the questions of a session; `section_changed`: another section is at the top."""

    section_changed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._current = ""
        self._anew = False
        self._sheet = form_sheet(theme.palette())
        self.setStyleSheet(self._sheet)
        self.scroller = QScrollArea(self)
        self.page = Ground(self.scroller)
        dress(self.page, "pane")
        self.scroller.setWidgetResizable(True)
        self.scroller.setWidget(self.page)  # before it has children: giving it another parent restyles them all
        self.card = QuestionCard(session, self)
        self.others = ProblemList(self.page)
        self.sections: tuple[SectionBox, ...] = ()
        self.boxes: dict[str, FieldBox] = {}
        self._layouts: tuple[QLayout, ...] = ()
        self._inside = QVBoxLayout(self.page)
        self._arrange()

    def _make_sections(self) -> Iterator[None]:
        """Make the sections one by one; they are there all at once, at the end."""
        use = usages(self._session.rulebook)
        made = []
        for section in self._session.rulebook.catalogue.sections:
            box = SectionBox(section, use, self._session, self.page)
            self._inside.insertWidget(self._inside.count() - 1, box)
            made.append(box)
            yield
        self.sections = tuple(made)
        self.boxes = {box.key: box for section in made for box in section.boxes}
        parts: tuple[QWidget, ...] = (*made, *self.boxes.values())
        self._layouts = tuple(layout for layout in (part.layout() for part in parts) if layout is not None)
        self.card.changed.connect(self._fit_card)
        self.scroller.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def _arrange(self) -> None:
        inside = self._inside
        side = theme.px(8)
        inside.setContentsMargins(side, 0, side, theme.px(24))
        inside.setSpacing(0)
        inside.addWidget(self.others)
        inside.addStretch(1)  # below the sections that are to come
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.px(12), 0, 0)
        box.setSpacing(theme.px(4))
        frame = QVBoxLayout()
        bar = self.scroller.verticalScrollBar().sizeHint().width()
        frame.setContentsMargins(side * 2, 0, side * 2 + bar, 0)
        frame.addWidget(self.card)
        box.addLayout(frame)
        box.addWidget(self.scroller, 1)

    def changeEvent(self, event: QEvent) -> None:
        """A new theme."""
        if event.type() == QEvent.Type.StyleChange and self._sheet != form_sheet(theme.palette()):
            self._sheet = form_sheet(theme.palette())
            self.setStyleSheet(self._sheet)
        super().changeEvent(event)

    def _settle_layout(self, changed: Iterable[SectionBox] | None = None) -> None:
        """A field that has just appeared needs its place before we can go there; None looks through every section.

        The page first takes its new height, then what is on it: the other way round the fields would be squeezed
        into the old one in between, and be painted for it.
        """
        changed = self.sections if changed is None else changed
        for section in changed:
            close_up(section.boxes)
        close_up(self.sections)
        height = self._inside.totalHeightForWidth(self.page.width())
        self.page.resize(self.page.width(), max(height, self.scroller.viewport().height()))
        self._inside.activate()
        for section in changed:
            section.settle_layout()

    # --- the next question above it ------------------------------------------------------------------

    def start_anew(self) -> None:
        """Another profile is shown, nobody is filling it in yet: its question at once, at its own height."""
        self._anew = True
        self.card.refresh()
        self._anew = False

    def _fit_card(self) -> None:
        """Give the card its height without moving the form under the pointer of somebody who fills it in.

        A growing or shrinking card is made good by scrolling; at the very top, where that is impossible,
        a card answered from the form keeps its height.
        """
        layout, bar = self.card.layout(), self.scroller.verticalScrollBar()
        if layout is None or not self.isVisible():
            return
        layout.activate()
        self._shorten_card()
        before = self.card.height()
        change = layout.totalHeightForWidth(self.card.width()) - before
        may_keep = not (self._anew or self.card.has_keyboard() or self.card.inside.isHidden())
        if may_keep and change < 0 and bar.value() + change < 0:
            self.card.setMinimumHeight(before)
            return
        self.card.setMinimumHeight(0)
        own = self.layout()
        if own is not None:
            own.activate()
        if bar.value() > 0:
            bar.setValue(bar.value() + self.card.height() - before)

    def _shorten_card(self) -> None:
        """Where card and form have no room together, only the card's heading stays."""
        left = self.height() - self.card.whole_height(self.card.width())
        self.card.be_brief(left < theme.px(_LEAST_FORM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height may leave less for the form, or enough again."""
        super().resizeEvent(event)
        self._shorten_card()

    # --- what is in sight ----------------------------------------------------------------------------

    def go_to_top(self) -> None:
        """Scroll to where the problems are said that belong to no field."""
        self.scroller.verticalScrollBar().setValue(0)

    @property
    def current_section(self) -> str:
        """The section at the top."""
        return self._current or self.sections[0].section.key

    def _on_scrolled(self, value: int) -> None:
        bar = self.scroller.verticalScrollBar()
        line = value + theme.px(40)
        reached = [one for one in self.sections if one.y() <= line] or [self.sections[0]]
        last = bar.maximum() > 0 and value >= bar.maximum()
        self._set_current((self.sections[-1] if last else reached[-1]).section.key)

    def _set_current(self, key: str) -> None:
        if key != self._current:
            self._current = key
            self.section_changed.emit(key)
