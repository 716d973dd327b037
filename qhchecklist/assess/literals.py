"""What is known of every atom for one case, remembered by the values it depends on.

A profile changes one answer at a time, and many firms answer alike: the literals of a field's value, of a
row of goods and of the size indicators are computed once per day judged and then only combined.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import NamedTuple, TypeAlias, TypeVar

from qhchecklist.assess.describing import lacking
from qhchecklist.assess.evaluate import Case, LeafTest, LeafTests, RowValue
from qhchecklist.assess.kleene import NO, UNKNOWN, YES, Truth
from qhchecklist.assess.terms import Compiled
from qhchecklist.policy.condition import HasAny, InMarket, Leaf, SizeIs, SomeRow, fields_of
from qhchecklist.policy.facts import GoodsRow
from qhchecklist.policy.record import record

T = TypeVar("T")
M = TypeVar("M")

REMEMBERED = 4096
"""The most values remembered of one kind; a register of firms must not grow the memory for ever."""


@record
class Literals:
    """Literals that hold, literals that are defeated, and the failing ones that rest on an open list only.

    `described`: row conditions, as the literal that they hold, that are open although the goods in question are
    described in full: only the authority can tell.
    """

    held: int
    defeated: int
    open: int = 0
    described: int = 0

    def outcome(self, compiled: Compiled) -> Truth:
        """The value of a compiled condition."""
        return compiled.outcome(self.held, self.defeated)

    def open_outcome(self, compiled: Compiled) -> Truth:
        """The value if lists ending with 等 excluded nothing."""
        return self.with_open_lists().outcome(compiled)

    def with_open_lists(self) -> Literals:
        """What is known if lists ending with 等 excluded nothing."""
        return Literals(self.held & ~self.open, self.defeated & ~(self.open >> 1), described=self.described)


def is_open(leaf: Leaf) -> bool:
    """Whether a leaf rests on a list that the notice leaves open (等)."""
    match leaf:
        case HasAny() | InMarket():
            return leaf.open
        case SomeRow(tests):
            return any(getattr(test, "open", False) for test in tests)
        case _:
            return False


class _Test(NamedTuple):
    """A leaf's test, the same with open lists (None where there is none), and its two literals."""

    test: LeafTest
    opened: LeafTest | None
    holds: int
    fails: int


class _RowTest(NamedTuple):
    """A row condition, its test of one row, the same with open lists, and the literal that it holds."""

    leaf: SomeRow
    test: RowValue
    opened: RowValue
    holds: int


_Masks: TypeAlias = tuple[int, int, int]
_RowMasks: TypeAlias = tuple[int, int, int, int]


class DayLiterals:
    """Makes the literals of cases on one day."""

    def __init__(self, leaves: Iterable[Leaf], tests: LeafTests, opened: LeafTests) -> None:
        by_field: dict[str, list[_Test]] = {}
        self._tests = tests
        self._size: list[_Test] = []
        self._rows: list[_RowTest] = []
        for number, leaf in enumerate(leaves):
            holds, fails = 1 << 2 * number, 2 << 2 * number
            if isinstance(leaf, SomeRow):
                self._rows.append(_RowTest(leaf, tests.row_test(leaf), opened.row_test(leaf), holds))
                continue
            one = _Test(tests.test(leaf), opened.test(leaf) if is_open(leaf) else None, holds, fails)
            if isinstance(leaf, SizeIs):
                self._size.append(one)
            else:
                by_field.setdefault(fields_of(leaf)[0], []).append(one)
        self._fields = [(field, found, dict[Hashable, _Masks]()) for field, found in by_field.items()]
        self._of_size: dict[Hashable, _Masks] = {}
        self._of_row: dict[GoodsRow, _RowMasks] = {}
        self._last_rows: tuple[tuple[GoodsRow, ...], _RowMasks] | None = None
        self._all_rows = sum(one.holds for one in self._rows)

    def of(self, case: Case) -> Literals:
        """The literals of one case."""
        values = case.facts.values
        held = defeated = opened = 0
        for field, tests, remembered in self._fields:
            value = values.get(field)
            if value is None:
                continue
            masks = remembered.get(value)
            if masks is None:
                masks = _remember(remembered, value, _masks(tests, case))
            held |= masks[0]
            defeated |= masks[1]
            opened |= masks[2]
        size, rows = self._size_masks(case), self._row_masks(case)
        return Literals(held | size[0] | rows[0], defeated | size[1] | rows[1], opened | rows[2], rows[3])

    def _size_masks(self, case: Case) -> _Masks:
        values = case.facts.values
        key = tuple(values.get(field) for field in _SIZE_FIELDS)
        masks = self._of_size.get(key)
        return _remember(self._of_size, key, _masks(self._size, case)) if masks is None else masks

    def _row_masks(self, case: Case) -> _RowMasks:
        """A row condition holds when some row passes, and fails when no row may pass."""
        rows = case.facts.rows
        if self._last_rows is not None and self._last_rows[0] is rows:  # looking ahead seldom changes the goods
            return self._last_rows[1]
        sure = possible = possibly_open = undescribed = 0
        for row in rows:
            masks = self._of_row.get(row)
            if masks is None:
                masks = _remember(self._of_row, row, self._one_row(row))
            sure |= masks[0]
            possible |= masks[1]
            possibly_open |= masks[2]
            undescribed |= masks[3]
        fails = self._all_rows & ~possible
        described = possible & ~sure & ~undescribed
        result = sure | fails << 1, sure << 1 | fails, (fails & possibly_open) << 1, described
        self._last_rows = rows, result
        return result

    def _one_row(self, row: GoodsRow) -> _RowMasks:
        sure = possible = possibly_open = undescribed = 0
        for leaf, test, opened, holds in self._rows:
            value = test(row)
            if value == YES:
                sure |= holds
            if value != NO:
                possible |= holds
            if opened(row) != NO:
                possibly_open |= holds
            if value == UNKNOWN and (not row.certain or lacking(leaf, row, self._tests)):
                undescribed |= holds
        return sure, possible, possibly_open, undescribed


_SIZE_FIELDS = fields_of(SizeIs(()))


def _remember(memory: dict[T, M], key: T, masks: M) -> M:
    if len(memory) >= REMEMBERED:
        memory.clear()
    memory[key] = masks
    return masks


def _masks(tests: Iterable[_Test], case: Case) -> _Masks:
    held = defeated = opened = 0
    for test, open_test, holds, fails in tests:
        value = test(case)
        if value == YES:
            held |= holds
            defeated |= fails
        elif value == NO:
            held |= fails
            defeated |= holds
            if open_test is not None and open_test(case) == UNKNOWN:
                opened |= fails
    return held, defeated, opened
