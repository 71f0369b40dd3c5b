"""What a chat shows: messages with what belongs to each, notices between them, and cards to choose from."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.document import Language
from tests.bot.telegram.markup import Marked

Label = tuple[str, bool]  # a button's words, and whether it opens a link


@dataclass(frozen=True, slots=True)
class Message:
    """A message as a chat shows it; `author` is named where others write too, `reply` is whose and what it answers."""

    marked: Marked
    is_own: bool = False
    rows: tuple[tuple[Label, ...], ...] = ()
    photo: bytes | None = None
    file: tuple[str, int] | None = None  # its name, and its bytes
    author: str = ""
    forwarded: str = ""
    reply: tuple[str, str] | None = None
    is_edited: bool = False
    is_open: bool = False  # whether its folded quotes have been tapped
    time: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What stands between messages: that somebody joined, or what popped up after a tap."""

    text: str
    pops_up: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """An answer offered while somebody types after the bot's name."""

    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Screen:
    """A chat in a language of the client: its name, what is below that, and what is shown; `typed` is not yet sent."""

    language: Language
    title: str
    subtitle: str
    shown: tuple[Message | Notice, ...]
    cards: tuple[Card, ...] = ()
    typed: str = ""
