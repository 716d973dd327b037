"""Which rows of the list are on the screen already: most edits move or change few of those in sight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QRegion

from qhchecklist.policy.record import record


@record
class RowLook:
    """Whether a row is selected, under the pointer, and current in a list that has the keyboard."""

    selected: bool = False
    hovered: bool = False
    focused: bool = False


PLAIN = RowLook()


class Standing(NamedTuple):
    """A heading or an item: its edges in the whole list, the model's number for it, and all that is drawn of it however
    it looks.
    """

    top: int
    bottom: int
    number: int
    words: object


@record
class Sight:
    """How far the list was scrolled when it was drawn, how far it is now, and the room there is; in pixels."""

    was: int
    offset: int
    room: QSize


class Painted:
    """What was drawn last at each place of the list, counted from the top of its first row."""

    def __init__(self) -> None:
        self._drawn: dict[int, tuple[object, RowLook]] = {}

    def note(self, row: Standing, look: RowLook) -> None:
        """A row has been drawn."""
        self._drawn[row.top] = row.words, look

    def missing(self, rows: Mapping[int, Standing], looks: Mapping[int, RowLook], sight: Sight) -> QRegion:
        """What is to be drawn after the rows, from the top, were placed anew: all but those on the screen already."""
        region, kept = QRegion(), dict[int, tuple[object, RowLook]]()
        offset, width, below = sight.offset, sight.room.width(), sight.offset + sight.room.height()
        bottom = 0
        for top, bottom, number, words in rows.values():
            if bottom <= offset or top >= below:
                continue
            picture = words, looks.get(number, PLAIN)
            if self._drawn.get(top - offset + sight.was) == picture:
                kept[top] = picture
            else:
                region += QRect(0, top - offset, width, bottom - top)
        if bottom < below:
            region += QRect(0, bottom - offset, width, below - bottom)
        self._drawn = kept
        return region
