"""Fills pages with flowables: what fits is drawn, what does not is divided or goes to the next page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from qhchecklist.report.typeset.flowable import CondPageBreak, Flowable, KeepTogether, PageBreak, Section
from qhchecklist.report.typeset.tags import tagged

_FUZZ = 1e-6  # points
_NOT_KEPT = (PageBreak, CondPageBreak, KeepTogether, Section)


class TooTallError(Exception):
    """A flowable is taller than a page and cannot be divided; the message names it."""


class Area(NamedTuple):
    """Where flowables stand on a page, in points from its lower left corner."""

    left: float
    bottom: float
    width: float
    height: float


def fill(canvas: Canvas, story: Iterable[Flowable], first: Area, later: Area) -> None:
    """Draw a story on pages, the first with an area of its own; every page is ended with `showPage`."""
    filler = _Filler(canvas, first, later)
    filler.waiting = list(story)[::-1]
    while filler.waiting:
        filler.place()
    filler.end_page()


class _Filler:
    """The present page, how much of it is used, and what waits, the next one last."""

    def __init__(self, canvas: Canvas, first: Area, later: Area) -> None:
        self.waiting: list[Flowable] = []
        self._canvas = canvas
        self._next = later
        self._postponed: Flowable | None = None  # did not fit on the page before
        self._open = False
        self._area = first
        self._section: Flowable | None = None  # the head of the present part, once something of the part was drawn
        self._entered: Flowable | None = None  # the same before
        self._begin_page()

    def _begin_page(self) -> None:
        self._y = self._area.bottom + self._area.height
        self._after = 0.0  # the space below the last, which the space above the next one overlaps
        self._at_top = True
        self._head = self._section  # to be drawn above what comes first
        if self._head is not None:
            self._y -= self._head.wrap(self._area.width, self._area.height)[1] + self._head.getSpaceAfter()

    def _without_head(self) -> None:
        """Nothing goes on here: the room of the head is free again."""
        if self._head is not None:
            self._head = None
            self._y = self._area.bottom + self._area.height

    def _draw_head(self) -> None:
        head, area = self._head, self._area
        if head is not None:
            self._head = None
            with tagged(self._canvas, None):
                head.drawOn(self._canvas, area.left, area.bottom + area.height - head.height)

    def end_page(self) -> None:
        """End the page if there is one; the next begins when something comes."""
        if self._open:
            self._canvas.showPage()
            self._open = False
            self._area = self._next
            self._begin_page()

    def place(self) -> None:
        """Place what comes next, or take it apart."""
        self._open = True
        self._keep_with_next()
        flowable = self.waiting.pop()
        match flowable:
            case PageBreak():
                self.end_page()
            case CondPageBreak():
                self._after = 0.0
                if self._room < flowable.needed and not self._at_top:
                    self.end_page()
            case KeepTogether():
                self._unpack(flowable)
            case Section():
                self._without_head()
                self._section, self._entered = None, flowable.head
            case _:
                self._place(flowable)

    @property
    def _room(self) -> float:
        """The height that is left on the page."""
        return self._y - self._area.bottom

    def _space_before(self, flowable: Flowable) -> float:
        return 0.0 if self._at_top else max(flowable.getSpaceBefore() - self._after, 0.0)

    def _keep_with_next(self) -> None:
        """Put those that stay with what follows together with it."""
        waiting = self.waiting
        count = 0
        while count < len(waiting) and _can_be_kept(waiting[-1 - count]) and waiting[-1 - count].getKeepWithNext():
            count += 1
        if not count:
            return
        if count < len(waiting) and _can_be_kept(waiting[-1 - count]):
            count += 1
        kept = KeepTogether(waiting[: -1 - count : -1])
        for one in kept.content[:-1]:
            one.keepWithNext = False
        waiting[-count:] = [kept]

    def _unpack(self, kept: KeepTogether) -> None:
        """Let the content follow: on this page if it fits, or if the next page has no more room for it."""
        room = self._room - self._space_before(kept)
        area, later = self._area, self._next
        at_best = self._at_top and area.width >= later.width and area.height >= later.height
        if room <= 0 or (kept.tallness(area.width) > room and not at_best):
            self.waiting.append(kept)
            self.end_page()
        else:
            self.waiting.extend(reversed(kept.content))
            if kept.content:
                self._place(self.waiting.pop())

    def _place(self, flowable: Flowable) -> None:
        """Draw it if it fits, else its first part, else put it off to the next page."""
        if self._drawn(flowable):
            return
        room = self._room - self._space_before(flowable)
        flowable.canv = self._canvas
        parts = flowable.split(self._area.width, room) if room > 0 else []
        if parts:
            self.waiting.extend(reversed(parts[1:]))
            if not self._drawn(parts[0]):
                raise TooTallError(f"the first part of {flowable!r} does not fit")
        elif flowable is self._postponed and self._head is not None:
            self._without_head()  # it has room only without
            self.waiting.append(flowable)
        elif flowable is self._postponed:
            raise TooTallError(f"{flowable!r} is taller than a page, {flowable.height:.0f} points")
        else:
            self._postponed = flowable
            self.waiting.append(flowable)
            self.end_page()

    def _drawn(self, flowable: Flowable) -> bool:
        """Draw it where there is room for it; whether there is."""
        space, area = self._space_before(flowable), self._area
        room = self._room - space
        if room <= 0:
            return False
        flowable.canv = self._canvas
        _, height = flowable.wrap(area.width, room)
        y = self._y - (height + space)
        if y < area.bottom - _FUZZ:
            return False
        self._draw_head()
        self._section, self._entered = self._entered or self._section, None
        flowable.begins_page = self._at_top
        flowable.drawOn(self._canvas, area.left, y)
        self._after = flowable.getSpaceAfter()
        y -= self._after
        self._at_top = self._at_top and y == self._y
        self._y = y
        return True


def _can_be_kept(flowable: Flowable) -> bool:
    return not isinstance(flowable, _NOT_KEPT)
