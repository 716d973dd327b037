"""An answer as read, and the doubts collected on the way."""

from __future__ import annotations

from typing import Any, TypeAlias

from qhchecklist.policy.facts import Value
from qhchecklist.policy.problem import ProfileProblem, Severity
from qhchecklist.policy.record import record
from qhchecklist.policy.text import EMPTY, Text

UNCLEAR = "unknown"
"""The answer 不清楚: stays unknown, and is not asked again."""

UNCLEAR_WORDS = frozenset({UNCLEAR, "不清楚", "不知道"})
"""How people write it; saved as `unknown`."""

Json: TypeAlias = Any
"""A JSON value: what YAML and JSON files hold and what is saved."""


@record
class Answer:
    """An answer in canonical spelling; `value` None when it cannot be used."""

    canonical: Json
    value: Value | None


class Doubts:
    """Collects the problems of one profile while it is read."""

    def __init__(self) -> None:
        self.found: list[ProfileProblem] = []

    def add(self, field: str, severity: Severity, zh: str, en: str, hint: Text = EMPTY) -> None:
        """One more problem at a field or cell."""
        self.found.append(ProfileProblem(field, severity, Text((zh + hint.zh).strip(), f"{en} {hint.en}".strip())))


def shown(raw: Json) -> str:
    """A raw value for a message, shortened."""
    text = str(raw)
    return text if len(text) <= 40 else text[:39] + "…"


def refuse(field: str, raw: Json, doubts: Doubts, zh: str, en: str, hint: Text = EMPTY) -> Answer:
    """An answer that cannot be used: reported, and kept as written."""
    doubts.add(field, "error", zh, en, hint)
    return Answer(raw, None)


def scalar_text(raw: Json) -> str | None:
    """Text of a scalar; None for lists and mappings. A JSON integer may stand for a code."""
    if isinstance(raw, bool | list | dict) or raw is None:
        return None
    return str(raw)
