"""Feedback: what people thought of the answers that they got."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from bot.state.database import Database
from bot.state.moment import now
from bot.state.tables import FeedbackRow
from bot.state.upsert import upsert

_AT_ONCE = 500  # rows


@dataclass(frozen=True, slots=True)
class Feedback:
    """What somebody thought of the answer of a receipt, and why if they said so."""

    receipt_id: str
    asker: str
    liked: bool
    reason: str = ""
    at: datetime = field(default_factory=now)


class Feedbacks:
    """The feedback in a database: one on an answer by each person."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, feedback: Feedback) -> None:
        """Keep it, in the place of what the same person thought of the same answer before; raises Failure."""
        with self._database.begin() as connection:
            upsert(
                connection,
                FeedbackRow,
                receipt_id=feedback.receipt_id,
                asker=feedback.asker,
                liked=feedback.liked,
                reason=feedback.reason,
                at=feedback.at,
            )

    def of(self, receipt_id: str) -> list[Feedback]:
        """Return what people thought of one answer, the oldest first."""
        found = select(FeedbackRow).where(FeedbackRow.receipt_id == receipt_id).order_by(FeedbackRow.at)
        with self._database.connect() as connection:
            return [_feedback(row) for row in connection.execute(found)]

    def all(self, since: datetime | None = None) -> Iterator[Feedback]:
        """Yield everything, or what there is since a moment, the oldest first."""
        found = select(FeedbackRow).order_by(FeedbackRow.at).execution_options(yield_per=_AT_ONCE)
        if since is not None:
            found = found.where(FeedbackRow.at >= since)
        with self._database.connect() as connection:
            yield from map(_feedback, connection.execute(found))


def _feedback(row: Row[Any]) -> Feedback:
    return Feedback(row.receipt_id, row.asker, row.liked, row.reason, row.at)
