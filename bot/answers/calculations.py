"""Calculations as answers: the result in a sentence, the caveats, the formula, and where every input comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.answers.answer import Answer, Mode
from bot.answers.draft import Draft
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.question import Question
from bot.calculators.arguments import shown
from bot.calculators.calculation import Calculation, Input
from bot.calculators.errors import CalculatorError
from bot.calculators.numbers import percent, show
from bot.calculators.registry import CALCULATORS, calculate
from bot.calculators.talk import Request
from bot.messages import message
from corpus.document import Language
from corpus.quantities import Quantity, find_quantities

_SEARCHED = 8  # passages in which a figure of the asker's is looked for


def answer_request(request: Request, question: Question, knowledge: Knowledge) -> Answer:
    """Work out what a question asks for, or ask for the input that lacks, or say which input is out of range."""
    try:
        if request.missing:
            raise CalculatorError(f"{request.calculator.key}-asks", missing=request.missing)
        calculation = request.calculator.calculate(request.arguments)
    except CalculatorError as error:
        draft = Draft(knowledge, question.language)
        draft.say(error.sentence(question.language), needed=True)
        return draft.answer(Mode.CLARIFY, arabic_digits=question.arabic_digits)
    return present(calculation, question.language, knowledge, question)


def answer_command(name: str, arguments: dict[str, str], language: Language, knowledge: Knowledge) -> Answer:
    """Work out a calculator named with its arguments; raises CalculatorError."""
    return present(calculate(name, arguments), language, knowledge)


def present(
    calculation: Calculation, language: Language, knowledge: Knowledge, question: Question | None = None
) -> Answer:
    """Say a calculation."""
    draft = Draft(knowledge, language)
    result, *lines = _lines(calculation, language)
    draft.say(result, needed=True)
    for line in lines:
        draft.say(line)
    for source in _sources(calculation, language, knowledge, question):
        draft.cite(source)
    return draft.answer(Mode.CALC, calculation=calculation, arabic_digits=bool(question and question.arabic_digits))


def calculation_text(calculation: Calculation, language: Language) -> str:
    """Say a calculation where there is no index to cite from."""
    return "\n\n".join(_lines(calculation, language))


def _lines(calculation: Calculation, language: Language) -> list[str]:
    """Return the result, the caveats, the formula and the inputs, a line each."""
    caveats = [message(language, "calculator-note", caveat=message(language, caveat)) for caveat in calculation.caveats]
    separator = "؛ " if language == "ar" else "; "
    inputs = separator.join(_input(item, calculation, language) for item in calculation.inputs)
    return [
        _result(calculation, language),
        *caveats,
        message(language, "calculator-formula", formula=calculation.formula),
        message(language, "calculator-inputs", inputs=inputs),
    ]


def _result(calculation: Calculation, language: Language) -> str:
    key = CALCULATORS[calculation.name].key + "-result"
    slots = CALCULATORS[calculation.name].arguments.slots()
    values = {name: _said(value) for name, value in calculation.others.items()}
    values |= {
        item.name: shown(item.value, slots[item.name]) for item in calculation.inputs if isinstance(item.value, float)
    }
    if "share" in calculation.others:
        values["share"] = percent(float(calculation.others["share"]))
    return message(language, key, **values | {"value": _said(calculation.value)})


def _said(value: Any) -> str:
    """Write a figure, or several in order."""
    if isinstance(value, list):
        return (
            " / ".join(_said(part) for part in value)
            if not any(isinstance(part, dict | list) for part in value)
            else ""
        )
    return show(float(value)) if isinstance(value, int | float) else str(value)


def _input(item: Input, calculation: Calculation, language: Language) -> str:
    slot = CALCULATORS[calculation.name].arguments.slots()[item.name]
    value = shown(float(item.value), slot) if isinstance(item.value, int | float) else str(item.value)
    unit = slot.unit if slot.unit not in ("fraction", "year", "years", "choice", "any", "ratio") else ""
    origin = item.origin.label
    origin = message(language, f"origin-{origin}") if item.origin.reference is None else origin
    return f"{message(language, f'argument-{item.name}')} {value}{' ' + unit if unit else ''} ({origin})"


def _sources(
    calculation: Calculation, language: Language, knowledge: Knowledge, question: Question | None
) -> Iterator[Sentence]:
    """Yield the sentences that hold the defaults in use, then those that hold the asker's own figures."""
    slots = CALCULATORS[calculation.name].arguments.slots()
    for item in calculation.inputs:
        if item.origin.reference is not None and isinstance(item.value, float):
            passage = knowledge.at(item.origin.reference, language)
            slot = slots[item.name]
            for sentence in knowledge.sentences(passage) if passage else []:
                if holds_figure(sentence.text, item.value / slot.per_base, slot.unit_of_text):
                    yield sentence
                    break
    if question is not None:
        for quantity in question.quantities:
            yield from _holding(quantity, question, knowledge)


def _holding(quantity: Quantity, question: Question, knowledge: Knowledge) -> Iterator[Sentence]:
    """Yield the nearest sentence that holds a figure of the asker's, if any does; a bare year says nothing."""
    if quantity.unit in ("", "year", "years", "months", "days"):
        return
    for hit in knowledge.search(question.text, _SEARCHED):
        passage = knowledge.in_language(hit.passage, question.language)
        for sentence in knowledge.sentences(passage):
            if holds_figure(sentence.text, quantity.value, quantity.unit):
                yield sentence
                return


def holds_figure(text: str, value: float, unit: str) -> bool:
    """Tell whether a text holds a figure, whatever the unit's scale; a bare number may be any unit's."""
    return any(
        abs(end - value) <= 1e-6 * abs(value) and (quantity.unit == unit or not unit or not quantity.unit)
        for quantity in find_quantities(text)
        for end in (quantity.low, quantity.high)
    )
