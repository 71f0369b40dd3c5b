"""`/language`: the language of the answers is chosen, or that of each question followed again."""

from __future__ import annotations

from typing import get_args

from bot.chat.choice import Choice, column
from bot.chat.reply import Reply
from bot.chat.request import Request
from bot.messages import message
from corpus.document import Language

_LANGUAGES: tuple[Language, ...] = get_args(Language)


def language_reply(request: Request) -> list[Reply]:
    """Choose the language that is asked for, or offer them all."""
    wanted, before = request.argument.lower(), request.language
    if not wanted:
        choices = [Choice(message(before, f"language-{name}"), f"/language {name}") for name in (*_LANGUAGES, "auto")]
        return [Reply(before, message(before, "language-ask"), rows=column(choices))]
    if wanted not in (*_LANGUAGES, "auto"):
        return [Reply(before, message(before, "language-usage"))]
    request.conversation.choose(next((name for name in _LANGUAGES if name == wanted), None))
    language = request.conversation.language or before
    return [Reply(language, message(language, f"language-set-{wanted}"), settles=True)]
