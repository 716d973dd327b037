"""What of a row of goods is still to be filled in before a row condition can be judged; the rest is the authority's."""

from __future__ import annotations

from collections.abc import Iterator

from qhchecklist.assess.evaluate import LeafTests
from qhchecklist.assess.kleene import UNKNOWN
from qhchecklist.policy.codes import Codes
from qhchecklist.policy.condition import (
    RowDirection,
    RowMarket,
    RowOrigin,
    RowProduct,
    RowStatus,
    RowTest,
    SomeRow,
)
from qhchecklist.policy.facts import GoodsRow

_SHORT = 6
"""A code with fewer digits names no goods yet."""


def lacking(leaf: SomeRow, row: GoodsRow, tests: LeafTests) -> tuple[str, ...]:
    """The columns that keep a row condition open on a row, as far as filling them in can settle it.

    Empty although the condition is open: the row says all it can, and only the authority can tell.
    """
    found: dict[str, None] = {}
    for test in leaf.some_row:
        if tests.cell_test(test)(row) == UNKNOWN:
            found.update(dict.fromkeys(_columns(test, row, tests.codes)))
    return tuple(found)


def _columns(test: RowTest, row: GoodsRow, codes: Codes) -> Iterator[str]:
    match test:
        case RowDirection():
            yield "direction"
        case RowStatus():
            yield "status"
        case RowOrigin():
            yield "made_in_qinghai"
        case RowMarket():
            yield "markets"
        case RowProduct(keys):
            if row.product is None:
                yield "product"
            if row.hs is None or _tells_more(row.hs, keys, codes):
                yield "hs"


def _tells_more(hs: str, keys: tuple[str, ...], codes: Codes) -> bool:
    """Whether a code of more digits can settle what this one leaves open."""
    return len(hs) < _SHORT or any(code != hs and code.startswith(hs) for key in keys for code in _listed(key, codes))


def _listed(key: str, codes: Codes) -> Iterator[str]:
    """Every code by which a product or a class of goods is told."""
    product = codes.products.get(key)
    if product is not None:
        yield from (*product.sure, *product.maybe)
        return
    group = codes.classes[key]
    yield from (*group.include, *group.exclude, *group.maybe)
    for member in (*group.products, *group.exclude_products):
        yield from _listed(member, codes)
