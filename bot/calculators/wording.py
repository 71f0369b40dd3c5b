"""Wording: a calculation's result and inputs, said in a language."""

from __future__ import annotations

import re
from typing import Any

from bot.calculators.declaration.arguments import shown
from bot.calculators.declaration.calculation import Calculation, Input, Value
from bot.calculators.declaration.calculator import Calculator
from bot.calculators.declaration.slot import Slot
from bot.messages import message
from bot.numbers import percent, show
from corpus.document import Language

_UNSAID = frozenset({"", "fraction", "year", "years", "choice", "any", "ratio", "number"})
_FRACTIONS = ("share", "irr")  # results that are said in percent
_NOT_IN_KEYS = re.compile("[^a-z]+")
_SCALES = ((1e9, "billion"), (1e6, "million"))


def result_sentence(calculator: Calculator[Any], calculation: Calculation, language: Language) -> str:
    """Say the result with what belongs to it."""
    slots = calculator.arguments.slots()
    values = {item.name: _value(item.value, slots[item.name], language) for item in calculation.inputs}
    values |= {name: _figures(value, language) for name, value in calculation.others.items()}
    values |= {
        name: percent(result) for name in _FRACTIONS if isinstance(result := calculation.others.get(name), int | float)
    }
    values["value"] = _figures(calculation.value, language)
    return message(language, f"{calculator.key}-result", **values)


def input_phrase(calculator: Calculator[Any], item: Input, language: Language) -> str:
    """Say an input with its unit and where it comes from."""
    value = _value(item.value, calculator.arguments.slots()[item.name], language)
    unit = "" if item.unit in _UNSAID else f" {message(language, _unit_key(item.unit))}"
    origin = item.origin.label if item.origin.reference is not None else message(language, f"origin-{item.origin.kind}")
    return f"{message(language, f'argument-{item.name}')} {value}{unit} ({origin})"


def figure(value: float, language: Language) -> str:
    """Write a figure as it is said: millions and billions in words."""
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return message(language, f"figure-{word}", value=show(value / scale))
    return show(value)


def _unit_key(unit: str) -> str:
    return "unit-" + _NOT_IN_KEYS.sub("-", unit.lower())


def _value(value: Value, slot: Slot, language: Language) -> str:
    if isinstance(value, list):
        return " / ".join(_value(part, slot, language) for part in value)
    if isinstance(value, str):
        return value
    return figure(value, language) if abs(value) >= _SCALES[-1][0] else shown(value, slot)


def _figures(value: Any, language: Language) -> str:
    """Write a result: a figure, several in order, or a word; tables are not said."""
    if isinstance(value, list):
        return " / ".join(_figures(part, language) for part in value if not isinstance(part, dict))
    return figure(float(value), language) if isinstance(value, int | float) else str(value)
