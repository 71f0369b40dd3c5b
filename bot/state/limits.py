"""Limits: how much one person may ask in a minute and in a day."""

from __future__ import annotations

import time
from typing import Any

from sqlalchemy import CursorResult, Update, and_, case, or_, select, update
from sqlalchemy.orm import Session

from bot.state.database import Database
from bot.state.tables import LimitRow
from bot.state.upsert import insert_if_new

_MINUTE, _DAY = 60.0, 86_400.0  # seconds
_NO_LIMIT = 2**31 - 1


class Limits:
    """How much each person has asked, in a database that several processes may share.

    A minute begins with the first question after the one before has ended, and so does a day; 0 is no limit.
    """

    def __init__(self, database: Database, per_minute: int, per_day: int) -> None:
        self.per_minute = per_minute
        self._database = database
        self._per_minute = per_minute or _NO_LIMIT
        self._per_day = per_day or _NO_LIMIT

    def allow(self, asker: str, now: float | None = None) -> float:
        """Count a question and return 0.0 if it is allowed, else return how many seconds to wait; raises Failure.

        `now` is in seconds since 1970.
        """
        now = time.time() if now is None else now
        counts = self._counting(asker, now)
        with self._database.begin() as session:
            if _counted(session, counts) or insert_if_new(session, LimitRow, **_first(asker, now)):
                return 0.0
            if _counted(session, counts):  # another process put the row there in between
                return 0.0
            row = session.scalars(select(LimitRow).where(LimitRow.asker == asker)).one()
            return self._wait(row, now)

    def _counting(self, asker: str, now: float) -> Update:
        """Return the statement that counts a question where that is allowed; whatever it reads, it reads at once."""
        minute_over, day_over = LimitRow.minute_from <= now - _MINUTE, LimitRow.day_from <= now - _DAY
        allowed = and_(
            or_(minute_over, LimitRow.minute_count < self._per_minute),
            or_(day_over, LimitRow.day_count < self._per_day),
        )
        return (
            update(LimitRow)
            .where(LimitRow.asker == asker, allowed)
            .values(
                minute_from=case((minute_over, now), else_=LimitRow.minute_from),
                minute_count=case((minute_over, 1), else_=LimitRow.minute_count + 1),
                day_from=case((day_over, now), else_=LimitRow.day_from),
                day_count=case((day_over, 1), else_=LimitRow.day_count + 1),
            )
            .execution_options(synchronize_session=False)
        )

    def _wait(self, row: LimitRow, now: float) -> float:
        """Return how long it is until both have room again."""
        minute = row.minute_from + _MINUTE - now if row.minute_count >= self._per_minute else 0.0
        day = row.day_from + _DAY - now if row.day_count >= self._per_day else 0.0
        return max(minute, day, 0.001)


def _counted(session: Session, counts: Update) -> bool:
    result = session.execute(counts)
    return isinstance(result, CursorResult) and result.rowcount == 1


def _first(asker: str, now: float) -> dict[str, Any]:
    return {"asker": asker, "minute_from": now, "minute_count": 1, "day_from": now, "day_count": 1}
