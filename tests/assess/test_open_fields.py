"""Which questions may still bear on an open support."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qhchecklist.assess.assessment import Assessment
from qhchecklist.assess.open_fields import OpenFields

Judge = Callable[..., Assessment]
SEATED = {"registered_division": "630121", "entity_type": "enterprise"}


def fields_of(assessment: Assessment, support: str) -> tuple[str, ...]:
    return OpenFields(assessment).of(assessment.finding(support))


def test_the_fewest_questions_come_first(judge: Judge) -> None:
    for finding in (assessment := judge({})).findings:
        fields = OpenFields(assessment).of(finding)
        assert fields[: len(finding.missing)] == finding.missing
        assert len(set(fields)) == len(fields)


@pytest.mark.parametrize(
    ("answers", "support", "fields"),
    [
        ({}, "S15b", {"exports", "imports"}),
        ({"exports": "none"}, "S15b", {"imports"}),
        ({"exports": "unclear"}, "S15b", {"exports", "imports"}),
        ({}, "S09c", {"trade_lines", "roles", "service_directions"}),
        ({"roles": ["trader"]}, "S09c", {"trade_lines"}),
    ],
)
def test_other_ways_are_asked_too_as_long_as_they_are_open(
    judge: Judge, answers: dict[str, object], support: str, fields: set[str]
) -> None:
    assert set(fields_of(judge({**SEATED, **answers}), support)) == fields


def test_what_is_decided_asks_nothing(judge: Judge) -> None:
    assert fields_of(judge({**SEATED, "exports": "current"}), "S15b") == ()
