"""Opening the engine for a command: what stands in the way is said in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import Failure
from bot.settings import Settings
from index.errors import IndexingError

if TYPE_CHECKING:
    from bot.engine import Engine


def open_engine(settings: Settings) -> Engine:
    """Open the index, building it when there is none; raises Failure."""
    from bot.engine import Engine  # heavy, and most commands do without it

    try:
        return Engine(settings)
    except (IndexingError, OSError) as error:
        raise Failure(f"index: {error}") from error
