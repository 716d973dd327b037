"""The best ends of the lines of a paragraph, by total fit.  Imports no reportlab.

The whole paragraph is broken at once so that the sum of the lines' badness is least (Knuth and Plass,
"Breaking paragraphs into lines", 1981).
"""

from bisect import bisect_left
from collections.abc import Container, Sequence
from math import inf
from typing import NamedTuple

SHORT_TAIL = 1e6  # demerits of a last line of one character
OVERFULL = 1e12  # demerits of a line that runs over the right edge
BEFORE_WHOLE = 300.0  # demerits of a line that is left ragged because what follows must not be divided
WITHIN_NAME = 300.0  # demerits of a line end inside a short Chinese name that stands by itself
AGAINST_RULES = 1e9  # demerits of a break that the rules of line start and end forbid
_PER_LINE = 10.0  # so that of two equally even ways the one with fewer lines wins
_WORST_RATIO = 60.0
_FUZZ = 1e-6


class Sums(NamedTuple):
    """Running sums over the atoms of a paragraph, in points, so that any line's extent is a subtraction.

    Widths, stretches and shrinks up to the start of each atom (`at`), and up to a line end before it (`to`), less the
    spaces and the glue there; one more than there are atoms.
    """

    width_at: list[float]
    stretch_at: list[float]
    shrink_at: list[float]
    width_to: list[float]
    stretch_to: list[float]
    shrink_to: list[float]

    def extent(self, first: int, last: int) -> tuple[float, float, float]:
        """Natural width, stretch and shrink of a line from one atom to before another."""
        return (
            max(self.width_to[last] - self.width_at[first], 0.0),
            max(self.stretch_to[last] - self.stretch_at[first], 0.0),
            max(self.shrink_to[last] - self.shrink_at[first], 0.0),
        )


def best_ends(
    sums: Sums,
    penalties: Sequence[float],
    measure: float,
    first_indent: float,
    shortest: float,
    *,
    justify: bool,
    ragged: Container[int] = (),
) -> tuple[float, list[int]]:
    """Least demerits and the line ends that give it, each as a number of atoms.

    `penalties` are the demerits of ending a line after so many atoms, infinite where none may end; `ragged` are ends
    before which a line may be short. Lines of `measure`
    points but the last are not tried below `shortest` times that. A line over the right edge is taken only where
    there is no shorter one.
    """
    width_at, stretch_at, shrink_at, width_to, stretch_to, shrink_to = sums
    count = len(width_at) - 1
    best = [inf] * (count + 1)
    before = [0] * (count + 1)
    best[0] = 0.0
    for first in range(count):
        so_far = best[first]
        if so_far == inf:
            continue
        available = measure - first_indent if first == 0 else measure
        right_edge = width_at[first] + available
        low = bisect_left(width_to, right_edge - available * (1 - shortest)) if shortest else 0
        reached = False
        for last in range(min(max(low, first + 1), count), count + 1):
            slack = right_edge - width_to[last]
            overfull = slack + (shrink_to[last] - shrink_at[first]) < -_FUZZ
            if overfull and reached:
                break
            penalty = penalties[last]
            if penalty == inf:
                continue
            reached = True
            cost = so_far + penalty + (OVERFULL if overfull else _PER_LINE)
            if slack < 0 or (last < count and last not in ragged):
                give = stretch_to[last] - stretch_at[first] if slack >= 0 else shrink_to[last] - shrink_at[first]
                cost += _demerits(slack, give, available, justify=justify)
            if cost < best[last]:
                best[last] = cost
                before[last] = first
    return best[count], _trace(before)


def _trace(before: Sequence[int]) -> list[int]:
    ends = []
    last = len(before) - 1
    while last > 0:
        ends.append(last)
        last = before[last]
    return ends[::-1]


def _demerits(slack: float, give: float, available: float, *, justify: bool) -> float:
    """How bad a line is that must be stretched (slack > 0) or shrunk by its slack."""
    if slack >= 0 and not justify:
        return 100.0 * (6.0 * slack / available) ** 3
    ratio = min(abs(slack) / give, _WORST_RATIO) if give > 0 else _WORST_RATIO if abs(slack) > _FUZZ else 0.0
    return (100.0 if slack >= 0 else 120.0) * ratio**3
