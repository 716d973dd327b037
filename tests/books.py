"""The rule book that comes with the program, read once in a process; nothing of it can be changed."""

from __future__ import annotations

from functools import cache

from qhchecklist import paths
from qhchecklist.policy.pack import load_rulebook
from qhchecklist.policy.rulebook import Rulebook


@cache
def bundled() -> Rulebook:
    """Read from YAML, as a pack's author does."""
    return load_rulebook(paths.resources(), paths.DEFAULT_POLICY)
