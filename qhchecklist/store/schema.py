"""The tables of a store of this version; migrations/versions tells how older stores become it.

A client is one JSON document, the dossier; the columns beside it are read off it and only serve to find it. Histories
and visits stay with the client under whom they were written, also after that one was joined to another. The tables of
the consultation record and of attachments are in log_tables.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from qhchecklist.store.columns import BYTEWISE, COUNT, AnyText, JsonText, Moment

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

TABLES = MetaData(naming_convention=NAMES)

client = Table(
    "client",
    TABLES,
    Column("id", BYTEWISE, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("document", JsonText, nullable=False),
    Column("contact", JsonText, nullable=False),
    Column("name", AnyText, nullable=False),
    Column("credit_code", AnyText, nullable=False),
    Column("division", BYTEWISE, nullable=False),
    Column("said", BYTEWISE, nullable=False),
    Column("spelled", BYTEWISE, nullable=False),
    Column("code", BYTEWISE, nullable=False, server_default=""),
    Column("tail", BYTEWISE, nullable=False, server_default=""),
    Column("visits", Integer, nullable=False),
    Column("last_visit", Moment),
    Column("next_due", Date),
    Column("policy_id", Text),
    Column("policy_version", Text),
    Column("policy_sha256", Text),
    Column("policy_mark", BigInteger),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("changed_by", AnyText, nullable=False),
    Column("merged_into", BYTEWISE, ForeignKey("client.id")),
)
"""`said`, `spelled`, `code`, `tail`: see search_text. `policy_*`: of the last visit; `policy_mark` stands for the hash
in indexes, which are looked through from end to end and take the longer the wider they are.
"""

LISTED = client.c.merged_into.is_(None)
"""Duplicates that were joined to another client are not on the list."""

LAST_VISIT = client.c.last_visit.is_(None), client.c.last_visit.desc(), client.c.id
NEXT_DUE = client.c.next_due.is_(None), client.c.next_due, client.c.id
"""Who has none comes last; written so that both databases take an index for it."""

BY_NAME = client.c.spelled, client.c.id

_SOUGHT = "said", "code", "tail", "division", "policy_mark", "merged_into"


def _index(name: str, order: tuple[ColumnElement[Any], ...], *more: str) -> None:
    """An order of the list, with all that a search looks at: no document is ever read for it. Also whether a client is
    listed is in it, which SQLite would look up once more. PostgreSQL keeps what is no order in the leaves alone.
    """
    sought = (*more, *_SOUGHT)
    Index(name, *order, *(client.c[one] for one in sought), sqlite_where=LISTED).ddl_if(dialect="sqlite")
    Index(name, *order, postgresql_where=LISTED, postgresql_include=sought).ddl_if(dialect="postgresql")


_index("ix_client_list", BY_NAME)
_index("ix_client_last_visit", LAST_VISIT, "spelled")
_index("ix_client_next_due", NEXT_DUE, "spelled")
Index("ix_client_merged_into", client.c.merged_into, sqlite_where=~LISTED, postgresql_where=~LISTED)

visit = Table(
    "visit",
    TABLES,
    Column("id", BYTEWISE, primary_key=True),
    Column("client", BYTEWISE, ForeignKey("client.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("consultant", AnyText, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("policy_id", Text, nullable=False),
    Column("policy_version", Text, nullable=False),
    Column("policy_sha256", Text, nullable=False),
    Column("document", JsonText, nullable=False),
    Column("profile_sha256", Text, nullable=False),
    Column("groups", JsonText, nullable=False),
    Column("note", AnyText, nullable=False),
    Column("printed", JsonText, nullable=False),
    UniqueConstraint("client", "number"),
)

work = Table(
    "work",
    TABLES,
    Column("client", BYTEWISE, ForeignKey("client.id"), primary_key=True),
    Column("support", BYTEWISE, primary_key=True),
    Column("state", Text, nullable=False),
    Column("due", Date, index=True),
)
"""Read off the documents, to find who works on a support and what is due."""

answer_change = Table(
    "answer_change",
    TABLES,
    Column("seq", COUNT, primary_key=True),
    Column("client", BYTEWISE, ForeignKey("client.id"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("field", AnyText, nullable=False),
    Column("before", JsonText, nullable=False),
    Column("after", JsonText, nullable=False),
    Column("source", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", AnyText, nullable=False),
    Column("remark", AnyText, nullable=False),
)
"""`version`: the one that the change made."""

work_change = Table(
    "work_change",
    TABLES,
    Column("seq", COUNT, primary_key=True),
    Column("client", BYTEWISE, ForeignKey("client.id"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("support", AnyText, nullable=False),
    Column("before", JsonText, nullable=False),
    Column("after", JsonText, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", AnyText, nullable=False),
)

pack = Table(
    "pack",
    TABLES,
    Column("sha256", BYTEWISE, primary_key=True),
    Column("document", JsonText, nullable=False),
    Column("at", Moment, nullable=False),
)
"""Stamps of the packs (policy/stamp_document.py) by which clients were told something."""
