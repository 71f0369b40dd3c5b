"""Views: what is said of a calculation beside its result: how far off it may be, its formula, what a change did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.answers.answer import Answer
from bot.calculators.declaration.calculation import Calculation
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.what_if.comparison import comparison_lines
from bot.calculators.wording import (
    draws_lines,
    formula_line,
    inputs_line,
    range_sentence,
    result_sentence,
    swing_lines,
)
from bot.chat.shown import COMPARE, DRAWS, FORMULA, RANGE, SWINGS, Shown
from bot.messages import message
from corpus.text import arabic_figures

_MOST_SWINGS = 6


def in_view(answer: Answer, calculation: Calculation, shown: Shown) -> Answer:
    """Return a calculation's answer with the text of a view; in the plain one it says what it says already."""
    paragraphs = [paragraph for paragraph in _paragraphs(calculation, shown) if paragraph]
    if not paragraphs:
        return answer
    result = result_sentence(shown.case.calculator, calculation, shown.case.language)
    text = "\n\n".join([*paragraphs, result] if shown.view == COMPARE else [result, *paragraphs])
    return replace(answer, text=arabic_figures(text) if answer.arabic_digits else text, details=())


def _paragraphs(calculation: Calculation, shown: Shown) -> Iterable[str]:
    """Yield a view's paragraphs, some of which may be empty."""
    calculator, language = shown.case.calculator, shown.case.language
    if shown.view == FORMULA:
        yield formula_line(calculation, language)
        yield inputs_line(calculator, calculation, language)
    if shown.view == COMPARE:
        yield "\n".join(_compared(calculation, shown))
    if shown.view in (RANGE, DRAWS):
        yield range_sentence(calculation, language)
        yield "\n".join(draws_lines(calculation, language))
    if shown.view in (RANGE, SWINGS):
        lines = swing_lines(calculator, calculation, language, _MOST_SWINGS)
        yield "\n".join([message(language, "what-if-swings"), *lines]) if lines else ""


def _compared(calculation: Calculation, shown: Shown) -> list[str]:
    """Return the comparison with what was before the last change; none when that is not known or cannot be."""
    if shown.change is None:
        return []
    argument, given = shown.change
    try:
        before = shown.case.calculator.calculate(given)
    except CalculatorError:
        return []
    return comparison_lines(shown.case.calculator, before, calculation, argument, shown.case.language)
