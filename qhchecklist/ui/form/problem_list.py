"""What is doubtful about an answer: a drawn mark and a sentence for each problem."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from qhchecklist.policy.problem import ProfileProblem, Severity
from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme
from qhchecklist.ui.legible import sentence


class _Line(QLabel):
    """One sentence: a triangle before what must be corrected or looked at, a dot before what was only noted.

    `asked` carries the field of the problem when somebody clicks a sentence that names its place.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._severity: Severity = "notice"
        self._field = ""
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(theme.px(18), 0, 0, 0)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show_problem(self, problem: ProfileProblem, lang: Lang, said: str) -> None:
        """Show a problem; `said` instead of its message names its place, which a click goes to."""
        self._severity = problem.severity
        theme.set_role(self, "notice" if problem.severity == "notice" else "problem")
        self._field = problem.field if said else ""
        words = sentence(said or problem.message[lang])
        if words != self.text():
            self._heights.clear()
            self.setText(words)
        self.setAccessibleName(self.text())
        self.setCursor(Qt.CursorShape.PointingHandCursor if said else Qt.CursorShape.IBeamCursor)
        self.setVisible(True)

    def heightForWidth(self, width: int) -> int:
        """As high as the sentence needs; Qt would break it into lines anew every time it is asked."""
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = super().heightForWidth(width)
        return height

    def changeEvent(self, event: QEvent) -> None:
        """Another look has other heights."""
        self._heights.clear()
        super().changeEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes to the place; dragging selects text."""
        super().mouseReleaseEvent(event)
        if self._field and event.button() == Qt.MouseButton.LeftButton and not self.hasSelectedText():
            self.asked.emit(self._field)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sentence and its mark."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = float(theme.px(12))
        top = (self.fontMetrics().height() - side) / 2 + 0.5
        box = QRectF(1.0, top, side, side)
        if self._severity == "notice":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("muted"))
            painter.drawEllipse(box.center(), side / 6, side / 6)
        else:
            painter.setPen(QPen(theme.colour("warn"), 1.3))
            if self._severity == "error":
                painter.setBrush(theme.colour("warn"))
            apex = QPointF(box.center().x(), box.top() + 1)
            painter.drawPolygon(
                QPolygonF([apex, QPointF(box.right(), box.bottom() - 1), QPointF(box.left(), box.bottom() - 1)])
            )
            painter.setPen(QPen(theme.colour("pane" if self._severity == "error" else "warn"), 1.4))
            painter.drawLine(
                QPointF(box.center().x(), box.top() + side * 0.4), QPointF(box.center().x(), box.top() + side * 0.62)
            )
            painter.drawPoint(QPointF(box.center().x(), box.top() + side * 0.77))
        painter.end()


class ProblemList(QWidget):
    """The problems of one field, one line each; lines are used again. `asked` carries the field of one
    that was clicked and has a place to go to.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[_Line] = []
        self._shown: tuple[Lang, tuple[ProfileProblem, ...], tuple[str, ...]] = ("zh", (), ())
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, theme.px(2), 0, 0)
        self._box.setSpacing(theme.px(2))
        self.hide()

    def show_problems(self, problems: Sequence[ProfileProblem], lang: Lang, said: Sequence[str] = ()) -> bool:
        """Show exactly these; `said` are sentences that name the place of each, if they have any.

        Tells whether that is anything new.
        """
        if (lang, tuple(problems), tuple(said)) == self._shown:
            return False
        self._shown = lang, tuple(problems), tuple(said)
        while len(self.lines) < len(problems):
            self._add_line()
        for line, problem, words in zip(self.lines, problems, said or [""] * len(problems), strict=False):
            line.show_problem(problem, lang, words)
        for line in self.lines[len(problems) :]:
            line.hide()  # with its words: often the same problem comes back with the next key
        self.setVisible(bool(problems))
        return True

    def prepare(self) -> None:
        """Have a line at hand, styled and out of sight: making one takes as long as the rest of an answer's frame."""
        if not self.lines:
            line = self._add_line()
            line.hide()
            line.setText("…")
            self.ensurePolished()
            line.ensurePolished()
            line.heightForWidth(self.width())

    def _add_line(self) -> _Line:
        line = _Line(self)
        line.asked.connect(self.asked)
        self._box.addWidget(line)
        self.lines.append(line)
        return line

    def texts(self) -> list[str]:
        """The sentences on screen."""
        return [line.text() for line in self.lines if not line.isHidden()]
