"""A list that ends with 等 asks only about what it can mean, and says what is not known besides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from qhchecklist.assess.assessment import Assessment
from qhchecklist.assess.explain import Explainer
from qhchecklist.policy.condition import Condition, RowProduct, SomeRow, leaves
from qhchecklist.policy.meaning import lists
from qhchecklist.policy.rulebook import Rulebook
from qhchecklist.policy.ruling import point_of

Judge = Callable[..., Assessment]
FIRM: dict[str, Any] = {"registered_division": "632801", "entity_type": "enterprise"}


def row(product: str, hs: str, direction: str = "export", **cells: Any) -> dict[str, Any]:
    return {"direction": direction, "status": "current", "product": product, "hs": hs} | cells


QUINOA = row("藜麦", "10085090", made_in_qinghai=True, markets=["DEU"])
BATTERY = row("锂离子蓄电池", "85076000", made_in_qinghai=True, markets=["DEU"])


def asked(support: str, assessment: Assessment, explainer: Explainer) -> str:
    return explainer.list_question(assessment.finding(support), assessment).zh


def test_only_goods_of_the_kind_that_a_list_is_open_to_are_asked_about(judge: Judge, explainer: Explainer) -> None:
    both = judge(FIRM | {"exports": "current", "trade_lines": [QUINOA, BATTERY]})
    assert asked("S05e", both, explainer) == "可问：锂离子蓄电池是否在“等”之内？"
    assert asked("S05f", both, explainer) == "可问：藜麦是否在“等”之内？"
    assert asked("S05b", both, explainer) == "可问：藜麦、锂离子蓄电池是否在“等”之内？"
    reason = explainer.finding(both.finding("S05e"), both)[0]
    assert "氢氧化镁等工业产品" in reason.zh
    assert "and other industrial goods" in reason.en


@pytest.mark.parametrize(
    ("support", "goods", "open_list"),
    [
        ("S05c", QUINOA, False),
        ("S05e", QUINOA, False),
        ("S05g", QUINOA, False),
        ("S05f", QUINOA, True),
        ("S05f", BATTERY, False),
        ("S05g", BATTERY, True),
        ("S06b", row("手机", "85171300", "import", markets=["AUS"]), False),
        ("S06c", row("手机", "85171300", "import", markets=["VNM"]), False),
        ("S06e", row("图书", "49019900", "import"), False),
        ("S06f", row("手机", "85171300", "import"), True),
        ("S06f", row("机床", "84571010", "import"), False),
        ("S05c", row("粉末", "25"), True),  # what may be of the kind is asked about
    ],
)
def test_goods_of_another_kind_are_outside_a_list_however_open(
    judge: Judge, support: str, goods: dict[str, Any], open_list: bool
) -> None:
    trade = {"exports": "current"} if goods["direction"] == "export" else {"imports": "current"}
    finding = judge(FIRM | trade | {"trade_lines": [goods]}).finding(support)
    assert (finding.outcome, finding.open_list) == ("does_not_apply", open_list)


def test_every_kind_is_meant_by_some_list(rulebook: Rulebook) -> None:
    classes = {key for support in rulebook.policy.supports for key in _kinds(support.condition)}
    assert classes == {
        "industrial_goods",
        "farm_and_livestock_goods",
        "light_industry_goods",
        "bulk_goods",
        "equipment",
        "consumer_goods",
    }


def test_a_kind_is_part_of_what_decides_and_of_no_point_that_an_authority_answered(rulebook: Rulebook) -> None:
    condition = rulebook.policy.support("S05c").condition
    assert condition is not None
    (leaf,) = (one for one in leaves(condition) if isinstance(one, SomeRow))
    without = SomeRow(tuple(replace(one, open_to=()) if isinstance(one, RowProduct) else one for one in leaf.some_row))
    assert point_of(leaf) == point_of(without)
    assert lists(leaf, rulebook) != lists(without, rulebook)


def _kinds(condition: Condition | None) -> list[str]:
    rows = [leaf for leaf in leaves(condition) if isinstance(leaf, SomeRow)] if condition else []
    return [kind for leaf in rows for test in leaf.some_row if isinstance(test, RowProduct) for kind in test.open_to]


def test_places_are_asked_about_beside_goods(judge: Judge, explainer: Explainer) -> None:
    firm = FIRM | {"exports": "current", "recognitions": ["backbone_exporter"]}
    silk = row("丝巾", "62141000", markets=["CAN"])
    assessment = judge(firm | {"trade_lines": [silk]})
    assert asked("S07a", assessment, explainer) == "可问：丝巾、加拿大是否在“等”之内？"
    assert assessment.finding("S07a").also_open == ()


@pytest.mark.parametrize("known", [{}, {"recognitions": "unknown"}])
def test_an_unanswered_list_is_named_beside_the_open_one(
    judge: Judge, explainer: Explainer, known: dict[str, Any]
) -> None:
    assessment = judge(FIRM | {"exports": "current", "trade_lines": [QUINOA]} | known)
    finding = assessment.finding("S07a")
    assert (finding.outcome, finding.open_list) == ("does_not_apply", True)
    said = "尚未确定：列入名单含骨干出口企业"
    assert asked("S07a", assessment, explainer) == f"可问：藜麦是否在“等”之内？{said}"
    assert said in [text.zh for text in explainer.finding(finding, assessment)]
    assert len(explainer.reasons(finding, assessment)) == len(finding.reasons)


BEARS = [
    ("S01b", {"exports": "current", "difficulties": ["orders"]}, "订单不足"),
    ("S02g", {"exports": "current", "trade_lines": [row("冬虫夏草", "12119016")]}, "冬虫夏草"),
    ("S03a", {"exports": "current", "trade_lines": [QUINOA]}, "RCEP"),
    ("S04b", {"entity_type": "bank"}, "机构和部门"),
    ("S04a", {"entity_type": "school", "registered_division": "620102"}, "省内外教育及培训机构"),
    ("S05d", {"exports": "current", "trade_lines": [row("枸杞", "12119031")]}, "中成药等"),
]


@pytest.mark.parametrize(("support", "answers", "words"), BEARS)
def test_the_second_reading_is_said_where_it_would_help_the_firm(
    judge: Judge, explainer: Explainer, support: str, answers: dict[str, Any], words: str
) -> None:
    assessment = judge(FIRM | answers)
    finding = assessment.finding(support)
    assert (finding.outcome, finding.open_list) == ("does_not_apply", False)
    said = explainer.other_reading(finding, assessment)
    assert said is not None
    assert words in said.zh


def test_the_second_reading_is_not_said_where_it_helps_nobody(judge: Judge, explainer: Explainer) -> None:
    outside = {"registered_division": "620102", "exports": "current", "difficulties": ["orders"]}
    for answers in (FIRM | outside, FIRM | {"exports": "current", "difficulties": []}, FIRM | {"exports": "current"}):
        assessment = judge(answers)
        said = explainer.other_reading(assessment.finding("S01b"), assessment)
        assert (said is None) == ("difficulties" in answers)
    applies = judge(FIRM | {"exports": "current", "difficulties": ["logistics"]})
    assert explainer.other_reading(applies.finding("S01b"), applies) is not None  # beside what it applies by
