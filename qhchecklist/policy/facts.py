"""What is known about a firm, in the types that conditions test. Absent means unknown, never no.

Made by `policy.profile.read_profile` from a profile document; a value that could not be used, or that
contradicts another, is simply not here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from qhchecklist.policy.condition import Direction
from qhchecklist.policy.record import record


@record
class Members:
    """A list answer: the members known so far, and whether more may exist.

    A list that was given is complete; it becomes partial when one of its entries could not be read.
    """

    known: frozenset[str]
    complete: bool = True


@record
class Interval:
    """A quantity known to lie in [low, high]; `high` None means no upper bound."""

    low: int | Decimal
    high: int | Decimal | None


@record
class Certificate:
    """A certificate the firm holds; `valid_until` None when the firm did not say."""

    code: str
    valid_until: date | None = None

    def valid_on(self, day: date) -> bool:
        """An undated certificate is taken as valid; an expired one is not held."""
        return self.valid_until is None or self.valid_until >= day


@record
class GoodsRow:
    """One row of the goods table; None is unknown.

    `certain` is False for a row that may not exist: one that contradicts another answer, or one that
    stands for trade the firm declared without listing it. Such a row can never make a condition hold,
    it can only keep it open. `number` is the row's place in the table from 1, 0 when it is not there.
    """

    direction: Direction | None = None
    status: str | None = None
    product: str | None = None
    hs: str | None = None
    made_in_qinghai: bool | None = None
    markets: Members | None = None
    certain: bool = True
    number: int = 0


Value: TypeAlias = bool | str | date | Members | Interval | tuple[Certificate, ...]


@record
class Facts:
    """Everything usable about one firm. `values` never holds `trade_lines`; `rows` stands for it.

    `answered` are the fields that need no further question: usable answers and 不清楚. A field with an
    unusable answer is in neither.
    """

    values: Mapping[str, Value]
    rows: tuple[GoodsRow, ...]
    answered: frozenset[str]
    unclear: frozenset[str] = frozenset()


UNLISTED_TRADE = (GoodsRow(direction="export", certain=False), GoodsRow(direction="import", certain=False))
"""What an unanswered goods table means: there may be exports and there may be imports."""

NO_FACTS = Facts({}, UNLISTED_TRADE, frozenset())
