"""What stands below each other on pages, and how a page is asked for.

The protocol is that of reportlab's platypus, names included, so that its flowables can stand among ours. Its package
is not imported: reading it takes as long as setting half a checklist, most of it for a parser of markup that no text
may meet.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from qhchecklist.report.typeset.strokes import number
from qhchecklist.report.typeset.tags import Preparation

_FUZZ = 1e-6  # points
_UNBOUNDED = 1e9


class Flowable:
    """A rectangle that knows its size and draws itself from its lower left corner; lengths are in points.

    `begins_page` is set before drawing: whether nothing stands above it on the page.
    """

    width: float = 0.0
    height: float = 0.0
    spaceBefore: float = 0.0
    spaceAfter: float = 0.0
    keepWithNext: bool = False
    begins_page: bool = False
    canv: Canvas

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Width and height it takes of what is available."""
        return self.width, self.height

    def split(self, _available_width: float, _available_height: float, /) -> list[Flowable]:
        """Parts of which the first fits; nothing if it cannot be divided there."""
        return []

    def minWidth(self) -> float:
        """The least width that a table may give it."""
        return self.width

    def getSpaceBefore(self) -> float:
        """Space above it, unless it begins a page."""
        return self.spaceBefore

    def getSpaceAfter(self) -> float:
        """Space below it."""
        return self.spaceAfter

    def getKeepWithNext(self) -> bool:
        """Whether it stays on the page of what follows."""
        return self.keepWithNext

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0.0) -> None:
        """Draw it with its lower left corner at x, y; the canvas is left as it was."""
        state: Any = canvas  # reportlab has no public access to what it remembers
        matrix = state._currentMatrix
        a, b, c, d, e, f = matrix
        state._currentMatrix = (a, b, c, d, a * x + c * y + e, b * x + d * y + f)
        state._code.append(Preparation(f"q 1 0 0 1 {number(x)} {number(y)} cm"))
        self.canv = canvas
        self.draw()
        del self.canv
        state._code.append("Q")
        state._currentMatrix = matrix

    def draw(self) -> None:
        """Draw it, on `canv`, from the origin."""


class PageBreak(Flowable):
    """What follows begins a page."""


class Section(Flowable):
    """Here a part of the document begins, or ends where `head` is None.

    A page that begins in the middle of the part begins with the head, an artifact: it has been read already.
    """

    def __init__(self, head: Flowable | None = None) -> None:
        self.head = head


class CondPageBreak(Flowable):
    """What follows begins a page, unless so much height is left."""

    def __init__(self, needed: float) -> None:
        self.needed = needed


class KeepTogether(Flowable):
    """Flowables that stay on one page, if a page has room for them."""

    def __init__(self, content: Sequence[Flowable]) -> None:
        self.content = list(content)

    def getSpaceBefore(self) -> float:
        """That of the first."""
        return self.content[0].getSpaceBefore() if self.content else 0.0

    def getSpaceAfter(self) -> float:
        """That of the last."""
        return self.content[-1].getSpaceAfter() if self.content else 0.0

    def tallness(self, width: float) -> float:
        """The height of all below each other, with the space between them, at a width."""
        total = after = 0.0
        first = True
        for one in self.content:
            height = one.wrap(width, _UNBOUNDED)[1]
            if height <= _FUZZ:
                continue
            if not first:
                total += max(one.getSpaceBefore() - after, 0.0)
            after = one.getSpaceAfter()
            total += height + after
            first = False
        return total - after
