"""Two columns that begin at the same height, the right one of fixed width."""

from __future__ import annotations

from collections.abc import Sequence

from qhchecklist.report.typeset.flowable import Flowable
from qhchecklist.report.typeset.tags import Element


class Beside(Flowable):
    """Blocks below each other in two columns; `across` is the width of the right one in points.

    It is not divided: meant for the head of a page.
    """

    def __init__(self, left: Sequence[Flowable], right: Sequence[Flowable], across: float, gap: float) -> None:
        self.columns = (list(left), list(right))
        self.across = across
        self.gap = gap
        self.elements: tuple[Element, ...] = tuple(
            element for part in (*left, *right) for element in getattr(part, "elements", ())
        )
        self._heights: tuple[list[float], ...] = ()

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Width and height in points."""
        widths = (available_width - self.across - self.gap, self.across)
        self._heights = tuple(
            [part.wrap(width, available_height)[1] for part in parts]
            for width, parts in zip(widths, self.columns, strict=True)
        )
        self.width = available_width
        pairs = zip(self._heights, self.columns, strict=True)
        self.height = max(sum(heights) + sum(_spaces(parts)) for heights, parts in pairs)
        return self.width, self.height

    def draw(self) -> None:
        """Draw both columns from the top."""
        for x, heights, parts in zip((0.0, self.width - self.across), self._heights, self.columns, strict=True):
            y = self.height
            for part, height, space in zip(parts, heights, _spaces(parts), strict=True):
                y -= height + space
                part.drawOn(self.canv, x, y)


def _spaces(parts: Sequence[Flowable]) -> list[float]:
    """The space above each block; none above the first."""
    before = [part.getSpaceBefore() for part in parts]
    after = [part.getSpaceAfter() for part in parts]
    return [0.0, *(max(*both) for both in zip(before[1:], after, strict=False))][: len(parts)]
