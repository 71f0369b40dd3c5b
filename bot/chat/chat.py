"""The chat: what the bot replies to a message, the same in Telegram and in the terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, get_args

from bot.chat.calculator_command import calculator_reply
from bot.chat.choice import Choice, column
from bot.chat.reindexing import Reindexing
from bot.chat.reply import Reply, User
from bot.chat.request import Progress, Request
from bot.chat.shown import COMMAND, START
from bot.chat.source_list import source_list
from bot.chat.what_if import WhatIf
from bot.conversation import Conversation
from bot.messages import message
from corpus.document import Language

if TYPE_CHECKING:
    from bot.engine import Engine

MENU = ("ask", "sources", "calc", "language", "help")  # what a client's menu of commands offers
_EXAMPLES = 3
_LANGUAGES: tuple[Language, ...] = get_args(Language)


class Chat:
    """The bot without a transport; thread-safe as the engine is, and blocking."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._reindexing = Reindexing(engine)
        self._what_if = WhatIf(engine)
        self._commands: Mapping[str, Callable[[Request], list[Reply]]] = {
            "": self._answer,
            "start": self._start,
            "help": self._help,
            "example": self._example,
            "ask": self._ask,
            "sources": self._sources,
            "calc": self._calculate,
            COMMAND: self._what_if.reply,
            "mc": self._what_if.draws,
            "sensitivity": self._what_if.swings,
            "language": self._language,
            "reindex": self._reindexing.reply,
        }

    def knows(self, command: str) -> bool:
        """Tell whether a command, without its slash, is one of ours."""
        return command in self._commands

    def reply(self, text: str, conversation: Conversation, user: User, progress: Progress | None = None) -> list[Reply]:
        """Reply to a message or a tapped choice; `progress` is told how far a re-index is, from this thread."""
        request = Request(text, conversation, user, progress)
        return self._commands.get(request.command, self._unknown)(request)

    def _answer(self, request: Request) -> list[Reply]:
        return [Reply.of(self._engine.ask(request.argument, request.conversation))]

    def _ask(self, request: Request) -> list[Reply]:
        return self._answer(request) if request.argument else self._say(request, "chat-ask-usage")

    def _start(self, request: Request) -> list[Reply]:
        """Welcome, or open the calculation that a link was made of."""
        text = message(request.language, "chat-start")
        if request.argument.startswith(START):
            opened = self._what_if.opened(request.argument.removeprefix(START), request)
            if opened:
                return [opened]
            text = f"{message(request.language, 'what-if-link-unreadable')}\n\n{text}"
        return [Reply(request.language, text, rows=column(_examples(request.language)))]

    def _help(self, request: Request) -> list[Reply]:
        language = request.language
        parts = [message(language, "chat-help")]
        if request.user.is_admin:
            parts.append(message(language, "chat-help-admin"))
        text = "\n".join(parts) + "\n\n" + message(language, "chat-help-examples")
        return [Reply(language, text, rows=column(_examples(language)))]

    def _example(self, request: Request) -> list[Reply]:
        """Answer one of the examples, the question first: who taps a button has written nothing."""
        for language in _LANGUAGES:
            for choice in _examples(language):
                if choice.command == request.text.strip():
                    answer = self._engine.ask(choice.label, request.conversation)
                    return [Reply(language, choice.label), Reply.of(answer)]
        return self._unknown(request)

    def _sources(self, request: Request) -> list[Reply]:
        return [Reply(request.language, source_list(self._engine.sources(), request.language))]

    def _calculate(self, request: Request) -> list[Reply]:
        reply = calculator_reply(request, self._engine)
        return [reply] if reply else self._answer(request)

    def _language(self, request: Request) -> list[Reply]:
        wanted = request.argument.lower()
        if not wanted:
            choices = tuple(_language_choice(request.language, name) for name in (*_LANGUAGES, "auto"))
            return [Reply(request.language, message(request.language, "language-ask"), rows=column(choices))]
        if wanted not in (*_LANGUAGES, "auto"):
            return self._say(request, "language-usage")
        before = request.language
        request.conversation.language = next((name for name in _LANGUAGES if name == wanted), None)
        language = request.conversation.language or before
        return [Reply(language, message(language, f"language-set-{wanted}"), settles=True)]

    def _unknown(self, request: Request) -> list[Reply]:
        text = message(request.language, "chat-unknown-command", command=f"/{request.command[:32]}")
        return [Reply(request.language, text)]

    def _say(self, request: Request, key: str) -> list[Reply]:
        return [Reply(request.language, message(request.language, key))]


def _examples(language: Language) -> tuple[Choice, ...]:
    numbers = range(1, _EXAMPLES + 1)
    return tuple(Choice(message(language, f"example-{n}"), f"/example {language} {n}") for n in numbers)


def _language_choice(language: Language, name: str) -> Choice:
    return Choice(message(language, f"language-{name}"), f"/language {name}")
