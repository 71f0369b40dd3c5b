"""Tools: the calculators as a model may call them, with no input that neither the asker nor a passage gave."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bot.answers import lexicon
from bot.answers.calculations import holds_figure
from bot.answers.question import Question
from bot.answers.terms import figures_in
from bot.calculators.declaration.calculation import Calculation, Origin
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.schema import tool_of
from bot.calculators.declaration.slot import ANY, Slot
from bot.calculators.refusal import refusal_sentence
from bot.calculators.registry import CALCULATORS, calculate
from bot.calculators.talk.request import is_order
from bot.calculators.wording import result_sentence
from bot.llm.offer import Offer
from bot.llm.server import Call
from corpus.tokens import canonical_number

_HUGE = 1e300  # what JSON calls a number and no calculator can reckon with


class _BadCallError(Exception):
    """A call that cannot be run, said as the model can read it."""


class Tools:
    """The calculators for one question; `calculation` is the last that was worked out."""

    def __init__(self, question: Question, offer: Offer, known: Calculation | None) -> None:
        self._question = question
        self._offer = offer
        self.calculation: Calculation | None = None
        self.schemas = [tool_of(CALCULATORS[name], question.language) for name in _names(question, known)]

    def run(self, call: Call) -> str:
        """Run a call and return what the model is told: the calculation as JSON, or why there is none."""
        try:
            self.calculation = self._calculate(call)
        except _BadCallError as error:
            return json.dumps({"error": str(error)}, ensure_ascii=False)
        said = result_sentence(CALCULATORS[call.name], self.calculation, self._question.language)
        return json.dumps({**self.calculation.as_json(), "said": said}, ensure_ascii=False)

    def _calculate(self, call: Call) -> Calculation:
        if call.name not in {schema["function"]["name"] for schema in self.schemas}:
            raise _BadCallError(f"there is no tool {call.name[:60]!r}")
        arguments = _arguments(call)
        try:
            origins = {name: self._origin(call.name, name, value) for name, value in arguments.items()}
            return calculate(call.name, arguments, origins)
        except CalculatorError as error:
            sentence = refusal_sentence(error, CALCULATORS[call.name], self._question.language)
            raise _BadCallError(sentence) from error

    def _origin(self, calculator: str, name: str, value: Any) -> Origin:
        """Return who gave an input: the asker, else the passage that holds it."""
        slot = CALCULATORS[calculator].arguments.slots().get(name)
        if slot is None or slot.choices:
            return Origin("you")
        values = value if isinstance(value, list) else [value]
        if not all(isinstance(one, int | float) and not isinstance(one, bool) and abs(one) < _HUGE for one in values):
            raise _BadCallError(f"{name} is not a number")
        if _holds(self._question.query, values, slot):
            return Origin("you")
        for item in self._offer.items:
            if _holds(item.text, values, slot):
                return Origin("source", item.reference)
        raise _BadCallError(f"{name}: {value} stands neither in the question nor in a passage; leave it out")


def _names(question: Question, known: Calculation | None) -> list[str]:
    """Return the calculators to offer: the one that was found out to be meant, else all when something is to reckon."""
    if known is not None:
        return [known.name]
    reckons = question.says(lexicon.COMPUTE) or question.says(lexicon.CONDITIONAL) or is_order(question.text)
    return list(CALCULATORS) if reckons else []


def _arguments(call: Call) -> Mapping[str, Any]:
    try:
        read = json.loads(call.arguments or "{}")
    except ValueError as error:
        raise _BadCallError("the arguments are no JSON") from error
    if not isinstance(read, dict):
        raise _BadCallError("the arguments are no object")
    return {name: value for name, value in read.items() if value is not None}


def _holds(text: str, values: list[float], slot: Slot) -> bool:
    """Tell whether a text holds some values of a slot; of one that takes any unit, as numbers in whatever scale."""
    if slot.unit == ANY:
        return {canonical_number(f"{value:.15g}") for value in values} <= figures_in(text)
    return all(holds_figure(text, value / slot.per_base, slot.unit_of_text) for value in values)
