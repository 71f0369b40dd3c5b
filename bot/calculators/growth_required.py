"""`growth_required`: the yearly growth between two figures, CAGR = (b / a) ** (1 / n) - 1."""

from __future__ import annotations

from typing import Annotated, Any

from bot.calculators.declaration import slot
from bot.calculators.declaration.arguments import Arguments
from bot.calculators.declaration.by_year import ByYear, Column
from bot.calculators.declaration.calculator import Calculator, Outcome
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.intent import Intent, inputs
from bot.calculators.declaration.measure import Measure
from bot.calculators.pictures.paths import Paths
from bot.calculators.vocabulary import GROW
from bot.numbers import show


class GrowthRequiredArguments(Arguments):
    """Two figures of one unit and the years between them."""

    start: Annotated[float | None, slot.anything("from|start|من")] = None
    end: Annotated[float | None, slot.anything("to|end|إلى|لـ|ل")] = None
    years: Annotated[float | None, slot.years(0.25, 200, "over|in|خلال|في")] = None


def growth_required(arguments: GrowthRequiredArguments) -> Outcome:
    """Return the growth in percent a year; raises CalculatorError naming the input that lacks."""
    start, end, span = arguments.start, arguments.end, arguments.years
    if start is None or end is None or span is None:
        lacks = "start" if start is None else "end" if end is None else "years"
        raise CalculatorError("calculator-growth-required-asks", missing=lacks)
    value = _growth(arguments)
    formula = f"({show(end)} ÷ {show(start)})^(1 ÷ {show(span)}) − 1 = {show(value)}%"
    return Outcome(value, "%/yr", formula, ("caveat-smooth-growth",))


def _growth(a: GrowthRequiredArguments) -> Any:
    """Return the growth in percent a year; of draws, an array."""
    return ((a.end / a.start) ** (1 / a.years) - 1) * 100  # type: ignore[operator] # all three are there


def _reached(a: Any, year: float) -> float:
    """Return the figure some years after the start, held once the end is reached."""
    return float(a.start * (a.end / a.start) ** min(year / a.years, 1))


CALCULATOR = Calculator(
    name="growth_required",
    arguments=GrowthRequiredArguments,
    compute=growth_required,
    picture=Paths("column-path"),
    table=ByYear(
        columns=lambda _: (Column("column-path", "any"),),
        span=lambda arguments: (0, arguments.years or 0),
        row=lambda arguments, year: (_reached(arguments, year),),
        calendar=False,
    ),
    measures=(Measure("value", "%/yr", _growth),),
    intent=Intent(
        needs=(GROW,),
        inputs=inputs("start end years"),
        strong="cagr|compound growth|annualised growth|annualized growth|النمو المركب|النمو السنوي المركب"
        "|growth per year|growth a year"
        "|growth rate|what growth|which growth|annual growth|yearly growth|growth takes|growth needed"
        "|growth per annum|growth between|how fast must|how fast should"
        "|how fast does|how fast would|معدل نمو|معدل النمو|معدل سنوي|نسبة نمو|نسبة النمو|نمو سنوي|النمو السنوي"
        "|باي معدل|باي نمو|باي نسبة",
        asks="years",
    ),
)
