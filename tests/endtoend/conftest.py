"""Journeys on a real screen are collected only where there can be one; what is missing is said at the top of a run."""

from __future__ import annotations

import sys

import pytest

from tests.endtoend.desktop import missing

_MISSING = missing() if sys.platform.startswith("linux") else ["Linux"]

collect_ignore_glob = ["test_*.py"] if _MISSING else []


def pytest_report_header(config: pytest.Config) -> str | None:
    """Say that these tests do not run here, and what for."""
    return f"end to end: not collected, missing {', '.join(_MISSING)}" if _MISSING else None
