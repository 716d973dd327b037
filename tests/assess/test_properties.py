"""What must hold for every profile: monotone in information, blind to order, nothing out of nothing."""

from __future__ import annotations

import random
from datetime import date
from functools import cache
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qhchecklist.assess.ask import CLOSE, questions
from qhchecklist.assess.assessment import Assessment, Assessor
from qhchecklist.assess.evaluate import walk
from qhchecklist.checklist import GROUPS, make_checklist
from qhchecklist.policy.profile import Known, Reading, read_profile
from qhchecklist.policy.remembered import Remembered
from tests.assess.profiles import documents, rows
from tests.books import bundled

DAY = date(2024, 6, 1)
BOOK = bundled()
ASSESSOR = Assessor(BOOK)
PROFILES = documents(BOOK.catalogue, BOOK.codes)
SETTINGS = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(document: dict[str, Any]) -> Reading:
    return read_profile(document, BOOK.catalogue, BOOK.codes)


def judge(document: dict[str, Any], day: date = DAY) -> Assessment:
    return ASSESSOR.assess(read(document), day)


@SETTINGS
@given(st.lists(st.tuples(PROFILES, st.floats(0, 1)), max_size=6), st.randoms(use_true_random=False))
def test_what_is_remembered_of_answers_reads_like_reading_anew(edits: list[Any], chance: random.Random) -> None:
    """Documents that share some answers with those before, as edits and undo make them."""
    known: Known = Remembered()
    document: dict[str, Any] = {}
    for other, share in edits:
        taken = {key: value for key, value in other.items() if chance.random() < share}
        gone = {key for key in document if chance.random() < 0.2}
        document = {**{key: value for key, value in document.items() if key not in gone}, **taken}
        assert read_profile(document, BOOK.catalogue, BOOK.codes, known) == read(document)


def outcomes(assessment: Assessment) -> dict[str, str]:
    return {finding.support.id: finding.outcome for finding in assessment.findings}


@SETTINGS
@given(PROFILES, st.data())
def test_answering_never_turns_applies_into_does_not_apply_or_back(
    document: dict[str, Any], data: st.DataObject
) -> None:
    """Also when the new answer contradicts old ones: then findings may only become open again."""
    kept = data.draw(st.sets(st.sampled_from(sorted(document)))) if document else set()
    before = outcomes(judge({key: value for key, value in document.items() if key in kept}))
    after = outcomes(judge(document))
    for support, outcome in before.items():
        assert {outcome, after[support]} != {"applies", "does_not_apply"}, support


@SETTINGS
@given(PROFILES, st.data())
def test_answering_without_contradiction_settles_and_never_unsettles(
    document: dict[str, Any], data: st.DataObject
) -> None:
    kept = data.draw(st.sets(st.sampled_from(sorted(document)))) if document else set()
    part = {key: value for key, value in document.items() if key in kept}
    if any(problem.severity != "notice" for problem in (*read(part).problems, *read(document).problems)):
        return
    before, after = outcomes(judge(part)), outcomes(judge(document))
    for support, outcome in before.items():
        if outcome != "needs_information":
            assert after[support] == outcome, support


@SETTINGS
@given(PROFILES, st.randoms())
def test_the_order_of_answers_rows_and_members_does_not_matter(document: dict[str, Any], random: Any) -> None:
    turned = list(document.items())
    random.shuffle(turned)
    shuffled: dict[str, Any] = {}
    for key, value in turned:
        if isinstance(value, list):
            value = random.sample(value, len(value))
        shuffled[key] = value
    first, second = judge(document), judge(shuffled)
    assert outcomes(first) == outcomes(second)
    for one, other in zip(first.findings, second.findings, strict=True):
        assert (one.missing, one.reasons, one.open_list) == (other.missing, other.reasons, other.open_list)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows(), st.data())
def test_filling_in_a_cell_never_turns_applies_into_does_not_apply_or_back(
    table: list[dict[str, Any]], data: st.DataObject
) -> None:
    firm = {"registered_division": "630123", "entity_type": "enterprise", "recognitions": ["backbone_exporter"]}
    firm |= {"industries": ["new_energy"], "roles": ["producer"]}
    table = [row for row in table if row]
    # A row keeps at least one cell: a blank row is no row, and a table that was given is complete.
    kept = [data.draw(st.sets(st.sampled_from(sorted(row)), min_size=1)) for row in table]
    part = [{key: row[key] for key in keys} for row, keys in zip(table, kept, strict=True)]
    before, after = (outcomes(judge({**firm, "trade_lines": lines})) for lines in (part, table))
    for support, outcome in before.items():
        assert {outcome, after[support]} != {"applies", "does_not_apply"}, support


def test_unknown_everywhere_gives_no_applies_and_no_does_not_apply() -> None:
    everything = {field.key: "unknown" for field in BOOK.catalogue.fields if field.key != "enterprise_name"}
    for document in ({}, everything, {"trade_lines": [{}]}):
        assert set(outcomes(judge(document)).values()) == {"needs_information", "informational"}


@SETTINGS
@given(PROFILES)
def test_the_compiled_terms_agree_with_the_normative_walker(document: dict[str, Any]) -> None:
    case = ASSESSOR.case(read(document).facts, DAY)
    compiled = ASSESSOR.outcomes(case)
    for rule, value in zip(ASSESSOR.rules, compiled, strict=True):
        assert rule.support.condition is not None
        assert ASSESSOR.value(rule.support.condition, case) == value, rule.support.id


@SETTINGS
@given(PROFILES)
def test_reasons_are_sufficient_and_minimal(document: dict[str, Any]) -> None:
    """With only the leaves of the reasons known, the outcome is the same; with one fewer it is open."""
    assessment = judge(document)
    for finding in assessment.findings:
        if finding.outcome != "applies":
            continue
        leaves = {id(reason.leaf): 2 if reason.holds else 0 for reason in finding.reasons}
        assert _value_of(finding.support.id, leaves) == "applies"
        for leaf in leaves:
            fewer = {one: value for one, value in leaves.items() if one != leaf}
            assert _value_of(finding.support.id, fewer) == "needs_information"


@SETTINGS
@given(PROFILES)
def test_each_reason_against_a_support_is_part_of_a_sufficient_one(document: dict[str, Any]) -> None:
    for finding in judge(document).findings:
        if finding.outcome == "does_not_apply":
            leaves = {id(reason.leaf): 2 if reason.holds else 0 for reason in finding.reasons}
            assert _value_of(finding.support.id, leaves) == "does_not_apply"


def _value_of(support: str, leaves: dict[int, int]) -> str:
    condition = BOOK.policy.support(support).condition
    assert condition is not None
    value = walk(condition, lambda leaf: leaves.get(id(leaf), 1))  # type: ignore[arg-type,return-value]
    return ("does_not_apply", "needs_information", "applies")[value]


@SETTINGS
@given(PROFILES)
def test_the_missing_fields_are_open_and_enough(document: dict[str, Any]) -> None:
    """Every missing field is unanswered or unusable, and one exists for every open support but the authority's."""
    assessment = judge(document)
    for finding in assessment.findings:
        is_open = bool(finding.missing) or finding.for_authority
        assert is_open == (finding.outcome == "needs_information"), finding.support.id
        assert len(set(finding.missing)) == len(finding.missing)


@SETTINGS
@given(PROFILES)
def test_no_advice_asks_for_what_a_firm_cannot_change(document: dict[str, Any]) -> None:
    for finding in judge(document).findings:
        for reason in finding.would_change:
            assert reason.holds
            assert not set(reason.fields) & {
                "registered_division",
                "entity_type",
                "employees",
                "industries",
                "difficulties",
            }


@SETTINGS
@given(PROFILES)
def test_validity_changes_no_outcome_but_through_dated_facts(document: dict[str, Any]) -> None:
    """Between two days with the same RCEP parties everything is equal, in force or expired."""
    in_force, expired = judge(document, date(2025, 12, 9)), judge(document, date(2025, 12, 10))
    assert outcomes(in_force) == outcomes(expired)
    assert (in_force.validity, expired.validity) == ("in_force", "expired")


@SETTINGS
@given(PROFILES)
def test_every_support_is_in_exactly_one_group(document: dict[str, Any]) -> None:
    checklist = make_checklist(judge(document))
    listed = [item.id for key in GROUPS for item in checklist.group(key)]
    assert sorted(listed) == sorted(support.id for support in BOOK.policy.supports)


@settings(max_examples=30, deadline=None)
@given(PROFILES)
def test_questions_are_open_useful_and_never_asked_twice(document: dict[str, Any]) -> None:
    assessment = judge(document)
    asked = questions(ASSESSOR, assessment)
    fields = [question.field for question in asked]
    assert len(set(fields)) == len(fields)
    assert not set(fields) & assessment.case.facts.answered
    open_supports = sum(finding.outcome == "needs_information" for finding in assessment.findings)
    assert all(0 <= question.settles <= open_supports for question in asked)
    if not asked:
        return
    worth = [question.expected for question in asked]
    if len(worth) > 1 and worth[1] > worth[0]:  # of two close ones, that with the better second question goes first
        assert worth[0] > CLOSE * worth[1]
        worth[:2] = worth[1], worth[0]
    assert worth == sorted(worth, reverse=True)


@cache
def _answers(field: str) -> tuple[Any, ...]:
    definition = BOOK.catalogue.field(field)
    return (True, False) if definition.kind == "yes_no" else tuple(option.key for option in definition.options)


@settings(max_examples=40, deadline=None)
@given(PROFILES)
def test_a_question_settles_as_many_supports_as_it_says(document: dict[str, Any]) -> None:
    """Checked by brute force for yes/no and single-choice questions."""
    assessment = judge(document)
    if assessment.problems:
        return
    before = {one.support.id for one in assessment.findings if one.outcome == "needs_information"}
    for question in questions(ASSESSOR, assessment):
        kind = BOOK.catalogue.field(question.field).kind
        if kind not in ("yes_no", "choice") or question.field in ("exports", "imports", "statistical_industry"):
            continue
        settled: set[str] = set()
        contradicted = False
        for answer in _answers(question.field):
            after = judge({**document, question.field: answer})
            contradicted |= any(problem.severity == "error" for problem in after.problems)
            settled |= before - {one.support.id for one in after.findings if one.outcome == "needs_information"}
        assert contradicted or len(settled) == question.settles, question.field
