"""Fills that a mono copier keeps apart: solid, hatched, grey, white, dotted; drawn as vectors."""

from __future__ import annotations

from enum import Enum

from reportlab.pdfgen.canvas import Canvas

from qhchecklist.report.typeset.strokes import circle, number, numbers, write
from qhchecklist.report.typeset.style import BLACK


class Fill(Enum):
    """How an area is filled."""

    SOLID = "solid"
    HATCH = "hatch"
    GREY = "grey"
    WHITE = "white"
    DOTS = "dots"


_STEP = 4.2  # points between hatch lines
_DOT_STEP = 4.0
_GREY = (0.78, 0.78, 0.78)


def fill_area(canvas: Canvas, x: float, y: float, width: float, height: float, fill: Fill) -> None:
    """Fill and frame a rectangle given by its lower left corner, in points."""
    area = f"{numbers(x, y, width, height)} re"
    match fill:
        case Fill.SOLID:
            inside = f"{area} f"
        case Fill.GREY:
            inside = f"{numbers(*_GREY)} rg {area} f"
        case Fill.HATCH:
            inside = f"q {area} W n {_hatch(x, y, width, height, _STEP, 1.1)} Q"
        case Fill.DOTS:
            inside = f"q {area} W n {_dots(x, y, width, height)} f Q"
        case Fill.WHITE:
            inside = ""
    write(canvas, f"q {numbers(*BLACK)} RG {numbers(*BLACK)} rg 0.6 w {inside} {area} S Q")


def stripes(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """Heavy slanting stripes: look here."""
    area = f"{numbers(x, y, width, height)} re"
    write(canvas, f"q {numbers(*BLACK)} RG {area} W n {_hatch(x, y, width, height, 9.0, 3.4)} Q")


def _hatch(x: float, y: float, width: float, height: float, step: float, line: float) -> str:
    """Lines of a thickness from the lower left to the upper right, `step` points apart."""
    starts = [place * step - height for place in range(int((width + height) / step) + 1)]
    lines = " ".join(f"{numbers(x + at, y)} m {numbers(x + at + height, y + height)} l" for at in starts)
    return f"{number(line)} w {lines} S"


def _dots(x: float, y: float, width: float, height: float) -> str:
    """Dots in rows, every second one shifted."""
    found = []
    row = 0
    while row * _DOT_STEP / 2 < height:
        column = x + _DOT_STEP / (2 if row % 2 else 1) / 2
        while column < x + width:
            found.append(circle(column, y + row * _DOT_STEP / 2 + 1, 0.45))
            column += _DOT_STEP
        row += 1
    return " ".join(found)
