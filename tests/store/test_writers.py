"""Several desks write at once; the endurance run is tests/endurance/store_writers.py."""

from __future__ import annotations

from contextlib import closing
from functools import partial

import pytest

from qhchecklist.store.place import Place, ServerPlace
from tests.endurance.store_writers import by_administrator, write_at_once
from tests.store.server import Server


def test_no_edit_of_desks_that_write_at_once_is_lost_and_no_flipped_byte_of_the_record_unnoticed(
    place: Place, request: pytest.FixtureRequest
) -> None:
    if isinstance(place, ServerPlace):
        server: Server = request.getfixturevalue("server")
        with closing(server.administrator(place.database)) as administrator:
            _, wrong = write_at_once(place, desks=3, edits=12, meddle=partial(by_administrator, administrator))
    else:
        _, wrong = write_at_once(place, desks=3, edits=12)
    assert wrong == []
