"""The evidence zone: explains the support that is selected in the list."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QVBoxLayout, QWidget

from qhchecklist.checklist import Item
from qhchecklist.ui import theme
from qhchecklist.ui.after_frame import AfterFrame
from qhchecklist.ui.evidence.compose import Composer
from qhchecklist.ui.evidence.content import Chip, Evidence, Section, as_text
from qhchecklist.ui.evidence.parts import HeadPart, SectionPart
from qhchecklist.ui.evidence.stack import Stack
from qhchecklist.ui.evidence.work_section import WorkSection
from qhchecklist.ui.ground import Ground, close_up
from qhchecklist.ui.scenario_changes import summary
from qhchecklist.ui.session import Session
from qhchecklist.ui.state import Typing
from qhchecklist.ui.work_edits import WorkEdits

Head: TypeAlias = tuple[str, tuple[Chip, ...]]
"""Title and chips of a support."""

_EDGES = (22, 14, 20, 22)
_LONGEST_LINE = 46
"""The margins, at scale 1, and how long a line may be, in the width of a Chinese character."""

Content: TypeAlias = Head | tuple[Section, bool] | None
"""What one part shows: a head, a section and whether it speaks of now, or the invitation to select something."""


class EvidencePane(QScrollArea):
    """Explains one support and holds its work.

    What explains changes its words in place, or is built anew where it cannot; the work stands between, and is the
    same widget for good: nothing is ever built under a typing hand. After an answer the list is painted first and the
    evidence in the frame after it; whoever asks before that gets the new one.

    `wanted` carries the key of the field a person wants to answer; `copied` follows a copy; `shown` carries the support
    explained from now on, `reading` wants its sentences in the whole notice, and `asking` the sheet that asks an
    authority about it.
    """

    wanted = Signal(str)
    copied = Signal()
    reading = Signal()
    asking = Signal()
    shown = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._support_id = ""
        self._evidence: Evidence | None = None
        self.edits = WorkEdits(session, self)
        self.setWidgetResizable(True)
        theme.set_role(self, "zone")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()
        self._explained_for: tuple[object, ...] = ()
        self._later = AfterFrame(self)
        self._later.reached.connect(self.refresh)
        session.assessed.connect(self._on_assessed)
        session.language_changed.connect(self._on_language)
        session.settling.connect(self._on_settling)
        session.peeking.connect(self._on_peeking)
        self._on_language()

    def _build(self) -> None:
        body = Ground()
        theme.set_role(body, "pane")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(*map(theme.px, _EDGES))
        self._column.setSpacing(0)
        self.above: Stack[Content] = Stack(self._part, body, _follow, _rest)
        self.below: Stack[Content] = Stack(self._part, body, _follow, _rest)
        self.work = WorkSection(self.edits, body)
        for part in (self.above, self.work, self.below):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setWidget(body)

    @property
    def evidence(self) -> Evidence | None:
        """What is shown; None while nothing is selected."""
        self.settle()
        return self._evidence

    def settle(self) -> None:
        """Show now what would come with the next frame."""
        self._later.settle()

    def show_support(self, support_id: str) -> None:
        """Explain a support; an empty id explains nothing. What is being typed about another is recorded first."""
        if support_id != self._support_id:
            self.work.commit()
            self._support_id = support_id
            self.refresh()
            self.verticalScrollBar().setValue(0)
            self.shown.emit(support_id)

    def go_to_steps(self) -> None:
        """Give the keyboard to what is to be done next about the support shown."""
        if self.evidence is not None:
            target = self.work.go_to_steps()
            self._settle_layout()
            self.ensureWidgetVisible(target, 0, theme.px(40))

    def _on_assessed(self) -> None:
        """An answer leaves the first frame to the form and the list; all else is followed at once."""
        if self._following() == self._explained_for:
            self._later.ask()
        else:
            self.refresh()

    def _following(self) -> tuple[object, ...]:
        """What the evidence follows besides the answers."""
        session = self._session
        return session.firm, session.state.work, session.as_of, session.state.business_day, session.scenario

    def _on_settling(self) -> None:
        """What is typed is recorded about the support that it is seen beside."""
        self.settle()
        self.work.commit()

    def _on_peeking(self, typing: Typing) -> None:
        self.settle()
        self.work.form.peek(typing)

    def refresh(self) -> None:
        """Follow the session now; nothing is rebuilt while the words stay the same."""
        self._later.forget()
        self._explained_for = self._following()
        item = self._item()
        evidence = self._composer().evidence(item) if item is not None else None
        if evidence != self._evidence:
            self._show(item, evidence)
        elif item is not None and evidence is not None:
            self.work.show_item(item, evidence)

    def text(self) -> str:
        """The evidence as plain text, with the work; empty while nothing is selected."""
        evidence, session = self.evidence, self._session
        if evidence is None:
            return ""
        work, banner = session.work(evidence.support_id), session.banner()
        if session.scenario is not None:
            banner = f"{summary(session, session.lang)}\n{banner}"
        return as_text(evidence, banner, work, session.lang)

    def copy_text(self) -> None:
        """Put the evidence on the clipboard."""
        if self.evidence is not None:
            self.work.commit()
            QGuiApplication.clipboard().setText(self.text())
            self.copied.emit()

    def _item(self) -> Item | None:
        return next((item for item in self._session.checklist.items if item.id == self._support_id), None)

    def _composer(self) -> Composer:
        return Composer(self._session.checklist, self._session.explainer, self._session.lang)

    def _on_language(self) -> None:
        self._later.forget()
        self._explained_for = self._following()
        self.setAccessibleName(self.tr("依据"))
        self.work.relabel(self._session.lang)
        self.above.clear()  # words on buttons change too
        self.below.clear()
        item = self._item()
        self._show(item, self._composer().evidence(item) if item is not None else None)

    def _show(self, item: Item | None, evidence: Evidence | None) -> None:
        """Say everything anew; whatever in the work has the keyboard stays where it is under the eyes."""
        self._evidence = evidence
        bar, focus = self.verticalScrollBar(), self.focusWidget()
        held = focus if focus is not None and focus.hasFocus() and self.work.isAncestorOf(focus) else None
        place, top = bar.value(), self._top_of(held)
        self._rebuild(evidence)
        self.work.setVisible(evidence is not None)
        if item is not None and evidence is not None:
            self.work.show_item(item, evidence)
        self._settle_layout()
        bar.setValue(bar.value() + self._top_of(held) - top if held is not None else place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a wide zone the lines stay short enough for the eye to find the next one."""
        left, top, right, bottom = map(theme.px, _EDGES)
        most = round(_LONGEST_LINE * theme.metrics().horizontalAdvance("国"))
        self._column.setContentsMargins(left, top, max(right, self.viewport().width() - left - most), bottom)
        super().resizeEvent(event)

    def _top_of(self, widget: QWidget | None) -> int:
        return widget.mapTo(self.viewport(), widget.rect().topLeft()).y() if widget is not None else 0

    def _rebuild(self, evidence: Evidence | None) -> None:
        """What stands above and below the work."""
        if evidence is None:
            self.above.show_contents((None,))
            self.below.show_contents(())
            return
        head: Content = (evidence.title, evidence.chips)
        self.above.show_contents((head, *((section, evidence.present) for section in evidence.at("above"))))
        self.below.show_contents(tuple((section, evidence.present) for section in evidence.at("below")))
        _order_tabs(self, self.above)
        _order_tabs(self.work.form.note, self.below)

    def _part(self, content: Content, parent: QWidget) -> QWidget:
        match content:
            case None:
                return self._invitation(parent)
            case (Section() as section, bool() as present):
                return self._section(section, present, parent)
            case (str() as title, chips):
                return self._head(title, chips, parent)

    def _settle_layout(self) -> None:
        """Give everything its place now, so that scrolling goes where it should.

        The body takes its new height before what is on it: in the old one everything would be squeezed first.
        """
        body = self.widget()
        close_up((self.above, self.work, self.below))
        if body is not None:
            height = self._column.totalHeightForWidth(body.width())
            body.resize(body.width(), max(height, self.viewport().height()))
        self._column.activate()

    def _invitation(self, body: QWidget) -> QLabel:
        label = QLabel(body)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(self.tr("在清单里选一项，这里说明为什么、缺什么、怎么办，并列出原文。"))
        label.setWordWrap(True)
        theme.set_role(label, "muted")
        return label

    def _head(self, words: str, chips: tuple[Chip, ...], parent: QWidget) -> HeadPart:
        head = HeadPart(self._session, self.tr("复制为文字"), parent)
        head.copy_asked.connect(self.copy_text)
        head.say(words, chips)
        return head

    def _section(self, section: Section, present: bool, parent: QWidget) -> SectionPart:
        words = self.tr("在原文中看 →"), self.tr("请主管部门认定 →")
        part = SectionPart(section, present, words, parent)
        part.asking.connect(self.asking)
        part.wanted.connect(self.wanted)
        part.reading.connect(self.reading)
        return part


def _follow(content: Content, part: QWidget) -> bool:
    """Let a part say something else in place, if it can."""
    match content:
        case (Section() as section, bool() as present) if isinstance(part, SectionPart):
            return part.follow(section, present)
        case (str() as title, tuple() as chips) if isinstance(part, HeadPart):
            part.say(title, chips)
            return True
        case _:
            return False


def _rest(part: QWidget) -> bool:
    """Empty a part that is not shown now; whether it may be shown again later."""
    return isinstance(part, SectionPart) and part.rest()


def _order_tabs(before: QWidget, part: QWidget) -> None:
    """Let Tab go from a widget through the buttons of a part: a late widget would come after the whole window."""
    layout = part.layout()
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place) if layout is not None else None
        widget = item.widget() if item is not None else None
        for button in widget.findChildren(QAbstractButton) if widget is not None else ():
            QWidget.setTabOrder(before, button)
            before = button
