"""Drawn marks: the status shapes and the program's icon.

A status is told by its shape before its colour, so that it survives a grey printer and colour-blind
eyes. No font has all of these, so they are drawn.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from qhchecklist.ui import theme

Shape: TypeAlias = Literal["tick", "question", "open", "dash", "dotted"]


def draw_shape(painter: QPainter, rect: QRectF, shape: Shape, ink: QColor, ground: QColor) -> None:
    """A status mark inside a square; `ground` is the colour of the tick inside its filled disc."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = rect.width() / 18
    ring = rect.adjusted(1.3 * unit, 1.3 * unit, -1.3 * unit, -1.3 * unit)
    pen = QPen(ink, 1.6 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    match shape:
        case "tick":
            _disc_with_tick(painter, rect, unit, ink, ground)
        case "question":
            painter.drawEllipse(ring)
            _question_mark(painter, rect, unit)
        case "open":
            painter.drawEllipse(ring)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(rect.center(), 2.6 * unit, 2.6 * unit)
        case "dash":
            painter.drawEllipse(ring)
            middle = rect.center()
            painter.drawLine(middle - QPointF(3.4 * unit, 0), middle + QPointF(3.4 * unit, 0))
        case "dotted":
            pen.setDashPattern([0.1, 2.05])
            painter.setPen(pen)
            painter.drawEllipse(ring)
    painter.restore()


def _disc_with_tick(painter: QPainter, rect: QRectF, unit: float, ink: QColor, ground: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(rect.adjusted(unit, unit, -unit, -unit))
    pen = QPen(ground, 2 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    origin = rect.topLeft()
    path = QPainterPath(origin + QPointF(5.2, 9.4) * unit)
    path.lineTo(origin + QPointF(7.9, 12.0) * unit)
    path.lineTo(origin + QPointF(12.9, 6.7) * unit)
    painter.drawPath(path)


def _question_mark(painter: QPainter, rect: QRectF, unit: float) -> None:
    origin = rect.topLeft()
    path = QPainterPath(origin + QPointF(6.9, 7.2) * unit)
    path.cubicTo(
        origin + QPointF(6.9, 4.4) * unit, origin + QPointF(11.3, 4.5) * unit, origin + QPointF(11.2, 7.2) * unit
    )
    path.cubicTo(
        origin + QPointF(11.1, 8.8) * unit, origin + QPointF(9.0, 8.8) * unit, origin + QPointF(9.0, 10.6) * unit
    )
    painter.drawPath(path)
    painter.drawPoint(origin + QPointF(9.0, 13.1) * unit)


def app_icon() -> QIcon:
    """The program's icon: a list with one tick, drawn in the light accent at the usual sizes."""
    icon = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        icon.addPixmap(_app_pixmap(size))
    return icon


def _app_pixmap(size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = size / 32
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.LIGHT.accent))
    painter.drawRoundedRect(QRectF(2 * unit, 2 * unit, 28 * unit, 28 * unit), 6 * unit, 6 * unit)
    pen = QPen(QColor(theme.LIGHT.on_accent), 2.6 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    tick = QPainterPath(QPointF(7.5, 10.5) * unit)
    tick.lineTo(QPointF(10, 13) * unit)
    tick.lineTo(QPointF(14.5, 8) * unit)
    painter.drawPath(tick)
    painter.drawLine(QPointF(18, 11) * unit, QPointF(24.5, 11) * unit)
    painter.drawLine(QPointF(8, 21) * unit, QPointF(24.5, 21) * unit)
    painter.end()
    return pixmap
