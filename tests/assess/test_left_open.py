"""When everything was asked, what is still open is said in one sentence: on screen, on paper, in the terminal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from qhchecklist.assess.ask import questions
from qhchecklist.assess.assessment import Assessment, Assessor
from qhchecklist.assess.left_open import unclear, unclear_text
from qhchecklist.policy.profile import flatten

Sample = Callable[[str], dict[str, Any]]
Judge = Callable[..., Assessment]


@pytest.fixture
def asked_out(judge: Judge, assessor: Assessor, sample: Sample) -> dict[str, Any]:
    """A firm that answers 不清楚 to every question that is put to it."""
    firm = dict(flatten(sample("quinoa-garlic"), assessor.rulebook.catalogue))
    while left := questions(assessor, judge(firm)):
        firm[left[0].field] = "unknown"
    return firm


def test_what_was_answered_with_not_known_is_to_be_cleared_up(judge: Judge, asked_out: dict[str, Any]) -> None:
    found = judge(asked_out)
    assert unclear(found).fields == ("recognitions",)
    assert unclear(found).supports == {"S01a"}
    said = unclear_text(found)
    assert said is not None
    assert said.zh == "1 个问题答了“不清楚”，待问清：列入名单；问清后最多 1 项有结论"


def test_nothing_is_said_where_nothing_waits_for_that_alone(
    judge: Judge, asked_out: dict[str, Any], sample: Sample
) -> None:
    assert unclear_text(judge(asked_out | {"recognitions": []})) is None
    assert unclear_text(judge({"entity_type": "unknown"})) is None  # the rest is not answered at all
    early = judge(asked_out | {"priority_transport_pass": "unknown"}, date(2024, 6, 1))
    assert "priority_transport_pass" not in unclear(early).fields  # a question that is no longer asked
