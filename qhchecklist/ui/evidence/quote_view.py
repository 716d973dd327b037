"""Draws a quotation: flowing text with marked words and a bar at its side.

The text goes through QTextLayout and is never parsed, so nothing in it can become markup.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from qhchecklist.ui import theme
from qhchecklist.ui.evidence.content import Part, Quote

_LEADING = 1.62
_INSET = 15


class QuoteView(QWidget):
    """One quotation at the height its width needs."""

    def __init__(self, quote: Quote, present: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quote = quote
        self._bar = "accent" if present else "historic"
        self.setAccessibleName(quote.text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return round(self._laid_out(width)[1]) + theme.px(4)

    def sizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(theme.px(240), self.heightForWidth(max(self.width(), theme.px(240))))

    def minimumSizeHint(self) -> QSize:
        """Some eight characters in a line."""
        return QSize(theme.px(130), theme.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar, then the text."""
        painter = QPainter(self)
        painter.fillRect(0, 0, theme.px(3), self.height(), theme.colour(self._bar))
        layout, _ = self._laid_out(self.width())
        painter.setPen(theme.colour("muted"))
        layout.draw(painter, QPointF(theme.px(_INSET), theme.px(2)))
        painter.end()

    def _laid_out(self, width: int) -> tuple[QTextLayout, float]:
        font = theme.font(1.0)
        layout = QTextLayout(self._quote.text, font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(list(self._formats()))
        step = QFontMetrics(font).ascent() * _LEADING
        room = max(40, width - theme.px(_INSET) - theme.px(2))
        y = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, y + (step - line.height()) / 2))
            y += step
        layout.endLayout()
        return layout, y

    def _formats(self) -> list[QTextLayout.FormatRange]:
        formats = []
        start = 0
        for text, part in self._quote.pieces:
            piece = QTextLayout.FormatRange()
            piece.start, piece.length = start, _units(text)
            piece.format = _char_format(part)
            formats.append(piece)
            start += piece.length
        return formats


def _units(text: str) -> int:
    """Length as Qt counts it: rare characters take two UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _char_format(part: Part) -> QTextCharFormat:
    result = QTextCharFormat()
    match part:
        case "cited":
            result.setForeground(theme.colour("ink"))
            result.setBackground(theme.colour("accent_bg"))
        case "plain":
            result.setForeground(theme.colour("ink"))
        case "gap":
            result.setForeground(theme.colour("warn"))
        case _:
            result.setForeground(theme.colour("muted"))
    return result
