"""Whoever changes what a pack says or decides raises its version: people compare versions, not hashes."""

from __future__ import annotations

import json
from pathlib import Path

from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.stamp import support_stamps

GOLDEN = Path(__file__).parent.parent / "golden" / "pack-marks.json"


def test_what_the_pack_says_is_what_its_version_has_always_said(rulebook: Rulebook) -> None:
    """If a change is meant: raise `version` in policy.yaml, and add the marks under it; old versions stay."""
    said = json.loads(GOLDEN.read_text(encoding="utf-8"))
    marks = {key: one.mark for key, one in support_stamps(rulebook).items()}
    assert marks == said.get(rulebook.policy.head.version)
