"""Limits: how much one person may ask in a minute and in a day."""

from __future__ import annotations

import time
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, bindparam, case, or_, select, update

from bot.state.database import Database
from bot.state.tables import LimitRow
from bot.state.upsert import insert_if_new

_MINUTE, _DAY = 60.0, 86_400.0  # seconds
_NO_LIMIT = 2**31 - 1

_NOW: BindParameter[float] = bindparam("now")
_MINUTE_OVER, _DAY_OVER = LimitRow.minute_from <= _NOW - _MINUTE, LimitRow.day_from <= _NOW - _DAY
_COUNTING = (  # a question where that is allowed; whatever it reads, it reads at once
    update(LimitRow)
    .where(
        LimitRow.asker == bindparam("who"),
        or_(_MINUTE_OVER, LimitRow.minute_count < bindparam("per_minute")),
        or_(_DAY_OVER, LimitRow.day_count < bindparam("per_day")),
    )
    .values(
        minute_from=case((_MINUTE_OVER, _NOW), else_=LimitRow.minute_from),
        minute_count=case((_MINUTE_OVER, 1), else_=LimitRow.minute_count + 1),
        day_from=case((_DAY_OVER, _NOW), else_=LimitRow.day_from),
        day_count=case((_DAY_OVER, 1), else_=LimitRow.day_count + 1),
    )
)


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
        limits = {"who": asker, "now": now, "per_minute": self._per_minute, "per_day": self._per_day}
        with self._database.begin() as connection:
            if _counted(connection, limits) or insert_if_new(connection, LimitRow, **_first(asker, now)):
                return 0.0
            if _counted(connection, limits):  # another process put the row there in between
                return 0.0
            return self._wait(connection.execute(select(LimitRow).where(LimitRow.asker == asker)).one(), now)

    def _wait(self, row: Row[Any], now: float) -> float:
        """Return how long it is until both have room again."""
        minute = row.minute_from + _MINUTE - now if row.minute_count >= self._per_minute else 0.0
        day = row.day_from + _DAY - now if row.day_count >= self._per_day else 0.0
        return max(minute, day, 0.001)


def _counted(connection: Connection, limits: dict[str, Any]) -> bool:
    return connection.execute(_COUNTING, limits).rowcount == 1


def _first(asker: str, now: float) -> dict[str, Any]:
    return {"asker": asker, "minute_from": now, "minute_count": 1, "day_from": now, "day_count": 1}
