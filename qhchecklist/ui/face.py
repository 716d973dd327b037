"""A font together with the words set in it: what is painted again and again is measured and shaped but once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStaticText, QTransform

_MOST_WORDS = 1000
"""Words kept as they were shaped: all of the list, in two widths."""


class Face:
    """Measures and paints words, which are never parsed as markup; lengths in device-independent pixels."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetrics(font)
        self.height, self.ascent = self.metrics.height(), self.metrics.ascent()
        self._widths: dict[str, int] = {}
        self._shaped: dict[tuple[str, int | None], QStaticText] = {}

    def width(self, text: str) -> int:
        """The room that words need in one line."""
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) >= _MOST_WORDS:
                self._widths.clear()
            width = self._widths[text] = self.metrics.horizontalAdvance(text)
        return width

    def paint(self, painter: QPainter, left: int, top: int, text: str, room: int | None = None) -> None:
        """Paint words in one line, in the painter's pen; shortened at the end where there is less room than that."""
        if room is not None and self.width(text) <= room:
            room = None  # the same in every room that is wide enough
        shaped = self._shaped.get((text, room))
        if shaped is None:
            if len(self._shaped) >= _MOST_WORDS:
                self._shaped.clear()
            shaped = self._shaped[text, room] = self._shape(text, room)
        painter.setFont(self.font)
        painter.drawStaticText(left, top, shaped)

    def _shape(self, text: str, room: int | None) -> QStaticText:
        line = text if room is None else self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        shaped = QStaticText(line.replace("\n", " "))
        shaped.setTextFormat(Qt.TextFormat.PlainText)
        shaped.prepare(QTransform(), self.font)
        return shaped
