"""The evidence zone: explains the support that is selected in the list."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from qhchecklist.checklist import Item
from qhchecklist.ui import theme
from qhchecklist.ui.evidence.blocks import MissingCard, block_widget, chip_label
from qhchecklist.ui.evidence.compose import Composer
from qhchecklist.ui.evidence.content import Chip, Evidence, Quote, Section, as_text
from qhchecklist.ui.evidence.stack import Stack
from qhchecklist.ui.evidence.work_section import WorkSection
from qhchecklist.ui.form.flow import FlowLayout
from qhchecklist.ui.scenario_changes import summary
from qhchecklist.ui.scenario_mark import ScenarioMark
from qhchecklist.ui.session import Session
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

    A part of what explains is built anew when its words change; the work stands between, and is the same widget for
    good: nothing is ever built under a typing hand. `wanted` carries the key of the field a person wants to
    answer; `copied` follows a copy; `shown` carries the support explained from now on, and `reading` wants its
    sentences in the whole notice.
    """

    wanted = Signal(str)
    copied = Signal()
    reading = Signal()
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
        session.assessed.connect(self.refresh)
        session.language_changed.connect(self._on_language)
        session.settling.connect(self.work.commit)
        session.peeking.connect(self.work.form.peek)
        self._on_language()

    def _build(self) -> None:
        body = QWidget()
        theme.set_role(body, "pane")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(*map(theme.px, _EDGES))
        self._column.setSpacing(0)
        self.above: Stack[Content] = Stack(self._part, body)
        self.below: Stack[Content] = Stack(self._part, body)
        self.work = WorkSection(self.edits, body)
        for part in (self.above, self.work, self.below):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setWidget(body)

    @property
    def evidence(self) -> Evidence | None:
        """What is shown; None while nothing is selected."""
        return self._evidence

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
        if self._evidence is not None:
            target = self.work.go_to_steps()
            self._settle_layout()
            self.ensureWidgetVisible(target, 0, theme.px(40))

    def refresh(self) -> None:
        """Follow the session; nothing is rebuilt while the words stay the same."""
        item = self._item()
        evidence = self._composer().evidence(item) if item is not None else None
        if evidence != self._evidence:
            self._show(item, evidence)
        elif item is not None and evidence is not None:
            self.work.show_item(item, evidence)

    def text(self) -> str:
        """The evidence as plain text, with the work; empty while nothing is selected."""
        if self._evidence is None:
            return ""
        session = self._session
        work, banner = session.work(self._evidence.support_id), session.checklist.banner[session.lang]
        if session.scenario is not None:
            banner = f"{summary(session, session.lang)}\n{banner}"
        return as_text(self._evidence, banner, work, session.lang)

    def copy_text(self) -> None:
        """Put the evidence on the clipboard."""
        if self._evidence is not None:
            self.work.commit()
            QGuiApplication.clipboard().setText(self.text())
            self.copied.emit()

    def _item(self) -> Item | None:
        return next((item for item in self._session.checklist.items if item.id == self._support_id), None)

    def _composer(self) -> Composer:
        return Composer(self._session.checklist, self._session.explainer, self._session.lang)

    def _on_language(self) -> None:
        self.setAccessibleName(self.tr("依据"))
        self.work.relabel(self._session.lang)
        self.above.show_contents(())  # words on buttons change too
        self.below.show_contents(())
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
        """Give everything its place now, so that scrolling goes where it should."""
        self._column.activate()
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def _invitation(self, body: QWidget) -> QLabel:
        label = QLabel(body)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(self.tr("在清单里选一项，这里说明为什么、缺什么、怎么办，并列出原文。"))
        label.setWordWrap(True)
        theme.set_role(label, "muted")
        return label

    def _head(self, words: str, chips: tuple[Chip, ...], parent: QWidget) -> QWidget:
        body, layout = _column(parent)
        title = QLabel(body)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setText(words)
        title.setWordWrap(True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.set_role(title, "title")
        copy = QPushButton(self.tr("复制为文字"), body)
        theme.set_role(copy, "link")
        copy.setCursor(Qt.CursorShape.PointingHandCursor)
        copy.clicked.connect(self.copy_text)
        row = QHBoxLayout()
        row.addWidget(title, 1)
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(row)
        layout.addWidget(ScenarioMark(self._session, body))
        line = QWidget(body)
        flow = FlowLayout(line, theme.px(6), theme.px(6))
        layout.addSpacing(theme.px(3))
        for chip in chips:
            flow.addWidget(chip_label(chip, line))
        layout.addWidget(line)
        return body

    def _section(self, section: Section, present: bool, parent: QWidget) -> QWidget:
        body, layout = _column(parent)
        layout.setContentsMargins(0, theme.px(9), 0, 0)
        heading = QLabel(body)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setText(section.heading)
        heading.setWordWrap(True)
        theme.set_role(heading, "section")
        layout.addWidget(heading)
        for block in section.blocks:
            widget = block_widget(block, present, body)
            if isinstance(widget, MissingCard):
                widget.jump.connect(self.wanted)
            layout.addWidget(widget)
        if any(isinstance(block, Quote) for block in section.blocks):
            layout.addWidget(self._way_to_reader(body), 0, Qt.AlignmentFlag.AlignLeft)
        return body

    def _way_to_reader(self, body: QWidget) -> QPushButton:
        button = QPushButton(self.tr("在原文中看 →"), body)
        theme.set_role(button, "link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(self.reading)
        return button


def _column(parent: QWidget) -> tuple[QWidget, QVBoxLayout]:
    """A part whose widgets stand one below another."""
    body = QWidget(parent)
    layout = QVBoxLayout(body)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.px(5))
    return body, layout


def _order_tabs(before: QWidget, part: QWidget) -> None:
    """Let Tab go from a widget through the buttons of a part: a late widget would come after the whole window."""
    layout = part.layout()
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place) if layout is not None else None
        widget = item.widget() if item is not None else None
        for button in widget.findChildren(QAbstractButton) if widget is not None else ():
            QWidget.setTabOrder(before, button)
            before = button
