"""Flowables of the checklist: text with a label at its left, headings of items, answers to tick, boxes.

All text goes through `typeset`; nothing is parsed. Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Unpack

from reportlab.pdfgen.canvas import Canvas

from qhchecklist.report.sheets.shapes import stripes
from qhchecklist.report.typeset.draw import draw_text, text_width
from qhchecklist.report.typeset.flow import Heading, Placing, TextBlock
from qhchecklist.report.typeset.flowable import Flowable
from qhchecklist.report.typeset.form import Box
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.report.typeset.marks import Mark, draw_mark
from qhchecklist.report.typeset.shapes import Rule, SideBarQuote, TickBox
from qhchecklist.report.typeset.strokes import draw_rules, fill_rectangle
from qhchecklist.report.typeset.style import BLACK, LINE_GREY, Align, Runs, TextStyle
from qhchecklist.report.typeset.tags import Element, Role, tagged

_PEN = 19.0 / 9.3  # em from one line to write on to the next
_BELOW_BASELINE = 0.12  # em, as TextBlock places its baselines


def _baseline(top: float, leading: float, size: float) -> float:
    """Where a line's baseline stands below the top of its leading."""
    return top - leading + (leading - size) / 2 + _BELOW_BASELINE * size


class Labelled(TextBlock):
    """A block whose first line has a label at the far left."""

    label = ""
    label_style: TextStyle | None = None
    label_element: Element | None = None

    def labelled(self, label: str, style: TextStyle) -> Labelled:
        """Give the block its label; returns the block."""
        self.label = style.faces.legible(one_line(label))
        self.label_style = style
        if self.label:
            self.label_element = Element(Role.P)
            self.elements = (self.label_element, *self.elements)
        return self

    def decorate(self, canvas: Canvas) -> None:
        """Draw the label on the first line's baseline."""
        super().decorate(canvas)
        if self.label and self.label_style is not None and self.is_start:
            y = _baseline(self.height, self.style.leading, self.style.size)
            with tagged(canvas, self.label_element):
                draw_text(canvas, 0, y, self.label, self.label_style)


class LabelledTick(Labelled, TickBox):
    """A step to tick, with a label at the far left."""


class LabelledQuote(Labelled, SideBarQuote):
    """A quote of the notice, with a label at the far left."""


class GroupHead(Heading):
    """A group's heading over a heavy line, with the number of items at the right."""

    def __init__(self, title: str, count: str, style: TextStyle, small: TextStyle, *, anchor: str = "") -> None:
        outline = f"{title} · {count}" if count else title
        right = text_width(count, small) + 10
        above = 15.0
        super().__init__(
            title, style, level=0, outline=outline, anchor=anchor, right=right, space_before=above, space_after=3
        )
        self.count = style.faces.legible(count)
        self.small = small

    def decorate(self, canvas: Canvas) -> None:
        """Draw the line and the outline entry."""
        super().decorate(canvas)
        canvas.saveState()
        canvas.setFillColorRGB(*BLACK)
        canvas.rect(0, -1.2, self.width, 1.2, stroke=0, fill=1)
        canvas.restoreState()

    def add_text(self, canvas: Canvas) -> None:
        """Draw the count."""
        if self.is_start:
            y = _baseline(self.height, self.style.leading, self.style.size)
            draw_text(canvas, self.width, y, self.count, self.small, align=Align.RIGHT)


class ItemHead(Heading):
    """An item's heading: status mark, id and title, the outcome at the right, a hair line above."""

    def __init__(self, mark: Mark, title: str, outcome: tuple[str, TextStyle], style: TextStyle, *, rule: bool) -> None:
        words, outcome_style = outcome
        self.mark = mark
        self.mark_size = 1.1 * style.size
        left = self.mark_size + 0.5 * style.size
        right = text_width(words, outcome_style) + 12
        outline = f"{title} · {words}"
        above = 9.0 if rule else 5.0
        super().__init__(title, style, level=1, outline=outline, left=left, right=right, space_before=above)
        self.words = style.faces.legible(words)
        self.outcome_style = outcome_style
        self.rule = rule

    def add_text(self, canvas: Canvas) -> None:
        """Draw the outcome."""
        if self.is_start:
            y = _baseline(self.height, self.style.leading, self.style.size)
            draw_text(canvas, self.width, y, self.words, self.outcome_style, align=Align.RIGHT)

    def decorate(self, canvas: Canvas) -> None:
        """Draw mark and line."""
        super().decorate(canvas)
        if not self.is_start:
            return
        middle = self.height - self.style.leading / 2
        draw_mark(canvas, self.mark, 0, middle - self.mark_size / 2, self.mark_size)
        if self.rule and not self.begins_page:
            fill_rectangle(canvas, 0, self.height + 3.2, self.width, 0.5, LINE_GREY)


class Answer(NamedTuple):
    """An answer to tick: the name of its box, and its words."""

    field: str
    words: str


class AnswerBoxes(Flowable):
    """Boxes to tick with their words, as many lines as needed; each box stands before its word.

    `about` is the question, said with each box to those who only hear it.
    """

    def __init__(self, answers: Sequence[Answer], style: TextStyle, *, left: float, about: str) -> None:
        self.style = style
        self.left = left
        self.box = style.size
        self.words = [style.faces.legible(one_line(answer.words)) for answer in answers]
        self.keepWithNext = False
        self.boxes = [Box(name=answer.field, words=one_line(f"{about} {answer.words}")) for answer in answers]
        self.bodies = [Element(Role.BODY) for _ in self.words]
        pairs = zip(self.boxes, self.bodies, strict=True)
        self.elements = tuple(Element(Role.ITEM, box.element, body) for box, body in pairs)
        self._lines: list[list[tuple[int, float]]] = []

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Width and height."""
        self._lines = [[]]
        x = self.left
        for number, word in enumerate(self.words):
            width = self.box + 4 + text_width(word, self.style)
            if self._lines[-1] and x + width > available_width:
                self._lines.append([])
                x = self.left
            self._lines[-1].append((number, x))
            x += width + 14
        self.width, self.height = available_width, len(self._lines) * (self.style.leading + 1)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the boxes and words."""
        top = self.height
        for line in self._lines:
            middle = top - self.style.leading / 2
            y = _baseline(top, self.style.leading, self.style.size)
            for number, x in line:
                self.boxes[number].draw(self.canv, x, middle - self.box / 2, self.box)
                room = self.width - x - self.box - 4
                with tagged(self.canv, self.bodies[number]):
                    draw_text(self.canv, x + self.box + 4, y, self.words[number], self.style, max_width=room)
            top -= self.style.leading + 1


class WriteLines(Flowable):
    """Lines to write an answer on, with a word before the first."""

    def __init__(self, word: str, style: TextStyle, *, left: float, lines: int = 1) -> None:
        self.word = style.faces.legible(one_line(word))
        self.style = style
        self.left = left
        self.lines = lines
        self.element = Element(Role.P)
        self.elements = (self.element,)

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Width and height: more than the leading, for a pen."""
        self.width, self.height = available_width, self.lines * self._leading
        return self.width, self.height

    @property
    def _leading(self) -> float:
        return self.style.size * _PEN

    def draw(self) -> None:
        """Draw the word and the lines."""
        with tagged(self.canv, self.element):
            draw_text(self.canv, self.left, self.height - self._leading + 4, self.word, self.style)
        start = self.left + text_width(self.word, self.style) + 4
        heights = [self.height + 2 - self._leading * (number + 1) for number in range(self.lines)]
        draw_rules(self.canv, [(start, y, self.width, y) for y in heights], 0.6, LINE_GREY)


class Room(Flowable):
    """Empty paper, so many points high."""

    def __init__(self, height: float) -> None:
        self.height = height


class RuleBetween(Rule):
    """A line above something, which needs none where it begins a page."""

    def draw(self) -> None:
        """Draw the line."""
        if not self.begins_page:
            super().draw()


class BannerBox(Flowable):
    """The sentence on validity in a box; with stripes and a heavy border when the notice is not in force."""

    def __init__(self, runs: Runs, style: TextStyle, *, striking: bool) -> None:
        self.striking = striking
        self.stripes = 24.0 if striking else 0.0
        self.padding = 9.0
        self.text = TextBlock(runs, style)
        self.elements = self.text.elements
        self.spaceBefore = 8
        self.spaceAfter = 6

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Width and height."""
        inner = available_width - self.stripes - 2 * self.padding
        self.width = available_width
        self.height = self.text.wrap(inner, available_height)[1] + 2 * self.padding - 4
        return self.width, self.height

    def draw(self) -> None:
        """Draw the box and its text."""
        canvas = self.canv
        if self.striking:
            stripes(canvas, 0, 0, self.stripes, self.height)
        canvas.saveState()
        canvas.setStrokeColorRGB(*BLACK)
        canvas.setLineWidth(1.6 if self.striking else 0.8)
        canvas.rect(0, 0, self.width, self.height)
        canvas.restoreState()
        self.text.drawOn(canvas, self.stripes + self.padding, self.padding - 2)


def labelled_text(
    runs: Runs, style: TextStyle, label: str, label_style: TextStyle, **placing: Unpack[Placing]
) -> TextBlock:
    """A text block with a label; an empty label leaves the column blank."""
    return Labelled(runs, style, **placing).labelled(label, label_style)
