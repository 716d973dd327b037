"""Questions for an authority: only what the firm cannot answer itself, and to whom the notice points."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qhchecklist.assess.assessment import Assessment
from qhchecklist.assess.authority import AuthorityQuestion, authority_questions
from qhchecklist.assess.explain import Explainer

Judge = Callable[..., Assessment]
Asked = dict[tuple[str, str], AuthorityQuestion]

FIRM: dict[str, Any] = {
    "entity_type": "enterprise",
    "registered_division": "630104",
    "exports": "current",
    "imports": "none",
    "recognitions": "不清楚",
}


def asked(document: dict[str, Any], judge: Judge, explainer: Explainer) -> Asked:
    return {(one.support.id, one.field): one for one in authority_questions(judge(document), explainer)}


def test_a_list_that_the_firm_does_not_know_of_is_asked_with_its_sentence(judge: Judge, explainer: Explainer) -> None:
    questions = asked(FIRM, judge, explainer)
    question = questions["S01a", "recognitions"]
    assert "重点外贸企业" in question.asked.zh
    assert question.provisions == ("1.1",)
    assert question.measure.number == 1
    assert question.offices == question.measure.department_labels


def test_an_answer_leaves_nothing_to_ask(judge: Judge, explainer: Explainer) -> None:
    for answer in (["key_foreign_trade_firm"], []):
        assert ("S01a", "recognitions") not in asked(FIRM | {"recognitions": answer}, judge, explainer)


def test_goods_described_in_full_that_decide_nothing_are_a_question_and_others_are_not(
    judge: Judge, explainer: Explainer, sample: Callable[[str], dict[str, Any]]
) -> None:
    row = {"direction": "export", "status": "current", "made_in_qinghai": True, "markets": ["USA"]}
    row |= {"product": "羊毛地毯", "hs": "57011000"}
    full = FIRM | {"trade_lines": [row]}
    of_goods = {support for support, field in asked(full, judge, explainer) if field == "trade_lines"}
    assert of_goods
    assessment = judge(full)
    for support in of_goods:
        said = explainer.finding(assessment.finding(support), assessment)
        assert any(text.zh.startswith("须由主管部门认定") for text in said)
    for lacking in ("hs", "made_in_qinghai"):
        partial = FIRM | {"trade_lines": [row | {lacking: None}]}
        assert not [field for _, field in asked(partial, judge, explainer) if field == "trade_lines"], lacking


def test_every_open_point_that_only_the_authority_settles_is_asked(
    judge: Judge, explainer: Explainer, sample: Callable[[str], dict[str, Any]]
) -> None:
    for name in ("quinoa-garlic", "battery-maker", "first-visit"):
        assessment = judge(sample(name))
        told = {
            finding.support.id
            for finding in assessment.findings
            for text in explainer.finding(finding, assessment)
            if finding.outcome == "needs_information" and text.zh.startswith("须由主管部门认定")
        }
        listed = authority_questions(assessment, explainer)
        assert {one.support.id for one in listed if one.field == "trade_lines"} == told
