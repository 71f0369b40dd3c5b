"""Opening the engine for a command: what stands in the way is said in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import Failure
from bot.settings import Settings
from index.errors import IndexingError

if TYPE_CHECKING:
    from bot.engine import Engine
    from bot.state.receipts import Receipts


def open_engine(settings: Settings, keeping: bool = False) -> Engine:
    """Open the index, building it when there is none, keeping receipts of its answers if asked to; raises Failure."""
    from bot.engine import Engine  # heavy, and most commands do without it

    try:
        return Engine(settings, open_receipts(settings) if keeping else None)
    except (IndexingError, OSError) as error:
        raise Failure(f"index: {error}") from error


def open_receipts(settings: Settings) -> Receipts:
    """Open the receipts in the configured database; raises Failure."""
    from bot.state.database import Database, address_in
    from bot.state.receipts import Receipts

    return Receipts(Database(settings.database_url or address_in(settings.home)))
