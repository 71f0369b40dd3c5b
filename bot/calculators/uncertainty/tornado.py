"""A tornado: how far a result swings with each input alone, between its declared ends or by a tenth either way."""

from __future__ import annotations

import math
from typing import Any

from bot.calculators.declaration.arguments import Arguments
from bot.calculators.declaration.calculator import Calculator
from bot.calculators.declaration.findings import Swing
from bot.calculators.declaration.measure import Measure

TENTH = 0.1  # of its value: how far an input is moved that no source shows moving


def tornado(calculator: Calculator[Any], arguments: Arguments) -> list[Swing]:
    """Return a swing of the calculator's first measure for each input that moves it, the widest first."""
    if not calculator.measures:
        return []
    known = arguments.swings()
    swings = []
    for name in arguments.given():
        ends = known.get(name) or tenths(arguments, name)
        if ends is not None:
            swings.append(_swing(calculator.measures[0], arguments, name, ends))
    told = [one for one in swings if one.width and math.isfinite(one.width)]
    return sorted(told, key=lambda one: one.width, reverse=True)


def tenths(arguments: Arguments, name: str) -> tuple[float, float] | None:
    """Return an input a tenth less and more, within its range; None for a year, a word, several figures or none."""
    slot, value = type(arguments).slots()[name], arguments.given().get(name)
    if not isinstance(value, int | float) or slot.unit == "year" or not value:
        return None
    low, high = sorted(min(max(value * factor, slot.low), slot.high) for factor in (1 - TENTH, 1 + TENTH))
    return low, high


def _swing(measure: Measure[Any], arguments: Arguments, name: str, ends: tuple[float, float]) -> Swing:
    at_low, at_high = (float(measure.of(arguments.model_copy(update={name: value}))) for value in ends)
    assumed = name not in arguments.swings()
    return Swing(name, *ends, at_low, at_high, assumed)
