"""Minimal reasons: which facts decide a finding, what is missing, what would change it.

Everything is looked up among the compiled terms by bit operations; the words are made later, by
`assess.explain`, only for the findings somebody reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from qhchecklist.assess.literals import Literals
from qhchecklist.assess.terms import Compiled, literals
from qhchecklist.policy.codes import Codes
from qhchecklist.policy.condition import (
    All,
    AnyOf,
    Condition,
    InDivision,
    Leaf,
    Named,
    SizeIs,
    SomeRow,
    Unless,
    citations,
    fields_of,
)
from qhchecklist.policy.facts import Facts, Interval, Members
from qhchecklist.policy.field import FieldCatalogue
from qhchecklist.policy.record import record
from qhchecklist.policy.size import indicator_fields
from qhchecklist.policy.text import Text


@record
class Reason:
    """One leaf in one direction: `holds` tells whether it speaks of the leaf or of its opposite.

    `named` is the phrase of the shared condition that this leaf alone decides in this direction, if any.
    `for_authority`: the goods are described in full, and that does not decide the leaf. `ways`: it speaks of several
    ways instead, of which one is enough; the first is the one with the fewest questions, and begins with `leaf`.
    """

    leaf: Leaf
    holds: bool
    named: Text | None = None
    for_authority: bool = False
    ways: tuple[tuple[Reason, ...], ...] = ()

    @property
    def single(self) -> tuple[Reason, ...]:
        """The reasons of all ways, each once; itself where there is one way only."""
        return tuple(dict.fromkeys(one for way in self.ways for one in way)) or (self,)

    @property
    def fields(self) -> tuple[str, ...]:
        """The profile fields it speaks of."""
        if self.ways:
            return tuple(dict.fromkeys(field for one in self.single for field in one.fields))
        match self.leaf:
            case SizeIs():
                return fields_of(self.leaf)
            case SomeRow():
                return ("trade_lines",)
            case _:
                return (self.leaf.field,)

    @property
    def provisions(self) -> tuple[str, ...]:
        """The ids of the sentences it rests on."""
        cites = (cite for one in self.single for cite in citations(one.leaf))
        return tuple(dict.fromkeys(cite.provision for cite in cites if cite is not None))

    @property
    def said_by(self) -> object:
        """Reasons of which this is equal are said in the same words."""
        return self.named or (id(self.leaf), self.holds)


class Reasoner:
    """The reasons of one support's condition."""

    def __init__(self, condition: Condition, compiled: Compiled, catalogue: FieldCatalogue, codes: Codes) -> None:
        self._compiled = compiled
        self._codes = codes
        named = _named_leaves(condition)
        self._reason = {
            (atom, holds): Reason(leaf, holds, named.get((id(leaf), holds)))
            for atom, leaf in compiled.leaf_of.items()
            for holds in (True, False)
        }
        self._changeable = sum(1 << 2 * atom for atom, leaf in compiled.leaf_of.items() if _changeable(leaf, catalogue))
        self._dynamic = sum(3 << 2 * atom for atom, leaf in compiled.leaf_of.items() if isinstance(leaf, SizeIs))
        self._reasons_of = lru_cache(maxsize=None)(self._uncached_reasons_of)
        self._fixed_fields = lru_cache(maxsize=None)(self._uncached_fields)

    def _uncached_reasons_of(self, mask: int) -> tuple[Reason, ...]:
        return tuple(self._reason[pair] for pair in literals(mask))

    def _uncached_fields(self, mask: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(reason.fields[0] for reason in self._reasons_of(mask)))

    def why_yes(self, held: int) -> tuple[Reason, ...]:
        """The smallest set of facts that alone makes the support apply."""
        term = next((term for term in self._compiled.yes if term & held == term), 0)
        return self._reasons_of(term)

    def why_no(self, held: int) -> tuple[Reason, ...]:
        """The failing facts: the smallest reason first, then every other complete reason."""
        mask = 0
        ordered: list[Reason] = []
        for term in self._compiled.no:
            if term & held == term:
                ordered.extend(self._reasons_of(term & ~mask))
                mask |= term
        return tuple(ordered)

    def still_open(self, known: Literals, facts: Facts) -> tuple[tuple[Reason, ...], tuple[str, ...]]:
        """What must still be shown, and the fields to ask on the way with the fewest questions.

        What only the authority can tell is no question for the firm.
        """
        ways = [term & ~known.held for term in self._compiled.yes if not term & known.defeated]
        if not ways:
            return (), ()
        best = min(ways, key=lambda way: len(self._fields(way, facts)))
        told = [self._told(way, known.described) for way in (best, *ways)]
        return _points(told), self._fields(best & ~known.described, facts)

    def besides(self, known: Literals, facts: Facts, against: Sequence[Reason]) -> tuple[Reason, ...]:
        """What must still be shown besides what open lists exclude; `known`: as if they excluded nothing."""
        reasons, _ = self.still_open(known, facts)
        excluded = [one.leaf for one in against]
        return tuple(one for one in reasons if one.leaf not in excluded)

    def _told(self, way: int, described: int) -> tuple[Reason, ...]:
        settled = self._reasons_of(way & described)
        return tuple(replace(one, for_authority=one in settled) for one in self._reasons_of(way))

    def _fields(self, mask: int, facts: Facts) -> tuple[str, ...]:
        fields = self._fixed_fields(mask & ~self._dynamic)
        if not mask & self._dynamic:
            return fields
        return (*fields, *size_questions(facts, self._codes))

    def would_change(self, held: int, defeated: int) -> tuple[Reason, ...]:
        """The fewest changes, all within the firm's power, after which the support applies; else nothing."""
        best = changes = 0
        for term in self._compiled.yes:
            wrong = term & defeated
            if wrong & ~self._changeable:
                continue
            needed = term & ~held
            if not best or needed.bit_count() < best.bit_count():
                best, changes = needed, wrong
        return self._reasons_of(changes)


def _points(ways: Sequence[tuple[Reason, ...]]) -> tuple[Reason, ...]:
    """What all ways ask for, then what each asks besides; the first way is the one with the fewest questions.

    A way that says no less than another is not told.
    """
    best, *others = ways
    kept = [best]
    for way in others:
        words = _words(way)
        if not any(words <= _words(one) or words >= _words(one) for one in kept):
            kept.append(way)
    if len(kept) == 1:
        return best
    common = frozenset[object].intersection(*(_words(way) for way in kept))
    apart = tuple(tuple(one for one in way if one.said_by not in common) for way in kept)
    shared = tuple(one for one in best if one.said_by in common)
    return (*shared, Reason(apart[0][0].leaf, apart[0][0].holds, ways=apart))


def _words(way: tuple[Reason, ...]) -> frozenset[object]:
    return frozenset(one.said_by for one in way)


def size_questions(facts: Facts, codes: Codes) -> tuple[str, ...]:
    """The indicators still open, in the order to ask; all of the industry's when ranges leave it open."""
    fields = indicator_fields(facts.values, codes)
    unanswered = tuple(field for field in fields if field not in facts.values)
    if unanswered:
        return unanswered
    ranges = tuple(
        field for field in fields if isinstance(value := facts.values.get(field), Interval) and value.low != value.high
    )
    return ranges or fields


def _changeable(leaf: Leaf, catalogue: FieldCatalogue) -> bool:
    """Only what a firm can honestly do; never its seat, type or size."""
    match leaf:
        case InDivision() | SizeIs():
            return False
        case SomeRow():
            return True
        case _:
            return leaf.field in catalogue and catalogue.field(leaf.field).changeable


def _named_leaves(condition: Condition) -> dict[tuple[int, bool], Text]:
    """Phrases of shared conditions by leaf (identity) and direction.

    A leaf that is a shared condition speaks for it either way; one alternative of a shared condition
    speaks for it when it holds.
    """
    match condition:
        case Named(_, text, AnyOf(parts)):
            return {(id(part), True): text for part in parts if not isinstance(part, All | AnyOf | Unless | Named)}
        case Named(_, text, part):
            if not isinstance(part, All | AnyOf | Unless | Named):
                return {(id(part), True): text, (id(part), False): text}
            return _named_leaves(part)
        case All(parts) | AnyOf(parts):
            return {key: text for part in parts for key, text in _named_leaves(part).items()}
        case Unless(part):
            return _named_leaves(part)
        case _:
            return {}


def open_cells(facts: Facts) -> tuple[str, ...]:
    """The cells of certain rows that are still empty or partial, as `trade_lines[1].hs`."""
    cells: list[str] = []
    for row in facts.rows:
        if not row.certain:
            continue
        where = f"trade_lines[{row.number}]"
        cells.extend(
            f"{where}.{name}"
            for name in ("direction", "status", "made_in_qinghai")
            if getattr(row, name) is None and (name != "made_in_qinghai" or row.direction != "import")
        )
        if row.product is None and row.hs is None:
            cells.append(f"{where}.product")
        if not isinstance(row.markets, Members) or not row.markets.complete:
            cells.append(f"{where}.markets")
    return tuple(cells)
