"""The worked cases of the pack hold, and prove every leaf condition."""

from __future__ import annotations

from functools import cache

import pytest

from qhchecklist import paths
from qhchecklist.assess.assessment import Assessor
from qhchecklist.assess.cases import CaseResult, leaf_places, mismatches, run_case, uncovered
from qhchecklist.policy.casefile import WorkedCase, read_cases
from qhchecklist.policy.pack import load_policy
from tests.books import bundled


@cache
def worked_cases() -> tuple[WorkedCase, ...]:
    _, sources, problems = load_policy(paths.resources() / "policies" / paths.DEFAULT_POLICY)
    assert sources is not None
    cases = read_cases(sources.cases, problems)
    assert not problems
    return cases


@cache
def results() -> tuple[CaseResult, ...]:
    assessor = Assessor(bundled())
    return tuple(run_case(assessor, case) for case in worked_cases())


@pytest.mark.parametrize("number", range(len(worked_cases())), ids=lambda n: worked_cases()[n].entry.id)
def test_a_worked_case_gives_what_it_says(number: int) -> None:
    assert [problem.line("zh") for problem in mismatches(results()[number])] == []


def test_every_leaf_condition_is_flipped_alone_by_some_pair_of_cases(assessor: Assessor) -> None:
    """Leaf-flip coverage is 100 %, over all leaf conditions of all supports."""
    places = [place for support in assessor.rulebook.policy.supports for place in leaf_places(support)]
    assert len(places) == 232
    assert uncovered(assessor, results()) == ()


def test_the_coverage_counts_only_pairs_that_differ_in_one_leaf(assessor: Assessor) -> None:
    """Without the pairs for one support its leaves are uncovered: the count can fail."""
    without = [result for result in results() if result.finding.support.id != "S07a"]
    assert {place.support for place in uncovered(assessor, without)} == {"S07a"}


def test_every_decidable_support_has_a_case_of_each_outcome(assessor: Assessor) -> None:
    for support in assessor.rulebook.policy.supports:
        outcomes = {result.finding.outcome for result in results() if result.finding.support.id == support.id}
        if support.condition is None:
            assert outcomes == {"informational"}
        else:
            assert outcomes == {"applies", "does_not_apply", "needs_information"}, support.id
