"""Receipts: what was answered, and from what."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "receipts",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("asker", sa.String(64), nullable=False),
        sa.Column("language", sa.String(2)),
        sa.Column("before", sa.JSON, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("answer", sa.JSON, nullable=False),
    )
    op.create_index("ix_receipts_at", "receipts", ["at"])
    op.create_index("ix_receipts_asker", "receipts", ["asker"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("receipts")
