"""A condition as its minimal yes-terms and no-terms, compiled once per pack.

Each distinct leaf (its citation apart) is an atom with two literals: bit 2i "the leaf holds", bit 2i+1
"it does not". A term is a set of literals as an integer: a yes-term forces the condition to hold, a
no-term forces it not to. With a case as two integers (literals that hold, literals that are defeated),
outcome, reasons, missing answers and what would change are bit operations; a test compares them with
the normative walker.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from qhchecklist.assess.kleene import NO, UNKNOWN, YES, Truth
from qhchecklist.policy.condition import (
    All,
    AnyOf,
    Condition,
    Leaf,
    Named,
    UnknownSharedConditionError,
    Unless,
    Use,
    leaves,
    without_citations,
)
from qhchecklist.policy.record import record

MAX_TERMS = 256
"""A condition with more terms than this must be split; the linter says so."""

_Terms: TypeAlias = frozenset[frozenset[int]]


class TooManyTermsError(ValueError):
    """A condition whose terms would be too many to explain."""


class Atoms:
    """Numbers the distinct leaves of a pack."""

    def __init__(self) -> None:
        self._index: dict[Condition, int] = {}

    def index(self, leaf: Leaf) -> int:
        """The number of a leaf; leaves that differ only in their citation share one."""
        return self._index.setdefault(without_citations(leaf), len(self._index))

    def __len__(self) -> int:
        return len(self._index)


@record
class Compiled:
    """One support's condition: minimal terms as bit masks, smallest first, and its leaves by atom."""

    yes: tuple[int, ...]
    no: tuple[int, ...]
    leaf_of: dict[int, Leaf]

    def outcome(self, held: int, defeated: int) -> Truth:
        """The value for a case given as literals that hold and literals that are defeated."""
        best: Truth = NO
        for term in self.yes:
            if term & defeated:
                continue
            if term & held == term:
                return YES
            best = UNKNOWN
        return best


def compile_condition(condition: Condition, atoms: Atoms) -> Compiled:
    """Raises TooManyTermsError beyond MAX_TERMS."""
    leaf_of = {atoms.index(leaf): leaf for leaf in leaves(condition)}
    yes, no = (_masks(_terms(condition, wanted, atoms)) for wanted in (True, False))
    return Compiled(yes, no, leaf_of)


def _masks(terms: _Terms) -> tuple[int, ...]:
    return tuple(sorted((sum(1 << literal for literal in term) for term in terms), key=lambda m: (m.bit_count(), m)))


def _terms(condition: Condition, wanted: bool, atoms: Atoms) -> _Terms:
    """The minimal sets of literals that force the condition to `wanted`."""
    match condition:
        case Unless(part):
            return _terms(part, not wanted, atoms)
        case Named(_, _, part):
            return _terms(part, wanted, atoms)
        case All(parts) | AnyOf(parts):
            sets = [_terms(part, wanted, atoms) for part in parts]
            if isinstance(condition, All) == wanted:
                return _product(sets)
            return _minimal(frozenset().union(*sets))
        case Use(name):
            raise UnknownSharedConditionError(name)
        case _:
            return frozenset([frozenset([2 * atoms.index(condition) + (not wanted)])])


def _product(sets: list[_Terms]) -> _Terms:
    combined: _Terms = frozenset([frozenset[int]()])
    for terms in sets:
        merged = frozenset(
            left | right for left in combined for right in terms if not any(literal ^ 1 in left for literal in right)
        )
        combined = _minimal(merged)
        if len(combined) > MAX_TERMS:
            raise TooManyTermsError
    return combined


def _minimal(terms: _Terms) -> _Terms:
    kept: list[frozenset[int]] = []
    for term in sorted(terms, key=len):
        if not any(smaller <= term for smaller in kept):
            kept.append(term)
    return frozenset(kept)


def literals(mask: int) -> Iterator[tuple[int, bool]]:
    """The (atom, holds) pairs of a term."""
    while mask:
        lowest = mask & -mask
        literal = lowest.bit_length() - 1
        yield literal >> 1, not literal & 1
        mask ^= lowest
