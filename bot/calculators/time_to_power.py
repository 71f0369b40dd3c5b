"""`time_to_power`: what a site is worth that has power some years sooner.

V0 = MW * q * m * Y undiscounted, V = MW * q * m * A(r, Y) discounted; as a shift of a stream of T years,
A(r, T) * MW * q * m * (1 - (1 + r) ** -Y), with the annuity A(r, n) = (1 - (1 + r) ** -n) / r.
"""

from __future__ import annotations

import math
from typing import Annotated, Any

from bot.calculators.declaration import slot
from bot.calculators.declaration.arguments import Arguments
from bot.calculators.declaration.by_year import ByYear, Column
from bot.calculators.declaration.calculator import Calculator, Outcome
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.intent import Intent, inputs
from bot.calculators.declaration.measure import Measure
from bot.calculators.declaration.spread import Triangle
from bot.calculators.pictures.paths import Paths
from bot.calculators.vocabulary import HOW_MUCH, SOONER, WORTH, pairs
from bot.numbers import percent, show
from corpus.document import Reference

_CLAIM = Reference("report", 16)
_CLAIMED_FROM = 100  # MW
_RATE = slot.money_per("USD/MW-year", 1e3, 1e8, "mw|megawatt|revenue|ميجا|ميجاوات|عائد|إيراد").moving(
    1.22e6, 2.28e6, Triangle(1.22e6, 1.8e6, 2.28e6)
)  # rents of 102 to 190 dollars per kW-month
_UNDISCOUNTED = {"0": "undiscounted|without discounting|no discounting|بدون خصم|من غير خصم|غير مخصوم|دون خصم"}
_SAVED = "sooner|earlier|faster|saved|save|saving|saves|أبكر|أبدر|أسرع|توفير|يوفر|وفر|قبل"


class TimeToPowerArguments(Arguments):
    """The IT load, its yearly revenue per MW, and the years won."""

    mw_it: Annotated[float | None, slot.power()] = None
    rev_per_mw_year: Annotated[float, _RATE] = 1_800_000
    years_saved: Annotated[float, slot.years(0, 10, _SAVED, _CLAIM)] = 3.5
    noi_margin: Annotated[float, slot.fraction(0, 1, "margin|noi|هامش")] = 1.0
    discount: Annotated[float, slot.fraction(0, 1, "discount|discounted|خصم", primary=True, spoken=_UNDISCOUNTED)] = (
        0.10
    )
    term: Annotated[float | None, slot.years(1, 100, "term|stream|lease|contract|مدة|عقد", primary=False)] = None


def time_to_power(arguments: TimeToPowerArguments) -> Outcome:
    """Return the undiscounted value in dollars, with its present value; raises CalculatorError when the power lacks."""
    if arguments.mw_it is None:
        raise CalculatorError("calculator-time-to-power-asks", missing="mw_it")
    yearly = arguments.mw_it * arguments.rev_per_mw_year * arguments.noi_margin
    value = _value(arguments)
    others = {"present_value": yearly * _annuity(arguments.discount, arguments.years_saved)}
    if arguments.term is not None:
        lost = 1 - (1 + arguments.discount) ** -arguments.years_saved
        others["shift_value"] = yearly * _annuity(arguments.discount, arguments.term) * lost
    caveats = ["caveat-our-estimate", "caveat-not-advice"]
    if arguments.mw_it < _CLAIMED_FROM:
        caveats.append("caveat-small-site")
    formula = (
        f"{show(arguments.mw_it)} × {show(arguments.rev_per_mw_year)} × {percent(arguments.noi_margin)}"
        f" × {show(arguments.years_saved)} = {show(value)}"
    )
    return Outcome(value, "USD", formula, tuple(caveats), others)


def _value(a: TimeToPowerArguments) -> Any:
    """Return the undiscounted value in dollars; of draws, an array."""
    return a.mw_it * a.rev_per_mw_year * a.noi_margin * a.years_saved  # type: ignore[operator] # the power is there


def _annuity(rate: float, years: float) -> float:
    """Return the present value of one dollar a year for some years; without a rate, the years."""
    return -math.expm1(-years * math.log1p(rate)) / rate if rate else years  # exact for the shortest of times, too


def _won(a: TimeToPowerArguments, year: float) -> tuple[float, float]:
    """Return what is won up to a year in dollars, undiscounted and as a present value."""
    yearly, years = (a.mw_it or 0) * a.rev_per_mw_year * a.noi_margin, min(year, a.years_saved)
    return yearly * years, yearly * _annuity(a.discount, years)


CALCULATOR = Calculator(
    name="time_to_power",
    arguments=TimeToPowerArguments,
    compute=time_to_power,
    picture=Paths("axis-won"),
    table=ByYear(
        columns=lambda _: (Column("column-undiscounted", "USD"), Column("column-discounted", "USD")),
        span=lambda arguments: (0, arguments.years_saved),
        row=_won,
        calendar=False,
    ),
    measures=(Measure("value", "USD", _value),),
    claims=(Reference("report", 16),),
    intent=Intent(
        needs=(SOONER, f"{WORTH}|{HOW_MUCH}"),
        inputs=inputs("mw_it years_saved", "mw_it rev_per_mw_year years_saved"),
        strong=f"{pairs('year|yr|yrs', 'early|faster|ahead')}|cut/shorten … year/years/wait|اختصار|اختصر|sooner"
        "|earlier|ahead of schedule|head start|تسريع|saved|worth of saving|value of saving|قيمة توفير|قيمة اختصار"
        "|تبكير|التبكير|تعجيل|توفير|ابكر|ابدر|بدري|اسرع"
        "|قبل الموعد|قبل موعدها|قبل الوقت",
        asks="mw_it",
    ),
)
