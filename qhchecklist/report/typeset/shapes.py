"""Text beside drawn shapes, and shapes by themselves: boxes to tick, status marks, bars, lines."""

from typing import Unpack

from reportlab.pdfgen.canvas import Canvas

from qhchecklist.report.typeset.flow import Placing, TextBlock
from qhchecklist.report.typeset.flowable import Flowable
from qhchecklist.report.typeset.form import Box
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.report.typeset.marks import Mark, draw_mark
from qhchecklist.report.typeset.strokes import Color, fill_rectangle
from qhchecklist.report.typeset.style import BLACK, LINE_GREY, Runs, TextStyle
from qhchecklist.report.typeset.tags import Element, Role, tagged


class _Hanging(TextBlock):
    """Text that hangs right of a drawn square shape of `size` points; `gap` is the space between, in ems."""

    def __init__(self, runs: Runs, style: TextStyle, size: float, gap: float, **placing: Unpack[Placing]) -> None:
        super().__init__(runs, style, **placing)
        self.shape_left = self.left
        self.shape_size = size
        self.left += size + gap * style.size

    def decorate(self, canvas: Canvas) -> None:
        """Draw the shape in the middle of the first line's height."""
        if self.is_start:
            middle = self.height - self.style.leading / 2
            self.draw_shape(canvas, self.shape_left, middle - self.shape_size / 2)

    def draw_shape(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the shape with its lower left corner at x, y."""
        raise NotImplementedError


class TickBox(_Hanging):
    """A square to tick, and text that hangs right of it. `box` is the square's side in points.

    `field` is the name of the box where the document can be filled in, see `Box`.
    """

    def __init__(
        self,
        runs: Runs,
        style: TextStyle,
        *,
        ticked: bool = False,
        box: float | None = None,
        field: str = "",
        **placing: Unpack[Placing],
    ) -> None:
        placing.setdefault("role", Role.BODY)
        super().__init__(runs, style, style.size if box is None else box, 0.6, **placing)
        self.box = Box(ticked=ticked, name=field, words=one_line("".join(text for text, _ in self.runs)))
        self.elements = (Element(Role.ITEM, self.box.element, self.element),)

    def draw_shape(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the square."""
        self.box.draw(canvas, x, y, self.shape_size)


class MarkedText(_Hanging):
    """A status mark, and text that hangs right of it. `mark_size` is the mark's diameter in points."""

    def __init__(
        self,
        mark: Mark,
        runs: Runs,
        style: TextStyle,
        *,
        mark_size: float | None = None,
        **placing: Unpack[Placing],
    ) -> None:
        super().__init__(runs, style, 1.15 * style.size if mark_size is None else mark_size, 0.45, **placing)
        self.mark = mark

    def draw_shape(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the mark in the colour of the text."""
        draw_mark(canvas, self.mark, x, y, self.shape_size, self.style.color)


class SideBarQuote(TextBlock):
    """Text with a bar along its left side, on every page it runs over: for the words of a notice.

    `bar` is the bar's width and `gap` the space right of it, in points.
    """

    role = Role.QUOTE

    def __init__(
        self,
        runs: Runs,
        style: TextStyle,
        *,
        bar: float = 1.8,
        gap: float = 8.0,
        bar_color: Color = LINE_GREY,
        **placing: Unpack[Placing],
    ) -> None:
        super().__init__(runs, style, **placing)
        self.bar_left = self.left
        self.bar = bar
        self.bar_color = bar_color
        self.left += bar + gap

    def decorate(self, canvas: Canvas) -> None:
        """Draw the bar beside all lines of this part."""
        fill_rectangle(canvas, self.bar_left, 0, self.bar, self.height, self.bar_color)


class StatusMark(Flowable):
    """A status mark by itself, `size` points wide and high, e.g. in a table cell.

    `alt` says what it means, for those who cannot see it; without, words beside it must say so.
    """

    def __init__(self, mark: Mark, size: float, color: Color = BLACK, *, alt: str = "") -> None:
        self.elements = (Element(Role.FIGURE, alt=alt),) if alt else ()
        self.mark = mark
        self.width = self.height = size
        self.color = color

    def draw(self) -> None:
        """Draw the mark."""
        with tagged(self.canv, next(iter(self.elements), None)):
            draw_mark(self.canv, self.mark, 0, 0, self.width, self.color)


class Rule(Flowable):
    """A line over the full width, `thickness` points high."""

    def __init__(
        self,
        thickness: float = 0.6,
        color: Color = LINE_GREY,
        *,
        space_before: float = 0.0,
        space_after: float = 0.0,
    ) -> None:
        self.thickness = thickness
        self.color = color
        self.spaceBefore = space_before
        self.spaceAfter = space_after

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Width and height in points."""
        self.width, self.height = available_width, self.thickness
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line."""
        fill_rectangle(self.canv, 0, 0, self.width, self.thickness, self.color)
