"""All calculators, by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.calculators import demand_projection, growth_required, sector_revenue
from bot.calculators.arguments import RawArguments
from bot.calculators.calculation import Calculation
from bot.calculators.calculator import Calculator
from bot.calculators.errors import CalculatorError

CALCULATORS: Mapping[str, Calculator[Any]] = {
    calculator.name: calculator
    for calculator in (sector_revenue.CALCULATOR, demand_projection.CALCULATOR, growth_required.CALCULATOR)
}


def calculate(name: str, arguments: RawArguments) -> Calculation:
    """Run a calculator on text or numbers; raises CalculatorError, also for an unknown name."""
    calculator = CALCULATORS.get(name.replace("-", "_"))
    if calculator is None:
        raise CalculatorError("calculator-unknown", name=name[:60], known=", ".join(CALCULATORS))
    return calculator.calculate(arguments)
