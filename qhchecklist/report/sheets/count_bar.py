"""The counts of outcomes as one bar, and what its parts mean.  Lengths are in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qhchecklist.report.sheets.shapes import Fill, fill_area
from qhchecklist.report.typeset.draw import draw_text, text_width
from qhchecklist.report.typeset.flowable import Flowable
from qhchecklist.report.typeset.marks import Mark, draw_mark
from qhchecklist.report.typeset.style import Align, TextStyle
from qhchecklist.report.typeset.tags import Element, Role, tagged

_FIGURE = 15.0  # size of the counts' figures that the lengths below belong to; larger figures make all larger
_WORDS_AT = 68.0  # where the words of a count begin
_COUNT_LEADING = 20.0


@dataclass(frozen=True)
class Share:
    """One part of the counts: how many, how its part of the bar is filled, its mark and its words."""

    count: int
    fill: Fill
    mark: Mark
    words: str


class CountBar(Flowable):
    """Counts as one bar, parts in proportion, and below it each part's fill, mark, figure and words."""

    def __init__(self, shares: Sequence[Share], figures: TextStyle, words: TextStyle) -> None:
        self.shares = list(shares)
        self.figures = figures
        self.words = words
        self.entries = [Element(Role.BODY) for _ in self.shares]
        self.elements = tuple(Element(Role.ITEM, entry) for entry in self.entries)
        for share in self.shares:
            words.faces.legible(share.words)
        self.unit = figures.size / _FIGURE
        self.bar = 13.0 * self.unit
        self.columns = 2
        self.spaceBefore = 4
        self.spaceAfter = 2

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Width and height: the bar, and its parts in two columns if their words are short enough."""
        widest = max((text_width(share.words, self.words) for share in self.shares), default=0.0)
        self.columns = 2 if widest + (_WORDS_AT + 6) * self.unit <= available_width / 2 else 1
        self.width = available_width
        self.height = self.bar + 6 + self._leading * ((len(self.shares) + self.columns - 1) // self.columns)
        return self.width, self.height

    @property
    def _leading(self) -> float:
        return _COUNT_LEADING * self.unit

    def draw(self) -> None:
        """Draw the bar and what explains it."""
        total = sum(share.count for share in self.shares) or 1
        x, y = 0.0, self.height - self.bar
        for share in self.shares:
            width = self.width * share.count / total
            if share.count:
                fill_area(self.canv, x, y, width, self.bar, share.fill)
            x += width
        for index, share in enumerate(self.shares):
            down, across = divmod(index, self.columns)
            self._entry(share, self.entries[index], across * self.width / 2, y - 6 - self._leading * (down + 1))

    def _entry(self, share: Share, element: Element, x: float, y: float) -> None:
        unit = self.unit
        fill_area(self.canv, x, y + 4.5 * unit, 17 * unit, 9 * unit, share.fill)
        draw_mark(self.canv, share.mark, x + 23 * unit, y + 3 * unit, 12 * unit)
        base = y + 4.4 * unit
        with tagged(self.canv, element):
            draw_text(self.canv, x + (_WORDS_AT - 6) * unit, base, str(share.count), self.figures, align=Align.RIGHT)
            draw_text(self.canv, x + _WORDS_AT * unit, base, share.words, self.words)
