"""The classes of answers to a question that conditions tell apart, one witness of each.

Used to look ahead: what would be settled if the answer were of this class.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qhchecklist.assess.evaluate import Case
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

OTHER = "other"
"""The class of a list with something that no condition names."""


def variants(field: Field, leaves: Sequence[Leaf], case: Case) -> Iterator[tuple[str, Facts]]:
    """Each class of answers to one field: its name and the facts after such an answer."""
    answered = case.facts.answered | {field.key}
    if field.key == ROWS:
        for row in witness_rows(leaves, case):
            yield "", replace(case.facts, rows=(row,) if row else (), answered=answered)
        return
    for value in _answers(field, leaves, case):
        facts = replace(case.facts, values={**case.facts.values, field.key: value}, answered=answered)
        yield _class_name(value, field), _with_trade(facts, field.key, value)


def _class_name(value: Value, field: Field) -> str:
    """What fields.yaml calls the class in `usual`."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return value[:2] if field.kind == "division" else value
        case Members(known):
            return next(iter(known), "none")
        case _:
            return ""


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


def _answers(field: Field, leaves: Sequence[Leaf], case: Case) -> tuple[Value, ...]:
    """One answer of each class that the conditions tell apart."""
    match field.kind:
        case "yes_no":
            return (True, False)
        case "choice" if field.key == "statistical_industry":
            return tuple(case.codes.industries)
        case "choice":
            return tuple(option.key for option in field.options)
        case "division":
            return _divisions(leaves, case.codes)
        case "number":
            return tuple(_cuts(field.key, case.codes))
        case "choices" | "codes":
            return tuple(_lists(field.key, leaves, case))
        case _:
            return ()


def _divisions(leaves: Sequence[Leaf], codes: Codes) -> tuple[Value, ...]:
    """One province for each combination of the provinces that conditions name."""
    sets = [codes.province_set(leaf.in_division) for leaf in leaves if isinstance(leaf, InDivision)]
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


def _lists(key: str, leaves: Sequence[Leaf], case: Case) -> Iterator[Members]:
    """The empty list, one list for each member a condition names, and one with something else."""
    members: set[str] = set()
    for leaf in leaves:
        match leaf:
            case HasAny(field, listed) if field == key:
                members.update(listed)
            case HasOther(field, listed) if field == key:
                members.update(listed)
            case InMarket(field, keys) if field == key:
                members.update(sorted(case.codes.market_set(keys, case.as_of))[:1])
    yield Members(frozenset())
    yield Members(frozenset({OTHER}))
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
