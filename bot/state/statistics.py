"""Statistics: how much was asked, how it was answered and liked, as plain figures that a chart can draw."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, Select, func, select

from bot.state.database import Database
from bot.state.moment import now
from bot.state.tables import FeedbackRow, ReceiptRow


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many questions of one day (UTC) were answered in one mode and language."""

    day: date
    mode: str
    language: str
    questions: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """The last days up to today, today included; `median_ms` is None when nothing was asked."""

    days: tuple[date, ...]
    counts: tuple[DayCount, ...]
    people: int
    likes: int
    dislikes: int
    median_ms: float | None

    @property
    def questions(self) -> int:
        """All questions."""
        return sum(count.questions for count in self.counts)

    def by_day(self) -> dict[date, int]:
        """Return the questions of each day, 0 on a day without any."""
        totals = Counter(dict.fromkeys(self.days, 0))
        for count in self.counts:
            totals[count.day] += count.questions
        return dict(sorted(totals.items()))

    def by_mode(self) -> dict[str, int]:
        """Return the questions by the mode of their answer, the most frequent first."""
        return self._by("mode")

    def by_language(self) -> dict[str, int]:
        """Return the questions by the language of their answer, the most frequent first."""
        return self._by("language")

    def _by(self, name: str) -> dict[str, int]:
        totals: Counter[str] = Counter()
        for count in self.counts:
            totals[getattr(count, name)] += count.questions
        return dict(totals.most_common())


def statistics(database: Database, days: int = 30) -> Statistics:
    """Return the figures of the last days, of which there is at least one."""
    today = now().replace(hour=0, minute=0, second=0, microsecond=0)
    since = today - timedelta(days=max(days, 1) - 1)
    with database.connect() as connection:
        likes, dislikes = (connection.scalar(_liked(since, liked)) or 0 for liked in (True, False))
        return Statistics(
            days=tuple((since + timedelta(days=at)).date() for at in range((today - since).days + 1)),
            counts=_counts(connection, since),
            people=connection.scalar(_people(since)) or 0,
            likes=likes,
            dislikes=dislikes,
            median_ms=_median(connection, since),
        )


def _counts(connection: Connection, since: datetime) -> tuple[DayCount, ...]:
    keys = (func.date(ReceiptRow.at), ReceiptRow.mode, ReceiptRow.spoken)
    counted = select(*keys, func.count()).where(ReceiptRow.at >= since).group_by(*keys).order_by(*keys)
    found = connection.execute(counted)
    return tuple(DayCount(_day(day), mode, language, count) for day, mode, language, count in found)


def _day(value: object) -> date:
    """Read a date as PostgreSQL gives it, or SQLite, which knows only text."""
    return date.fromisoformat(str(value))


def _people(since: datetime) -> Select[int]:
    asked = (ReceiptRow.at >= since, ReceiptRow.asker != "")
    return select(func.count(ReceiptRow.asker.distinct())).where(*asked)


def _liked(since: datetime, liked: bool) -> Select[int]:
    return select(func.count()).where(FeedbackRow.at >= since, FeedbackRow.liked.is_(liked))


def _median(connection: Connection, since: datetime) -> float | None:
    """Return the lower median; SQLite has no function for it."""
    total = connection.scalar(select(func.count()).where(ReceiptRow.at >= since)) or 0
    times = select(ReceiptRow.elapsed_ms).where(ReceiptRow.at >= since).order_by(ReceiptRow.elapsed_ms)
    return connection.scalar(times.offset((total - 1) // 2).limit(1)) if total else None
