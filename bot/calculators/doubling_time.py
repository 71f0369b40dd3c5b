"""`doubling_time`: how long a steady growth takes to double, T = ln 2 / ln(1 + g)."""

from __future__ import annotations

import math
from typing import Annotated

from bot.calculators.declaration import slot
from bot.calculators.declaration.arguments import Arguments
from bot.calculators.declaration.calculator import Calculator, Outcome
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.intent import Intent, inputs
from bot.numbers import NEVER, percent, show


class DoublingTimeArguments(Arguments):
    """A yearly growth."""

    growth: Annotated[
        float | None, slot.fraction(-0.5, 1, "growth|grows|growing|rate|نمو|زيادة|بيزيد|معدل", primary=True)
    ] = None


def doubling_time(arguments: DoublingTimeArguments) -> Outcome:
    """Return the years to twice the size, "never" without growth; raises CalculatorError when the growth lacks."""
    growth = arguments.growth
    if growth is None:
        raise CalculatorError("calculator-doubling-time-asks", missing="growth")
    if growth <= 0:
        return Outcome(NEVER, "years", f"{percent(growth)} ≤ 0", ("caveat-smooth-growth",))
    value = math.log(2) / math.log1p(growth)
    return Outcome(value, "years", f"ln 2 ÷ ln(1 + {percent(growth)}) = {show(value)}", ("caveat-smooth-growth",))


CALCULATOR = Calculator(
    name="doubling_time",
    arguments=DoublingTimeArguments,
    compute=doubling_time,
    intent=Intent(
        needs=(
            "double|doubling|doubles|doubled|twice|تتضاعف|يتضاعف|تضاعف|التضاعف|الضعف|ضعفين",
            "growth|grow|grows|growing|rate|a year|per year|yearly|annual|annually|every year|each year"
            "|كل سنة|كل عام|سنويا|سنوي|سنوية|في السنة|نمو|ينمو|تنمو|بينمو|بيزيد|يزيد|زيادة|معدل",
        ),
        inputs=inputs("growth"),
        strong="double|doubling|doubles|تتضاعف|يتضاعف|التضاعف|الضعف",
    ),
)
