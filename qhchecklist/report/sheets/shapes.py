"""Fills that a mono copier keeps apart: solid, hatched, grey, white, dotted; drawn as vectors."""

from __future__ import annotations

from enum import Enum

from reportlab.pdfgen.canvas import Canvas

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


def fill_area(canvas: Canvas, x: float, y: float, width: float, height: float, fill: Fill) -> None:
    """Fill and frame a rectangle given by its lower left corner, in points."""
    canvas.saveState()
    canvas.setStrokeColorRGB(*BLACK)
    canvas.setFillColorRGB(*BLACK)
    canvas.setLineWidth(0.6)
    match fill:
        case Fill.SOLID:
            canvas.rect(x, y, width, height, stroke=0, fill=1)
        case Fill.GREY:
            canvas.setFillColorRGB(0.78, 0.78, 0.78)
            canvas.rect(x, y, width, height, stroke=0, fill=1)
        case Fill.HATCH:
            _hatch(canvas, x, y, width, height)
        case Fill.DOTS:
            _dots(canvas, x, y, width, height)
        case Fill.WHITE:
            pass
    canvas.rect(x, y, width, height, stroke=1, fill=0)
    canvas.restoreState()


def stripes(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """Heavy slanting stripes: look here."""
    canvas.saveState()
    canvas.setStrokeColorRGB(*BLACK)
    _hatch(canvas, x, y, width, height, step=9.0, line=3.4)
    canvas.restoreState()


def _clip(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    path = canvas.beginPath()
    path.rect(x, y, width, height)
    canvas.clipPath(path, stroke=0, fill=0)


def _hatch(
    canvas: Canvas, x: float, y: float, width: float, height: float, *, step: float = _STEP, line: float = 1.1
) -> None:
    canvas.saveState()
    _clip(canvas, x, y, width, height)
    canvas.setLineWidth(line)
    offset = -height
    while offset < width:
        canvas.line(x + offset, y, x + offset + height, y + height)
        offset += step
    canvas.restoreState()


def _dots(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    canvas.saveState()
    _clip(canvas, x, y, width, height)
    row = 0
    while row * _DOT_STEP / 2 < height:
        column = x + _DOT_STEP / (2 if row % 2 else 1) / 2
        while column < x + width:
            canvas.circle(column, y + row * _DOT_STEP / 2 + 1, 0.45, stroke=0, fill=1)
            column += _DOT_STEP
        row += 1
    canvas.restoreState()
