"""Examples: values to start a calculator with, from its declaration: declared swings, or round values of the slot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.calculators.declaration.calculation import Value
from bot.calculators.declaration.calculator import Calculator
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.slot import SHARE, Slot

_COUNT = 3
_ROUND: Mapping[str, tuple[float, ...]] = {  # more than `_COUNT`: of two inputs of a unit, the second is the larger
    "MW": (50, 100, 500, 1_000),
    SHARE: (0.10, 0.20, 0.30, 0.50),
    "year": (2026, 2027, 2030, 2035),
    "years": (5, 10, 15, 20),
    "USD": (1e9, 2e9, 5e9, 1e10),
}
_GROWTH = (0.05, 0.10, 0.15, 0.20)
_FIGURES = (10.0, 50.0, 100.0, 200.0)


def required_of(calculator: Calculator[Any]) -> tuple[str, ...]:
    """Return the arguments to start a calculator with, in order of declaration: those that it asks for first."""
    alternatives = calculator.intent.inputs
    wanted = [names for names in alternatives if calculator.intent.asks in names] or list(alternatives)
    chosen = min(wanted, key=lambda names: len(_lacking(calculator, names)))
    names = _lacking(calculator, chosen) or chosen
    return tuple(name for name in calculator.arguments.slots() if name in names)


def examples_of(calculator: Calculator[Any]) -> list[dict[str, Value]]:
    """Return inputs to start a calculator with, three sets at most, that it takes."""
    slots, required = calculator.arguments.slots(), required_of(calculator)
    found: list[dict[str, Value]] = []
    for at in range(_COUNT):
        seen: dict[str, int] = {}
        given: dict[str, Value] = {}
        for name in required:
            values = _values(slots[name], calculator.arguments.default(name))
            place = at + seen.get(slots[name].unit, 0)
            seen[slots[name].unit] = seen.get(slots[name].unit, 0) + 1
            given[name] = values[place % len(values)]
        if given not in found and _is_taken(calculator, given):
            found.append(given)
    return found


def _lacking(calculator: Calculator[Any], names: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in names if calculator.arguments.default(name) is None)


def _values(slot: Slot, default: Value | None) -> tuple[Value, ...]:
    if slot.choices:
        return slot.choices
    if isinstance(default, int | float):
        low, high = slot.swing or (default, default)
        return tuple(dict.fromkeys((low, float(default), high)))
    round_values = _GROWTH if slot.unit == SHARE and slot.low < 0 else _ROUND.get(slot.unit, _FIGURES)
    return tuple(value for value in round_values if slot.holds(value))


def _is_taken(calculator: Calculator[Any], given: Mapping[str, Value]) -> bool:
    try:
        calculator.calculate(given)
    except CalculatorError:
        return False
    return True
