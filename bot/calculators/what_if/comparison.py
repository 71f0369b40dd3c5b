"""A comparison: what changing one input did to a calculation, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.calculators.declaration.calculation import Calculation
from bot.calculators.declaration.calculator import Calculator
from bot.calculators.wording import figure, said, unit_phrase, value_phrase
from bot.messages import message
from bot.numbers import NEVER, percent, show
from corpus.document import Language

_VALUE, _NPV = "value", "npv"
_DIGITS = 3  # of a change
_MINUS = "-"  # as figures are written


def comparison_lines(
    calculator: Calculator[Any], before: Calculation, now: Calculation, argument: str, language: Language
) -> list[str]:
    """Say the input that changed, the headline and the NPV, if that is another, before and now, a line each."""
    was, is_now = (_input(calculator, one, argument, language) for one in (before, now))
    lines = [_line(f"argument-{argument}", was, is_now, "", language)]
    for name in _compared(before, now):
        was, is_now = (_result(calculator, one, name, language) for one in (before, now))
        key = "measure-npv" if _is_npv(now, name) else f"measure-{name}"
        lines.append(_line(key, was, is_now, _change(before, now, name, language), language))
    return lines


def _compared(before: Calculation, now: Calculation) -> Iterator[str]:
    """Yield the headline, and the NPV unless that is the headline."""
    yield _VALUE
    if _NPV in before.others and _NPV in now.others and not _is_npv(now, _VALUE):
        yield _NPV


def _is_npv(calculation: Calculation, name: str) -> bool:
    return name == _NPV or calculation.others.get(_NPV) == calculation.value


def _line(name: str, before: str, now: str, change: str, language: Language) -> str:
    """Say what a message of the catalogue names, before and now."""
    named = message(language, name)
    key = "what-if-changed" if change else "what-if-before"
    return message(language, key, name=named[:1].upper() + named[1:], before=before, now=now, change=change)


def _input(calculator: Calculator[Any], calculation: Calculation, argument: str, language: Language) -> str:
    item = next((item for item in calculation.inputs if item.name == argument), None)
    if item is None:
        return message(language, "what-if-unset")
    return value_phrase(calculator, item, language) + unit_phrase(item.unit, language)


def _result(calculator: Calculator[Any], calculation: Calculation, name: str, language: Language) -> str:
    value, unit = _measured(calculation, name)
    if value == NEVER:
        return message(language, "uncertainty-never")
    if unit == "year" and isinstance(value, float):
        return f"{value:.1f}"
    written = said(calculator, calculation, language)[name] + unit_phrase(unit, language)
    return written.replace(" %", "%")


def _measured(calculation: Calculation, name: str) -> tuple[Any, str]:
    """Return a result and its unit."""
    return (calculation.value, calculation.unit) if name == _VALUE else (calculation.others[name], "USD")


def _change(before: Calculation, now: Calculation, name: str, language: Language) -> str:
    """Say by how much a figure changed, of figures above zero in percent; "" where a difference says nothing."""
    (was, unit), (value, unit_now) = _measured(before, name), _measured(now, name)
    if unit != unit_now or not all(isinstance(one, int | float) for one in (was, value)):
        return ""
    difference = value - was
    sign = _MINUS if difference < 0 else "+"
    if not difference:
        return message(language, "what-if-unchanged")
    if unit == "year":
        return f"{sign}{abs(difference):.1f}"
    if unit == "%/yr":
        return message(language, "what-if-points", points=sign + show(abs(difference), _DIGITS))
    if was > 0 and value > 0:
        return sign + percent(float(f"{abs(difference) / was:.{_DIGITS}g}"))
    return sign + figure(abs(difference), language) + unit_phrase(unit, language)
