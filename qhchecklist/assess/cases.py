"""Runs a pack's worked cases, and counts which leaf conditions a pair of cases flips alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qhchecklist.assess.assessment import Assessor, Finding
from qhchecklist.assess.evaluate import Case, LeafTests
from qhchecklist.assess.goods import Recogniser
from qhchecklist.assess.kleene import Truth
from qhchecklist.policy.casefile import WorkedCase
from qhchecklist.policy.condition import SomeRow, leaves
from qhchecklist.policy.model import Support
from qhchecklist.policy.problem import Mark, PackProblem
from qhchecklist.policy.profile import read_profile
from qhchecklist.policy.record import record
from qhchecklist.policy.text import EMPTY, Text


@record
class LeafPlace:
    """One leaf condition of a support: its number in reading order, and the row test inside it."""

    support: str
    leaf: int
    row_test: int | None
    words: str


@record
class CaseResult:
    """What a case really gives."""

    case: WorkedCase
    finding: Finding
    doubtful: frozenset[str]
    vector: tuple[tuple[Truth, ...], ...]


def run_case(assessor: Assessor, worked: WorkedCase) -> CaseResult:
    """Assess one case."""
    reading = read_profile(worked.profile, assessor.rulebook.catalogue, assessor.rulebook.codes)
    assessment = assessor.assess(reading, worked.as_of)
    finding = assessment.finding(worked.entry.support)
    doubtful = frozenset(
        re.split(r"[.\[]", problem.field)[0] for problem in reading.problems if problem.severity != "notice"
    )
    return CaseResult(worked, finding, doubtful, _vector(finding.support, assessment.case, assessor))


def mismatches(result: CaseResult) -> Iterator[PackProblem]:
    """Where a case does not give what it says."""
    entry, finding = result.case.entry, result.finding
    expected_and_found: list[tuple[str, object, object]] = [
        ("outcome", entry.outcome, finding.outcome),
        ("open_list", entry.open_list, finding.open_list),
        ("already_held", entry.already_held, finding.already_held),
        ("problems", sorted(entry.problems), sorted(result.doubtful)),
    ]
    if entry.reasons is not None:
        found = sorted({reason.fields[0] for reason in finding.reasons})
        expected_and_found.append(("reasons", sorted(entry.reasons), found))
    if entry.missing is not None:
        expected_and_found.append(("missing", sorted(entry.missing), sorted(finding.missing)))
    for name, expected, got in expected_and_found:
        if expected != got:
            zh = f"例 {entry.id}：{name} 应为 {expected}，实为 {got}。"
            yield PackProblem(
                result.case.mark, Text(zh, f"Case {entry.id}: {name} should be {expected}, is {got}."), EMPTY
            )


def leaf_places(support: Support) -> tuple[LeafPlace, ...]:
    """Every leaf condition of a support; each test of a row of goods counts as one."""
    if support.condition is None:
        return ()
    places: list[LeafPlace] = []
    for number, leaf in enumerate(leaves(support.condition)):
        if isinstance(leaf, SomeRow):
            places.extend(
                LeafPlace(support.id, number, place, type(test).__name__) for place, test in enumerate(leaf.some_row)
            )
        else:
            places.append(LeafPlace(support.id, number, None, type(leaf).__name__))
    return tuple(places)


def _vector(support: Support, case: Case, assessor: Assessor) -> tuple[tuple[Truth, ...], ...]:
    """The value of every leaf condition: one number, or one per row of goods for a row test."""
    if support.condition is None:
        return ()
    maker = LeafTests(case.codes, case.as_of, Recogniser(case.codes))
    values: list[tuple[Truth, ...]] = []
    for leaf in leaves(support.condition):
        if isinstance(leaf, SomeRow):
            cells = [maker.cell_test(test) for test in leaf.some_row]
            values.extend(tuple(cell(row) for row in case.facts.rows) for cell in cells)
        else:
            values.append((maker.test(leaf)(case),))
    return tuple(values)


def flipped_alone(results: Iterable[CaseResult]) -> frozenset[LeafPlace]:
    """The leaf conditions that some case and the one it is `like` differ in alone, with other outcomes."""
    by_id = {(result.case.mark.file, result.case.entry.id): result for result in results}
    flipped: set[LeafPlace] = set()
    for result in by_id.values():
        base = by_id.get((result.case.mark.file, result.case.entry.like or ""))
        if base is None or base.finding.outcome == result.finding.outcome or base.case.as_of != result.case.as_of:
            continue
        if base.case.entry.support != result.case.entry.support:
            continue
        places = leaf_places(result.finding.support)
        differing = [place for place, old, new in zip(places, base.vector, result.vector, strict=True) if old != new]
        if len(differing) == 1:
            flipped.add(differing[0])
    return frozenset(flipped)


def uncovered(assessor: Assessor, results: Iterable[CaseResult]) -> tuple[LeafPlace, ...]:
    """The leaf conditions that no pair of cases flips alone; none may remain."""
    covered = flipped_alone(results)
    return tuple(
        place for support in assessor.rulebook.policy.supports for place in leaf_places(support) if place not in covered
    )


def check_cases(assessor: Assessor, cases: Iterable[WorkedCase], marks: dict[str, Mark]) -> list[PackProblem]:
    """Every case that does not give what it says, and every leaf that no pair of cases flips alone."""
    known = {support.id for support in assessor.rulebook.policy.supports}
    results = [run_case(assessor, case) for case in cases if case.entry.support in known]
    problems = [problem for result in results for problem in mismatches(result)]
    for place in uncovered(assessor, results):
        test = "" if place.row_test is None else f"，行内第 {place.row_test + 1} 项"
        message = Text(
            f"{place.support} 的第 {place.leaf + 1} 个条件（{place.words}{test}）没有一对例证明它单独起作用。",
            f"{place.support}: no pair of cases flips condition {place.leaf + 1} ({place.words}) alone.",
        )
        hint = Text("请补一个 like 某例、只改这一项的例。", "Add a case like another that changes this alone.")
        problems.append(PackProblem(marks[place.support], message, hint))
    return problems
