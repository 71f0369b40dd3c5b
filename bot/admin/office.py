"""The office: everything that an administrator's commands work with, over one home."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.admin.adding import Adding
from bot.admin.renewal import Renewal
from bot.settings import Settings
from corpus.library import Library
from corpus.readers import LARGEST_FILE
from index.encoder import Encoder

if TYPE_CHECKING:
    from bot.admin.fetching import Fetched
    from bot.state.stores import State

Fetch = Callable[[str], "Fetched"]

_CLOUD = "https://api.telegram.org"
_LARGEST_BY_LOCAL_SERVER = 100 * 1024 * 1024  # bytes: it hands out up to 2 GB, more than a document is read of


@dataclass(frozen=True, slots=True)
class Office:
    """What commands of an administrator change and ask: documents, the index, and what is kept of conversations."""

    library: Library
    adding: Adding
    renewal: Renewal
    fetch: Fetch
    state: State | None = None

    @classmethod
    def of(cls, settings: Settings, encoder: Encoder, state: State | None = None) -> Office:
        """Open the office of a home."""
        largest = LARGEST_FILE if settings.telegram_api_url.rstrip("/") == _CLOUD else _LARGEST_BY_LOCAL_SERVER
        return cls(
            library=Library(settings.home),
            adding=Adding(settings.home, encoder, largest),
            renewal=Renewal(settings.home, encoder, settings.accuracy_fall),
            fetch=partial(_fetched, http=settings.fetch_http),
            state=state,
        )


def _fetched(url: str, http: bool) -> Fetched:
    from bot.admin.fetching import fetch  # its library is there for Telegram's sake, and loads in a tenth of a second

    return fetch(url, http=http)
