"""What is doubtful about an answer: a drawn mark and a sentence for each problem."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from qhchecklist.policy.problem import ProfileProblem, Severity
from qhchecklist.policy.text import Lang
from qhchecklist.ui import theme


class _Line(QLabel):
    """One sentence: a triangle before what must be corrected or looked at, a dot before what was only noted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._severity: Severity = "notice"
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(theme.px(18), 0, 0, 0)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show_problem(self, problem: ProfileProblem, lang: Lang) -> None:
        """Show a problem."""
        self._severity = problem.severity
        theme.set_role(self, "notice" if problem.severity == "notice" else "problem")
        self.setText(problem.message[lang])
        self.setAccessibleName(problem.message[lang])
        self.setVisible(True)

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
    """The problems of one field, one line each; lines are used again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[_Line] = []
        self._shown: tuple[Lang, tuple[ProfileProblem, ...]] = ("zh", ())
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, theme.px(2), 0, 0)
        self._box.setSpacing(theme.px(2))
        self.hide()

    def show_problems(self, problems: Sequence[ProfileProblem], lang: Lang) -> None:
        """Show exactly these."""
        if (lang, tuple(problems)) == self._shown:
            return
        self._shown = lang, tuple(problems)
        while len(self.lines) < len(problems):
            line = _Line(self)
            self._box.addWidget(line)
            self.lines.append(line)
        for line, problem in zip(self.lines, problems, strict=False):
            line.show_problem(problem, lang)
        for line in self.lines[len(problems) :]:
            line.clear()
            line.hide()
        self.setVisible(bool(problems))

    def texts(self) -> list[str]:
        """The sentences on screen."""
        return [line.text() for line in self.lines if not line.isHidden()]
