"""Packs are read as everywhere, but what stands in a file is parsed once."""

from __future__ import annotations

from functools import cache

import pytest

from qhchecklist.policy.building import Node
from qhchecklist.policy.loader import parse
from qhchecklist.policy.problem import PackProblem


@cache
def _parsed(text: str, file: str) -> tuple[Node | None, tuple[PackProblem, ...]]:
    node, problems = parse(text, file)
    return node, tuple(problems)


def _parse(text: str, file: str) -> tuple[Node | None, list[PackProblem]]:
    node, problems = _parsed(text, file)
    return node, list(problems)


@pytest.fixture(autouse=True)
def _equal_texts_are_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a damaged copy of a pack all files but one are as they were."""
    monkeypatch.setattr("qhchecklist.policy.pack.parse", _parse)
