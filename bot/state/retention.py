"""Retention: what is older than the settings allow is deleted, when the bot starts and once a day."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select
from sqlalchemy.sql.dml import Delete

from bot.errors import Failure
from bot.state.database import Database
from bot.state.moment import now
from bot.state.tables import ExchangeRow, FeedbackRow, LanguageRow, LimitRow, MessageRow, ReceiptRow, TurnRow, UpdateRow

_log = logging.getLogger(__name__)

RETENTION_DAYS = 90  # unless the settings say otherwise
_DAY = 86_400.0  # seconds
_COMES_AGAIN = timedelta(days=2)  # for which an update may: Telegram gives it up after one


def clean_up(database: Database, days: int) -> int:
    """Delete what is older than so many days, nothing if 0; returns how many rows.

    Limits and updates that no longer matter are deleted in any case. A chosen language is kept while its chat goes on.
    Raises Failure.
    """
    stale: list[Delete] = [
        delete(LimitRow).where(LimitRow.day_from < time.time() - 2 * _DAY),
        delete(UpdateRow).where(UpdateRow.at < now() - _COMES_AGAIN),
        delete(MessageRow).where(MessageRow.at < now() - _COMES_AGAIN),
    ]
    if days:
        stale += _older_than(now() - timedelta(days=days))
    with database.begin_at_length() as connection:
        return sum(_run(connection, one) for one in stale)


def _older_than(moment: datetime) -> list[Delete]:
    lively = select(TurnRow.chat).where(TurnRow.at >= moment)
    return [
        delete(FeedbackRow).where(FeedbackRow.at < moment),
        delete(TurnRow).where(TurnRow.at < moment),
        delete(ReceiptRow).where(ReceiptRow.at < moment),
        delete(ExchangeRow).where(ExchangeRow.at < moment),
        delete(LanguageRow).where(LanguageRow.at < moment, LanguageRow.chat.not_in(lively)),
    ]


def _run(connection: Connection, statement: Delete) -> int:
    return connection.execute(statement).rowcount


class Housekeeping:
    """Cleans up once a day, in a thread of its own that ends with the process."""

    def __init__(self, clean: Callable[[], int], every: float = _DAY) -> None:
        """`clean` returns how much it deleted, and may raise Failure; it is called every so many seconds."""
        self._clean = clean
        self._every = every
        self._stop = threading.Event()

    def start(self) -> None:
        """Begin; the first clean-up is in a day, for whoever opens the state does that at the start."""
        threading.Thread(target=self._work, name="housekeeping", daemon=True).start()

    def stop(self) -> None:
        """End, after the clean-up that may be going on."""
        self._stop.set()

    def _work(self) -> None:
        while not self._stop.wait(self._every):
            try:
                _log.info("the clean-up deleted %d rows and files", self._clean())
            except Failure as error:
                _log.error("the clean-up failed; it is tried again tomorrow: %s", error)
