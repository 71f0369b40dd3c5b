"""A reply: what goes back to whoever wrote, before any transport draws it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answers.answer import Answer
from corpus.document import Language


@dataclass(frozen=True, slots=True)
class User:
    """Whoever writes; `language` is what their client is set to, or None when it doesn't say."""

    language: Language | None = None
    is_admin: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to tap or to type: `command` is a message to the bot, at most 64 bytes, as a button carries it."""

    label: str
    command: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One message: plain text, or an answer with its evidence, and what may be chosen next.

    A settled reply concludes the message whose button was tapped, or whose progress it ends, and may take its place.
    """

    language: Language
    text: str
    answer: Answer | None = None
    choices: tuple[Choice, ...] = ()
    settles: bool = False

    @classmethod
    def of(cls, answer: Answer) -> Reply:
        """Return the reply that an answer is."""
        return cls(answer.language, answer.text, answer)
