"""The three values of strong Kleene logic and their tables.

Numbers, so that AND is min, OR is max and NOT is 2 - x; ordered by how far a statement is from true.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

Truth: TypeAlias = Literal[0, 1, 2]

NO: Truth = 0
UNKNOWN: Truth = 1
YES: Truth = 2

NEGATION: tuple[Truth, Truth, Truth] = (YES, UNKNOWN, NO)
"""Index by a value to negate it."""


def truth(answer: bool | None) -> Truth:
    """Yes, no, or unknown for None."""
    if answer is None:
        return UNKNOWN
    return YES if answer else NO
