"""The parts of the evidence, which follow an answer in place: restyling new widgets takes longer than a frame."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.evidence.blocks import MarkedLine, MissingCard, block_widget, follow_block
from qhchecklist.ui.evidence.content import Block, Chip, Quote, Section
from qhchecklist.ui.evidence.stack import Stack
from qhchecklist.ui.form.flow import FlowLayout
from qhchecklist.ui.ground import Ground
from qhchecklist.ui.scenario_mark import ScenarioMark
from qhchecklist.ui.session import Session


class HeadPart(Ground):
    """Title and chips of a support, and the way to its words as text: `copy_asked`."""

    copy_asked = Signal()

    def __init__(self, session: Session, copy_words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = QLabel(self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.set_role(self.title, "title")
        copy = QPushButton(copy_words, self)
        theme.set_role(copy, "link")
        copy.setCursor(Qt.CursorShape.PointingHandCursor)
        copy.clicked.connect(self.copy_asked)
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        layout = column(self)
        layout.addLayout(row)
        layout.addWidget(ScenarioMark(session, self))
        self._line = QWidget(self)
        self._flow = FlowLayout(self._line, theme.px(6), theme.px(6))
        self._chips: list[dict[str, QLabel]] = []
        layout.addSpacing(theme.px(3))
        layout.addWidget(self._line)

    def say(self, title: str, chips: tuple[Chip, ...]) -> None:
        """Show these. Each place has a label for every tone it ever had: giving one another look takes longer."""
        self.title.setText(title)
        while len(self._chips) < len(chips):
            self._chips.append({})
        for place, labels in enumerate(self._chips):
            chip = chips[place] if place < len(chips) else None
            shown = self._label(place, chip.tone) if chip is not None else None
            for label in labels.values():
                label.setText(chip.text if chip is not None and label is shown else "")
                label.setVisible(label is shown)
        self._flow.activate()  # or they get their places only after the first picture of them
        self.updateGeometry()

    def _label(self, place: int, tone: str) -> QLabel:
        labels = self._chips[place]
        if tone not in labels:
            label = QLabel(self._line)
            label.setTextFormat(Qt.TextFormat.PlainText)
            theme.set_role(label, "chip", tone or None)
            self._flow.addWidget(label)
            self._flow.move_widget(label, sum(map(len, self._chips[: place + 1])))
            labels[tone] = label
        return labels[tone]


class SectionPart(Ground):
    """A heading with its blocks. `wanted` carries a field to answer; `reading` wants the whole notice, `asking` to ask
    the authority.
    """

    wanted = Signal(str)
    reading = Signal()
    asking = Signal()

    def __init__(self, section: Section, present: bool, words: tuple[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.heading = section.heading
        self._present = present
        self._quotes = _has_quotes(section)
        layout = column(self)
        layout.setContentsMargins(0, theme.px(9), 0, 0)
        heading = QLabel(self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setText(section.heading)
        heading.setWordWrap(True)
        theme.set_role(heading, "section")
        layout.addWidget(heading)
        self.blocks: Stack[Block] = Stack(self._build, self, follow_block, _follows)
        layout.addWidget(self.blocks)
        reader_words, ask_words = words
        if self._quotes:
            self._link(reader_words, layout).clicked.connect(self.reading)
        self.ask: QPushButton | None = None
        if section.asks:
            self.ask = self._link(ask_words, layout)
            self.ask.clicked.connect(self.asking)
        self.blocks.show_contents(section.blocks)

    def _link(self, words: str, layout: QVBoxLayout) -> QPushButton:
        button = QPushButton(words, self)
        theme.set_role(button, "link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def follow(self, section: Section, present: bool) -> bool:
        """Show other blocks under the same heading; False when it must be built anew."""
        fits = (section.heading, present, _has_quotes(section)) == (self.heading, self._present, self._quotes)
        fits = fits and (self.ask is not None or not section.asks)
        if fits:
            if self.ask is not None:
                self.ask.setVisible(section.asks)
            self.blocks.show_contents(section.blocks)
            self.updateGeometry()
        return fits

    def rest(self) -> bool:
        """Hold nothing while out of sight; tells whether it is worth keeping."""
        self.blocks.show_contents(())
        return not self._quotes

    def _build(self, block: Block, parent: QWidget) -> QWidget:
        widget = block_widget(block, self._present, parent)
        if isinstance(widget, MissingCard):
            widget.jump.connect(self.wanted)
        return widget


def _follows(widget: QWidget) -> bool:
    return isinstance(widget, MarkedLine | MissingCard)


def _has_quotes(section: Section) -> bool:
    return any(isinstance(block, Quote) for block in section.blocks)


def column(body: QWidget) -> QVBoxLayout:
    """A part's widgets stand one below another."""
    layout = QVBoxLayout(body)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.px(5))
    return layout
