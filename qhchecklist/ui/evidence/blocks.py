"""One widget for each kind of evidence, so that the notice, procedure and our own words look apart."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.evidence.content import Block, Line, Missing, Note, Part, Quote, Step
from qhchecklist.ui.evidence.flow_text import FlowText, Ink, Piece

_PART_INKS: dict[Part, Ink] = {
    "plain": "ink",
    "context": "muted",
    "cited": "cited",
    "gap": "warn",
    "gloss": "muted",
}


class JumpButton(QPushButton):
    """Goes to the field that answers a question."""

    jump = Signal(str)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.field = ""
        theme.set_role(self, "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.jump.emit(self.field)


class MissingCard(QFrame):
    """A question still open, why it matters, and the way to its field."""

    jump = Signal(str)

    def __init__(self, missing: Missing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "ask")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(7))
        layout.setSpacing(theme.px(3))
        self._question = FlowText((), parent=self)
        self._why = FlowText((), leading=1.3, parent=self)
        self._button = JumpButton(self.tr("去填写 →"), self)
        self._button.jump.connect(self.jump)
        layout.addWidget(self._question)
        layout.addWidget(self._why)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.follow(missing)

    def follow(self, missing: Missing) -> None:
        """Ask another question."""
        self._question.say(((missing.question, "strong"),))
        self._why.say(((missing.why, "tag"),))
        self._why.setVisible(bool(missing.why))
        self._button.field = missing.field
        self._button.setAccessibleName(self.tr("去填写：{0}").format(missing.question))
        self.updateGeometry()


class MarkedLine(FlowText):
    """A sentence with a dot of a colour where it is met, with a ring where it is not."""

    def __init__(self, pieces: tuple[Piece, ...], met: bool, colour: str, parent: QWidget) -> None:
        super().__init__(pieces, "dot" if met else "ring", colour if met else "muted", parent=parent)
        self._met_colour = colour

    def follow(self, pieces: tuple[Piece, ...], met: bool) -> None:
        """Say another sentence."""
        self.say(pieces, "dot" if met else "ring", self._met_colour if met else "muted")


def follow_block(block: Block, widget: QWidget) -> bool:
    """Let the widget of one block say another of the same kind; False when it cannot."""
    match block:
        case Step(text, label, met) | Line(text, label, met) if isinstance(widget, MarkedLine):
            widget.follow(_note_pieces(text, label, "ink"), met)
            return True
        case Missing() if isinstance(widget, MissingCard):
            widget.follow(block)
            return True
        case _:
            return False


def block_widget(block: Block, present: bool, parent: QWidget) -> QWidget:
    """The widget for one block."""
    match block:
        case Step(text, label, met) | Line(text, label, met):
            colour = "accent" if present else "historic"
            return MarkedLine(_note_pieces(text, label, "ink"), met, colour, parent)
        case Missing():
            return MissingCard(block, parent)
        case Quote(pieces=parts):
            inked: tuple[Piece, ...] = tuple((text, _PART_INKS[part]) for text, part in parts)
            return FlowText(inked, "bar", "accent" if present else "historic", 1.62, parent, notice=True)
        case Note(text, label, ours, lost):
            note = _note_pieces(text, label, "warn" if lost else "ink")
            return _framed(note, parent) if ours else FlowText(note, parent=parent)


def _note_pieces(text: str, label: str, ink: Ink) -> tuple[Piece, ...]:
    return ((text, ink), (f"　{label}", "tag")) if label else ((text, ink),)


def _framed(pieces: tuple[Piece, ...], parent: QWidget) -> QFrame:
    """Our own words stand in a dashed frame, never beside the notice's bar."""
    frame = QFrame(parent)
    theme.set_role(frame, "ours")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(theme.px(10), theme.px(6), theme.px(10), theme.px(6))
    layout.addWidget(FlowText(pieces, parent=frame))
    return frame
