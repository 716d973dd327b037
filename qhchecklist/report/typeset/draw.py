"""Composed lines onto a reportlab canvas, as exact glyph positions.

reportlab's own text calls are not used for lines: they know neither fallback faces nor the fine spacing
that `compose` computes. One TJ array is written per run of equal face, size and colour (ISO 32000-1,
9.4.3).
"""

from collections.abc import Iterable

from reportlab.pdfgen.canvas import Canvas

from qhchecklist.report.typeset.chain import SHAPED
from qhchecklist.report.typeset.compose import compose
from qhchecklist.report.typeset.faces import Face
from qhchecklist.report.typeset.font import Fonts, Used
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.report.typeset.line import Line
from qhchecklist.report.typeset.strokes import number, write
from qhchecklist.report.typeset.style import Align, Look, TextStyle, legible_runs

_UNBOUNDED = 1e9
_SAME_PLACE = 1e-3  # points; finer corrections cannot be seen and cost bytes
ELLIPSIS = "…"


def draw_lines(canvas: Canvas, placed: Iterable[tuple[Line[Look], float, float]]) -> None:
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


def _single_line(text: str, style: TextStyle) -> Line[Look]:
    return compose(legible_runs(one_line(text), style), _UNBOUNDED)[0]


def _shortened(text: str, style: TextStyle, max_width: float) -> Line[Look]:
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

    __slots__ = (
        *("_baseline", "_begun", "_canvas", "_face", "_fonts", "_look", "_out", "_pen", "_shown", "_size"),
        "_used",
    )

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        fonts: Fonts | None = getattr(canvas, "fonts", None)  # a PageCanvas has some
        self._fonts = Fonts(canvas._doc) if fonts is None else fonts  # type: ignore[attr-defined]  # not in the stubs
        self._out: list[str] = []
        self._shown: list[str] = []  # what is shown next: codes, and between them how far the pen moves back
        self._look: Look | None = None
        self._face: Face | None = None
        self._size = 0.0
        self._used: Used
        self._begun = False  # whether the pen stands somewhere, in points: at _pen on _baseline
        self._pen = 0.0
        self._baseline = 0.0

    def line(self, line: Line[Look], x: float, y: float) -> None:
        """One line from x on the baseline y."""
        self._begun = False
        for text, look, start, end, gap in line.pieces:
            lookup = look.lookup
            if lookup.is_simple(text) and not lookup.first.cff:
                self._go(lookup.first, look, x + start, y)
                between = _back(gap, look) if gap else ""
                self._shown.append(self._used.own_codes(text, between))
                self._pen = x + end
            elif SHAPED.search(text):
                self._shaped(text, look, x + start, y)
            else:
                self._one_by_one(text, look, x + start, y, gap)
        self._show()

    def _one_by_one(self, text: str, look: Look, target: float, y: float, gap: float) -> None:
        """A piece of text of which each character is one glyph of some face, from target on."""
        for character in text:
            face, advance = look.lookup[character]
            if face is None:
                continue  # legible_runs leaves none; a caller who skipped it gets no empty box
            self._go(face, look, target, y)
            code = self._used.code(character)
            if character in self._used.unsaid:
                self._shaped(character, look, target, y)
            else:
                self._shown.append(code)
            target += advance * look.size
            self._pen = target
            target += gap

    def _shaped(self, text: str, look: Look, target: float, y: float) -> None:
        """A piece in which letters join.  What it says stands beside it, whatever order its glyphs are in."""
        glyphs = list(look.lookup.placed(text))
        self._show()
        self._out.append(f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC")
        self._begun = False
        for one in glyphs:
            self._go(one.face, look, target + one.x * look.size, y + one.y * look.size)
            self._shown.append(self._used.shaped_code(one.text, one.glyph))
            self._pen += one.face.glyph_advance(one.glyph) * look.size
            target += one.advance * look.size
        self._show()
        self._out.append("EMC")
        self._begun = False

    def _go(self, face: Face, look: Look, target: float, y: float) -> None:
        """Move the pen to where the next glyph of a face stands."""
        if not self._begun or face is not self._face or look is not self._look or y != self._baseline:
            self._show()
            self._set(face, look)
            self._out.append(f"1 0 0 1 {number(target)} {number(y)} Tm")
            self._begun, self._baseline = True, y
        elif abs(target - self._pen) > _SAME_PLACE:
            self._shown.append(_back(target - self._pen, look))
        self._pen = target

    def finish(self) -> None:
        """Put all operators into the canvas, in a graphics state of their own."""
        if self._out:
            write(self._canvas, "q BT\n" + "\n".join(self._out) + "\nET Q")

    def _set(self, face: Face, look: Look) -> None:
        if self._look is None or self._look.color != look.color:
            self._out.append(look.paint)
        if self._face is not face or self._size != look.size:
            self._used, operator = self._fonts.at(face, look.size)
            self._out.append(operator)
        self._face, self._size, self._look = face, look.size, look

    def _show(self) -> None:
        if self._shown:
            self._out.append(f"[<{''.join(self._shown)}>] TJ")
            self._shown = []


def _back(distance: float, look: Look) -> str:
    """What moves the pen by a distance in points, between codes: TJ counts backwards, in thousandths of the size."""
    return f"> {number(-distance * 1000 / look.size)} <"
