"""Our conditions and facts for engines that have no third value and no code lists.

Dual-rail encoding of Kleene logic: each condition becomes two ordinary expressions, "certainly yes" and
"certainly no"; what is neither is unknown. The expressions are generated from the condition trees, so no
rule is copied by hand.

The peers are handed prepared facts, and preparing is not timed: sizes computed, expired certificates
removed, countries and divisions resolved into the groups that conditions name, goods recognised. Our own
side starts from plain `Facts` and does this work inside its timed part. So the comparison favours the peers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, assert_never

from qhchecklist.assess.assessment import Assessor
from qhchecklist.assess.evaluate import Case
from qhchecklist.assess.goods import Recogniser
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
    Unless,
    Use,
)
from qhchecklist.policy.facts import GoodsRow, Members
from qhchecklist.policy.rulebook import Rulebook

Prepared: TypeAlias = dict[str, Any]

# --- two-valued expressions ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ref:
    """A prepared fact of the firm, or a cell of the row at hand."""

    name: str
    in_row: bool = False


@dataclass(frozen=True, slots=True)
class Is:
    """The scalar is this value."""

    ref: Ref
    value: str | bool


@dataclass(frozen=True, slots=True)
class In:
    """The scalar is one of these values."""

    ref: Ref
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meets:
    """The list has one of these members."""

    ref: Ref
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HasBesides:
    """The list has a member besides these."""

    ref: Ref
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnyRow:
    """Some row of goods passes."""

    body: Expression


@dataclass(frozen=True, slots=True)
class And:
    """Every part holds."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Some part holds."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Expression


Expression: TypeAlias = Is | In | Meets | HasBesides | AnyRow | And | Or | Not


@dataclass(frozen=True, slots=True)
class Rails:
    """A condition in both directions."""

    yes: Expression
    no: Expression


# --- conditions to rails ------------------------------------------------------------------------------


class Encoder:
    """Makes the rails of conditions for one rule book, and the prepared facts of its cases."""

    def __init__(self, assessor: Assessor) -> None:
        self._rulebook = assessor.rulebook
        self._recogniser = Recogniser(assessor.rulebook.codes)
        self.supports = tuple(rule.support for rule in assessor.rules)
        self.rails = tuple(self._rails(support.condition) for support in self.supports if support.condition)
        leaves = [leaf for rule in assessor.rules for leaf in rule.compiled.leaf_of.values()]
        self._named = _Named(leaves, self._rulebook)

    def _rails(self, condition: Condition) -> Rails:
        return Rails(self._certain(condition, True), self._certain(condition, False))

    def _certain(self, condition: Condition, wanted: bool) -> Expression:
        match condition:
            case All(parts) | AnyOf(parts):
                inner = tuple(self._certain(part, wanted) for part in parts)
                return _flat(And if isinstance(condition, All) == wanted else Or, inner)
            case Unless(part):
                return self._certain(part, not wanted)
            case Named(_, _, part):
                return self._certain(part, wanted)
            case Use(name):
                raise LookupError(name)
            case _:
                return self._leaf(condition, wanted)

    def _leaf(self, leaf: Leaf, wanted: bool) -> Expression:
        match leaf:
            case Equals(field, value):
                return Is(_ref(field), value is wanted)
            case OneOf(field, options):
                every = tuple(option.key for option in self._rulebook.catalogue.field(field).options)
                return _in(_ref(field), options if wanted else _others(every, options))
            case HasAny(field, members) | InMarket(field, members) | InDivision(field, members):
                found = Meets(_ref(field), members)
                return found if wanted else And((Is(_complete(field), True), Not(found)))
            case HasOther(field, members):
                other = HasBesides(_ref(field), members)
                return other if wanted else And((Is(_complete(field), True), Not(other)))
            case SizeIs(sizes):
                return Not(HasBesides(Ref("sizes"), sizes) if wanted else Meets(Ref("sizes"), sizes))
            case SomeRow(tests) if wanted:
                return AnyRow(_flat(And, [Is(_cell("certain"), True), *(_surely(test) for test in tests)]))
            case SomeRow(tests):
                return Not(AnyRow(_flat(And, [_possibly(test) for test in tests])))
            case _:
                assert_never(leaf)

    def prepare(self, case: Case) -> Prepared:
        """The facts of a case as plain JSON; a scalar nobody answered is null, a list is never null."""
        return self._named.prepare(case, self._recogniser)


def _ref(field: str) -> Ref:
    return Ref(field.replace(".", "_"))


def _complete(field: str) -> Ref:
    return Ref(f"{field}_complete")


def _cell(name: str) -> Ref:
    return Ref(name, in_row=True)


def _in(ref: Ref, values: tuple[str, ...]) -> Expression:
    return Is(ref, values[0]) if len(values) == 1 else In(ref, values)


def _others(every: Iterable[str], some: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in every if one not in some)


def _flat(kind: type[And] | type[Or], parts: Iterable[Expression]) -> Expression:
    """One level of AND or OR instead of nested ones."""
    found: list[Expression] = []
    for part in parts:
        found.extend(part.parts if isinstance(part, And | Or) and isinstance(part, kind) else [part])
    return found[0] if len(found) == 1 else kind(tuple(found))


def _surely(test: RowTest) -> Expression:
    match test:
        case RowDirection(value):
            return Is(_cell("direction"), value)
        case RowStatus(value):
            return Is(_cell("status"), value)
        case RowOrigin(made):
            return Is(_cell("made"), made)
        case RowProduct(keys):
            return Meets(_cell("sure"), keys)
        case RowMarket(keys):
            return Meets(_cell("markets"), keys)
        case _:
            assert_never(test)


def _possibly(test: RowTest) -> Expression:
    match test:
        case RowDirection(value):
            return Not(Is(_cell("direction"), "import" if value == "export" else "export"))
        case RowStatus(value):
            return Not(Is(_cell("status"), "planned" if value == "current" else "current"))
        case RowOrigin(made):
            return Not(Is(_cell("made"), not made))
        case RowProduct(keys):
            return Or((Is(_cell("any_goods"), True), Meets(_cell("possible"), keys)))
        case RowMarket(keys):
            return Or((Is(_cell("markets_open"), True), Meets(_cell("markets"), keys)))
        case _:
            assert_never(test)


# --- facts to plain JSON ------------------------------------------------------------------------------


class _Named:
    """What the conditions name, so that prepared facts hold nothing that no peer reads."""

    def __init__(self, leaves: Sequence[Leaf], rulebook: Rulebook) -> None:
        tests = [test for leaf in leaves if isinstance(leaf, SomeRow) for test in leaf.some_row]
        self._scalars = {leaf.field for leaf in leaves if isinstance(leaf, Equals | OneOf)}
        self._lists = {leaf.field for leaf in leaves if isinstance(leaf, HasAny | HasOther)}
        self._services = {key for leaf in leaves if isinstance(leaf, InMarket) for key in leaf.in_market}
        self._divisions = {key for leaf in leaves if isinstance(leaf, InDivision) for key in leaf.in_division}
        self._goods = {key for test in tests if isinstance(test, RowProduct) for key in test.product}
        self._markets = {key for test in tests if isinstance(test, RowMarket) for key in test.market}
        self._codes = rulebook.codes

    def prepare(self, case: Case, recogniser: Recogniser) -> Prepared:
        values = case.facts.values
        found: Prepared = {_ref(field).name: values.get(field) for field in sorted(self._scalars)}
        for field in sorted(self._lists):
            members = case.members(field)
            found[field] = sorted(members.known) if members else []
            found[f"{field}_complete"] = members is not None and members.complete
        division, services = values.get("registered_division"), case.members("service_directions")
        groups = [key for key in sorted(self._divisions) if str(division)[:2] in self._codes.province_set((key,))]
        found |= {"registered_division": groups, "registered_division_complete": division is not None}
        found["service_directions"] = self._groups(services, self._services, case)
        found["service_directions_complete"] = services is not None and services.complete
        found["sizes"] = sorted(case.sizes)
        found["rows"] = [self._row(row, case, recogniser) for row in case.facts.rows]
        return found

    def _groups(self, members: Members | None, keys: Iterable[str], case: Case) -> list[str]:
        """The groups that a list of countries meets."""
        known = members.known if members else frozenset[str]()
        return [key for key in sorted(keys) if not known.isdisjoint(case.codes.market_set((key,), case.as_of))]

    def _row(self, row: GoodsRow, case: Case, recogniser: Recogniser) -> Prepared:
        goods = recogniser.recognise(row.product, row.hs)
        any_goods = self._goods <= goods.maybe
        return {
            "certain": row.certain,
            "direction": row.direction,
            "status": row.status,
            "made": row.made_in_qinghai,
            "sure": sorted(goods.sure & self._goods),
            "possible": [] if any_goods else sorted((goods.sure | goods.maybe) & self._goods),
            "any_goods": any_goods,
            "markets": self._groups(row.markets, self._markets, case),
            "markets_open": row.markets is None or not row.markets.complete,
        }
