"""The counts above the list: one bar and one line of figures."""

from __future__ import annotations

from math import ceil
from typing import TypeAlias

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from qhchecklist.checklist import APPLYING, Checklist
from qhchecklist.policy.model import Validity
from qhchecklist.policy.record import record
from qhchecklist.ui import theme
from qhchecklist.ui.face import Face

Figure: TypeAlias = tuple[int, str]
"""A count and its word."""


@record
class Counts:
    """How many supports stand where."""

    applying: int
    needed: int
    open_list: int
    not_applying: int
    informational: int
    present: bool

    @property
    def total(self) -> int:
        """All supports."""
        return self.applying + self.needed + self.open_list + self.not_applying + self.informational


@record
class _Place:
    """Where a figure and its word begin, and in which line."""

    left: int
    word: int
    line: int


def counts_of(checklist: Checklist) -> Counts:
    """The five counts of a checklist."""
    by_group = checklist.counts()
    return Counts(
        sum(by_group[key] for key in APPLYING),
        by_group["needs_information"],
        by_group["open_list"],
        by_group["does_not_apply"],
        by_group["informational"],
        checklist.assessment.validity == "in_force",
    )


class CountsBar(QWidget):
    """Solid for what applies, hatched for what is missing, then open lists, then the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = Counts(0, 0, 0, 0, 0, True)
        self._validity: Validity = "in_force"
        self._figures: tuple[Figure, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # or all that it lies on is painted first

    def show_counts(self, checklist: Checklist) -> None:
        """Follow a new checklist."""
        self._counts = counts_of(checklist)
        self._validity = checklist.assessment.validity
        figures = self._worded()
        if figures == self._figures:
            return
        height = self.heightForWidth(self.width())
        self._figures = figures
        self.setAccessibleName(self.sentence())
        self.setToolTip(self.sentence())
        if self.heightForWidth(self.width()) != height:
            self.updateGeometry()  # only then: the whole window is laid out anew
        self.update()

    def sentence(self) -> str:
        """The counts as one line of words."""
        return " · ".join(f"{figure} {word}" for figure, word in self._figures)

    def figures(self) -> tuple[Figure, ...]:
        """The five counts with their words."""
        return self._figures

    def _worded(self) -> tuple[Figure, ...]:
        counts = self._counts
        return (
            (counts.applying, self._applying()),
            (counts.needed, self.tr("待补充")),
            (counts.open_list, self.tr("可咨询")),
            (counts.not_applying, self.tr("不适用")),
            (counts.informational, self.tr("仅供了解")),
        )

    def _applying(self) -> str:
        """Not a present claim unless the notice is in force."""
        match self._validity:
            case "in_force":
                return self.tr("适用")
            case "expired":
                return self.tr("原属适用")
            case _:
                return self.tr("将适用")

    def sizeHint(self) -> QSize:
        """The bar and as many lines of figures as the width needs."""
        return QSize(theme.px(200), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Narrow columns wrap the figures; no line of them is ever squeezed out."""
        return QSize(theme.px(120), self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        """The figures wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Bar, gap and figures."""
        lines = self._places(width)[-1].line + 1 if self._figures else 1
        return theme.px(18) + lines * self._step() + theme.px(2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("pane"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bar(painter)
        figures, words = _faces()
        ink, muted = theme.colour("ink"), theme.colour("muted")
        for (count, word), place in zip(self._figures, self._places(self.width()), strict=True):
            top = theme.px(18) + place.line * self._step()
            painter.setPen(ink)
            figures.paint(painter, place.left, top, str(count))
            painter.setPen(muted)
            words.paint(painter, place.word, top + figures.ascent - words.ascent, word)
        painter.end()

    def _paint_bar(self, painter: QPainter) -> None:
        counts = self._counts
        bar = QRectF(0, theme.px(1), self.width(), theme.px(9))
        clip = QPainterPath()
        clip.addRoundedRect(bar, theme.px(4), theme.px(4))
        painter.save()
        painter.setClipPath(clip)
        painter.fillRect(bar, theme.colour("line"))
        x = 0.0
        for count, name in (
            (counts.applying, "accent" if counts.present else "historic"),
            (counts.needed, "unknown"),
            (counts.open_list, "open"),
        ):
            width = bar.width() * count / max(1, counts.total)
            part = QRectF(x, bar.top(), width, bar.height())
            if name == "unknown":
                _hatch(painter, part)
            else:
                painter.fillRect(part, theme.colour(name))
            x += width
        painter.restore()

    def _places(self, width: int) -> list[_Place]:
        """The figures from left to right, wrapping."""
        figures, words = _faces()
        places: list[_Place] = []
        left, line = 0, 0
        for count, word in self._figures:
            figure = figures.width(str(count)) + theme.px(4)
            needed = figure + words.width(word)
            if left and left + needed > width:
                left, line = 0, line + 1
            places.append(_Place(left, left + figure, line))
            left += needed + theme.px(13)
        return places

    @staticmethod
    def _step() -> int:
        """From one line of figures to the next."""
        return _faces()[0].height + theme.px(1)


def _faces() -> tuple[Face, Face]:
    """Of figures and of their words."""
    return theme.face(1.07, bold=True), theme.face(0.9)


def _hatch(painter: QPainter, rect: QRectF) -> None:
    """Diagonal stripes, legible without colour."""
    painter.fillRect(rect, theme.colour("unknown_bg"))
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(QBrush(theme.colour("unknown")), theme.px(3)))
    step = theme.px(7)
    height, stripes = rect.height(), range(ceil((rect.width() + 2 * rect.height()) / step))
    lefts = [rect.left() - height + step * number for number in stripes]
    painter.drawLines([QLineF(x, rect.bottom(), x + height, rect.top()) for x in lefts])
    painter.restore()
