"""Which unanswered field settles most: look-ahead over the answers a field can have.

For every open field each class of possible answers is tried on the case as it stands, and the open
supports that it would settle are counted, weighted by how usual the answer is (fields.yaml `usual`; it
only orders questions and decides nothing). Where the best two are close, the one that leads to the better
second question goes first. `settles` is the number of supports that at least one answer would settle.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias, TypeVar

from qhchecklist.assess.assessment import Assessment, Assessor
from qhchecklist.assess.evaluate import Case
from qhchecklist.assess.kleene import NO, UNKNOWN
from qhchecklist.assess.literals import Literals
from qhchecklist.assess.variants import variants
from qhchecklist.policy.facts import Facts
from qhchecklist.policy.field import Field
from qhchecklist.policy.record import record

CLOSE = 0.7
"""Above this share of the best question's worth the second best is looked at more closely."""

LOOKED_AT = 8
"""The most classes of answers followed one question further."""

Result = TypeVar("Result")

Stepwise: TypeAlias = Generator[None, None, Result]
"""Work done in steps well below a millisecond, so that a window can answer in between; it returns its result."""

PROGRESS = 0.25
"""Credit for bringing an open support nearer, relative to settling it."""


@record
class Question:
    """An unanswered field: how many open supports some answer settles, and how many on average."""

    field: str
    settles: int
    expected: float


@record
class _Branch:
    """What is known after answers of one kind, how likely they are (0 to 1), and facts of that kind."""

    known: Literals
    share: float
    facts: Facts


def questions(assessor: Assessor, assessment: Assessment) -> tuple[Question, ...]:
    """The unanswered fields worth asking, best first. Nothing is asked twice, nor without purpose."""
    steps = ranking(assessor, assessment)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]


def ranking(assessor: Assessor, assessment: Assessment) -> Stepwise[tuple[Question, ...]]:
    """What `questions` finds, step by step."""
    case = assessment.case
    ranked = yield from _ranked(assessor, case)
    if len(ranked) > 1 and ranked[1].expected > CLOSE * ranked[0].expected:
        first, second = ranked[:2]
        worth_of_second = yield from _after_two(second, assessor, case)
        worth_of_first = yield from _after_two(first, assessor, case)
        if worth_of_second > worth_of_first:
            ranked[:2] = second, first
    return tuple(ranked)


def is_asked(field: Field, assessor: Assessor, case: Case) -> bool:
    """Whether a conditional question is due: its condition holds or is still open."""
    return field.ask_if is None or assessor.value(field.ask_if, case) != NO


def _ranked(assessor: Assessor, case: Case) -> Stepwise[list[Question]]:
    known = assessor.literals(case)
    undecided = tuple(index for index, rule in enumerate(assessor.rules) if known.outcome(rule.compiled) == UNKNOWN)
    worth = []
    for field in _askable(assessor, case):
        question = yield from _question(field, assessor, case, known, undecided)
        if question is not None:
            worth.append(question)
    return sorted(worth, key=lambda one: (-one.expected, -one.settles, one.field))


def _askable(assessor: Assessor, case: Case) -> Iterator[Field]:
    for field in assessor.rulebook.catalogue.fields:
        if not field.asked or field.key in case.facts.answered or field.is_past(case.as_of):
            continue
        if is_asked(field, assessor, case):
            yield field


def _question(
    field: Field, assessor: Assessor, case: Case, known: Literals, undecided: Sequence[int]
) -> Stepwise[Question | None]:
    atoms = assessor.touched_atoms(field.key)
    mask = sum(3 << 2 * atom for atom in atoms)
    rules = [
        index
        for index in undecided
        if any(term & mask and not term & known.defeated for term in assessor.rules[index].compiled.yes)
    ]
    branches = (yield from _branches(field, assessor, case)) if rules else []
    if not branches:
        return None
    settled: set[int] = set()
    expected = PROGRESS * _progress(rules, atoms, assessor, known)
    for branch in branches:
        done = [index for index in rules if branch.known.outcome(assessor.rules[index].compiled) != UNKNOWN]
        settled.update(done)
        expected += branch.share * len(done)
    return Question(field.key, len(settled), expected)


def _branches(field: Field, assessor: Assessor, case: Case) -> Stepwise[list[_Branch]]:
    """The distinct consequences of answering, each with its share of the answers.

    Without known shares every consequence counts alike; classes that `usual` does not name share the rest.
    """
    tried = []
    for name, facts in variants(field, assessor.leaves, case):
        tried.append((name, assessor.literals(replace(case, facts=facts)), facts))
        yield
    named = [name for name, _, _ in tried if name in field.usual]
    rest = max(0, 100 - sum(field.usual[name] for name in named))
    unnamed = len(tried) - len(named)
    shares: dict[Literals, float] = {}
    sample: dict[Literals, Facts] = {}
    for name, known, facts in tried:
        share = field.usual[name] if name in field.usual else rest / unnamed
        shares[known] = shares.get(known, 0.0) + share if field.usual else 1.0
        sample.setdefault(known, facts)
    total = sum(shares.values()) or 1.0
    return [_Branch(known, share / total, sample[known]) for known, share in shares.items()]


def _after_two(question: Question, assessor: Assessor, case: Case) -> Stepwise[float]:
    """What a question and the best one after it settle on average, the first counting twice: it comes sooner."""
    branches = yield from _branches(assessor.rulebook.catalogue.field(question.field), assessor, case)
    followed = branches[:: -(-len(branches) // LOOKED_AT)]
    total = sum(branch.share for branch in followed)
    worth = 2 * question.expected
    for branch in followed:
        following = yield from _ranked(assessor, replace(case, facts=branch.facts))
        worth += branch.share / total * (following[0].expected if following else 0.0)
    return worth


def _progress(rules: Sequence[int], atoms: Iterable[int], assessor: Assessor, known: Literals) -> float:
    """How much nearer an answer can bring open supports that it does not settle alone."""
    touched = set(atoms)
    credit = 0.0
    for index in rules:
        for term in assessor.rules[index].compiled.yes:
            rest = term & ~known.held
            if not term & known.defeated and any(rest >> 2 * atom & 3 for atom in touched):
                credit += 1 / (1 + rest.bit_count())
                break
    return credit
