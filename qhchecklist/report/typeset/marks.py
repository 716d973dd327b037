"""Shapes drawn as vectors: tick boxes and status marks.

☐ ☑ ✔ are in none of the Noto SC faces, and a mark must survive a mono copier: the five marks differ in
shape, not in colour. Coordinates below are fractions of the mark's size from its lower left corner.
"""

from collections.abc import Sequence
from enum import Enum

from reportlab.pdfgen.canvas import Canvas

from qhchecklist.report.typeset.strokes import Color
from qhchecklist.report.typeset.style import BLACK, WHITE

_ROUND = 1
_RING = 0.09  # line width of a ring
_RADIUS = 0.455  # of a ring, so that its line stays inside the square
BOX_TICK = ((0.22, 0.50), (0.43, 0.27), (0.80, 0.78))
BOX_TICK_WIDTH = 0.13
_TICK = ((0.27, 0.50), (0.44, 0.33), (0.74, 0.67))
_DOTS = 12  # in a dotted ring
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
    width = max(0.6, size * 0.075)
    canvas.saveState()
    canvas.setStrokeColorRGB(*BLACK)
    canvas.setLineWidth(width)
    canvas.rect(x + width / 2, y + width / 2, size - width, size - width)
    if ticked:
        canvas.setLineWidth(size * BOX_TICK_WIDTH)
        _polyline(canvas, x, y, size, BOX_TICK)
    canvas.restoreState()


def draw_mark(canvas: Canvas, mark: Mark, x: float, y: float, size: float, color: Color = BLACK) -> None:
    """A status mark in a square of `size` points with its lower left corner at x, y."""
    canvas.saveState()
    canvas.setStrokeColorRGB(*color)
    canvas.setFillColorRGB(*color)
    canvas.setLineWidth(size * _RING)
    centre_x, centre_y = x + size / 2, y + size / 2
    match mark:
        case Mark.TICK:
            canvas.circle(centre_x, centre_y, size / 2, stroke=0, fill=1)
            canvas.setStrokeColorRGB(*WHITE)
            canvas.setLineWidth(size * 0.13)
            _polyline(canvas, x, y, size, _TICK)
        case Mark.QUESTION:
            canvas.circle(centre_x, centre_y, size * _RADIUS)
            _question(canvas, x, y, size)
        case Mark.DOT:
            canvas.circle(centre_x, centre_y, size * _RADIUS)
            canvas.circle(centre_x, centre_y, size * 0.14, stroke=0, fill=1)
        case Mark.DASH:
            canvas.circle(centre_x, centre_y, size * _RADIUS)
            canvas.line(x + size * 0.28, centre_y, x + size * 0.72, centre_y)
        case Mark.DOTTED:
            _dotted_ring(canvas, centre_x, centre_y, size)
    canvas.restoreState()


def _polyline(canvas: Canvas, x: float, y: float, size: float, points: Sequence[tuple[float, float]]) -> None:
    canvas.setLineCap(_ROUND)
    canvas.setLineJoin(_ROUND)
    path = canvas.beginPath()
    path.moveTo(x + points[0][0] * size, y + points[0][1] * size)
    for across, up in points[1:]:
        path.lineTo(x + across * size, y + up * size)
    canvas.drawPath(path)


def _question(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.setLineCap(_ROUND)
    path = canvas.beginPath()
    path.moveTo(x + _HOOK_START[0] * size, y + _HOOK_START[1] * size)
    for (ax, ay), (bx, by), (cx, cy) in _HOOK:
        path.curveTo(x + ax * size, y + ay * size, x + bx * size, y + by * size, x + cx * size, y + cy * size)
    canvas.drawPath(path)
    canvas.circle(x + 0.505 * size, y + 0.265 * size, size * 0.06, stroke=0, fill=1)


def _dotted_ring(canvas: Canvas, centre_x: float, centre_y: float, size: float) -> None:
    """Dots of equal distance; a dash pattern would end in half a dot."""
    radius = size * _RADIUS
    step = 2 * 3.141592653589793 * radius / _DOTS
    canvas.setLineCap(_ROUND)
    canvas.setLineWidth(size * 0.13)
    canvas.setDash([0, step])
    canvas.circle(centre_x, centre_y, radius)
