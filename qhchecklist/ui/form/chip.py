"""A small button that is an answer: painted by hand, so that a state change costs one repaint."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from qhchecklist.ui import theme

ChipLook: TypeAlias = Literal["one", "many", "none", "unclear", "held", "action"]
"""one: one of several answers; many: may be ticked with others; none: 以上都没有; unclear: 不清楚;
held: a chosen code with a cross to remove it; action: opens or does something, no answer itself."""

JoinPlace: TypeAlias = Literal["alone", "first", "middle", "last"]


class Chip(QAbstractButton):
    """One answer of a question. `chosen` carries its key when the user clicks it or presses space.

    `by_key`: the focus came by the keyboard.
    `pending` draws it dashed (the question is unanswered); `wrong` draws it in the warning colour.
    """

    chosen = Signal(str)

    def __init__(self, key: str, look: ChipLook = "one", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.look: ChipLook = look
        self.place: JoinPlace = "alone"
        self.calm = False
        self._pending = False
        self._wrong = False
        self._wraps = False
        self.by_key = False
        self.setCheckable(look not in ("held", "action"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._on_clicked)

    def name(self, text: str, spoken: str = "") -> None:
        """Set what it says, and what a screen reader says when that is more."""
        if text != self.text():
            self.setText(text)
            self.updateGeometry()
        self.setAccessibleName(spoken or text)

    def let_wrap(self) -> None:
        """Take a second line where the words do not fit into one; for layouts that ask for the height."""
        self._wraps = True
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def mark(self, pending: bool, wrong: bool = False) -> None:
        """Show whether the question is unanswered and whether this answer is unusable."""
        if (pending, wrong) != (self._pending, self._wrong):
            self._pending, self._wrong = pending, wrong
            self.update()

    def _on_clicked(self) -> None:
        self.chosen.emit(self.key)

    # --- keys and mouse ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is a click, as on buttons everywhere; arrows, digits and Delete are the whole set's affair."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of a double click would answer whatever came under the pointer: it is dropped."""
        if not self.calm:
            super().mouseDoubleClickEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring is for those who walk with the keyboard; a click needs none."""
        self.by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    # --- size and paint ------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Who clicks needs no frame, also on a chip that had the keyboard before."""
        self.by_key = False
        super().mousePressEvent(event)

    def sizeHint(self) -> QSize:
        """The words and the drawn mark."""
        face = theme.face(13 / 14)
        width = face.width(self.text()) + 2 * self._padding() + self._mark_width() + 2
        return QSize(width, max(theme.px(27), face.height + theme.px(6)))

    def minimumSizeHint(self) -> QSize:
        """May be squeezed; the words are then shortened."""
        return QSize(min(self.sizeHint().width(), theme.px(64)), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Long words wrap where they may."""
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        """All lines of the words in that width."""
        hint = self.sizeHint()
        if width >= hint.width():
            return hint.height()
        metrics = theme.metrics(13 / 14)
        room = max(1, width - 2 * self._padding() - self._mark_width())
        lines = metrics.boundingRect(0, 0, room, 1000, int(Qt.TextFlag.TextWordWrap), self.text())
        return max(hint.height(), lines.height() + theme.px(8))

    def _padding(self) -> int:
        return theme.px(12 if self.place != "alone" else 10)

    def _mark_width(self) -> int:
        return theme.px(18) if self.look in ("many", "held") else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, mark, words; focus is a second ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, edge, ink = self._colours()
        shape = self._shape(QRectF(self.rect()))
        painter.setBrush(ground)
        focused = self.hasFocus() and self.by_key
        pen = QPen(theme.colour("unknown" if self.look == "unclear" else "accent") if focused else edge)
        pen.setWidthF(1.6 if focused else 1.0)
        if self._dashed() and not focused:
            pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        painter.drawPath(shape)
        if focused and self.isChecked():
            painter.setPen(QPen(theme.colour("ink"), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(shape)
        self._paint_words(painter, ink)
        painter.end()

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        face = theme.face(13 / 14)
        area = self.rect().adjusted(self._padding(), 0, -self._padding(), 0)
        if self.look == "many":
            self._paint_box(painter, QRectF(area), ink)
            area.setLeft(area.left() + self._mark_width())
        elif self.look == "held":
            self._paint_cross(painter, QRectF(area))
            area.setRight(area.right() - self._mark_width())
        painter.setPen(ink)
        if self._wraps and self.width() < self.sizeHint().width():
            align = Qt.AlignmentFlag.AlignLeft if self._mark_width() else Qt.AlignmentFlag.AlignHCenter
            painter.setFont(face.font)
            painter.drawText(area, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), self.text())
            return
        spare = 0 if self._mark_width() else max(0, area.width() - face.width(self.text()))
        top = area.top() + (area.height() - face.height) // 2
        face.paint(painter, area.left() + spare // 2, top, self.text(), area.width() + 1)

    def _shape(self, area: QRectF) -> QPainterPath:
        """A rounded rectangle; joined chips share an edge and are round only at the ends."""
        radius = float(theme.px(6))
        box = area.adjusted(0.8, 0.8, -0.8, -0.8)
        path = QPainterPath()
        if self.place == "alone":
            path.addRoundedRect(box, radius, radius)
            return path
        if self.place != "first":
            box.setLeft(area.left() - 0.2)  # on the right edge of the neighbour
        left = radius if self.place == "first" else 0.0
        right = radius if self.place == "last" else 0.0
        corner = QSizeF(2 * radius, 2 * radius)
        path.moveTo(box.left() + left, box.top())
        path.lineTo(box.right() - right, box.top())
        if right:
            path.arcTo(QRectF(QPointF(box.right() - 2 * radius, box.top()), corner), 90, -90)
            path.arcTo(QRectF(QPointF(box.right() - 2 * radius, box.bottom() - 2 * radius), corner), 0, -90)
        else:
            path.lineTo(box.right(), box.bottom())
        path.lineTo(box.left() + left, box.bottom())
        if left:
            path.arcTo(QRectF(QPointF(box.left(), box.bottom() - 2 * radius), corner), 270, -90)
            path.arcTo(QRectF(QPointF(box.left(), box.top()), corner), 180, -90)
        path.closeSubpath()
        return path

    def _dashed(self) -> bool:
        return (self._pending and not self.isChecked()) or self._wrong or self.look == "action"

    def _colours(self) -> tuple[QColor, QColor, QColor]:
        """Ground, edge and words."""
        hover = self.underMouse() and self.isEnabled()
        if self._wrong:
            return theme.colour("warn_bg"), theme.colour("warn"), theme.colour("warn")
        if self.look == "held":
            return theme.colour("accent_bg"), theme.colour("accent_bg"), theme.colour("ink")
        if self.isChecked() and self.look == "unclear":
            return theme.colour("unknown_bg"), theme.colour("unknown"), theme.colour("unknown")
        if self.isChecked() and self.look == "many":
            return theme.colour("accent_bg"), theme.colour("accent"), theme.colour("ink")
        if self.isChecked():
            return theme.colour("accent"), theme.colour("accent"), theme.colour("on_accent")
        ground = theme.colour("hover" if hover else "pane")
        edge = theme.colour("no" if hover else "field_line")
        if self.look == "action":
            return ground, edge, theme.colour("open")
        quiet = self.look in ("none", "unclear") or (self._pending and self.look != "many")
        return ground, edge, theme.colour("muted" if quiet and not hover else "ink")

    def _paint_box(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        """A square to tick; the tick is drawn, no font has both."""
        side = float(theme.px(12))
        box = QRectF(area.left(), area.center().y() - side / 2 + 0.5, side, side)
        checked = self.isChecked()
        painter.setPen(QPen(theme.colour("accent" if checked else "muted"), 1.1))
        painter.setBrush(theme.colour("accent") if checked else theme.colour("field"))
        painter.drawRoundedRect(box, 2.5, 2.5)
        if checked:
            painter.setPen(_round_pen(theme.colour("on_accent"), side / 7))
            points = [(0.22, 0.52), (0.43, 0.73), (0.79, 0.29)]
            painter.drawPolyline([QPointF(box.left() + x * side, box.top() + y * side) for x, y in points])

    def _paint_cross(self, painter: QPainter, area: QRectF) -> None:
        side = float(theme.px(7))
        box = QRectF(area.right() - side + 1, area.center().y() - side / 2 + 0.5, side, side)
        ink = theme.colour("warn" if self._wrong else ("ink" if self.underMouse() else "muted"))
        painter.setPen(_round_pen(ink, 1.3))
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomLeft())


def _round_pen(ink: QColor, width: float) -> QPen:
    """A pen with round ends."""
    return QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
