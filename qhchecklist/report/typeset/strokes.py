"""Lines and areas as operators of a page, written out here: reportlab formats each number by itself in Python."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from reportlab.pdfgen.canvas import Canvas

_MOST_NUMBERS = 1024  # remembered: sizes, indents and leadings come again and again
_KAPPA = 0.5522847498  # of the radius: where the handles of a quarter of a circle stand

Color = tuple[float, float, float]
"""Red, green and blue, each 0 to 1."""

Segment = tuple[float, float, float, float]
"""From x, y to x, y, in points."""


@lru_cache(maxsize=_MOST_NUMBERS)
def number(value: float) -> str:
    """A number as PDF has it, to a thousandth; finer cannot be seen."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text  # also of the negative zero, which is equal to the other


def numbers(*values: float) -> str:
    """Numbers with spaces between."""
    return " ".join(map(number, values))


def circle(x: float, y: float, radius: float) -> str:
    """The path of a circle around x, y in points, from its right end against the clock."""
    far, near = radius, radius * _KAPPA
    quarters = (
        *((far, near, near, far, 0.0, far), (-near, far, -far, near, -far, 0.0)),
        *((-far, -near, -near, -far, 0.0, -far), (near, -far, far, -near, far, 0.0)),
    )
    curves = " ".join(
        f"{numbers(*(value + (x, y)[index % 2] for index, value in enumerate(quarter)))} c" for quarter in quarters
    )
    return f"{numbers(x + radius, y)} m {curves} h"


def fill_rectangle(canvas: Canvas, x: float, y: float, width: float, height: float, color: Color) -> None:
    """An area without border, its lower left corner at x, y, in points."""
    write(canvas, f"q {numbers(*color)} rg {numbers(x, y, width, height)} re f Q")


def draw_rules(canvas: Canvas, segments: Iterable[Segment], width: float, color: Color) -> None:
    """Straight lines of one width (points) and colour."""
    path = "".join(f"{numbers(x, y)} m {numbers(to_x, to_y)} l " for x, y, to_x, to_y in segments)
    if path:
        write(canvas, f"q {numbers(*color)} RG {number(width)} w {path}S Q")


def write(canvas: Canvas, operators: str) -> None:
    """Operators that leave the graphics state as it was, onto the present page."""
    code: list[Any] = canvas._code  # type: ignore[attr-defined]  # reportlab has no public access
    code.append(operators)
