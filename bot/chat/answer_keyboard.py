"""The keyboard under an answer: what it rests on, where one may go on from it, a calculator that fits, the thumbs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.answers.answer import Answer, Mode
from bot.calculators.declaration.calculator import Calculator
from bot.calculators.registry import CALCULATORS
from bot.chat.calculator_menu import title
from bot.chat.choice import LONGEST_COMMAND, Choice, Row
from bot.chat.passages import Passages
from bot.chat.related import Related
from bot.chat.source_view import showing
from bot.evidence import superscript
from bot.messages import message
from corpus.document import Language, Reference
from corpus.passage import Passage
from corpus.quantities import find_quantities

if TYPE_CHECKING:
    from bot.engine import Engine

_MOST_SOURCES = 3
_TELLING = frozenset({Mode.ANSWER, Mode.CORRECT, Mode.ABSTAIN})
_ENERGY, _LARGEST = "site_energy", 100_000  # takes a power in MW


class AnswerKeyboard:
    """Makes the rows under answers, from what the generation in force knows."""

    def __init__(self, engine: Engine) -> None:
        self._passages = Passages(engine)
        self._related = Related(engine)

    def rows(self, answer: Answer, asked: Sequence[str]) -> tuple[Row, ...]:
        """Return the rows under an answer that no calculator made; `asked` are the questions up to it."""
        if answer.calculation or not answer.citations:
            return ()
        cited = self._cited(answer)
        if not cited:
            return ()
        rows = [self._sources(cited, answer)]
        if answer.mode in _TELLING:
            rows += [(Choice(one.question, one.command),) for one in self._related.to(answer, asked)]
        if answer.mode is Mode.ANSWER:
            rows.append(_calculating(cited, answer))
        return tuple(row for row in rows if row)

    def _cited(self, answer: Answer) -> dict[Passage, int]:
        """Return the passages that an answer cites, each with the number of its first citation."""
        cited: dict[Passage, int] = {}
        for number, citation in enumerate(answer.citations, start=1):
            if passage := self._passages.knowledge.cited(citation):
                cited.setdefault(passage, number)
        return cited

    def _sources(self, cited: dict[Passage, int], answer: Answer) -> Row:
        shown = list(cited.items())[:_MOST_SOURCES]
        label = message(answer.language, "answer-source")
        marks = [f" {superscript(number)}" * (len(cited) > 1) for _, number in shown]
        row = [Choice(label + mark, showing(passage)) for (passage, _), mark in zip(shown, marks, strict=True)]
        other = self._passages.parallel(shown[0][0]) if shown else None
        if other is not None:
            row.append(Choice(message(answer.language, f"source-in-{other.language}"), showing(other)))
        return tuple(row)


def _calculating(cited: dict[Passage, int], answer: Answer) -> Row:
    """Return a calculator for what is cited: one that reckons with it, or else a site's energy for a power in MW."""
    for passage in cited:
        here = Reference(passage.source, passage.paragraph)
        fitting = next((name for name, one in CALCULATORS.items() if _reckons_with(one, here)), None)
        if fitting:
            return (_choice(fitting, f"/calc {fitting}", answer.language),)
    quoted = find_quantities(answer.citations[0].quote)
    power = next((one.low for one in quoted if one.unit == "MW" and 0 < one.low <= _LARGEST), None)
    return (_choice(_ENERGY, f"/calc {_ENERGY} mw={power:g}", answer.language, f"{power:g} MW"),) if power else ()


def _reckons_with(calculator: Calculator[Any], passage: Reference) -> bool:
    """Tell whether a calculator puts a passage's claim to the test, or asks first for a figure that is from there."""
    slots = calculator.arguments.slots().values()
    return passage in calculator.claims or any(slot.primary and slot.origin == passage for slot in slots)


def _choice(name: str, command: str, language: Language, of: str = "") -> Choice:
    label = message(language, "answer-calculate", title=title(CALCULATORS[name], language))
    assert len(command.encode()) <= LONGEST_COMMAND
    return Choice(f"{label} ({of})" if of else label, command)
