"""Keeps what is in sight in its place while questions come and go above it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QScrollArea

from qhchecklist.policy.record import record
from qhchecklist.ui.form.field_box import FieldBox


@record
class Held:
    """A field in sight, and how far below the upper edge of what is in sight."""

    box: FieldBox
    below: int


def held(scroller: QScrollArea, boxes: Iterable[FieldBox], entered: FieldBox | None) -> Held | None:
    """The field to hold on to: the one being filled in, else the first in sight; None at the very top."""
    page, bar = scroller.widget(), scroller.verticalScrollBar()
    if page is None or bar.value() == 0 or not scroller.isVisible():
        return None
    first, last = bar.value(), bar.value() + scroller.viewport().height()
    for box in boxes if entered is None else (entered, *boxes):
        if not box.isHidden() and first <= (top := box.top_in(page)) < last:
            return Held(box, top - first)
    return None


def put_back(scroller: QScrollArea, hold: Held | None) -> None:
    """Scroll to where the field is again; the page must have been laid out anew."""
    page = scroller.widget()
    if hold is None or page is None or hold.box.isHidden():
        return
    scroller.verticalScrollBar().setValue(hold.box.top_in(page) - hold.below)
