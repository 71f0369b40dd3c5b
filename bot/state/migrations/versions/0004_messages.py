"""Which version of each message was received, so that no process answers what another has; how often one was tried."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table, and the column."""
    op.create_table(
        "messages",
        sa.Column("chat", sa.String(64), primary_key=True),
        sa.Column("message", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("version", sa.Double, nullable=False),
        sa.Column("digest", sa.String(16), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_index("ix_messages_at", "messages", ["at"])
    op.add_column("updates", sa.Column("takeovers", sa.Integer, nullable=False, server_default="0"))


def downgrade() -> None:
    """Go back."""
    op.drop_column("updates", "takeovers")
    op.drop_table("messages")
