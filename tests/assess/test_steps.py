"""Steps that are behind a firm, or do not concern it, are not things to do; what is not known stays to be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qhchecklist.assess.assessment import Assessment
from qhchecklist.checklist import Item, make_checklist
from qhchecklist.policy.model import StepState
from qhchecklist.policy.rulebook import Rulebook

Judge = Callable[..., Assessment]


def item_of(support: str, assessment: Assessment) -> Item:
    return next(item for item in make_checklist(assessment).items if item.id == support)


@pytest.mark.parametrize(
    ("support", "step", "document", "state"),
    [
        ("S03h", 0, {}, "to_do"),
        ("S03h", 0, {"export_refund": {"filed": False}}, "to_do"),
        ("S03h", 0, {"export_refund": {"filed": True}}, "done"),
        ("S03h", 1, {"export_refund": {"filed": True}}, "to_do"),
        ("S03f", 1, {}, "to_do"),
        ("S03f", 1, {"aeo_level": "regular"}, "to_do"),
        ("S03f", 1, {"aeo_level": "advanced"}, "not_concerned"),
        ("S01a", 0, {"recognitions": ["key_foreign_trade_firm"]}, "done"),
        ("S13a", 0, {"export_credit_insurance": "none"}, "to_do"),
        ("S13a", 0, {"export_credit_insurance": "own_policy"}, "done"),
        ("S05f", 1, {}, "to_do"),
        ("S05f", 1, {"trade_lines": [{"direction": "export", "product": "枸杞"}]}, "not_concerned"),
        ("S05f", 1, {"trade_lines": [{"direction": "export", "product": "冬虫夏草"}]}, "to_do"),
        ("S08a", 1, {}, "remark"),
    ],
)
def test_the_state_of_a_step_follows_from_the_answers(
    judge: Judge, support: str, step: int, document: dict[str, Any], state: StepState
) -> None:
    assert item_of(support, judge(document)).steps[step] == state


def test_the_next_step_is_one_that_is_to_be_done(judge: Judge) -> None:
    item = item_of("S03h", judge({"export_refund": {"filed": True}}))
    assert item.next_step == 1


def test_no_condition_of_a_step_decides_or_cites_anything(rulebook: Rulebook, judge: Judge) -> None:
    steps = [step for support in rulebook.policy.supports for step in support.steps]
    assert any(step.done_when for step in steps)
    assert any(step.only_when for step in steps)
