"""Several desks write at once; the endurance run is tests/endurance/store_writers.py."""

from __future__ import annotations

from qhchecklist.store.place import Place
from tests.endurance.store_writers import write_at_once


def test_no_edit_of_desks_that_write_at_once_is_lost(place: Place) -> None:
    _, wrong = write_at_once(place, desks=3, edits=12)
    assert wrong == []
