"""What packs said and decided is kept, so that a later pack can be compared with one that is no longer there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """From a store that knew packs by their hash only."""
    op.create_table(
        "pack",
        sa.Column("sha256", _KEY, nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_pack"),
    )
