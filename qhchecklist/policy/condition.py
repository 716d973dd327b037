"""The closed union of condition kinds: a tree over profile fields, each leaf beside its sentence.

A condition is data. It is evaluated in `assess.evaluate`, compiled in `assess.terms` and put into
words in `assess.explain`; each of those matches exhaustively, so the type checker names the function
that forgot a new kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import ClassVar, Literal, TypeAlias, assert_never

from qhchecklist.policy.record import record
from qhchecklist.policy.text import Text

Size: TypeAlias = Literal["large", "medium", "small", "micro"]
Direction: TypeAlias = Literal["export", "import"]


@record
class Citation:
    """The words of the notice a condition rests on: verbatim part of one provision."""

    provision: str
    quote: str


# --- leaves over one field -------------------------------------------------------------------------


@record
class Equals:
    """A yes/no field has this answer."""

    field: str
    equals: bool
    cite: Citation | None = None


@record
class OneOf:
    """A single-choice field has one of these options."""

    field: str
    one_of: tuple[str, ...]
    cite: Citation | None = None


@record
class HasAny:
    """A list field contains at least one of these; `open` when the notice's list ends with 等."""

    field: str
    has_any: tuple[str, ...]
    open: bool = False
    cite: Citation | None = None


@record
class HasOther:
    """A list field contains something besides these."""

    field: str
    has_other_than: tuple[str, ...]
    cite: Citation | None = None


@record
class InDivision:
    """The registered division lies in one of these provinces (two digits) or groups of provinces."""

    field: str
    in_division: tuple[str, ...]
    cite: Citation | None = None


@record
class InMarket:
    """A list of countries or regions meets one of these groups or codes."""

    field: str
    in_market: tuple[str, ...]
    open: bool = False
    cite: Citation | None = None


@record
class SizeIs:
    """Every size the firm can possibly have is one of these."""

    size: tuple[Size, ...]
    cite: Citation | None = None


# --- tests that must hold together on one row of goods ----------------------------------------------


@record
class RowDirection:
    """The row is an export, or an import."""

    direction: Direction
    cite: Citation | None = None


@record
class RowStatus:
    """The trade on the row has this status (`current`: done within twelve months)."""

    status: Literal["current", "planned"]
    cite: Citation | None = None


@record
class RowProduct:
    """The goods on the row are one of these products or classes of goods.

    `open_to`: what the word after 等 says of the kind of goods that an open list may take in besides (工业产品), as
    classes of goods; empty for any goods.
    """

    product: tuple[str, ...]
    open: bool = False
    cite: Citation | None = None
    open_to: tuple[str, ...] = ()


@record
class RowOrigin:
    """The goods on the row are made in Qinghai."""

    made_in_qinghai: bool
    cite: Citation | None = None


@record
class RowMarket:
    """A market (export) or origin (import) of the row lies in one of these groups or codes."""

    market: tuple[str, ...]
    open: bool = False
    cite: Citation | None = None


RowTest: TypeAlias = RowDirection | RowStatus | RowProduct | RowOrigin | RowMarket


@record
class SomeRow:
    """At least one row of goods passes all the tests at once."""

    some_row: tuple[RowTest, ...]


Leaf: TypeAlias = Equals | OneOf | HasAny | HasOther | InDivision | InMarket | SizeIs | SomeRow

# --- composition ------------------------------------------------------------------------------------


@record
class All:
    """Every part holds."""

    all: tuple[Condition, ...]


@record
class AnyOf:
    """At least one part holds."""

    any: tuple[Condition, ...]


@record
class Unless:
    """The part does not hold."""

    unless: Condition


@record
class Use:
    """A reference to a shared condition of the policy; its leaves may cite another sentence here.

    Only the loader sees this kind: `resolve` replaces it by the condition it names.
    """

    use: str
    cite: Citation | None = None


@record
class Named:
    """A shared condition in place: read and explained as one phrase. Made by `resolve`, never written in a pack."""

    written_in_packs: ClassVar[bool] = False

    name: str
    text: Text
    condition: Condition


Condition: TypeAlias = (
    Equals | OneOf | HasAny | HasOther | InDivision | InMarket | SizeIs | SomeRow | All | AnyOf | Unless | Use | Named
)


@record
class SharedCondition:
    """A condition that many supports use, named once in policy.yaml.

    `reading` tells where the condition is our own reading of the notice rather than its words.
    """

    text: Text
    condition: Condition
    reading: Text | None = None


class UnknownSharedConditionError(LookupError):
    """A support uses a shared condition that policy.yaml does not name."""


def with_citation(condition: Condition, cite: Citation) -> Condition:
    """The same condition with every leaf citing `cite` (a shared condition used for a sentence of its own)."""
    match condition:
        case All(parts):
            return All(tuple(with_citation(part, cite) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(with_citation(part, cite) for part in parts))
        case Unless(part):
            return Unless(with_citation(part, cite))
        case Named(name, text, part):
            return Named(name, text, with_citation(part, cite))
        case SomeRow(tests):
            return SomeRow(tuple(replace(test, cite=cite) for test in tests))
        case Use() | Equals() | OneOf() | HasAny() | HasOther() | InDivision() | InMarket() | SizeIs():
            return replace(condition, cite=cite)
        case _:
            assert_never(condition)


def resolve(condition: Condition, shared: Mapping[str, SharedCondition]) -> Condition:
    """Replace every `Use` by the shared condition it names.

    Raises UnknownSharedConditionError for a name that is not in `shared`. Shared conditions may use
    earlier ones; the loader resolves them in order, so a cycle cannot arise.
    """
    match condition:
        case All(parts):
            return All(tuple(resolve(part, shared) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(resolve(part, shared) for part in parts))
        case Unless(part):
            return Unless(resolve(part, shared))
        case Use(name, cite):
            if name not in shared:
                raise UnknownSharedConditionError(name)
            named = Named(name, shared[name].text, shared[name].condition)
            return named if cite is None else with_citation(named, cite)
        case _:
            return condition


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Every leaf in reading order; one `SomeRow` counts as one leaf."""
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)
        case Unless(part) | Named(_, _, part):
            yield from leaves(part)
        case Use(name):
            raise UnknownSharedConditionError(name)
        case _:
            yield condition


def citations(condition: Condition) -> Iterator[Citation | None]:
    """The citation of every leaf and row test in reading order; None where one is missing."""
    for leaf in leaves(condition):
        if isinstance(leaf, SomeRow):
            for test in leaf.some_row:
                yield test.cite
        else:
            yield leaf.cite


def fields_of(leaf: Leaf) -> tuple[str, ...]:
    """The profile fields a leaf reads, the one to ask for first in front."""
    match leaf:
        case SizeIs():
            return ("statistical_industry", "employees", "revenue_10k_cny", "total_assets_10k_cny", "size_declared")
        case SomeRow():
            return ("trade_lines", "exports", "imports")
        case _:
            return (leaf.field,)


def without_citations(condition: Condition) -> Condition:
    """The same condition with no citation: two leaves that mean the same become equal."""
    match condition:
        case All(parts):
            return All(tuple(without_citations(part) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(without_citations(part) for part in parts))
        case Unless(part):
            return Unless(without_citations(part))
        case Named(_, _, part):
            return without_citations(part)
        case SomeRow(tests):
            return SomeRow(tuple(replace(test, cite=None) for test in tests))
        case Use() | Equals() | OneOf() | HasAny() | HasOther() | InDivision() | InMarket() | SizeIs():
            return replace(condition, cite=None)
        case _:
            assert_never(condition)
