"""The first schema. Written out: schema.py goes on, this stays."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_COUNT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)
_LISTED = sa.text("merged_into IS NULL")


def upgrade() -> None:
    """From nothing."""
    _clients()
    _visits()
    _histories()
    _attachments()
    _log()


def _text(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, _KEY, nullable=False)


def _of_client(name: str) -> tuple[sa.Column[str], sa.ForeignKeyConstraint]:
    return _key("client"), sa.ForeignKeyConstraint(["client"], ["client.id"], name=f"fk_{name}_client")


def _clients() -> None:
    op.create_table(
        "client",
        _key("id"),
        sa.Column("version", sa.Integer(), nullable=False),
        *(_text(name) for name in ("document", "contact", "name", "credit_code")),
        *(_key(name) for name in ("division", "said", "spelled")),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("last_visit", _MOMENT),
        sa.Column("next_due", sa.Date()),
        *(_text(name, nullable=True) for name in ("policy_id", "policy_version", "policy_sha256")),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("changed_at", _MOMENT, nullable=False),
        _text("changed_by"),
        sa.Column("merged_into", _KEY),
        sa.PrimaryKeyConstraint("id", name="pk_client"),
        sa.ForeignKeyConstraint(["merged_into"], ["client.id"], name="fk_client_merged_into"),
    )
    if op.get_bind().dialect.name == "sqlite":  # holds all that a search looks at: it never reads the documents
        columns = ["spelled", "id", "said", "division", "last_visit", "next_due", "merged_into", "policy_sha256"]
        op.create_index("ix_client_list", "client", columns, sqlite_where=_LISTED)
    else:  # an entry of an index is limited to a third of a page there
        op.create_index("ix_client_spelled", "client", ["spelled", "id"], postgresql_where=_LISTED)
    for name, order in (("last_visit", "last_visit DESC"), ("next_due", "next_due")):
        ordered = [sa.text(f"({name} IS NULL)"), sa.text(order), sa.text("id"), sa.text("merged_into")]
        op.create_index(f"ix_client_{name}", "client", ordered, sqlite_where=_LISTED, postgresql_where=_LISTED)
    joined = sa.text("merged_into IS NOT NULL")
    op.create_index("ix_client_merged_into", "client", ["merged_into"], sqlite_where=joined, postgresql_where=joined)
    op.create_table(
        "work",
        *_of_client("work"),
        _key("support"),
        _text("state"),
        sa.Column("due", sa.Date()),
        sa.PrimaryKeyConstraint("client", "support", name="pk_work"),
    )
    op.create_index("ix_work_due", "work", ["due"])


def _visits() -> None:
    op.create_table(
        "visit",
        _key("id"),
        *_of_client("visit"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        _text("consultant"),
        sa.Column("as_of", sa.Date(), nullable=False),
        *(_text(name) for name in ("policy_id", "policy_version", "policy_sha256")),
        *(_text(name) for name in ("document", "profile_sha256", "groups", "note", "printed")),
        sa.PrimaryKeyConstraint("id", name="pk_visit"),
        sa.UniqueConstraint("client", "number", name="uq_visit_client"),
    )


def _histories() -> None:
    for table, texts in (
        ("answer_change", ("field", "before", "after", "source")),
        ("work_change", ("support", "before", "after")),
    ):
        op.create_table(
            table,
            sa.Column("seq", _COUNT, nullable=False),
            *_of_client(table),
            sa.Column("version", sa.Integer(), nullable=False),
            *(_text(name) for name in texts),
            sa.Column("at", _MOMENT, nullable=False),
            _text("by"),
            *([_text("remark")] if table == "answer_change" else []),
            sa.PrimaryKeyConstraint("seq", name=f"pk_{table}"),
        )
        op.create_index(f"ix_{table}_client", table, ["client"])


def _attachments() -> None:
    op.create_table(
        "attachment_blobs",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_attachment_blobs"),
    )
    op.create_table(
        "attachments",
        sa.Column("client", sa.String(64), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        _text("name"),
        sa.Column("at", sa.String(40), nullable=False),
        _text("by"),
        sa.PrimaryKeyConstraint("client", "sha256", name="pk_attachments"),
        sa.ForeignKeyConstraint(["sha256"], ["attachment_blobs.sha256"], name="fk_attachments_sha256"),
    )
    op.create_index("attachments_sha256", "attachments", ["sha256"])


def _log() -> None:
    op.create_table(
        "log_entries",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        _text("by"),
        sa.Column("kind", sa.String(20), nullable=False),
        *(sa.Column(name, sa.String(64), nullable=False) for name in ("client", "body_sha256", "previous", "sha256")),
        sa.PrimaryKeyConstraint("number", name="pk_log_entries"),
    )
    op.create_index("log_entries_client", "log_entries", ["client", "number"])
    op.create_table(
        "log_bodies",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.String(32), nullable=False),
        _text("text"),
        sa.PrimaryKeyConstraint("number", name="pk_log_bodies"),
        sa.ForeignKeyConstraint(["number"], ["log_entries.number"], name="fk_log_bodies_number"),
    )
