"""The list of clients, a piece at a time. What it looks at lies in one index; documents are never read for it.

The index of the list's order is gone through once: as far as the piece reaches to find it, from there on to count.
Whoever types wants the first piece, and is told how many there are after that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select, true
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.operators import desc_op

from qhchecklist.store.records import ClientRow, ListedBy, Page, PolicyStamp, Query, Told
from qhchecklist.store.rows import listed_of, policy_mark, told_of
from qhchecklist.store.schema import BY_NAME, LAST_VISIT, LISTED, NEXT_DUE, client, visit
from qhchecklist.store.search_text import Wanted, wanted

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

_ORDERS: dict[ListedBy, tuple[ColumnElement[Any], ...]] = {
    "name": BY_NAME,
    "last_visit": LAST_VISIT,
    "next_due": NEXT_DUE,
}
_INDEXES: dict[ListedBy, str] = {
    "name": "ix_client_list",
    "last_visit": "ix_client_last_visit",
    "next_due": "ix_client_next_due",
}


def read_page(connection: Connection, query: Query, offset: int, limit: int) -> Page:
    """Rows `offset` and following, `limit` at most, and how many there are in all."""
    found = _find(connection, query, max(offset, 0), max(limit, 0))
    if found:
        before = max(offset, 0) + len(found)
        total = before if len(found) < limit else before + _count(connection, query, found[-1])
    else:
        total = 0 if offset <= 0 < limit else _count(connection, query, None)
    return Page(_shown(connection, found), total)


def read_beginning(connection: Connection, query: Query, limit: int) -> Page:
    """The first rows, `limit` at most; fewer are all that there are."""
    found = _find(connection, query, 0, limit)
    return Page(_shown(connection, found), len(found), len(found) < limit)


def count_clients(connection: Connection, query: Query) -> int:
    """How many there are in all."""
    return _count(connection, query, None)


def _shown(connection: Connection, found: Sequence[Row[Any]]) -> tuple[ClientRow, ...]:
    rows = _rows(connection, [row.id for row in found])
    return tuple(rows[row.id] for row in found if row.id in rows)


def _rows(connection: Connection, clients: Sequence[str]) -> dict[str, ClientRow]:
    """A few clients as the list shows them, by id."""
    if not clients:
        return {}
    last = and_(visit.c.client == client.c.id, visit.c.at == client.c.last_visit)
    columns: list[ColumnElement[Any]] = [*(client.c[name] for name in _SHOWN), visit.c.groups]
    shown = select(*columns).select_from(client.outerjoin(visit, last))
    rows = connection.execute(shown.where(client.c.id.in_(clients)).order_by(visit.c.number)).all()
    told = {row.id: told_of(row.groups) for row in rows if row.groups is not None}
    told |= _told(connection, [row.id for row in rows if row.last_visit is not None and row.id not in told])
    return {row.id: listed_of(row, told.get(row.id)) for row in rows}


def _told(connection: Connection, clients: Sequence[str]) -> dict[str, Told]:
    """What each of a few clients was told at its last visit, which is under a duplicate; nothing for one without."""
    if not clients:
        return {}
    owner = func.coalesce(client.c.merged_into, client.c.id)
    place = func.row_number().over(partition_by=owner, order_by=(visit.c.at.desc(), visit.c.number.desc(), visit.c.id))
    theirs = or_(client.c.id.in_(clients), client.c.merged_into.in_(clients))
    every = select(owner.label("owner"), visit.c.groups, place.label("place")).join_from(visit, client).where(theirs)
    each = every.subquery()
    last = select(each.c.owner, each.c.groups).where(each.c.place == 1)
    return {row.owner: told_of(row.groups) for row in connection.execute(last)}


def _find(connection: Connection, query: Query, offset: int, limit: int) -> Sequence[Row[Any]]:
    """Ids and places in the order."""
    order = _ORDERS[query.by]
    keys = (_key(one).label(f"key{number}") for number, one in enumerate(order))
    wish = and_(LISTED, *_wishes(connection.dialect.name, query))
    piece = select(client.c.id, *keys).where(wish).order_by(*order).offset(offset).limit(limit)
    return connection.execute(_by_index(piece, query.by)).all()


def _count(connection: Connection, query: Query, last: Row[Any] | None) -> int:
    """How many come after a row, or how many there are."""
    wishes = _wishes(connection.dialect.name, query)
    count = select(func.count()).select_from(client).where(LISTED, *wishes)
    stretches = [None] if last is None else _after(_ORDERS[query.by], last)
    counts = (count if one is None else count.where(one) for one in stretches)
    return sum(connection.execute(_by_index(one, query.by)).scalar_one() for one in counts)


def _after(order: tuple[ColumnElement[Any], ...], last: Row[Any]) -> Iterator[ColumnElement[bool]]:
    """Stretches of an index, together all that follows a row: alike in the first keys, beyond it in the next."""
    for number, one in enumerate(order):
        value = last[number + 1]
        if value is not None and value is not True:  # nothing comes after what has no value, beside its like
            alike = (_alike(_key(order[key]), last[key + 1]) for key in range(number))
            yield and_(*alike, _beyond(_key(one), value, _is_descending(one)))


def _alike(key: ColumnElement[Any], value: Any) -> ColumnElement[bool]:
    """As a stretch: of a key that equals something SQLite takes the value for granted elsewhere too, and then no longer
    sees the index's own expression in `last_visit IS NULL`.
    """
    return key == value if value is None or isinstance(value, bool) else and_(key >= value, key <= value)


def _beyond(key: ColumnElement[Any], value: Any, descending: bool) -> ColumnElement[bool]:
    if value is False:
        return key == true()
    after: ColumnElement[bool] = key < value if descending else key > value
    return after


def _key(one: ColumnElement[Any]) -> ColumnElement[Any]:
    """What is ordered by, without the direction."""
    return one.element if isinstance(one, UnaryExpression) and _is_descending(one) else one


def _is_descending(one: ColumnElement[Any]) -> bool:
    return isinstance(one, UnaryExpression) and one.modifier is desc_op


def _by_index(wanted: Select[Any], by: ListedBy) -> Select[Any]:
    """Without statistics SQLite may choose another one, and read the documents."""
    return wanted.with_hint(client, f"INDEXED BY {_INDEXES[by]}", "sqlite")


def _wishes(dialect: str, query: Query) -> list[ColumnElement[bool]]:
    """The cheaper ones first: of most rows the others are never looked at."""
    wishes: list[ColumnElement[bool]] = []
    if query.division:
        digits = "".join(one for one in query.division if one.isascii() and one.isdigit())
        wishes.append(_begins(client.c.division, digits or ":"))  # nothing begins with what is no code
    if query.outdated is not None:
        wishes.append(_other(query.outdated))
    return [*wishes, *(_has(dialect, word) for word in wanted(query.words))]


def _has(dialect: str, word: Wanted) -> ColumnElement[bool]:
    """Whether a word is found as it stands."""
    if not word.spelled:
        return _holds(dialect, client.c.said, word.word)
    ends = _begins(client.c.code, word.word), _begins(client.c.tail, word.word[::-1])
    return or_(*ends, _holds(dialect, client.c.spelled, word.word))


def _holds(dialect: str, column: ColumnElement[str], piece: str) -> ColumnElement[bool]:
    """`instr` and `strpos` know no patterns. To GLOB letters and digits are none either, and it finds them faster."""
    if dialect == "sqlite" and piece.isascii() and piece.isalnum():
        return column.op("GLOB", is_comparison=True)(f"*{piece}*")
    found = func.instr(column, piece) if dialect == "sqlite" else func.strpos(column, piece)
    return found > 0


def _begins(column: ColumnElement[str], ascii_piece: str) -> ColumnElement[bool]:
    """As a stretch of what is compared bytewise; its nearer end first to codes, of which most begin with 9."""
    ends = column >= ascii_piece, column < ascii_piece[:-1] + chr(ord(ascii_piece[-1]) + 1)
    return and_(*(ends if ascii_piece > "9" else reversed(ends)))


def _other(policy: PolicyStamp) -> ColumnElement[bool]:
    """Told by another policy; who was never told anything is not out of date."""
    return client.c.policy_mark != policy_mark(policy.sha256)
