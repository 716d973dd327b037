"""The list of clients, a piece at a time. What it looks at lies in one index; documents are never read for it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from qhchecklist.store.records import Page, PolicyStamp, Query
from qhchecklist.store.rows import listed_of
from qhchecklist.store.schema import LISTED, client
from qhchecklist.store.search_text import MARK, Wanted, wanted

_SHOWN = (
    "id",
    "version",
    "name",
    "credit_code",
    "division",
    "visits",
    "last_visit",
    "next_due",
    "policy_id",
    "policy_version",
    "policy_sha256",
)

_ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "name": (client.c.sorted_by, client.c.id),
    "last_visit": (client.c.last_visit.desc().nulls_last(), client.c.id),
    "next_due": (client.c.next_due.asc().nulls_last(), client.c.id),
}


def read_page(connection: Connection, query: Query, offset: int, limit: int) -> Page:
    """Rows `offset` and following, `limit` at most, and how many there are in all."""
    wish = and_(LISTED, *_wishes(connection.dialect.name, query))
    ids = select(client.c.id).where(wish).order_by(*_ORDERS[query.by]).offset(max(offset, 0)).limit(max(limit, 0))
    found = [row.id for row in connection.execute(ids)]
    if (found and len(found) < limit) or (not found and not offset and limit > 0):
        total = max(offset, 0) + len(found)  # the end was reached: no second look at all clients
    else:
        total = connection.execute(select(func.count()).select_from(client).where(wish)).scalar_one()
    shown = select(*(client.c[name] for name in _SHOWN)).where(client.c.id.in_(found))
    rows = {row.id: listed_of(row) for row in connection.execute(shown)} if found else {}
    return Page(tuple(rows[key] for key in found if key in rows), total)


def _wishes(dialect: str, query: Query) -> list[ColumnElement[bool]]:
    wishes = [_has(dialect, word) for word in wanted(query.words)]
    if query.division:
        wishes.append(_begins(query.division))
    if query.outdated is not None:
        wishes.append(_other(query.outdated))
    return wishes


def _has(dialect: str, word: Wanted) -> ColumnElement[bool]:
    """Whether a word is found as it stands; `instr` and `strpos` know no patterns."""
    ways = [_stands(dialect, client.c.said, word.word)]
    if word.code:  # the beginning or the end of a code, or of a spelling, never its middle
        ways += [_stands(dialect, client.c.spelled, piece) for piece in (word.word + MARK, MARK + word.word)]
    elif word.spelled:
        ways.append(_stands(dialect, client.c.spelled, word.word))
    return or_(*ways)


def _stands(dialect: str, column: ColumnElement[str], piece: str) -> ColumnElement[bool]:
    found = func.instr(column, piece) if dialect == "sqlite" else func.strpos(column, piece)
    return found > 0


def _begins(division: str) -> ColumnElement[bool]:
    """Codes are digits: what follows them all is a colon."""
    digits = "".join(one for one in division if one.isascii() and one.isdigit()) or ":"
    return and_(client.c.division >= digits, client.c.division < digits + ":")


def _other(policy: PolicyStamp) -> ColumnElement[bool]:
    """Told by another policy; who was never told anything is not out of date."""
    return and_(client.c.policy_sha256.is_not(None), client.c.policy_sha256 != policy.sha256)
