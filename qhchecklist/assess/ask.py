"""Which unanswered field settles most: one-step look-ahead over the answers a field can have.

For every open field each class of possible answers is tried on the case as it stands, and the open
supports that it would settle are counted. Fields are ranked by the number settled on average over the
classes of answers; `settles` is the number of supports that at least one answer would settle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from qhchecklist.assess.assessment import Assessment, Assessor
from qhchecklist.assess.evaluate import Case
from qhchecklist.assess.kleene import NO, UNKNOWN
from qhchecklist.assess.literals import Literals
from qhchecklist.policy.codes import Codes
from qhchecklist.policy.condition import (
    HasAny,
    HasOther,
    InDivision,
    InMarket,
    Leaf,
    RowDirection,
    RowMarket,
    RowOrigin,
    RowProduct,
    RowStatus,
    SomeRow,
)
from qhchecklist.policy.facts import Facts, GoodsRow, Interval, Members, Value
from qhchecklist.policy.field import Field
from qhchecklist.policy.profile import ROWS


@dataclass(frozen=True, slots=True)
class Question:
    """An unanswered field: how many open supports some answer settles, and how many on average."""

    field: str
    settles: int
    expected: float


def questions(assessor: Assessor, assessment: Assessment) -> tuple[Question, ...]:
    """The unanswered fields worth asking, best first. Nothing is asked twice, nor without purpose."""
    case = assessment.case
    known = assessor.literals(case)
    undecided = tuple(index for index, rule in enumerate(assessor.rules) if known.outcome(rule.compiled) == UNKNOWN)
    found = [_question(field, assessor, case, known, undecided) for field in _askable(assessor, case)]
    worth = [question for question in found if question is not None]
    return tuple(sorted(worth, key=lambda one: (-one.expected, -one.settles, one.field)))


def _askable(assessor: Assessor, case: Case) -> Iterator[Field]:
    for field in assessor.rulebook.catalogue.fields:
        if not field.asked or field.key in case.facts.answered:
            continue
        if field.ask_until is not None and case.as_of > field.ask_until:
            continue
        if is_asked(field, assessor, case):
            yield field


def is_asked(field: Field, assessor: Assessor, case: Case) -> bool:
    """Whether a conditional question is due: its condition holds or is still open."""
    return field.ask_if is None or assessor.value(field.ask_if, case) != NO


def _question(
    field: Field, assessor: Assessor, case: Case, known: Literals, undecided: Sequence[int]
) -> Question | None:
    atoms = assessor.touched_atoms(field.key)
    mask = sum(3 << 2 * atom for atom in atoms)
    rules = [
        index
        for index in undecided
        if any(term & mask and not term & known.defeated for term in assessor.rules[index].compiled.yes)
    ]
    if not rules:
        return None
    outcomes = {assessor.literals(assessor.case(facts, case.as_of)) for facts in _variants(field, assessor, case)}
    if not outcomes:
        return None
    settled: set[int] = set()
    total = 0
    for after in outcomes:
        done = [index for index in rules if after.outcome(assessor.rules[index].compiled) != UNKNOWN]
        settled.update(done)
        total += len(done)
    return Question(field.key, len(settled), total / len(outcomes) + _progress(rules, atoms, assessor, known))


def _progress(rules: Sequence[int], atoms: Iterable[int], assessor: Assessor, known: Literals) -> float:
    """A small credit for bringing open supports nearer, so that equal questions are ordered sensibly."""
    touched = set(atoms)
    credit = 0.0
    for index in rules:
        for term in assessor.rules[index].compiled.yes:
            rest = term & ~known.held
            if not term & known.defeated and any(rest >> 2 * atom & 3 for atom in touched):
                credit += 0.5 / (1 + rest.bit_count())
                break
    return credit


def _variants(field: Field, assessor: Assessor, case: Case) -> Iterator[Facts]:
    """The facts after each class of answers to one field."""
    if field.key == ROWS:
        for row in witness_rows(assessor.leaves, case):
            yield replace(case.facts, rows=(row,) if row else ())
        return
    for value in _answers(field, assessor, case):
        facts = replace(case.facts, values={**case.facts.values, field.key: value})
        yield _with_trade(facts, field.key, value)


def _with_trade(facts: Facts, key: str, value: Value) -> Facts:
    """An answer on exports also tells what rows an unanswered goods table can hold."""
    direction = {"exports": "export", "imports": "import"}.get(key)
    if direction is None:
        return facts
    rows = tuple(
        replace(row, status="planned") if value == "planned" and row.direction == direction and not row.certain else row
        for row in facts.rows
        if not (value == "none" and row.direction == direction and not row.certain)
    )
    return replace(facts, rows=rows)


def _answers(field: Field, assessor: Assessor, case: Case) -> tuple[Value, ...]:
    """One answer of each class that the conditions tell apart."""
    match field.kind:
        case "yes_no":
            return (True, False)
        case "choice" if field.key == "statistical_industry":
            return tuple(assessor.rulebook.codes.industries)
        case "choice":
            return tuple(option.key for option in field.options)
        case "division":
            return _divisions(assessor)
        case "number":
            return tuple(_cuts(field.key, assessor.rulebook.codes))
        case "choices" | "codes":
            return tuple(_lists(field.key, assessor, case))
        case _:
            return ()


def _divisions(assessor: Assessor) -> tuple[Value, ...]:
    """One province for each combination of the provinces that conditions name."""
    codes = assessor.rulebook.codes
    sets = [codes.province_set(leaf.in_division) for leaf in assessor.leaves if isinstance(leaf, InDivision)]
    seen: dict[tuple[bool, ...], Value] = {}
    for province in codes.provinces:
        seen.setdefault(tuple(province in one for one in sets), f"{province}0000")
    return tuple(seen.values())


def _cuts(key: str, codes: Codes) -> Iterator[Interval]:
    """Amounts on both sides of every bound of the size standard for this indicator."""
    name = {"employees": "employees", "revenue_10k_cny": "revenue"}.get(key, "assets")
    bounds = sorted({bound for industry in codes.industries.values() for bound in getattr(industry, name)})
    yield Interval(0, 0)
    for bound in bounds:
        yield Interval(bound, bound)


def _lists(key: str, assessor: Assessor, case: Case) -> Iterator[Members]:
    """The empty list, one list for each member a condition names, and one with something else."""
    members: set[str] = set()
    for leaf in assessor.leaves:
        match leaf:
            case HasAny(field, listed) if field == key:
                members.update(listed)
            case HasOther(field, listed) if field == key:
                members.update(listed)
            case InMarket(field, keys) if field == key:
                members.update(sorted(case.codes.market_set(keys, case.as_of))[:1])
    yield Members(frozenset())
    yield Members(frozenset({"~other"}))
    for member in sorted(members):
        yield Members(frozenset({member}))


def witness_rows(leaves: Iterable[Leaf], case: Case) -> Iterator[GoodsRow | None]:
    """None for an empty table, a row of ordinary goods, and a row that passes each row condition."""
    yield None
    yield GoodsRow("export", "current", "其他货物", "950300", False, Members(frozenset({"USA"})), number=1)
    for leaf in leaves:
        if isinstance(leaf, SomeRow):
            yield _witness(leaf, case)


def _witness(leaf: SomeRow, case: Case) -> GoodsRow:
    row = GoodsRow("export", "current", "其他货物", "950300", True, Members(frozenset({"ATA"})), number=1)
    for test in leaf.some_row:
        match test:
            case RowDirection(direction):
                row = replace(row, direction=direction)
            case RowStatus(status):
                row = replace(row, status=status)
            case RowProduct(keys):
                row = _goods(row, keys[0], case.codes)
            case RowOrigin(made):
                row = replace(row, made_in_qinghai=made)
            case RowMarket(keys):
                row = replace(row, markets=Members(frozenset(sorted(case.codes.market_set(keys, case.as_of))[:1])))
    return row


def _goods(row: GoodsRow, key: str, codes: Codes) -> GoodsRow:
    """Goods that certainly are a product or of a class."""
    product = codes.products.get(key)
    if product is not None:
        return replace(row, product=product.names[0], hs=None)
    group = codes.classes[key]
    if group.include:
        return replace(row, product=None, hs=f"{group.include[0]}999999")
    return replace(row, product=group.names[0], hs=None)
