"""From zone to zone with the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget


def next_zone(zones: Sequence[QWidget], step: int) -> QWidget:
    """The zone so many steps on from the one that has the keyboard; the first when none has it."""
    here = QApplication.focusWidget()
    place = next((i for i, zone in enumerate(zones) if here is not None and _holds(zone, here)), None)
    return zones[0 if place is None else (place + step) % len(zones)]


def first_stop(zone: QWidget) -> QWidget:
    """The zone itself when it takes the keyboard, else the topmost widget in sight that does.

    Not by way of `nextInFocusChain`: for the binding every widget would then belong to the one before, and end with it.
    """
    if _takes_keyboard(zone):
        return zone
    stops = [one for one in zone.findChildren(QWidget) if _takes_keyboard(one) and not one.visibleRegion().isEmpty()]
    return min(stops, key=partial(_place_in, zone), default=zone)


def _holds(zone: QWidget, widget: QWidget) -> bool:
    return zone is widget or zone.isAncestorOf(widget)


def _takes_keyboard(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()


def _place_in(zone: QWidget, widget: QWidget) -> tuple[int, int]:
    place = widget.mapTo(zone, QPoint(0, 0))
    return place.y(), place.x()
