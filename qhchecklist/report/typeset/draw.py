"""Composed lines onto a reportlab canvas, as exact glyph positions.

reportlab's own text calls are not used for lines: they know neither fallback faces nor the fine spacing
that `compose` computes. One TJ array is written per run of equal face, size and colour (ISO 32000-1,
9.4.3).
"""

from collections.abc import Iterable
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from qhchecklist.report.typeset.chain import SHAPED
from qhchecklist.report.typeset.compose import Line, compose
from qhchecklist.report.typeset.faces import Face
from qhchecklist.report.typeset.font import font_of
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.report.typeset.strokes import number, numbers
from qhchecklist.report.typeset.style import Align, TextStyle

_UNBOUNDED = 1e9
_SAME_PLACE = 1e-3  # points; finer corrections cannot be seen and cost bytes
ELLIPSIS = "…"


def draw_lines(canvas: Canvas, placed: Iterable[tuple[Line[TextStyle], float, float]]) -> None:
    """Draw lines, each with its left end and baseline in points of the canvas's present coordinates."""
    writer = _Writer(canvas)
    for line, x, y in placed:
        writer.line(line, x, y)
    writer.finish()


def draw_text(
    canvas: Canvas,
    x: float,
    y: float,
    text: str,
    style: TextStyle,
    *,
    align: Align = Align.LEFT,
    max_width: float | None = None,
) -> float:
    """Draw one line of text with its baseline at y, and return its width in points.

    x is the left end, the middle or the right end, as `align` says. Line ends become spaces. Text wider
    than `max_width` points ends in an ellipsis.
    """
    line = _single_line(text, style)
    if max_width is not None and line.width > max_width:
        line = _shortened(text, style, max_width)
    if align is Align.CENTRE:
        x -= line.width / 2
    elif align is Align.RIGHT:
        x -= line.width
    draw_lines(canvas, [(line, x, y)])
    return line.width


def text_width(text: str, style: TextStyle) -> float:
    """The width in points that `draw_text` would take."""
    return _single_line(text, style).width


def _single_line(text: str, style: TextStyle) -> Line[TextStyle]:
    return compose([(style.faces.legible(one_line(text)), style)], _UNBOUNDED)[0]


def _shortened(text: str, style: TextStyle, max_width: float) -> Line[TextStyle]:
    """The longest beginning of the text that fits with an ellipsis, found by halving."""
    characters = one_line(text)
    low, high = 0, len(characters)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(characters[:middle].rstrip() + ELLIPSIS, style) <= max_width:
            low = middle
        else:
            high = middle - 1
    return _single_line(characters[:low].rstrip() + ELLIPSIS, style)


class _Writer:
    """Writes text operators, and remembers which font and colour are set and where the pen stands."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._document: Any = canvas._doc  # type: ignore[attr-defined]  # reportlab has no public access
        self._out: list[str] = []
        self._array: list[str] = []
        self._hex: list[str] = []
        self._font: tuple[Face, float] | None = None
        self._style: TextStyle | None = None
        self._face: Face | None = None
        self._begun = False  # whether the pen stands somewhere, in points: at _pen on _baseline
        self._pen = 0.0
        self._baseline = 0.0

    def line(self, line: Line[TextStyle], x: float, y: float) -> None:
        """One line from x on the baseline y."""
        self._begun = False
        for text, style, offset in line.joined():
            if SHAPED.search(text):
                self._shaped(text, style, x + offset, y)
            else:
                self._plain(text, style, x + offset, y)
        self._show()

    def _plain(self, text: str, style: TextStyle, target: float, y: float) -> None:
        """A piece of text of which each character is one glyph, from target on."""
        lookup = style.faces.weight(bold=style.bold)
        found = [lookup[character] for character in text]
        first = found[0][0]
        if first is not None and not first.cff and all(face is first for face, _ in found):
            self._go(first, style, target, y)
            self._hex += [self._used.code(character) for character in text]
            self._pen = target + sum([advance for _, advance in found]) * style.size
            return
        for character, (face, advance) in zip(text, found, strict=True):
            if face is None:
                continue  # legible_runs leaves none; a caller who skipped it gets no empty box
            self._go(face, style, target, y)
            code = self._used.code(character)
            if character in self._used.unsaid:
                self._shaped(character, style, target, y)
            else:
                self._hex.append(code)
            target += advance * style.size
            self._pen = target

    def _shaped(self, text: str, style: TextStyle, target: float, y: float) -> None:
        """A piece in which letters join.  What it says stands beside it, whatever order its glyphs are in."""
        glyphs = list(style.faces.weight(bold=style.bold).placed(text))
        self._show()
        self._out.append(f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC")
        self._begun = False
        for one in glyphs:
            self._go(one.face, style, target + one.x * style.size, y + one.y * style.size)
            self._hex.append(self._used.shaped_code(one.text, one.glyph))
            self._pen += one.face.glyph_advance(one.glyph) * style.size
            target += one.advance * style.size
        self._show()
        self._out.append("EMC")
        self._begun = False

    def _go(self, face: Face, style: TextStyle, target: float, y: float) -> None:
        """Move the pen to where the next glyph of a face stands."""
        if not self._begun or face is not self._face or style is not self._style or y != self._baseline:
            self._show()
            self._set(face, style)
            self._out.append(f"1 0 0 1 {number(target)} {number(y)} Tm")
            self._begun, self._face, self._baseline = True, face, y
        elif abs(target - self._pen) > _SAME_PLACE:
            self._flush_hex()
            self._array.append(number((self._pen - target) * 1000 / style.size))
        self._pen = target

    def finish(self) -> None:
        """Put all operators into the canvas, in a graphics state of their own."""
        if self._out:
            self._canvas.addLiteral("q BT\n" + "\n".join(self._out) + "\nET Q")

    def _set(self, face: Face, style: TextStyle) -> None:
        if self._style is None or self._style.color != style.color:
            self._out.append(numbers(*style.color) + " rg")
        if self._font != (face, style.size):
            self._used = font_of(face).used(self._document)
            self._out.append(f"/{self._used.resource} {number(style.size)} Tf")
        self._font = (face, style.size)
        self._style = style

    def _flush_hex(self) -> None:
        if self._hex:
            self._array.append(f"<{''.join(self._hex)}>")
            self._hex = []

    def _show(self) -> None:
        self._flush_hex()
        if self._array:
            self._out.append(f"[{' '.join(self._array)}] TJ")
            self._array = []
