"""Asking: a question in words, and under its answer what one may do next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from bot.chat.answer_keyboard import AnswerKeyboard
from bot.chat.choice import Choice
from bot.chat.rating import Rating
from bot.chat.related import Related
from bot.chat.reply import Reply
from bot.chat.request import Request
from bot.messages import message
from corpus.document import Language

if TYPE_CHECKING:
    from bot.engine import Engine

_EXAMPLES = 3


class Asking:
    """Asks the engine, and answers the questions that buttons carry."""

    def __init__(self, engine: Engine, rating: Rating) -> None:
        self._engine = engine
        self._rating = rating
        self._keyboard = AnswerKeyboard(engine)
        self._related = Related(engine)

    def reply(self, question: str, request: Request) -> Reply:
        """Ask a question for a request; an answer that a language model writes is told to its `on_text` as it comes."""
        answer = self._engine.ask(question, request.conversation, request.user.id, request.on_text)
        reply = Reply.of(answer)
        before = [turn.question for turn in request.conversation.turns]
        rows = (*reply.rows, *self._keyboard.rows(answer, (*before, question)), self._rating.row(answer))
        return replace(reply, rows=tuple(row for row in rows if row))

    def more(self, request: Request) -> list[Reply]:
        """Answer a related question that was offered, the question first."""
        found = self._related.question(request.argument)
        if found is None:
            return [Reply(request.language, message(request.language, "related-gone"))]
        question, language = found
        return [Reply(language, question), self.reply(question, request)]

    def example(self, request: Request) -> list[Reply]:
        """Answer one of the examples, the question first: who taps a button has written nothing. Else nothing."""
        for language in get_args(Language):
            for choice in examples(language):
                if choice.command == request.text.strip():
                    return [Reply(language, choice.label), self.reply(choice.label, request)]
        return []


def examples(language: Language) -> tuple[Choice, ...]:
    """Return the examples that a newcomer may tap."""
    numbers = range(1, _EXAMPLES + 1)
    return tuple(Choice(message(language, f"example-{n}"), f"/example {language} {n}") for n in numbers)
