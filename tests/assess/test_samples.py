"""The three samples give what a careful reader of the notice expects."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from qhchecklist.assess.ask import questions
from qhchecklist.assess.assessment import Assessment, Assessor
from qhchecklist.checklist import make_checklist

TODAY = date(2026, 11, 23)
Judge = Callable[..., Assessment]
Sample = Callable[[str], dict[str, Any]]


def ids(assessment: Assessment, outcome: str) -> set[str]:
    return {finding.support.id for finding in assessment.findings if finding.outcome == outcome}


def opened(assessment: Assessment) -> set[str]:
    return {finding.support.id for finding in assessment.findings if finding.open_list}


WIDE = {"S02h", "S03d", "S03e", "S04a", "S04b", "S08a", "S13a", "S15b", "S15c"}


def test_the_quinoa_processor(judge: Judge, sample: Sample) -> None:
    assessment = judge(sample("quinoa-garlic"), TODAY)
    specific = {
        "S01b",
        "S02a",
        "S02b",
        "S02c",
        "S02e",
        "S02f",
        "S02g",
        "S03a",
        "S03b",
        "S03c",
        "S03h",
        "S05a",
        "S05d",
        "S09c",
        "S10a",
        "S10b",
        "S13b",
        "S15a",
    }
    assert ids(assessment, "applies") == WIDE | specific
    assert ids(assessment, "needs_information") == {"S01a", "S08b"}
    assert opened(assessment) == {"S05b", "S05f", "S07a", "S07b", "S09b"}
    assert assessment.finding("S02f").already_held
    assert assessment.finding("S02d").reasons[0].fields == ("own_technology",)


def test_the_battery_maker_is_in_no_list(judge: Judge, sample: Sample) -> None:
    assessment = judge(sample("battery-maker"), TODAY)
    assert ids(assessment, "applies") >= WIDE
    assert assessment.finding("S03f").outcome == "applies"
    assert assessment.finding("S03f").support.strength == "right"
    for support in ("S05b", "S05c", "S05e", "S05g"):
        finding = assessment.finding(support)
        assert (finding.outcome, finding.open_list) == ("does_not_apply", True), support
    assert assessment.finding("S05d").open_list is False
    assert assessment.finding("S05f").open_list is False  # a battery is no farm product
    no_list = {"S05b", "S05c", "S05d", "S05e", "S05f", "S05g", "S02f", "S02g", "S03a", "S03b", "S07a", "S07b", "S09b"}
    assert not ids(assessment, "applies") & no_list
    assert assessment.finding("S13b").outcome == "does_not_apply"
    assert assessment.finding("S15a").outcome == "does_not_apply"


def test_the_first_visit_is_promised_nothing(judge: Judge, sample: Sample, assessor: Assessor) -> None:
    assessment = judge(sample("first-visit"), TODAY)
    assert ids(assessment, "applies") == set()
    assert "S10c" in ids(assessment, "does_not_apply")
    assert {"S02b", "S03h", "S13a"} <= ids(assessment, "does_not_apply")
    asked = {question.field: question.settles for question in questions(assessor, assessment)}
    assert next(iter(asked)) in ("entity_type", "imports", "trade_lines")
    assert asked["entity_type"] == 38


def test_the_words_for_an_expired_notice_never_claim_anything(judge: Judge, sample: Sample) -> None:
    checklist = make_checklist(judge(sample("quinoa-garlic"), TODAY))
    assert checklist.assessment.validity == "expired"
    assert "届满" in checklist.banner.zh
    assert "historical comparison" in checklist.banner.en


def test_the_four_states_follow_from_the_dates(judge: Judge, sample: Sample) -> None:
    states = {
        date(2022, 11, 15): "not_published",
        date(2022, 11, 16): "published_not_in_force",
        date(2022, 12, 9): "published_not_in_force",
        date(2022, 12, 10): "in_force",
        date(2025, 12, 9): "in_force",
        date(2025, 12, 10): "expired",
    }
    for day, state in states.items():
        assert judge(sample("first-visit"), day).validity == state


def test_a_firm_outside_the_province_is_never_told_to_move(judge: Judge, sample: Sample) -> None:
    document = sample("quinoa-garlic") | {"registered_division": "620102"}
    document.pop("uscc")
    assessment = judge(document)
    assert ids(assessment, "applies") == set()
    for finding in assessment.findings:
        assert finding.would_change == (), finding.support.id
