"""Codes are found by both ends, letters of a name are no longer found in a code; every order of the list has an index
that is narrow and holds all that a search looks at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_LISTED = sa.text("merged_into IS NULL")
_CLIENT = sa.table(
    "client",
    *(sa.column(name, _KEY) for name in ("id", "spelled", "code", "tail", "policy_sha256")),
    sa.column("policy_mark", sa.BigInteger()),
)
_AT_ONCE = 1000


def upgrade() -> None:
    """From a store whose `spelled` had the code behind pinyin and initials."""
    for name in ("code", "tail"):
        op.add_column("client", sa.Column(name, _KEY, nullable=False, server_default=""))
    op.add_column("client", sa.Column("policy_mark", sa.BigInteger()))
    dialect = op.get_bind().dialect.name
    op.drop_index("ix_client_list" if dialect == "sqlite" else "ix_client_spelled", "client")
    for name in ("ix_client_last_visit", "ix_client_next_due"):
        op.drop_index(name, "client")
    _fill()
    _index("ix_client_list", ("spelled", "id"))
    _index("ix_client_last_visit", ("(last_visit IS NULL)", "last_visit DESC", "id"), "spelled")
    _index("ix_client_next_due", ("(next_due IS NULL)", "next_due", "id"), "spelled")


def _index(name: str, order: tuple[str, ...], *more: str) -> None:
    sought = [*more, "said", "code", "tail", "division", "policy_mark", "merged_into"]
    keys = [sa.text(one) for one in order]
    if op.get_bind().dialect.name == "sqlite":
        op.create_index(name, "client", [*keys, *sought], sqlite_where=_LISTED)
    else:
        op.create_index(name, "client", keys, postgresql_where=_LISTED, postgresql_include=sought)


def _fill() -> None:
    connection = op.get_bind()
    change = sa.update(_CLIENT).where(_CLIENT.c.id == sa.bindparam("key"))
    change = change.values({name: sa.bindparam(name) for name in ("spelled", "code", "tail", "policy_mark")})
    for rows in _batches(connection):
        connection.execute(change, [_values(row) for row in rows])


def _batches(connection: sa.Connection) -> Iterator[Sequence[sa.Row[Any]]]:
    """All clients, some at a time, by their ids: nothing is read while it is written."""
    last = ""
    while True:
        wanted = sa.select(*(_CLIENT.c[name] for name in ("id", "spelled", "policy_sha256"))).where(_CLIENT.c.id > last)
        rows = connection.execute(wanted.order_by(_CLIENT.c.id).limit(_AT_ONCE)).all()
        if not rows:
            return
        yield rows
        last = rows[-1].id


def _values(row: sa.Row[Any]) -> dict[str, Any]:
    """`spelled` was |pinyin|initials|code|, none of which has the mark in it."""
    _, full, initials, code, _ = row.spelled.split("|")
    sha256 = row.policy_sha256
    mark = None if sha256 is None else int.from_bytes(hashlib.sha256(sha256.encode()).digest()[:7], "big")
    return {
        "key": row.id,
        "spelled": f"|{full}|{initials}|",
        "code": code[:40],
        "tail": code[:40][::-1],
        "policy_mark": mark,
    }
