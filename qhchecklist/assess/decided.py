"""Which answers of authorities decide a case, and the literals that follow from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from qhchecklist.assess.evaluate import Case, LeafTests
from qhchecklist.assess.kleene import UNKNOWN
from qhchecklist.assess.literals import Literals
from qhchecklist.policy.condition import Leaf, SomeRow
from qhchecklist.policy.facts import GoodsRow
from qhchecklist.policy.ruling import DECIDING, Ruling, goods_mark


def open_rows(leaf: SomeRow, case: Case, tests: LeafTests) -> tuple[GoodsRow, ...]:
    """The rows of goods of which it is open whether they pass, as far as they are certain."""
    value = tests.row_test(leaf)
    return tuple(row for row in case.facts.rows if row.certain and value(row) == UNKNOWN)


def standing(
    rulings: Iterable[Ruling], leaves: Mapping[str, Leaf], case: Case, tests: LeafTests
) -> Mapping[Leaf, Ruling]:
    """The rulings that decide now, by leaf; of several about one point the last. `leaves`: by `point_of`.

    About goods a ruling holds for the very rows it was given on, and only while they alone leave the point open.
    """
    last = {one.point: one for one in rulings if one.outcome in DECIDING and one.point in leaves}
    return {leaves[point]: one for point, one in last.items() if _fits(one, leaves[point], case, tests)}


def _fits(ruling: Ruling, leaf: Leaf, case: Case, tests: LeafTests) -> bool:
    if not isinstance(leaf, SomeRow):
        return True
    if tests.test(leaf)(case) != UNKNOWN:
        return False
    uncertain = any(not row.certain and tests.row_test(leaf)(row) == UNKNOWN for row in case.facts.rows)
    return not uncertain and goods_mark(open_rows(leaf, case, tests)) == ruling.goods


def with_rulings(known: Literals, rulings: Mapping[Leaf, Ruling], number: Mapping[Leaf, int]) -> Literals:
    """What is known, with what authorities decided in the place of what the firm says. `number`: of each leaf."""
    held, defeated, opened, described = known.held, known.defeated, known.open, known.described
    for leaf, ruling in rulings.items():
        yes, no = 1 << 2 * number[leaf], 2 << 2 * number[leaf]
        true, false = (yes, no) if ruling.outcome == "yes" else (no, yes)
        held, defeated = held & ~false | true, defeated & ~true | false
        opened, described = opened & ~no, described & ~yes
    return replace(known, held=held, defeated=defeated, open=opened, described=described)
