"""Where the pages of a document lie when they hang one below the other; pure arithmetic, in pixels."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, TypeAlias

from qhchecklist.policy.record import record

Fit: TypeAlias = Literal["width", "page", ""]

POINT = 96 / 72
"""Pixels to a point at 100 %."""

LEAST_ZOOM, MOST_ZOOM = 0.25, 4.0
GAP = 14
MARGIN = 18


@dataclass(slots=True)
class Look:
    """How the document is looked at; outlives the widget. `top` is the place at the upper edge of the window
    onto it: a page, from 0, and the part of its height that has gone by."""

    fit: Fit = "width"
    zoom: float = 1.0
    top: tuple[int, float] = (0, 0.0)


@record
class Layout:
    """Pages with their places; `sizes` in points."""

    sizes: tuple[tuple[float, float], ...]
    zoom: float

    def page_size(self, page: int) -> tuple[int, int]:
        """Width and height of a page."""
        width, height = self.sizes[page]
        return round(width * POINT * self.zoom), round(height * POINT * self.zoom)

    def tops(self) -> list[int]:
        """The upper edge of every page, and where the next would begin."""
        tops, at = [], MARGIN
        for page in range(len(self.sizes)):
            tops.append(at)
            at += self.page_size(page)[1] + GAP
        return [*tops, at]

    def size(self) -> tuple[int, int]:
        """Width and height of the whole, margins included."""
        if not self.sizes:
            return 0, 0
        width = max(self.page_size(page)[0] for page in range(len(self.sizes)))
        return width + 2 * MARGIN, self.tops()[-1] - GAP + MARGIN

    def page_at(self, y: int) -> int:
        """The page at a height, the one above where there is none."""
        return min(max(bisect_right(self.tops(), y) - 1, 0), max(len(self.sizes) - 1, 0))

    def place_at(self, y: int) -> tuple[int, float]:
        """A height as a page and the part of its height."""
        page = self.page_at(y)
        return page, (y - self.tops()[page]) / max(self.page_size(page)[1], 1) if self.sizes else 0.0

    def height_of(self, place: tuple[int, float]) -> int:
        """The height of a place; a page that is no more means the last one."""
        if not self.sizes:
            return 0
        page = min(place[0], len(self.sizes) - 1)
        return round(self.tops()[page] + place[1] * self.page_size(page)[1])

    def seen(self, top: int, height: int) -> range:
        """The pages of which something lies between two heights."""
        return range(self.page_at(top), self.page_at(top + height) + 1) if self.sizes else range(0)


def fitted(sizes: tuple[tuple[float, float], ...], fit: Fit, room: tuple[int, int]) -> float:
    """The zoom at which the widest page fits the room by its width, or the highest one whole."""
    width = max((width for width, _ in sizes), default=595.0) * POINT
    height = max((height for _, height in sizes), default=842.0) * POINT
    zoom = (room[0] - 2 * MARGIN) / width
    if fit == "page":
        zoom = min(zoom, (room[1] - 2 * MARGIN) / height)
    return min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
