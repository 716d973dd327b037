"""The tables of the consultation record and of attachments.

Hashes are hex, moments ISO 8601 as they were hashed, bodies canonical JSON. Entries are only ever added; a body lies
beside its entry and can be erased. The bytes of a file lie there once, however many clients hold it.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

METADATA = MetaData()

ENTRIES = Table(
    "log_entries",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", String(40), nullable=False),
    Column("by", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("client", String(64), nullable=False),
    Column("body_sha256", String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("sha256", String(64), nullable=False),
    Index("log_entries_client", "client", "number"),
)

BODIES = Table(
    "log_bodies",
    METADATA,
    Column("number", Integer, ForeignKey("log_entries.number"), primary_key=True, autoincrement=False),
    Column("salt", String(32), nullable=False),
    Column("text", Text, nullable=False),
)

BLOBS = Table(
    "attachment_blobs",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

HELD = Table(
    "attachments",
    METADATA,
    Column("client", String(64), primary_key=True),
    Column("sha256", String(64), ForeignKey("attachment_blobs.sha256"), primary_key=True),
    Column("name", Text, nullable=False),
    Column("at", String(40), nullable=False),
    Column("by", Text, nullable=False),
    Index("attachments_sha256", "sha256"),
)
