"""Opening the engine for a command: what stands in the way is said in a sentence."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.errors import Failure
from bot.settings import Settings
from index.errors import IndexingError

if TYPE_CHECKING:
    from bot.engine import Engine
    from bot.state.receipts import Receipts
    from bot.state.stores import State

_log = logging.getLogger(__name__)


def open_engine(settings: Settings, keeping: bool = False, state: State | None = None) -> Engine:
    """Open the index, building it when there is none; raises Failure.

    Receipts of its answers are kept in a state that is open already, or else in one of its own if asked to, where that
    can be opened.
    """
    from bot.engine import Engine  # heavy, and most commands do without it

    receipts = state.receipts if state else _receipts_or_none(settings) if keeping else None
    try:
        return Engine(settings, receipts)
    except (IndexingError, OSError) as error:
        raise Failure(f"index: {error}") from error


def open_state(settings: Settings) -> State:
    """Open everything that is kept in the configured database, less what is too old; raises Failure."""
    from bot.state.database import Database, address_in
    from bot.state.retention import clean_up
    from bot.state.stores import State

    database = Database(settings.database_url or address_in(settings.home))
    clean_up(database, settings.retention_days)
    return State(database, settings.questions_per_minute, settings.questions_per_day, settings.retention_days)


def _receipts_or_none(settings: Settings) -> Receipts | None:
    """Open the receipts, or say that answers go without."""
    try:
        return open_receipts(settings)
    except Failure as error:
        _log.warning("no receipt is kept: %s", error)
        return None


def open_receipts(settings: Settings) -> Receipts:
    """Open the receipts in the configured database; raises Failure."""
    return open_state(settings).receipts
