"""What is open is said for every way; goods are asked about only while filling in can settle something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qhchecklist.assess.assessment import Assessment
from qhchecklist.assess.explain import Explainer
from qhchecklist.policy.rulebook import Rulebook

Judge = Callable[..., Assessment]
Sample = Callable[[str], dict[str, Any]]


def said(support: str, assessment: Assessment, explainer: Explainer) -> str:
    return "；".join(text.zh for text in explainer.finding(assessment.finding(support), assessment))


@pytest.mark.parametrize("support", ["S04a", "S04b"])
def test_a_firm_reads_that_a_support_is_not_for_schools_alone(
    judge: Judge, sample: Sample, explainer: Explainer, support: str
) -> None:
    first_visit = said(support, judge(sample("first-visit")), explainer)
    assert "属市场主体" in first_visit
    assert "学校或培训机构" in first_visit
    nothing = said(support, judge({}), explainer)
    assert "（属市场主体，且正在或打算开展进出口）" in nothing
    assert nothing.count("正在或打算开展进出口") == 1  # exports or imports: one phrase


def test_carriers_and_owners_of_goods_both_read_their_way_to_the_trains(judge: Judge, explainer: Explainer) -> None:
    text = said("S09c", judge({}), explainer)
    assert "属有形货物（不含技术、服务），且市场或原产地在" in text
    assert "物流、货代" in text


def test_all_ways_stand_behind_one_reason(judge: Judge) -> None:
    (reason,) = (one for one in judge({}).finding("S04a").reasons if one.ways)
    assert set(reason.fields) == {"entity_type", "exports"}  # imports are said in the same phrase
    assert reason.provisions == tuple(dict.fromkeys(p for one in reason.single for p in one.provisions))
    assert judge({}).finding("S04a").missing == ("registered_division", "entity_type")


GOODS = {"direction": "import", "status": "current", "product": "奶粉", "markets": ["NZL"]}
FIRM: dict[str, Any] = {"registered_division": "632801", "entity_type": "enterprise", "imports": "current"}


def test_goods_without_a_code_are_not_described_in_full(judge: Judge, explainer: Explainer) -> None:
    assessment = judge(FIRM | {"trade_lines": [GOODS]})
    finding = assessment.finding("S06f")
    assert (finding.missing, finding.for_authority) == (("trade_lines",), False)
    text = said("S06f", assessment, explainer)
    assert "货物明细已填全" not in text
    assert "补全“奶粉”的商品编码（HS）再判断" in text


def test_a_code_settles_them_or_leaves_them_to_the_authority(judge: Judge, explainer: Explainer) -> None:
    assessment = judge(FIRM | {"trade_lines": [GOODS | {"hs": "04022100"}]})
    assert assessment.finding("S06f").outcome == "applies"
    assessment = judge(FIRM | {"trade_lines": [GOODS | {"product": "检测设备", "hs": "90303390"}]})
    finding = assessment.finding("S06d")
    assert (finding.outcome, finding.for_authority) == ("needs_information", True)
    assert "trade_lines" not in finding.missing
    assert "须由主管部门认定" in said("S06d", assessment, explainer)


def test_goods_of_which_one_can_still_be_described_are_asked_about(judge: Judge) -> None:
    rows = [GOODS | {"product": "检测设备", "hs": "90303390"}, GOODS]
    finding = judge(FIRM | {"trade_lines": rows}).finding("S06d")
    assert not finding.for_authority
    assert "trade_lines" in finding.missing


def test_only_cells_that_can_settle_something_are_named(judge: Judge, explainer: Explainer) -> None:
    assessment = judge(FIRM | {"trade_lines": [GOODS, GOODS | {"product": "羊毛", "hs": "51011100"}]})
    leaves = [one.leaf for finding in assessment.findings for one in finding.reasons]
    assert explainer.lacking_cells(leaves, assessment.case) == ("trade_lines[1].hs",)


def test_a_yes_is_said_as_a_statement(rulebook: Rulebook, judge: Judge, explainer: Explainer) -> None:
    stated = [field for field in rulebook.catalogue.fields if field.statement is not None]
    assert {field.key for field in stated} == {one.key for one in rulebook.catalogue.fields if one.kind == "yes_no"}
    assert said("S08b", judge({}), explainer).endswith("货运车辆持有重点物资运输车辆通行证")
    assert "：是" not in said("S02b", judge({}), explainer)
