"""A few of the kills of tests/endurance/vault_kills: backups, restoring and deletion are whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.endurance.vault_kills import killed_once


@pytest.mark.parametrize("seed", [1, 2])
def test_a_killed_backup_restore_or_deletion_leaves_a_store_that_verifies(tmp_path: Path, seed: int) -> None:
    faults, reports = killed_once(tmp_path, seed)
    assert not faults
    assert reports > 0
