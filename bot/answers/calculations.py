"""Calculations as answers: the result in a sentence, the caveats, the formula, and where every input comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.answers.answer import Answer, Mode
from bot.answers.draft import Draft
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.question import Question
from bot.calculators.declaration.arguments import Raw
from bot.calculators.declaration.calculation import Calculation
from bot.calculators.declaration.calculator import Origins
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.slot import Slot
from bot.calculators.refusal import meant_by, refusal_sentence
from bot.calculators.registry import CALCULATORS, calculate
from bot.calculators.talk.request import Request
from bot.calculators.uncertainty.estimate import as_estimate
from bot.calculators.wording import caveat_sentence, formula_line, inputs_line, range_sentence, result_sentence
from corpus.document import Language
from corpus.quantities import Quantity, find_quantities

_SHARED = 2.5  # weight of words that a sentence must share with the question: the same figure may be another thing's
_LONGEST_LINE = 360  # characters: a longer formula or list of inputs is read by whoever taps for it
_SEARCHED = 8  # passages in which a figure of the asker's is looked for


def answer_request(request: Request, question: Question, knowledge: Knowledge) -> Answer:
    """Work out what a question asks for, or ask for the input that lacks, or say which input is out of range."""
    calculator = request.calculator
    try:
        if request.missing:
            raise CalculatorError(f"{calculator.key}-asks", missing=request.missing)
        calculation = calculator.calculate(request.arguments, request.origins)
    except CalculatorError as error:
        draft = Draft(knowledge, question.language)
        draft.say(refusal_sentence(error, calculator, question.language), needed=True)
        answer = draft.answer(Mode.CLARIFY, arabic_digits=question.arabic_digits)
        return replace(answer, request=meant_by(error, request))
    return present(replace(calculation, labels=request.labels), question.language, knowledge, question)


def answer_command(
    name: str,
    arguments: Mapping[str, Raw],
    language: Language,
    knowledge: Knowledge,
    origins: Origins | None = None,
    *,
    arabic_digits: bool = False,
) -> Answer:
    """Work out a calculator named with its arguments; raises CalculatorError."""
    return present(calculate(name, arguments, origins), language, knowledge, arabic_digits=arabic_digits)


def present(
    calculation: Calculation,
    language: Language,
    knowledge: Knowledge,
    question: Question | None = None,
    *,
    arabic_digits: bool = False,
) -> Answer:
    """Say a calculation; what is too long for a message goes with the evidence."""
    draft = Draft(knowledge, language)
    calculation = as_estimate(CALCULATORS[calculation.name], calculation)
    result, *lines = _lines(calculation, language)
    draft.say(result, needed=True)
    for line in lines:
        if len(line) > _LONGEST_LINE or not draft.say(line):
            draft.fold(line)
    for source in _sources(calculation, language, knowledge, question):
        draft.cite(source)
    arabic_digits = arabic_digits or bool(question and question.arabic_digits)
    return draft.answer(Mode.CALC, calculation=calculation, arabic_digits=arabic_digits)


def calculation_text(calculation: Calculation, language: Language) -> str:
    """Say a calculation where there is no index to cite from."""
    return "\n\n".join(_lines(calculation, language))


def _lines(calculation: Calculation, language: Language) -> list[str]:
    """Return the result, how far off it may be, the caveats, the formula and the inputs, a line each."""
    calculator = CALCULATORS[calculation.name]
    lines = [
        result_sentence(calculator, calculation, language),
        range_sentence(calculation, language),
        caveat_sentence(calculation, language),
        formula_line(calculation, language),
        inputs_line(calculator, calculation, language),
    ]
    return [line for line in lines if line]


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
            shared = knowledge.weight_of_all(words & sentence.keys)
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
