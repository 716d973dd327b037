"""The tables of strong Kleene logic, row by row, as the walker computes them."""

from __future__ import annotations

import pytest

from qhchecklist.assess.evaluate import walk
from qhchecklist.assess.kleene import NO, UNKNOWN, YES, Truth
from qhchecklist.policy.condition import All, AnyOf, Equals, Leaf, Unless

LEFT, RIGHT = Equals("left", True), Equals("right", True)

TABLE: list[tuple[Truth, Truth, Truth, Truth]] = [
    (NO, NO, NO, NO),
    (NO, UNKNOWN, NO, UNKNOWN),
    (NO, YES, NO, YES),
    (UNKNOWN, NO, NO, UNKNOWN),
    (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
    (UNKNOWN, YES, UNKNOWN, YES),
    (YES, NO, NO, YES),
    (YES, UNKNOWN, UNKNOWN, YES),
    (YES, YES, YES, YES),
]


@pytest.mark.parametrize(("left", "right", "both", "either"), TABLE)
def test_and_and_or_follow_the_table(left: Truth, right: Truth, both: Truth, either: Truth) -> None:
    def value(leaf: Leaf) -> Truth:
        return left if leaf is LEFT else right

    assert walk(All((LEFT, RIGHT)), value) == both
    assert walk(AnyOf((LEFT, RIGHT)), value) == either


@pytest.mark.parametrize(("value", "negated"), [(NO, YES), (UNKNOWN, UNKNOWN), (YES, NO)])
def test_not_keeps_the_unknown_unknown(value: Truth, negated: Truth) -> None:
    assert walk(Unless(LEFT), lambda _: value) == negated
