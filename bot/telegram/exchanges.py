"""Exchanges: which message of the bot answers which, so that an edited question has its answer edited, and none is
answered twice. In memory and bounded: of what was before a restart, an edited question gets a new answer."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Generic, TypeVar

from telegram import Message

from bot.telegram.address import text_of

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


@dataclass(frozen=True, slots=True)
class Exchange:
    """The bot's reply to a message: its id, whether it is a picture, whether it is all of it, the answer's id or ""."""

    reply: int
    is_picture: bool = False
    is_whole: bool = True
    answer: str = ""


class Exchanges:
    """Remembers updates, the messages of people as they were last, and the bot's replies."""

    def __init__(self) -> None:
        self._updates: _Recent[int, bool] = _Recent()
        self._versions: _Recent[Place, tuple[float, str]] = _Recent()
        self._albums: _Recent[str, bool] = _Recent()
        self._replies: _Recent[Place, Exchange] = _Recent()
        self._answers: _Recent[Place, str] = _Recent()

    def is_new(self, update: int) -> bool:
        """Tell whether an update comes for the first time, and remember it."""
        known = self._updates.get(update)
        self._updates.put(update, True)
        return known is None

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
        """Remember the reply to a message."""
        self._replies.put((chat, question), exchange)
        self.keep_answer(chat, exchange.reply, exchange.answer)

    def keep_answer(self, chat: int, message: int, answer: str) -> None:
        """Remember which answer a message of the bot is, "" when it is none."""
        if answer:
            self._answers.put((chat, message), answer)

    def reply_to(self, chat: int, question: int) -> Exchange | None:
        """Return the reply to a message, None when it has none."""
        return self._replies.get((chat, question))

    def answer_in(self, chat: int, message: int) -> str:
        """Return the id of the answer that a message is, "" when that is not known."""
        return self._answers.get((chat, message)) or ""
