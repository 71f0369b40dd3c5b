"""People: turns, chosen languages, feedback and limits; and what is counted of an answer, beside it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_TOLD = ("at", "mode", "spoken", "elapsed_ms", "asker")


def upgrade() -> None:
    """Make the new tables, and fill the new columns of the receipts from their answers."""
    _make_tables()
    op.drop_index("ix_receipts_at", "receipts")
    with op.batch_alter_table("receipts") as receipts:
        receipts.add_column(sa.Column("mode", sa.String(16)))
        receipts.add_column(sa.Column("spoken", sa.String(2)))
        receipts.add_column(sa.Column("elapsed_ms", sa.Double))
    _fill()
    with op.batch_alter_table("receipts") as receipts:
        receipts.alter_column("mode", existing_type=sa.String(16), nullable=False)
        receipts.alter_column("spoken", existing_type=sa.String(2), nullable=False)
        receipts.alter_column("elapsed_ms", existing_type=sa.Double, nullable=False)
    op.create_index("ix_receipts_told", "receipts", _TOLD)
    op.create_index("ix_receipts_mode", "receipts", ["mode", "at"])


def downgrade() -> None:
    """Go back to receipts alone."""
    op.drop_index("ix_receipts_told", "receipts")
    op.drop_index("ix_receipts_mode", "receipts")
    with op.batch_alter_table("receipts") as receipts:
        for column in ("mode", "spoken", "elapsed_ms"):
            receipts.drop_column(column)
    op.create_index("ix_receipts_at", "receipts", ["at"])
    for table in ("turns", "languages", "feedback", "limits"):
        op.drop_table(table)


def _make_tables() -> None:
    op.create_table(
        "turns",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("chat", sa.String(64), nullable=False),
        sa.Column("asker", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("receipt_id", sa.String(16), nullable=False),
    )
    op.create_index("ix_turns_chat", "turns", ["chat", "id"])
    for column in ("asker", "at", "receipt_id"):
        op.create_index(f"ix_turns_{column}", "turns", [column])
    op.create_table(
        "languages",
        sa.Column("chat", sa.String(64), primary_key=True),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "feedback",
        sa.Column("receipt_id", sa.String(16), primary_key=True),
        sa.Column("asker", sa.String(64), primary_key=True),
        sa.Column("liked", sa.Boolean, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    for column in ("asker", "at"):
        op.create_index(f"ix_feedback_{column}", "feedback", [column])
    op.create_table(
        "limits",
        sa.Column("asker", sa.String(64), primary_key=True),
        sa.Column("minute_from", sa.Double, nullable=False),
        sa.Column("minute_count", sa.Integer, nullable=False),
        sa.Column("day_from", sa.Double, nullable=False),
        sa.Column("day_count", sa.Integer, nullable=False),
    )
    op.create_index("ix_limits_day_from", "limits", ["day_from"])


def _fill() -> None:
    answer = sa.column("answer", sa.JSON)
    receipts = sa.table("receipts", answer, *(sa.column(name) for name in ("mode", "spoken", "elapsed_ms")))
    op.execute(
        receipts.update().values(
            mode=sa.func.coalesce(answer["mode"].as_string(), ""),
            spoken=sa.func.coalesce(answer["language"].as_string(), ""),
            elapsed_ms=sa.func.coalesce(answer["elapsed_ms"].as_float(), 0.0),
        )
    )
