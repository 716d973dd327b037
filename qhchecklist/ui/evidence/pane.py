"""The evidence zone: explains the support that is selected in the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.evidence.blocks import MissingCard, block_widget, chip_label
from qhchecklist.ui.evidence.compose import Composer
from qhchecklist.ui.evidence.content import Evidence, Section, as_text
from qhchecklist.ui.form.flow import FlowLayout
from qhchecklist.ui.session import Session


class EvidencePane(QScrollArea):
    """`wanted` carries the key of the field a person wants to answer; `copied` follows a copy."""

    wanted = Signal(str)
    copied = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._support_id = ""
        self._evidence: Evidence | None = None
        self.setWidgetResizable(True)
        theme.set_role(self, "zone")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        session.assessed.connect(self.refresh)
        session.language_changed.connect(self._on_language)
        self._on_language()

    @property
    def evidence(self) -> Evidence | None:
        """What is shown; None while nothing is selected."""
        return self._evidence

    def show_support(self, support_id: str) -> None:
        """Explain a support; an empty id explains nothing."""
        if support_id != self._support_id:
            self._support_id = support_id
            self.refresh()
            self.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Follow the session; nothing is rebuilt while the words stay the same."""
        evidence = self._compose()
        if evidence != self._evidence or self.widget() is None:
            self._evidence = evidence
            self._rebuild()

    def text(self) -> str:
        """The evidence as plain text; empty while nothing is selected."""
        if self._evidence is None:
            return ""
        return as_text(self._evidence, self._session.checklist.banner[self._session.lang])

    def copy_text(self) -> None:
        """Put the evidence on the clipboard."""
        if self._evidence is not None:
            QGuiApplication.clipboard().setText(self.text())
            self.copied.emit()

    def _compose(self) -> Evidence | None:
        checklist = self._session.checklist
        for item in checklist.items:
            if item.id == self._support_id:
                return Composer(checklist, self._session.explainer, self._session.lang).evidence(item)
        return None

    def _on_language(self) -> None:
        self.setAccessibleName(self.tr("依据"))
        self._evidence = self._compose()
        self._rebuild()

    def _rebuild(self) -> None:
        place = self.verticalScrollBar().value()
        body = QWidget()
        theme.set_role(body, "pane")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(theme.px(22), theme.px(14), theme.px(20), theme.px(22))
        layout.setSpacing(theme.px(5))
        if self._evidence is None:
            layout.addWidget(self._invitation(body))
        else:
            self._fill(layout, body, self._evidence)
        layout.addStretch(1)
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()
        self.setWidget(body)
        self.verticalScrollBar().setValue(place)

    def _invitation(self, body: QWidget) -> QLabel:
        label = QLabel(self.tr("在清单里选一项，这里说明为什么、缺什么、怎么办，并列出原文。"), body)
        label.setWordWrap(True)
        theme.set_role(label, "muted")
        return label

    def _fill(self, layout: QVBoxLayout, body: QWidget, evidence: Evidence) -> None:
        layout.addLayout(self._head(body, evidence))
        chips = QWidget(body)
        flow = FlowLayout(chips)
        for chip in evidence.chips:
            flow.addWidget(chip_label(chip, chips))
        layout.addWidget(chips)
        for section in evidence.sections:
            self._add_section(layout, body, section, evidence.present)

    def _head(self, body: QWidget, evidence: Evidence) -> QHBoxLayout:
        title = QLabel(body)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setText(evidence.title)
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
        return row

    def _add_section(self, layout: QVBoxLayout, body: QWidget, section: Section, present: bool) -> None:
        heading = QLabel(body)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setText(section.heading)
        heading.setWordWrap(True)
        theme.set_role(heading, "section")
        layout.addSpacing(theme.px(9))
        layout.addWidget(heading)
        for block in section.blocks:
            widget = block_widget(block, present, body)
            if isinstance(widget, MissingCard):
                widget.jump.connect(self.wanted)
            layout.addWidget(widget)
