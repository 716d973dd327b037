"""A step that can be ticked: a drawn box and a sentence that wraps, all of it one button."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.evidence.content import Step
from qhchecklist.ui.evidence.flow_text import FlowText, Ink, Piece

_SIDE, _INDENT, _AIR = 16, 28, 4
"""The box, where the words begin, and the air above and below, in pixels at scale 1."""

_NEW_LINE = "\u2028"
"""Begins a line inside a paragraph; QTextLayout takes \\n for a blank."""


class StepBox(QAbstractButton):
    """One step; `clicked` carries whether it is now ticked. Space ticks, up and down go to the next step.

    `words`: the step, where it comes from, and on a line of its own the documents it names.
    """

    def __init__(self, step: Step, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._words = FlowText((), parent=self)
        self.words = ""
        self.follow(step)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def follow(self, step: Step) -> None:
        """Say the step as it is now; an answer may have put it behind the firm."""
        self.setAccessibleName(f"{step.text}（{step.label}）{step.documents}")
        source: Ink = "source" if step.from_text else "tag"
        pieces: list[Piece] = [(step.text, "ink"), (f"　{step.label}", source)]
        if step.documents:
            pieces.append((f"{_NEW_LINE}{step.documents}", "tag"))
        self._words.say(tuple(pieces))
        self.words = self._words.text()
        self._words.clear()  # it draws its pieces; a screen reader hears them from the button
        self._words.setAccessibleName("")
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """All lines, and never less than the box."""
        words = self._words.heightForWidth(width - theme.px(_INDENT) - theme.px(_AIR))
        return max(words, theme.px(_SIDE) + 2) + 2 * theme.px(_AIR)

    def sizeHint(self) -> QSize:
        """A column of some width."""
        return QSize(theme.px(226), self.heightForWidth(max(self.width(), theme.px(226))))

    def minimumSizeHint(self) -> QSize:
        """Some eight characters in a line; the height follows from the width."""
        return QSize(theme.px(146), theme.px(_SIDE + 2 * _AIR))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words take the room beside the box."""
        left, air = theme.px(_INDENT), theme.px(_AIR)
        self._words.setGeometry(left, air, self.width() - left - air, self.height() - 2 * air)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, its tick, and a frame around the words for whoever has the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, ticked = float(theme.px(_SIDE)), self.isChecked()
        middle = theme.px(_AIR) + self._words.first_line() / 2
        box = QRectF(1, middle - side / 2, side, side)
        edge = "accent" if ticked or self.underMouse() or self.hasFocus() else "muted"
        painter.setPen(QPen(theme.colour(edge), 1.2 * theme.scale()))
        painter.setBrush(theme.colour("accent" if ticked else "field"))
        painter.drawRoundedRect(box, 3 * theme.scale(), 3 * theme.scale())
        if ticked:
            pen = QPen(theme.colour("on_accent"), side / 7.5)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            points = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))
            painter.drawPolyline([QPointF(box.left() + x * side, box.top() + y * side) for x, y in points])
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 1))
            words = QRectF(self.rect()).adjusted(theme.px(_INDENT - 6), 0.5, -0.5, -0.5)
            painter.drawRoundedRect(words, 4, 4)
        painter.end()
