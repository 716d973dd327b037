"""Which zones have a place in the room there is, and which of them share one.

In a narrow window the evidence goes below the list, and then the index gives way to a menu above the form. In a low one
list and evidence are pages of one place, in a very narrow one all three are. A paper takes the place of list and
evidence.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Literal, TypeAlias

from PySide6.QtWidgets import QWidget

from qhchecklist.policy.record import record
from qhchecklist.ui import theme

ZoneName: TypeAlias = Literal["index", "form", "checklist", "evidence"]
ZONES: tuple[ZoneName, ...] = ("index", "form", "checklist", "evidence")

_WIDTHS = (132, 392, 432, 484)
_MOST_INDEX = 152
_LEAST_LIST = 300
"""The usual widths of the zones, how wide a long index may be, and how wide the list must be beside the form, at
scale 1."""

_STACK_BELOW = 1120
_INDEX_BELOW = 900
_ONE_BELOW = 600
_STACK_FROM = 540
_LOW_BELOW = 440
_CRAMPED_BELOW = 250
"""Measures at scale 1: below which width list and evidence share a column, the index becomes a menu, and one
zone is shown at a time; from which height list and evidence stand one above the other; and of the window: below which
height what stands above is brief; it is brief, too, where strips would leave the zones less than the last."""


@record
class Room:
    """The size of the zones, the height of their window, and the height that the index needs, in pixels."""

    width: int
    height: int
    window_height: int
    index_height: int

    @property
    def is_narrow(self) -> bool:
        """Whether list and evidence stand one above the other."""
        return self.width < theme.px(_STACK_BELOW)

    @property
    def is_low(self) -> bool:
        """Whether what stands above the zones should be brief."""
        return self.window_height < theme.px(_LOW_BELOW)

    @property
    def has_index(self) -> bool:
        """Whether there is room for the index, which cannot scroll."""
        return self.width >= theme.px(_INDEX_BELOW) and self.index_height <= self.height

    def under_paper(self) -> frozenset[ZoneName]:
        """The zones whose place a paper takes."""
        lists: frozenset[ZoneName] = frozenset({"checklist", "evidence"})
        return lists | {"form"} if self.width < theme.px(_ONE_BELOW) else lists

    def together(self) -> tuple[ZoneName, ...]:
        """The zones that have one place for all of them."""
        if self.width < theme.px(_ONE_BELOW):
            return ("form", "checklist", "evidence")
        return ("checklist", "evidence") if self.is_narrow and self.height < theme.px(_STACK_FROM) else ()


@record
class Plan:
    """`pages` share one place, in which `page` is shown; nobody sees what is `hidden`."""

    pages: tuple[ZoneName, ...]
    page: ZoneName
    hidden: frozenset[ZoneName]


def plan(room: Room, folded: AbstractSet[ZoneName], page: ZoneName, has_paper: bool) -> Plan:
    """Which zones are seen; `folded` are those that somebody put away, `page` is the one turned to last."""
    shown = () if has_paper else tuple(zone for zone in room.together() if zone not in folded)
    pages = shown if len(shown) > 1 else ()
    if pages and page not in pages:
        page = "checklist" if "checklist" in pages else pages[0]
    covered = room.under_paper() if has_paper else frozenset[ZoneName]()
    return Plan(pages, page, frozenset(folded) | (frozenset(pages) - {page}) | covered)


@record
class Shares:
    """Pixels of the columns index, form, lists and paper; and of list and evidence, beside or above each other."""

    columns: list[int]
    lists: list[int]


def share(room: Room, stacked: bool, index: int, wanted: tuple[int, ...]) -> Shares:
    """Divide the room. `index`: the width that the index wishes; `wanted`: widths that somebody gave the four zones."""
    narrow = min(max(index, theme.px(_WIDTHS[0])), theme.px(_MOST_INDEX))
    usual = (narrow, *(theme.px(width) for width in _WIDTHS[1:]))
    if stacked:
        lists = max(room.width - usual[0] - usual[1], theme.px(_LEAST_LIST))
        return Shares([usual[0], usual[1], lists, lists], [room.height * 3 // 5, room.height * 2 // 5])
    columns = wanted or usual
    lists = max(room.width - columns[0] - columns[1], 2)  # the form cannot wrap, list and evidence can
    first = lists * columns[2] // (columns[2] + columns[3])
    return Shares([columns[0], columns[1], lists, lists], [first, lists - first])  # a paper has the room of the lists


def is_cramped(height: int) -> bool:
    """Whether zones of that height, with all above them at its full height, need what brevity there gives them."""
    return height < theme.px(_CRAMPED_BELOW)


def index_height(index: QWidget) -> int:
    """What all sections need below each other; the index cannot scroll."""
    layout = index.layout()
    return layout.totalMinimumHeightForWidth(theme.px(_WIDTHS[0])) if layout is not None else 0
