"""Cards: answers to a question that is still being typed, each a question with its answer, and nothing is kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answers.answer import Answer, Mode
from bot.chat.related import Related
from bot.messages import message
from corpus.document import Language
from corpus.language import language_of

if TYPE_CHECKING:
    from bot.engine import Engine

MOST_RELATED = 3
EXAMPLES = 3
_REMEMBERED = 512
_SHORTEST = 3  # characters of a question
_OFFERED = frozenset({Mode.ANSWER, Mode.CORRECT, Mode.CALC, Mode.ABSTAIN})


@dataclass(frozen=True, slots=True)
class Card:
    """A question and its answer."""

    question: str
    answer: Answer


class Cards:
    """Makes cards, the last ones remembered: people type a question letter by letter, and go back in it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._related = Related(engine)
        self._made: OrderedDict[tuple[str, str, Language | None], list[Card]] = OrderedDict()

    def of(self, question: str, language: Language | None, fallback: Language) -> list[Card]:
        """Return the cards for a question, in a language if one is chosen; the examples when it asks nothing yet.

        `fallback` is the language of the examples, where none is chosen.
        """
        question = " ".join(question.split())
        if len(question) < _SHORTEST:
            chosen = language or fallback
            return self._remembered("", chosen, lambda: self._examples(chosen))
        return self._remembered(question, language, lambda: self._answers(question, language))

    def _remembered(self, question: str, language: Language | None, make: Callable[[], list[Card]]) -> list[Card]:
        key = (self._engine.knowledge.name, question, language)
        if key not in self._made:
            self._made[key] = make()
            while len(self._made) > _REMEMBERED:
                self._made.popitem(last=False)
        self._made.move_to_end(key)
        return self._made[key]

    def _answers(self, question: str, language: Language | None) -> list[Card]:
        answer = self._engine.glimpse(question, language)
        if answer.mode not in _OFFERED:
            return self._examples(language or language_of(question))
        near = self._related.to(answer, (question,), MOST_RELATED)
        others = (Card(one.question, self._engine.glimpse(one.question, answer.language)) for one in near)
        return [Card(question, answer), *others]

    def _examples(self, language: Language) -> list[Card]:
        questions = [message(language, f"example-{number}") for number in range(1, EXAMPLES + 1)]
        return [Card(question, self._engine.glimpse(question, language)) for question in questions]
