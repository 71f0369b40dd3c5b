"""Exchanges: which message of the bot answers which, so that an edited question has its answer edited, and none is
answered twice. In memory, bounded, and in a store that outlives the process."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from typing import Generic, TypeVar

from telegram import Message

from bot.errors import Failure
from bot.state.exchanges import Exchange, Exchanged, ExchangeStore
from bot.telegram.address import text_of

_log = logging.getLogger(__name__)

_REMEMBERED = 20_000

Key = TypeVar("Key")
Value = TypeVar("Value")
Place = tuple[int, int]  # a chat and a message in it


class _Recent(Generic[Key, Value]):
    """A mapping that forgets what was put in first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, Value] = OrderedDict()

    def put(self, key: Key, value: Value) -> None:
        self._kept[key] = value
        self._kept.move_to_end(key)
        while len(self._kept) > _REMEMBERED:
            self._kept.popitem(last=False)

    def get(self, key: Key) -> Value | None:
        return self._kept.get(key)

    def take(self) -> dict[Key, Value]:
        """Return what is kept, and keep nothing."""
        taken, self._kept = self._kept, OrderedDict()
        return taken


class Exchanges:
    """Remembers the messages of people as they were last, and the bot's replies; those in a `store`, too."""

    def __init__(self, store: ExchangeStore | None = None) -> None:
        self._store = store
        self._versions: _Recent[Place, tuple[float, str]] = _Recent()
        self._albums: _Recent[str, bool] = _Recent()
        self._replies: _Recent[Place, Exchange] = _Recent()
        self._answers: _Recent[Place, str] = _Recent()
        self._unwritten: _Recent[tuple[str, int], Exchange] = _Recent()

    def is_news(self, message: Message) -> bool:
        """Tell whether a message says what it has not said before; an older version that comes late does not."""
        place = message.chat.id, message.message_id
        version = message.edit_date.timestamp() if message.edit_date else 0.0
        text = text_of(message)
        known = self._versions.get(place)
        if known is not None and (not version or version < known[0] or text == known[1]):
            return False
        self._versions.put(place, (version, text))
        return True

    def is_first_of_album(self, album: str) -> bool:
        """Tell whether a picture is the first that comes of those sent together."""
        known = self._albums.get(album)
        self._albums.put(album, True)
        return known is None

    def keep(self, chat: int, question: int, exchange: Exchange) -> None:
        """Remember the reply to a message; it is written with the note that the message is dealt with."""
        self._replies.put((chat, question), exchange)
        self.keep_answer(chat, exchange.reply, exchange.answer)
        if self._store is not None:
            self._unwritten.put((name_of(chat), question), exchange)

    def take_unwritten(self) -> Exchanged:
        """Return the replies that are still to be written; whoever cannot write them gives them back."""
        return self._unwritten.take()

    def give_back(self, exchanged: Exchanged) -> None:
        """Take replies that could not be written, behind none that came since."""
        for place, exchange in {**exchanged, **self._unwritten.take()}.items():
            self._unwritten.put(place, exchange)

    def keep_answer(self, chat: int, message: int, answer: str) -> None:
        """Remember which answer a message of the bot is, "" when it is none."""
        if answer:
            self._answers.put((chat, message), answer)

    async def reply_to(self, chat: int, question: int) -> Exchange | None:
        """Return the reply to a message, None when it has none."""
        known = self._replies.get((chat, question))
        if known is not None or self._store is None:
            return known
        try:
            return await asyncio.to_thread(self._store.of, name_of(chat), question)
        except Failure as error:
            _log.error("which message answers which was not read: %s", error)
            return None

    def answer_in(self, chat: int, message: int) -> str:
        """Return the id of the answer that a message is, "" when that is not known."""
        return self._answers.get((chat, message)) or ""


def name_of(chat: int) -> str:
    """Return the name of a chat in what is kept."""
    return f"telegram:{chat}"
