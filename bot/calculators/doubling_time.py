"""`doubling_time`: how long a steady growth takes to double, T = ln 2 / ln(1 + g)."""

from __future__ import annotations

import math
from typing import Annotated, Any

import numpy as np

from bot.calculators.declaration import slot
from bot.calculators.declaration.arguments import Arguments
from bot.calculators.declaration.by_year import ByYear, Column
from bot.calculators.declaration.calculator import Calculator, Outcome
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.intent import Intent, inputs
from bot.calculators.declaration.measure import Measure
from bot.calculators.pictures.crossing import Crossing, Curve, Measured
from bot.calculators.vocabulary import GROW, YEARLY
from bot.numbers import NEVER, percent, show

_WITHOUT, _DRAWN = 10, 8  # years shown of what never doubles; sizes that are drawn
_LEAST = 1e-9  # a growth that doubles anything: with less it takes 700 million years
_LARGEST = 1e18  # size that is told


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
    value = float(_years(arguments))
    if math.isinf(value):
        return Outcome(NEVER, "years", f"{percent(growth)} ≤ 0", ("caveat-smooth-growth",))
    return Outcome(value, "years", f"ln 2 ÷ ln(1 + {percent(growth)}) = {show(value)}", ("caveat-smooth-growth",))


def _years(arguments: DoublingTimeArguments) -> Any:
    """Return the years to twice the size, infinity without growth; of draws, an array."""
    growth = np.asarray(arguments.growth, np.float64)
    with np.errstate(divide="ignore", over="ignore"):  # growth of next to nothing
        return np.where(growth > _LEAST, np.log(2) / np.log1p(growth), np.inf)


def _horizon(arguments: DoublingTimeArguments) -> float:
    """Return the years to follow the growth for: a quarter more than it takes to double."""
    value = float(_years(arguments))
    return _WITHOUT if math.isinf(value) else 1.25 * value


def _index(arguments: DoublingTimeArguments, year: float) -> float:
    """Return the size after some years, of 1 at the start; of a range's ends one may be beyond all telling."""
    return math.exp(min(year * math.log1p(arguments.growth or 0), math.log(_LARGEST)))


CALCULATOR = Calculator(
    name="doubling_time",
    arguments=DoublingTimeArguments,
    compute=doubling_time,
    picture=Crossing[DoublingTimeArguments](
        x=Measured("axis-elapsed", "years"),
        y=Measured("axis-times", "x"),
        ends=lambda arguments: (0, _horizon(arguments)),
        first=Curve("curve-size", lambda arguments, year: min(_index(arguments, year), _DRAWN)),
        second=Curve("curve-twice", lambda *_: 2.0),
        name="crossing-doubled",
    ),
    table=ByYear(
        columns=lambda _: (Column("column-index", "x"),),
        span=lambda arguments: (0, math.ceil(_horizon(arguments))),
        row=lambda arguments, year: (_index(arguments, year),),
        calendar=False,
    ),
    measures=(Measure("value", "years", _years),),
    intent=Intent(
        needs=(
            "double|doubling|twice|two fold|twofold|2x|الدوبل|دوبل|تضاعف|يتضاعف|تتضاعف|مضاعفة|الضعف|ضعفين",
            f"at|{GROW}|{YEARLY}",
        ),
        inputs=inputs("growth"),
        strong="double|doubling|الدوبل|دوبل|twice as big|twice as much|twice as large|twice the size|تضاعف|يتضاعف"
        "|تتضاعف|الضعف|ضعفين",
    ),
)
