"""An estimate: a calculation told with how far off it may be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.calculators.declaration.calculation import Calculation
from bot.calculators.declaration.calculator import Calculator
from bot.calculators.declaration.ranges import corners, ranges_in
from bot.calculators.uncertainty.monte_carlo import simulate
from bot.calculators.uncertainty.tornado import tornado


def as_estimate(calculator: Calculator[Any], calculation: Calculation) -> Calculation:
    """Return a calculation with its tornado, and with its Monte Carlo unless all that is drawn is assumed."""
    ranges = ranges_in(calculation.given, calculator.arguments.slots())
    arguments = calculator.arguments.read(next(corners(calculation.given, ranges)))
    found = simulate(calculator, calculation.given)
    told = None if found is None or found.assumed else found
    return replace(calculation, simulation=told, swings=tuple(tornado(calculator, arguments)))
