"""Calculations as answers: the result in a sentence, the caveats, the formula, and where every input comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum

from bot.answers.answer import Answer, Mode
from bot.answers.draft import Draft
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.question import Question
from bot.calculators.declaration.calculation import Calculation
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.slot import Slot
from bot.calculators.registry import CALCULATORS, calculate
from bot.calculators.talk.request import Request
from bot.calculators.wording import input_phrase, result_sentence
from bot.messages import message
from corpus.document import Language
from corpus.quantities import Quantity, find_quantities

_SHARED = 2.5  # weight of words that a sentence must share with the question: the same figure may be another thing's
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
    calculator = CALCULATORS[calculation.name]
    said = (item for item in calculation.inputs if item.unit != "choice" or item.origin.kind == "you")
    inputs = separator.join(input_phrase(calculator, item, language) for item in said)
    return [
        result_sentence(calculator, calculation, language),
        *caveats,
        message(language, "calculator-formula", formula=calculation.formula),
        message(language, "calculator-inputs", inputs=inputs),
    ]


def _sources(
    calculation: Calculation, language: Language, knowledge: Knowledge, question: Question | None
) -> Iterator[Sentence]:
    """Yield the claims reckoned with, the sentences that hold the defaults in use, and the asker's own figures'."""
    calculator = CALCULATORS[calculation.name]
    for claim in calculator.claims:
        passage = knowledge.at(claim, language)
        yield from knowledge.sentences(passage)[:1] if passage else []
    slots = calculator.arguments.slots()
    for item in calculation.inputs:
        values = item.value if isinstance(item.value, list) else [item.value]
        passage = knowledge.at(item.origin.reference, language) if item.origin.reference else None
        sentences = knowledge.sentences(passage) if passage else []
        for value in (value for value in values if isinstance(value, int | float)):
            yield from _stating(value, slots[item.name], sentences)
    if question is not None:
        for quantity in question.quantities:
            yield from _holding(quantity, question, knowledge)


def _stating(value: float, slot: Slot, sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """Return the first of some sentences that states a slot's value, if one does."""
    return [one for one in sentences if holds_figure(one.text, value / slot.per_base, slot.unit_of_text)][:1]


def _holding(quantity: Quantity, question: Question, knowledge: Knowledge) -> Iterator[Sentence]:
    """Yield the nearest sentence that holds a figure of the asker's, if any does; a bare year says nothing."""
    if quantity.unit in ("", "year", "years", "months", "days"):
        return
    words = {key for term in question.terms if not term.is_number for key in term.keys}
    for hit in knowledge.search(question.text, _SEARCHED):
        passage = knowledge.in_language(hit.passage, question.language)
        for sentence in knowledge.sentences(passage):
            shared = fsum(knowledge.weight([key]) for key in words & sentence.keys)
            if shared >= _SHARED and holds_figure(sentence.text, quantity.value, quantity.unit, strictly=True):
                yield sentence
                return


def holds_figure(text: str, value: float, unit: str, strictly: bool = False) -> bool:
    """Tell whether a text holds a figure in whatever scale; unless `strictly`, a bare number may be any unit's."""
    return any(
        abs(end - value) <= 1e-6 * abs(value)
        and (quantity.unit == unit or (not strictly and not (unit and quantity.unit)))
        for quantity in find_quantities(text)
        for end in (quantity.low, quantity.high)
    )
