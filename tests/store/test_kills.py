"""What was saved stays, however a desk or the server ends; the endurance run is tests/endurance/store_kills.py."""

from __future__ import annotations

from pathlib import Path

from tests.endurance.store_kills import kill_desks


def test_a_desk_killed_while_saving_loses_nothing_it_had_saved(path: Path) -> None:
    edits, wrong = kill_desks(path, range(1, 4))
    assert wrong == []
    assert edits >= 3
