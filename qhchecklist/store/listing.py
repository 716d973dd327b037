"""The list of clients, a piece at a time. What it looks at lies in one index; documents are never read for it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from qhchecklist.store.records import Page, PolicyStamp, Query
from qhchecklist.store.rows import listed_of
from qhchecklist.store.schema import LAST_VISIT, LIST_INDEX, LISTED, NEXT_DUE, client
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
    "name": (client.c.spelled, client.c.id),
    "last_visit": LAST_VISIT,
    "next_due": NEXT_DUE,
}


def read_page(connection: Connection, query: Query, offset: int, limit: int) -> Page:
    """Rows `offset` and following, `limit` at most, and how many there are in all."""
    wish = and_(LISTED, *_wishes(connection.dialect.name, query))
    plain = not (query.words or query.division or query.outdated)
    ids = select(client.c.id).where(wish).order_by(*_ORDERS[query.by]).offset(max(offset, 0)).limit(max(limit, 0))
    ids = _by_index(ids, f"ix_client_{query.by}" if plain and query.by != "name" else LIST_INDEX)
    found = [row.id for row in connection.execute(ids)]
    if (found and len(found) < limit) or (not found and not offset and limit > 0):
        total = max(offset, 0) + len(found)  # the end was reached: no second look at all clients
    else:
        count = select(func.count()).select_from(client).where(wish)
        count = _by_index(count, "ix_client_next_due" if plain else LIST_INDEX)  # the smallest one
        total = connection.execute(count).scalar_one()
    shown = select(*(client.c[name] for name in _SHOWN)).where(client.c.id.in_(found))
    rows = {row.id: listed_of(row) for row in connection.execute(shown)} if found else {}
    return Page(tuple(rows[key] for key in found if key in rows), total)


def _by_index(wanted: Select[Any], index: str) -> Select[Any]:
    """Without statistics SQLite may choose another one, and read the documents."""
    return wanted.with_hint(client, f"INDEXED BY {index}", "sqlite")


def _wishes(dialect: str, query: Query) -> list[ColumnElement[bool]]:
    wishes = [_has(dialect, word) for word in wanted(query.words)]
    if query.division:
        wishes.append(_begins(query.division))
    if query.outdated is not None:
        wishes.append(_other(query.outdated))
    return wishes


def _has(dialect: str, word: Wanted) -> ColumnElement[bool]:
    """Whether a word is found as it stands; `instr` and `strpos` know no patterns."""
    if word.code:  # the beginning or the end of a code, or of a spelling, never its middle
        pieces = (client.c.said, word.word), (client.c.spelled, word.word + MARK), (client.c.spelled, MARK + word.word)
        return or_(*(_stands(dialect, column, piece) for column, piece in pieces))
    return _stands(dialect, client.c.spelled if word.spelled else client.c.said, word.word)


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
