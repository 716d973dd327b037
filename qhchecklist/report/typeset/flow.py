"""Flowables that set Chinese text and never parse markup.

reportlab's Paragraph is not used anywhere: it reads `<img src="/any/file">` in a firm's name and embeds
that file, and it breaks Chinese lines against the rules (lab notes, section 1). Text comes as (text, style)
runs and is only drawn.
"""

from copy import copy
from typing import TypedDict, Unpack

from reportlab.pdfgen.canvas import Canvas

from qhchecklist.report.typeset.compose import compose
from qhchecklist.report.typeset.draw import draw_lines
from qhchecklist.report.typeset.flowable import Flowable
from qhchecklist.report.typeset.kept import Kept
from qhchecklist.report.typeset.legible import one_line
from qhchecklist.report.typeset.line import Line
from qhchecklist.report.typeset.pages import PageCanvas
from qhchecklist.report.typeset.style import Align, Look, Runs, TextStyle, legible_runs
from qhchecklist.report.typeset.tags import HEADINGS, Element, Role, language, tagged

_KEPT_LINES = 2  # least lines of a block at the foot of a page and at the head of the next
_BELOW_BASELINE = 0.12  # em that the body of a Han character reaches below the baseline
_FUZZ = 1e-6
_MOST_KEPT = 3_000_000  # bytes of composed lines, about: three documents, most of whose sentences are official

Lines = tuple[Line[Look], ...]


def _room_of(lines: Lines) -> int:
    """The bytes that composed lines take, about: a few objects for each line, pointers for each character."""
    return sum(900 + 30 * len(line.text) for line in lines)


_kept: Kept[Lines] = Kept(_MOST_KEPT, _room_of)


class Spacing(TypedDict, total=False):
    """Space around a block in points, and whether it stays on the page of what follows."""

    left: float
    right: float
    space_before: float
    space_after: float
    keep_with_next: bool


class Placing(Spacing, total=False):
    """Space around a block; what the block is in the structure, and its language where that differs."""

    role: Role
    lang: str


class TextBlock(Flowable):
    """A block of text that may run on over pages.

    `runs` is plain text, or (text, style) pairs; `style` gives leading, alignment and first indent. A newline
    starts a new line. `placing` is the space around the block, its role and language, see `Placing`.
    `element` is what the text belongs to; `elements` is all that the block brings into the structure.
    """

    role = Role.P

    def __init__(self, runs: Runs, style: TextStyle, **placing: Unpack[Placing]) -> None:
        self.element = Element(placing.get("role", self.role), lang=placing.get("lang", ""))
        self.elements: tuple[Element, ...] = (self.element,)
        self._drawn = False
        self.style = style
        self.runs = legible_runs(runs, style)
        self.left = placing.get("left", 0.0)
        self.right = placing.get("right", 0.0)
        self.spaceBefore = placing.get("space_before", 0.0)
        self.spaceAfter = placing.get("space_after", 0.0)
        self.keepWithNext = placing.get("keep_with_next", False)
        self._composed: dict[float, Lines] = {}
        self._part: tuple[int, int | None] = (0, None)

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Width and height in points."""
        self.width = available_width
        self.height = len(self._lines(available_width)) * self.style.leading
        return self.width, self.height

    def minWidth(self) -> float:
        """The least width in points that a table may give the block: a few characters."""
        return self.left + self.right + 4 * self.style.size

    def split(self, available_width: float, available_height: float, /) -> list[Flowable]:
        """The block in two parts of at least two lines each; nothing if that cannot be."""
        count = len(self._lines(available_width))
        fitting = int((available_height + _FUZZ) / self.style.leading)
        if fitting >= count:
            return [self]
        fitting = min(fitting, count - _KEPT_LINES)
        if fitting < _KEPT_LINES:
            return []
        return [self._cut(0, fitting), self._cut(fitting, count)]

    def draw(self) -> None:
        """Draw the lines, and what belongs beside them.

        A header that comes again on the next page has been read already: it is drawn as an artifact.
        """
        if type(self).decorate is not TextBlock.decorate:
            with tagged(self.canv, None):
                self.decorate(self.canv)
        if isinstance(self.canv, PageCanvas) and not self.element.lang:
            self.element.lang = language("".join([text for text, _ in self.runs]), self.canv.lang)
        with tagged(self.canv, None if self._drawn else self.element):
            self._draw_lines()
            self.add_text(self.canv)
        self._drawn = True

    def _draw_lines(self) -> None:
        leading, size = self.style.leading, self.style.size
        baseline = self.height - leading + (leading - size) / 2 + _BELOW_BASELINE * size
        align, left, measure = self.style.align, self.left, self._measure(self.width)
        placed = []
        for line in self._lines(self.width):
            x = left
            if align is Align.CENTRE or align is Align.RIGHT:
                slack = measure - line.width - line.indent
                x += slack / 2 if align is Align.CENTRE else slack
            placed.append((line, x, baseline))
            baseline -= leading
        draw_lines(self.canv, placed)

    def decorate(self, canvas: Canvas) -> None:
        """Draw what stands beside the text; called for each part of a divided block.

        It is an artifact, unless it is `tagged` as something.
        """

    def add_text(self, canvas: Canvas) -> None:
        """Draw what is read after the text, as part of it; called for each part of a divided block."""

    @property
    def is_start(self) -> bool:
        """Whether this is the block itself or its first part, not a continuation."""
        return self._part[0] == 0

    def _measure(self, width: float) -> float:
        return width - self.left - self.right

    def _lines(self, width: float) -> Lines:
        """The lines of this part at a width in points; tables and pages ask for them again and again."""
        lines = self._composed.get(width)
        if lines is None:
            lines = self._composed[width] = self._compose(width)
        first, last = self._part
        return lines[first:last]

    def _compose(self, width: float) -> Lines:
        if not any(text for text, _ in self.runs):
            return ()
        style = self.style
        measure, indent = self._measure(width), style.first_indent * style.size
        justify = style.align is Align.JUSTIFY
        return _kept.get(
            (*self.runs, measure, indent, justify),
            lambda: compose(self.runs, measure, first_indent=indent, justify=justify),
        )

    def _cut(self, first: int, last: int) -> "TextBlock":
        part = copy(self)
        start = self._part[0]
        part._part = (start + first, start + last)
        if first:
            part.spaceBefore = 0.0
        else:
            part.spaceAfter = 0.0
            part.keepWithNext = False
        return part


class Heading(TextBlock):
    """A heading that stays with what follows and enters the document's outline.

    `level` counts from 0, below the document's title; `outline` is the outline's text where it differs from the
    heading's; `anchor` a name by which `LinkedText` leads here.
    """

    def __init__(
        self,
        runs: Runs,
        style: TextStyle,
        *,
        level: int = 0,
        outline: str | None = None,
        anchor: str = "",
        **placing: Unpack[Placing],
    ) -> None:
        placing.setdefault("keep_with_next", True)
        placing.setdefault("role", HEADINGS[min(level + 1, len(HEADINGS) - 1)])
        super().__init__(runs, style, **placing)
        plain = runs if isinstance(runs, str) else "".join(text for text, _ in runs)
        self.level = level
        self.anchor = anchor
        self.outline = one_line(plain if outline is None else outline)

    def decorate(self, canvas: Canvas) -> None:
        """Enter the outline where the heading begins."""
        if self.is_start and isinstance(canvas, PageCanvas):
            top = self.height + self.style.leading / 2
            canvas.add_outline(self.outline, self.level, top, self.anchor)


class LinkedText(TextBlock):
    """Text that leads to the heading of an anchor, or is only text where that heading is not printed."""

    def __init__(self, runs: Runs, style: TextStyle, *, to: str, **placing: Unpack[Placing]) -> None:
        paragraph = placing.get("role", self.role)
        placing["role"] = Role.LINK
        super().__init__(runs, style, **placing)
        self.to = to
        self.words = one_line("".join(text for text, _ in self.runs))
        self.elements = (Element(paragraph, self.element),)

    def decorate(self, canvas: Canvas) -> None:
        """Make the block's area lead there; a header that comes again leads nowhere."""
        if isinstance(canvas, PageCanvas) and not self._drawn:
            canvas.add_link((self.left, 0, self.width - self.right, self.height), self.to, self.words, self.element)
