"""Draws a flowing text of differently inked pieces, with a mark or a bar at its left.

The text goes through QTextLayout and is never parsed, so nothing in it can become markup.
"""

from __future__ import annotations

from math import ceil
from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from qhchecklist.ui import theme

Ink: TypeAlias = Literal["ink", "muted", "strong", "cited", "tag", "source", "warn", "unknown"]
Mark: TypeAlias = Literal["", "dot", "ring", "bar"]
Piece: TypeAlias = tuple[str, Ink]

_LONGEST_TAG = 20
_TAGS: frozenset[Ink] = frozenset({"tag", "source"})
"""Small words that say where a sentence comes from; `source` when that is the notice itself."""

_INSETS: dict[Mark, int] = {"": 0, "dot": 16, "ring": 16, "bar": 15}


class FlowText(QLabel):
    """One paragraph at the height its width needs; `colour` inks the mark, `notice` sets it in Kai.

    A label draws none of it, but screen readers hear a label's words and pass a bare widget over.
    """

    def __init__(
        self,
        pieces: tuple[Piece, ...],
        mark: Mark = "",
        colour: str = "accent",
        leading: float = 1.42,
        parent: QWidget | None = None,
        notice: bool = False,
    ) -> None:
        super().__init__(parent)
        self._notice = notice
        self._leading = leading
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)  # the height depends on the width: of the policy, which layouts ask a hundred times
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.say(pieces, mark, colour)

    def say(self, pieces: tuple[Piece, ...], mark: Mark = "", colour: str = "accent") -> None:
        """Show these words from now on."""
        words = "".join(text for text, _ in pieces)
        self._mark, self._colour = mark, colour
        self._pieces = tuple((_unbroken(text) if ink in _TAGS else text, ink) for text, ink in pieces)
        self._cache: tuple[range, QTextLayout, float] | None = None
        self._heights: dict[int, int] = {}
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        if width not in self._heights:  # Qt asks for the same few widths again and again
            self._heights[width] = round(self._laid_out(width)[1]) + 1
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """A column of some width; layouts ask for the height at the width they give."""
        known = self._heights.get(self.width())
        return QSize(theme.px(200), round(self._step()) + 1 if known is None else known)

    def minimumSizeHint(self) -> QSize:
        """Some eight characters in a line; the height follows from the width."""
        return QSize(theme.px(120), theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark, then the text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_mark(painter)
        layout, _ = self._laid_out(self.width())
        painter.setPen(theme.colour("ink"))
        layout.draw(painter, QPointF(theme.px(_INSETS[self._mark]) if self._mark else 0, 0))
        painter.end()

    def _paint_mark(self, painter: QPainter) -> None:
        colour = theme.colour(self._colour)
        middle = self._step() / 2
        match self._mark:
            case "bar":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawRect(QRectF(0, 0, theme.px(3), self.height()))  # fillRect can crash in PySide 6.11
            case "dot":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawEllipse(QPointF(theme.px(5), middle), theme.px(3), theme.px(3))
            case "ring":
                painter.setPen(QPen(colour, 1.4 * theme.scale()))
                painter.drawEllipse(QPointF(theme.px(5), middle), theme.px(3), theme.px(3))

    def first_line(self) -> float:
        """The height of a line, for a mark drawn beside the first."""
        return self._step()

    def _step(self) -> float:
        return theme.metrics().ascent() * self._leading

    def _font(self) -> QFont:
        return theme.notice_font() if self._notice else theme.font()

    def _laid_out(self, width: int) -> tuple[QTextLayout, float]:
        """The lines for a width; kept for all widths that break them at the same places."""
        if self._cache is not None and width in self._cache[0]:
            return self._cache[1], self._cache[2]
        layout = QTextLayout("".join(text for text, _ in self._pieces), self._font())
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        step = self._step()
        inset = theme.px(_INSETS[self._mark]) if self._mark else 0
        room = max(40, width - inset)
        y, longest = 0.0, 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, y + (step - line.height()) / 2))
            y, longest = y + step, max(longest, line.naturalTextWidth())
        layout.endLayout()
        self._cache = range(min(width, inset + ceil(longest) + 1), width + 1), layout, y
        return layout, y

    def _formats(self) -> list[QTextLayout.FormatRange]:
        formats = []
        start = 0
        for text, ink in self._pieces:
            piece = QTextLayout.FormatRange()
            piece.start, piece.length = start, _units(text)
            piece.format = _char_format(ink)
            formats.append(piece)
            start += _units(text)
        return formats


def _unbroken(tag: str) -> str:
    """A short tag goes to the next line as a whole instead of breaking; word joiners take no room."""
    return tag if len(tag) > _LONGEST_TAG else tag[:1] + "\u2060".join(tag[1:].replace(" ", "\u00a0"))


def _units(text: str) -> int:
    """Length as Qt counts it: rare characters take two UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _char_format(ink: Ink) -> QTextCharFormat:
    result = QTextCharFormat()
    match ink:
        case "cited":
            result.setForeground(theme.colour("ink"))
            result.setBackground(theme.colour("accent_bg"))
        case "strong":
            result.setForeground(theme.colour("ink"))
            result.setFontWeight(QFont.Weight.Bold)
        case "tag" | "source":
            result.setForeground(theme.colour("muted" if ink == "tag" else "ink"))
            result.setProperty(QTextCharFormat.Property.FontPixelSize, theme.font(0.86).pixelSize())
        case _:
            result.setForeground(theme.colour(ink))
    return result
