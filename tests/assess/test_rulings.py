"""What an authority decided counts as its decision: it settles the point it is about and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from qhchecklist.assess.assessment import Assessment, Assessor
from qhchecklist.assess.authority import AuthorityQuestion, authority_questions, inquiries
from qhchecklist.assess.explain import Explainer
from qhchecklist.assess.kleene import NO, UNKNOWN, YES
from qhchecklist.checklist import Item, make_checklist
from qhchecklist.policy.ruling import Outcome, Ruling, goods_mark, point_of

Judge = Callable[..., Assessment]
Sample = Callable[[str], dict[str, Any]]

DAY = date(2024, 6, 1)
ANSWERED = date(2024, 5, 20)
LISTED: dict[str, Any] = {
    "entity_type": "enterprise",
    "registered_division": "630104",
    "exports": "current",
    "imports": "none",
    "recognitions": "不清楚",
}
OUTCOMES: tuple[Outcome, ...] = ("yes", "no", "documents", "other")


def question(assessment: Assessment, explainer: Explainer, support: str) -> AuthorityQuestion:
    return next(one for one in authority_questions(assessment, explainer) if one.support.id == support)


def answer(asked: AuthorityQuestion, outcome: Outcome, day: date = ANSWERED, words: str = "") -> Ruling:
    return Ruling(asked.support.id, asked.point, outcome, "省商务厅", day, words, goods=asked.goods)


def item(assessment: Assessment, support: str) -> Item:
    return next(one for one in make_checklist(assessment).items if one.id == support)


def test_a_decided_list_settles_its_supports_and_no_other(judge: Judge, explainer: Explainer) -> None:
    asked = question(judge(LISTED), explainer, "S01a")
    before = judge(LISTED)
    for outcome, group in zip(OUTCOMES, ("guided", "does_not_apply", *2 * ["needs_information"]), strict=True):
        after = judge(LISTED, DAY, answer(asked, outcome))
        assert item(after, "S01a").group == group
        changed = {one.support.id for one, other in zip(before.findings, after.findings, strict=True) if one != other}
        assert changed == ({"S01a"} if outcome in ("yes", "no") else set())
        assert not item(after, "S01a").finding.open_list


def test_an_answer_is_told_as_the_authoritys_and_never_as_what_the_firm_says(
    judge: Judge, explainer: Explainer
) -> None:
    asked = question(judge(LISTED), explainer, "S01a")
    after = judge(LISTED, DAY, answer(asked, "yes", words="在2024年名单内"))
    (told,) = item(after, "S01a").answers
    assert told.zh == "主管部门已答复（2024年5月20日，省商务厅）：是。在2024年名单内"
    reasons = [text.zh for text in explainer.finding(after.finding("S01a"), after)]
    (decided,) = (one for one in reasons if "重点外贸企业" in one)
    assert decided == "列入名单含重点外贸企业（据省商务厅2024年5月20日的答复）"
    assert not [one for one in reasons if "答复" in one and "所填" in one]


def test_an_authority_outranks_the_firm_on_its_lists(judge: Judge, explainer: Explainer) -> None:
    asked = question(judge(LISTED), explainer, "S01a")
    for claimed, outcome, group in (
        (["key_foreign_trade_firm"], "no", "does_not_apply"),
        ([], "yes", "guided"),
    ):
        firm = LISTED | {"recognitions": claimed}
        assert item(judge(firm, DAY, answer(asked, outcome)), "S01a").group == group


def test_the_last_answer_counts_and_the_earlier_stays_in_sight(judge: Judge, explainer: Explainer) -> None:
    asked = question(judge(LISTED), explainer, "S01a")
    first, second = answer(asked, "yes"), answer(asked, "no", date(2024, 5, 30))
    after = judge(LISTED, DAY, first, answer(asked, "documents"), second)
    assert item(after, "S01a").group == "does_not_apply"
    told = [one.zh for one in item(after, "S01a").answers]
    assert [one.endswith("（后来另有答复）") for one in told] == [True, False, False]


@pytest.fixture
def goods(sample: Sample) -> dict[str, Any]:
    return sample("battery-maker")


def test_goods_are_decided_only_as_they_were_shown(judge: Judge, explainer: Explainer, goods: dict[str, Any]) -> None:
    asked = question(judge(goods), explainer, "S06d")
    assert asked.question.zh == "以下货物是否属先进设备、关键零部件、技术？"
    assert [one.zh for one in asked.stated] == ["进口 电池检测设备 90303390 ← 日本"]
    told = answer(asked, "yes")
    assert item(judge(goods, DAY, told), "S06d").group == "encouragement"
    rows = [row for row in goods["trade_lines"] if row["direction"] == "import"]
    kept = [row for row in goods["trade_lines"] if row["direction"] != "import"]
    turned = goods | {"trade_lines": [*rows, *kept]}
    assert item(judge(turned, DAY, told), "S06d").group == "encouragement"
    for others in (
        [rows[0] | {"product": "办公设备"}],
        [rows[0] | {"markets": ["KOR"]}],
        [*rows, rows[0] | {"product": "另一种设备", "hs": "84798999"}],
    ):
        changed = judge(goods | {"trade_lines": [*kept, *others]}, DAY, told)
        assert item(changed, "S06d").group == "needs_information"
        assert item(changed, "S06d").answers[0].zh.endswith("（所据情况已有改动，没有采用，请重新询问）")
    gone = judge(goods | {"trade_lines": kept, "imports": "none"}, DAY, told)
    assert item(gone, "S06d").group not in ("encouragement", "needs_information")


def test_a_no_about_some_goods_says_nothing_of_others(judge: Judge, explainer: Explainer) -> None:
    row = {"direction": "export", "status": "current", "made_in_qinghai": True, "markets": ["USA"]}
    doubtful, sure = row | {"product": "羊毛地毯", "hs": "57011000"}, row | {"product": "枸杞", "hs": "12119031"}
    firm = LISTED | {"trade_lines": [doubtful]}
    told = answer(question(judge(firm), explainer, "S03b"), "no")
    assert item(judge(firm, DAY, told), "S03b").group == "does_not_apply"
    assert item(judge(LISTED | {"trade_lines": [doubtful, sure]}, DAY, told), "S03b").group == "guided"
    vague = {"direction": "export", "product": None, "hs": None}
    assert item(judge(LISTED | {"trade_lines": [doubtful, vague]}, DAY, told), "S03b").group == "needs_information"


def test_an_answer_to_another_rule_decides_nothing_and_is_told(judge: Judge, explainer: Explainer) -> None:
    asked = question(judge(LISTED), explainer, "S01a")
    old = replace(answer(asked, "yes"), point="0" * 16)
    after = judge(LISTED, DAY, old)
    assert item(after, "S01a").group == "needs_information"
    assert item(after, "S01a").answers[0].zh.endswith("请重新询问）")
    assert question(after, explainer, "S01a") == asked


def test_what_is_decided_is_not_asked_again_and_what_needs_documents_is(judge: Judge, explainer: Explainer) -> None:
    asked = question(judge(LISTED), explainer, "S01a")
    for outcome in OUTCOMES:
        left = authority_questions(judge(LISTED, DAY, answer(asked, outcome)), explainer)
        assert (asked in left) == (outcome in ("documents", "other"))


def test_the_walker_and_the_terms_agree_about_decided_cases(
    judge: Judge, explainer: Explainer, assessor: Assessor, sample: Sample
) -> None:
    for name in ("battery-maker", "wool-importer", "first-visit", "ecommerce-platform"):
        firm = sample(name)
        asked = authority_questions(judge(firm), explainer)
        assert asked
        for outcome in ("yes", "no"):
            after = judge(firm, DAY, *(answer(one, outcome) for one in asked))
            walked = {
                one.id: assessor.value(one.condition, after.case)
                for one in after.rulebook.policy.supports
                if one.condition is not None
            }
            said = {YES: "applies", NO: "does_not_apply", UNKNOWN: "needs_information"}
            assert {key: said[value] for key, value in walked.items()} == {
                one.support.id: one.outcome for one in after.findings if one.support.condition is not None
            }


def test_marks_are_of_what_is_meant(judge: Judge, explainer: Explainer, goods: dict[str, Any]) -> None:
    rows = judge(goods).case.facts.rows
    assert goods_mark(rows) == goods_mark(reversed([replace(row, number=9) for row in rows]))
    assert goods_mark(rows) != goods_mark(rows[1:])
    every = authority_questions(judge(LISTED | {"imports": "current"}), explainer)
    assert len({one.point for one in every}) == len({one.asked.zh for one in every})
    assert all(one.point == point_of(leaf) for one in every for leaf in [_leaf(one)])


def _leaf(asked: AuthorityQuestion) -> Any:
    from qhchecklist.policy.condition import leaves

    assert asked.support.condition is not None
    return next(leaf for leaf in leaves(asked.support.condition) if point_of(leaf) == asked.point)


# --- office by office --------------------------------------------------------------------------------


def test_each_office_is_asked_once_what_several_supports_wait_for(
    judge: Judge, sample: Sample, explainer: Explainer
) -> None:
    assessment = judge(sample("wool-importer"))
    by_office = {one.offices[0].name.zh: one for one in inquiries(assessment, explainer)}
    commerce = {point.first.asked.zh: point for point in by_office["省商务厅"].points}
    backbone = commerce["列入名单含骨干出口企业"]
    assert [one.id for one in backbone.supports] == ["S07a", "S07b"]
    assert backbone.provisions == ("7.1",)
    tax = by_office["省税务局"]
    assert [one.name.zh for one in tax.offices] == ["省税务局", "国家税务总局青海省税务局"]
    every = {(one.support.id, one.point) for one in authority_questions(assessment, explainer)}
    found = {
        (support.id, point.first.point)
        for one in by_office.values()
        for point in one.points
        for support in point.supports
    }
    assert found == every


def test_nothing_is_asked_where_nothing_is_open(judge: Judge, explainer: Explainer) -> None:
    assert inquiries(judge({"registered_division": "110101", "entity_type": "bank"}), explainer) == ()
