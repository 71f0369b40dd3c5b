"""The state: everything that outlives the process, over one database."""

from __future__ import annotations

from bot.state.chats import Chats
from bot.state.database import Database
from bot.state.exchanges import ExchangeStore
from bot.state.feedback import Feedbacks
from bot.state.gaps import Gap, gaps
from bot.state.limits import Limits
from bot.state.receipts import Receipts
from bot.state.retention import RETENTION_DAYS
from bot.state.statistics import Statistics, statistics
from bot.state.updates import Updates

PER_MINUTE, PER_DAY = 20, 500  # questions that one person may ask, unless the settings say otherwise


class State:
    """All stores of one database; thread-safe, and blocking."""

    def __init__(
        self,
        database: Database,
        per_minute: int = PER_MINUTE,
        per_day: int = PER_DAY,
        retention_days: int = RETENTION_DAYS,
    ) -> None:
        """Open the stores; `per_minute` and `per_day` are how much one person may ask, 0 for no limit.

        `retention_days` is for how many days everything is kept, 0 for ever; deleting it is for whoever keeps house.
        """
        self.retention_days = retention_days
        self.database = database
        self.receipts = Receipts(database)
        self.chats = Chats(database)
        self.feedbacks = Feedbacks(database)
        self.limits = Limits(database, per_minute, per_day)
        self.updates = Updates(database)
        self.exchanges = ExchangeStore(database)

    def gaps(self, most: int = 20) -> list[Gap]:
        """Return what was asked and not answered, the most frequent first."""
        return gaps(self.database, most)

    def statistics(self, days: int = 30) -> Statistics:
        """Return the figures of the last days."""
        return statistics(self.database, days)

    def close(self) -> None:
        """Close the database."""
        self.database.close()
