"""Shapes drawn as vectors: tick boxes and status marks.

☐ ☑ ✔ are in none of the Noto SC faces, and a mark must survive a mono copier: the five marks differ in
shape, not in colour. Coordinates below are fractions of the mark's size from its lower left corner.
"""

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from math import pi

from reportlab.pdfgen.canvas import Canvas

from qhchecklist.report.typeset.strokes import Color, circle, number, numbers, write
from qhchecklist.report.typeset.style import BLACK, WHITE

_RING = 0.09  # line width of a ring
_RADIUS = 0.455  # of a ring, so that its line stays inside the square
BOX_TICK = ((0.22, 0.50), (0.43, 0.27), (0.80, 0.78))
BOX_TICK_WIDTH = 0.13
_TICK = ((0.27, 0.50), (0.44, 0.33), (0.74, 0.67))
_DOTS = 12  # in a dotted ring
_MOST_SHAPES = 64  # of one size and colour that are remembered
# The hook of a question mark as Bézier curves: start, then control, control, end.
_HOOK_START = (0.375, 0.635)
_HOOK = (
    ((0.375, 0.715), (0.43, 0.765), (0.505, 0.765)),
    ((0.585, 0.765), (0.635, 0.715), (0.635, 0.645)),
    ((0.635, 0.545), (0.505, 0.535), (0.505, 0.415)),
)


class Mark(Enum):
    """The status marks, named by what they look like."""

    TICK = "filled disc with tick"
    QUESTION = "ringed question mark"
    DOT = "ring with dot"
    DASH = "ring with dash"
    DOTTED = "dotted ring"


def draw_box(canvas: Canvas, x: float, y: float, size: float, *, ticked: bool = False) -> None:
    """A tick box of `size` points with its lower left corner at x, y; ticked or left for a pen."""
    write(canvas, f"q 1 0 0 1 {numbers(x, y)} cm {_box(size, ticked)} Q")


def draw_mark(canvas: Canvas, mark: Mark, x: float, y: float, size: float, color: Color = BLACK) -> None:
    """A status mark in a square of `size` points with its lower left corner at x, y."""
    write(canvas, f"q 1 0 0 1 {numbers(x, y)} cm {_mark(mark, size, color)} Q")


@lru_cache(maxsize=_MOST_SHAPES)
def _box(size: float, ticked: bool) -> str:
    width = max(0.6, size * 0.075)
    square = f"{numbers(*BLACK)} RG {number(width)} w {numbers(width / 2, width / 2, size - width, size - width)} re S"
    return f"{square} {number(size * BOX_TICK_WIDTH)} w {_polyline(size, BOX_TICK)}" if ticked else square


@lru_cache(maxsize=_MOST_SHAPES)
def _mark(mark: Mark, size: float, color: Color) -> str:
    middle = size / 2
    ring = f"{circle(middle, middle, size * _RADIUS)} S"
    parts = [f"{numbers(*color)} RG {numbers(*color)} rg {number(size * _RING)} w"]
    match mark:
        case Mark.TICK:
            parts += [f"{circle(middle, middle, middle)} f", f"{numbers(*WHITE)} RG {number(size * 0.13)} w"]
            parts.append(_polyline(size, _TICK))
        case Mark.QUESTION:
            parts += [ring, _question(size)]
        case Mark.DOT:
            parts += [ring, f"{circle(middle, middle, size * 0.14)} f"]
        case Mark.DASH:
            parts += [ring, f"{numbers(size * 0.28, middle)} m {numbers(size * 0.72, middle)} l S"]
        case Mark.DOTTED:
            # Dots of equal distance: a pattern of dashes would end in half a dot if its step were rounded.
            step = 2 * pi * size * _RADIUS / _DOTS
            parts.append(f"1 J {number(size * 0.13)} w [0 {step:.6f}] 0 d {ring}")
    return " ".join(parts)


def _polyline(size: float, points: Sequence[tuple[float, float]]) -> str:
    first, *others = (numbers(across * size, up * size) for across, up in points)
    return f"1 J 1 j {first} m {' '.join(f'{point} l' for point in others)} S"


def _question(size: float) -> str:
    curves = " ".join(
        f"{numbers(*(part * size for point in points for part in point))} c"  # control, control, end
        for points in _HOOK
    )
    start = numbers(*(part * size for part in _HOOK_START))
    return f"1 J {start} m {curves} S {circle(size * 0.505, size * 0.265, size * 0.06)} f"
