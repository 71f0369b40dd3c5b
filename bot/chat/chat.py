"""The chat: what the bot replies to a message, the same in Telegram and in the terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answers.answer import Mode
from bot.calculators.registry import CALCULATORS
from bot.chat.admin import ADMIN_MENU, Administration
from bot.chat.asking import Asking, examples
from bot.chat.calculator_command import calculator_reply
from bot.chat.cards import Cards
from bot.chat.check import Checking
from bot.chat.choice import column
from bot.chat.forgetting import COMMAND as FORGET
from bot.chat.forgetting import Forgetting
from bot.chat.language_choice import language_reply
from bot.chat.limiting import Limiting
from bot.chat.rating import Rating
from bot.chat.receipt_view import ReceiptView
from bot.chat.reply import Reply, User
from bot.chat.request import NOTHING, About, OnText, Progress, Request
from bot.chat.shown import COMMAND, START
from bot.chat.source_list import source_list
from bot.chat.source_view import SourceView
from bot.chat.what_if import WhatIf
from bot.conversation import Conversation, Conversations
from bot.messages import message
from bot.state.retention import RETENTION_DAYS

if TYPE_CHECKING:
    from bot.admin.office import Office
    from bot.engine import Engine
    from bot.state.stores import State

__all__ = ["ADMIN_MENU", "MENU", "Chat"]

# What a client's menu of commands offers; ADMIN_MENU is what it offers administrators besides.
MENU = ("ask", "check", "sources", "calc", "receipt", "language", "privacy", "help")
_LINKED = frozenset({"help", "sources", "calc", "language", "privacy", "check"})  # what `/start TOPIC` may open


class Chat:
    """The bot without a transport; thread-safe as the engine is, and blocking."""

    def __init__(self, engine: Engine, state: State | None = None, office: Office | None = None) -> None:
        """Converse over an engine; where a `state` is given, conversations outlive the process and have limits.

        Where an `office` is given, administrators can change what the bot knows.
        """
        self._engine = engine
        self.conversations = Conversations(state.chats if state else None)
        self.limiting = Limiting(state.limits if state else None)
        self.rating = Rating(state.feedbacks if state else None)
        self._asking = Asking(engine, self.rating)
        self._retention_days = state.retention_days if state else RETENTION_DAYS
        self.cards = Cards(engine)
        self._administration = Administration(engine, office)
        self._what_if = WhatIf(engine)
        self._commands: Mapping[str, Callable[[Request], list[Reply]]] = {
            "": self._answer,
            "start": self._start,
            "help": self._help,
            "example": lambda request: self._asking.example(request) or self._unknown(request),
            "ask": self._ask,
            "sources": self._sources,
            "calc": self._calculate,
            COMMAND: self._what_if.reply,
            "mc": self._what_if.draws,
            "sensitivity": self._what_if.swings,
            "language": language_reply,
            "privacy": self._privacy,
            FORGET: Forgetting(self.conversations, state.chats if state else None).reply,
            "check": Checking(engine).reply,
            "receipt": ReceiptView(engine).reply,
            "source": SourceView(engine).reply,
            "more": self._asking.more,
            "rate": self.rating.reply,
            **self._administration.commands,
        }

    def knows(self, command: str) -> bool:
        """Tell whether a command, without its slash, is one of ours."""
        return command in self._commands

    def reply(
        self,
        text: str,
        conversation: Conversation,
        user: User,
        progress: Progress | None = None,
        about: About = NOTHING,
        on_text: OnText | None = None,
    ) -> list[Reply]:
        """Reply to a message or a tapped choice; `progress` is told how far a re-index is, from this thread.

        `about` is the message that it replies to, if it does; `on_text` is told, from another thread, the text so far
        of an answer that a language model is writing.
        """
        self.restore(conversation)
        request = Request(text, conversation, user, progress, about, on_text)
        refused = self.limiting.refusal(request)
        if refused is not None:
            return refused
        return self._commands.get(request.command, self._unknown)(request)

    def restore(self, conversation: Conversation) -> None:
        """Find what a conversation was before a restart, if it has not been; blocks as a reply does."""
        conversation.restore(self._engine.recall)

    def move(self, old: str, new: str) -> None:
        """Go on under another name with a chat, whose number has changed; blocks as a reply does."""
        self.conversations.move(old, new)

    def health(self) -> dict[str, str]:
        """Return what questions are answered from, for whoever watches over the bot."""
        return {"generation": self._engine.knowledge.name, "vectors": self._engine.vectors}

    def receive(self, name: str, content: bytes, caption: str, conversation: Conversation, user: User) -> list[Reply]:
        """Reply to a file: to an administrator's, with what it would be as a document."""
        return self._administration.receive(name, content, Request(caption, conversation, user))

    @property
    def largest_file(self) -> int:
        """How many bytes a file of an administrator may have; 0 where none can be added."""
        return self._administration.largest_file

    def _answer(self, request: Request) -> list[Reply]:
        if self._administration.takes(request):
            return self._administration.add(request)
        return [self._asking.reply(request.argument, request)]

    def _ask(self, request: Request) -> list[Reply]:
        return self._answer(request) if request.argument else self._say(request, "chat-ask-usage")

    def _start(self, request: Request) -> list[Reply]:
        """Welcome, or open what a link was made of: a calculation, a page of ours, or a topic."""
        text = message(request.language, "chat-start")
        if request.argument.startswith(START):
            opened = self._what_if.opened(request.argument.removeprefix(START), request)
            if opened:
                return [opened]
            text = f"{message(request.language, 'what-if-link-unreadable')}\n\n{text}"
        elif request.argument and (linked := self._linked(request)):
            return linked
        return [Reply(request.language, text, rows=column(examples(request.language)))]

    def _linked(self, request: Request) -> list[Reply]:
        """Return what a link's topic opens: a command or a calculator by name, or a question; nothing for neither."""
        topic = request.argument.lower()
        if topic in _LINKED or topic in CALCULATORS:
            name, text = (topic, f"/{topic}") if topic in _LINKED else ("calc", f"/calc {topic}")
            return self._commands[name](replace(request, text=text))
        question = topic.replace("_", " ").strip()
        answer = self._engine.glimpse(question, request.language) if question else None
        return [self._asking.reply(question, request)] if answer and answer.mode is Mode.ANSWER else []

    def _privacy(self, request: Request) -> list[Reply]:
        return [Reply(request.language, message(request.language, "chat-privacy", days=self._retention_days))]

    def _help(self, request: Request) -> list[Reply]:
        language = request.language
        parts = [message(language, "chat-help")]
        if request.user.is_admin:
            parts.append(self._administration.help(language))
        text = "\n".join(parts) + "\n\n" + message(language, "chat-help-examples")
        return [Reply(language, text, rows=column(examples(language)))]

    def _sources(self, request: Request) -> list[Reply]:
        listed = source_list(self._engine.sources(), request.language, request.argument)
        return self._administration.sources(request) or [listed]

    def _calculate(self, request: Request) -> list[Reply]:
        reply = calculator_reply(request, self._engine)
        return [reply] if reply else self._answer(request)

    def _unknown(self, request: Request) -> list[Reply]:
        text = message(request.language, "chat-unknown-command", command=f"/{request.command[:32]}")
        return [Reply(request.language, text)]

    def _say(self, request: Request, key: str) -> list[Reply]:
        return [Reply(request.language, message(request.language, key))]
