"""Updates that are being dealt with, and which message answers which."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "updates",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("content", sa.Text),
        sa.Column("holder", sa.String(16), nullable=False),
        sa.Column("held_until", sa.Double, nullable=False),
    )
    for column in ("at", "held_until"):
        op.create_index(f"ix_updates_{column}", "updates", [column])
    op.create_table(
        "exchanges",
        sa.Column("chat", sa.String(64), primary_key=True),
        sa.Column("message", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("reply", sa.BigInteger, nullable=False),
        sa.Column("is_picture", sa.Boolean, nullable=False),
        sa.Column("is_whole", sa.Boolean, nullable=False),
        sa.Column("receipt_id", sa.String(16), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    for column in ("receipt_id", "at"):
        op.create_index(f"ix_exchanges_{column}", "exchanges", [column])


def downgrade() -> None:
    """Go back."""
    op.drop_table("exchanges")
    op.drop_table("updates")
