"""The value of a condition for one case: the normative walker, and the test of each kind of leaf.

Absent is unknown; product, market, direction, status and origin must hold on the same row; a list
that ends with 等 is closed for the value, and its failures can be asked for apart (`open_ended`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeAlias, assert_never, cast

from qhchecklist.assess.goods import Recogniser
from qhchecklist.assess.kleene import NEGATION, NO, UNKNOWN, YES, Truth, truth
from qhchecklist.policy.codes import Codes
from qhchecklist.policy.condition import (
    All,
    AnyOf,
    Condition,
    Equals,
    HasAny,
    HasOther,
    InDivision,
    InMarket,
    Leaf,
    Named,
    OneOf,
    RowDirection,
    RowMarket,
    RowOrigin,
    RowProduct,
    RowStatus,
    RowTest,
    SizeIs,
    SomeRow,
    UnknownSharedConditionError,
    Unless,
    Use,
    without_citations,
)
from qhchecklist.policy.facts import Facts, GoodsRow, Members
from qhchecklist.policy.ruling import Ruling
from qhchecklist.policy.size import possible_sizes


@dataclass(frozen=True)
class Case:
    """One firm on one day. `rulings`: what authorities decided, by leaf without citations; it outranks the facts."""

    facts: Facts
    as_of: date
    codes: Codes
    rulings: Mapping[Leaf, Ruling] = field(default_factory=dict)

    def ruling(self, leaf: Leaf) -> Ruling | None:
        """What an authority decided about a leaf, if it did."""
        return self.rulings.get(cast(Leaf, without_citations(leaf))) if self.rulings else None

    def value(self, leaf: Leaf, test: LeafTest) -> Truth:
        """The value of a leaf, whose test this is: as an authority decided, else as the facts have it."""
        ruling = self.ruling(leaf)
        if ruling is None:
            return test(self)
        return YES if ruling.outcome == "yes" else NO

    @cached_property
    def sizes(self) -> frozenset[str]:
        """The sizes the firm may have."""
        return frozenset(possible_sizes(self.facts.values, self.codes))

    def members(self, field: str) -> Members | None:
        """A list answer; certificates count while they are valid."""
        value = self.facts.values.get(field)
        if isinstance(value, tuple):
            return self._valid_certificates
        return value if isinstance(value, Members) else None

    @cached_property
    def _valid_certificates(self) -> Members:
        held = self.facts.values.get("certifications")
        listed = held if isinstance(held, tuple) else ()
        return Members(frozenset(one.code for one in listed if one.valid_on(self.as_of)))


LeafTest: TypeAlias = Callable[[Case], Truth]
CellTest: TypeAlias = Callable[[GoodsRow], Truth]
RowValue: TypeAlias = Callable[[GoodsRow], Truth]


def walk(condition: Condition, value_of: Callable[[Leaf], Truth]) -> Truth:
    """Strong Kleene value of a condition, given the value of each leaf. This is the meaning of a pack."""
    match condition:
        case All(parts):
            return min((walk(part, value_of) for part in parts), default=YES)
        case AnyOf(parts):
            return max((walk(part, value_of) for part in parts), default=NO)
        case Unless(part):
            return NEGATION[walk(part, value_of)]
        case Named(_, _, part):
            return walk(part, value_of)
        case Use(name):
            raise UnknownSharedConditionError(name)
        case _:
            return value_of(condition)


class LeafTests:
    """Makes the test of each leaf for one set of code lists and one day; equal leaves share a test.

    With `open_ended`, a list that ends with 等 does not exclude what it does not name, of the kind that it
    is open to: such a leaf is unknown where it would be no.
    """

    def __init__(self, codes: Codes, as_of: date, recogniser: Recogniser, *, open_ended: bool = False) -> None:
        self.codes = self._codes = codes
        self._as_of = as_of
        self._recogniser = recogniser
        self._open_ended = open_ended

    def test(self, leaf: Leaf) -> LeafTest:
        """The test of one leaf."""
        match leaf:
            case Equals(field, equals):
                return _equals(field, equals)
            case OneOf(field, options):
                return _one_of(field, frozenset(options))
            case HasAny(field, members, is_open):
                return _has_any(field, frozenset(members), self._failing(is_open))
            case HasOther(field, members):
                return _has_other(field, frozenset(members))
            case InDivision(field, keys):
                return _in_division(field, self._codes.province_set(keys))
            case InMarket(field, keys, is_open):
                return _has_any(field, self._codes.market_set(keys, self._as_of), self._failing(is_open))
            case SizeIs(sizes):
                return _size_is(frozenset(sizes))
            case SomeRow():
                return _some_row(self.row_test(leaf))
            case _:
                assert_never(leaf)

    def row_test(self, leaf: SomeRow) -> RowValue:
        """The value of a row condition on one row: all its tests at once."""
        return _row_value(tuple(self.cell_test(test) for test in leaf.some_row))

    def cell_test(self, test: RowTest) -> CellTest:
        """The test of one row of goods."""
        match test:
            case RowDirection(direction):
                return lambda row: truth(None if row.direction is None else row.direction == direction)
            case RowStatus(status):
                return lambda row: truth(None if row.status is None else row.status == status)
            case RowOrigin(made):
                return lambda row: truth(None if row.made_in_qinghai is None else row.made_in_qinghai == made)
            case RowProduct(keys, is_open, _, open_to):
                return self._product_test(frozenset(keys), self._failing(is_open), frozenset(open_to))
            case RowMarket(keys, is_open):
                return _market_test(self._codes.market_set(keys, self._as_of), self._failing(is_open))
            case _:
                assert_never(test)

    def _failing(self, is_open: bool) -> Truth:
        return UNKNOWN if is_open and self._open_ended else NO

    def _product_test(self, keys: frozenset[str], failing: Truth, open_to: frozenset[str]) -> CellTest:
        """`failing`: of goods that are none of these; what certainly is of no kind that a list is open to is a no."""
        recognise = self._recogniser.recognise

        def test(row: GoodsRow) -> Truth:
            found = recognise(row.product, row.hs)
            value = found.among(keys)
            if value != NO or failing == NO:
                return value
            return failing if not open_to or found.among(open_to) != NO else NO

        return test


def _equals(field: str, equals: bool) -> LeafTest:
    def test(case: Case) -> Truth:
        value = case.facts.values.get(field)
        return UNKNOWN if value is None else YES if value is equals else NO

    return test


def _one_of(field: str, options: frozenset[str]) -> LeafTest:
    def test(case: Case) -> Truth:
        value = case.facts.values.get(field)
        return UNKNOWN if value is None else YES if value in options else NO

    return test


def _has_any(field: str, members: frozenset[str], failing: Truth) -> LeafTest:
    def test(case: Case) -> Truth:
        value = case.members(field)
        if value is None:
            return UNKNOWN
        if not value.known.isdisjoint(members):
            return YES
        return failing if value.complete else UNKNOWN

    return test


def _has_other(field: str, members: frozenset[str]) -> LeafTest:
    def test(case: Case) -> Truth:
        value = case.members(field)
        if value is None:
            return UNKNOWN
        if not value.known <= members:
            return YES
        return NO if value.complete else UNKNOWN

    return test


def _in_division(field: str, provinces: frozenset[str]) -> LeafTest:
    def test(case: Case) -> Truth:
        value = case.facts.values.get(field)
        return UNKNOWN if not isinstance(value, str) else YES if value[:2] in provinces else NO

    return test


def _size_is(sizes: frozenset[str]) -> LeafTest:
    def test(case: Case) -> Truth:
        possible = case.sizes
        return YES if possible <= sizes else NO if possible.isdisjoint(sizes) else UNKNOWN

    return test


def _market_test(markets: frozenset[str], failing: Truth) -> CellTest:
    def test(row: GoodsRow) -> Truth:
        value = row.markets
        if value is None:
            return UNKNOWN
        if not value.known.isdisjoint(markets):
            return YES
        return failing if value.complete else UNKNOWN

    return test


def _row_value(cells: tuple[CellTest, ...]) -> RowValue:
    """AND of the tests on one row; a row that may not exist is never a yes."""

    def value_of(row: GoodsRow) -> Truth:
        value: Truth = YES if row.certain else UNKNOWN
        for cell in cells:
            found = cell(row)
            if found < value:
                value = found
                if value == NO:
                    break
        return value

    return value_of


def _some_row(value_of: RowValue) -> LeafTest:
    """OR over the rows."""

    def test(case: Case) -> Truth:
        return max((value_of(row) for row in case.facts.rows), default=NO)

    return test
