"""Parts of the paper that are set a little smaller where that spares a page which would stay nearly empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qhchecklist.report.sheets.edition import Edition
from qhchecklist.report.sheets.measures import height
from qhchecklist.report.typeset.flowable import Flowable, KeepTogether

_SIZES = (0.97, 0.94, 0.91, 0.88)
_NEARLY_EMPTY = 0.34
"""The part of a page that is too little to turn a leaf for."""

_LOST = 60.0
"""Points that the end of a page costs: a row that does not fit, and the heads that come again."""


def spared(make: Callable[[Edition], Sequence[Flowable]], edition: Edition, room: float) -> list[Flowable]:
    """What is made of an edition, beginning on a page with so much room in points; smaller where that spares a page.

    The size stays where the last page has enough on it, or where no size of those allowed would do.
    """
    usual = list(make(edition))
    pages, rest = divmod(height(usual, edition.looks.measure), room)
    if not pages or rest > _NEARLY_EMPTY * room:
        return usual
    whole = pages * room - (pages - 1) * _LOST
    for size in _SIZES:
        parts = list(make(edition.scaled(size)))
        if height(parts, edition.looks.measure) <= whole:
            return parts
    return usual


def with_last(parts: Sequence[Flowable], last: Flowable, kept: int) -> list[Flowable]:
    """Parts and what ends them, which never comes to stand alone: so many of the parts go with it to its page."""
    return [*parts[:-kept], KeepTogether([*parts[-kept:], last])]
