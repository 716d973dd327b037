"""What came in from a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qhchecklist.policy.doubts import Json
from qhchecklist.policy.text import Text


@dataclass(frozen=True, slots=True)
class Intake:
    """The answers of a workbook by field, and what to tell about it: one sentence each."""

    answers: Mapping[str, Json] = field(default_factory=dict)
    remarks: tuple[Text, ...] = ()
