"""`share_crossing`: when a share is reached, if a part grows by g and the whole by G.

share(t) = s0 * ((1 + g) / (1 + G)) ** (t - t0), so t = t0 + ln(s / s0) / ln((1 + g) / (1 + G)).
"""

from __future__ import annotations

import math
from typing import Annotated, Any

import numpy as np

from bot.calculators.declaration import slot
from bot.calculators.declaration.arguments import Arguments
from bot.calculators.declaration.by_year import LONGEST, ByYear, Column
from bot.calculators.declaration.calculator import Calculator, Outcome
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.intent import Intent, inputs
from bot.calculators.declaration.measure import Measure
from bot.calculators.declaration.spread import Triangle
from bot.calculators.pictures.crossing import Crossing, Curve, Measured
from bot.calculators.vocabulary import GROW, REACH, SHARE
from bot.numbers import NEVER, percent
from corpus.document import Reference

_EPRI = Reference("epri-2024-05", 1)
_LAST_YEAR = 2030  # of the sources' scenarios
_WITHOUT = 30  # years shown of a share that is never reached
_FROM = (
    "from|start|starting|started|is|was|stands|كانت|كان|now|currently|today|من|بداية|بدءا|حاليا|دلوقتي|الآن|تبدأ|بدأت"
)
_TO = (
    "share|reach|reaches|hit|hits|to|cross|crosses|pass|exceed|top|take|get|climb|تصل|يصل|توصل|يوصل|وصول|تبلغ|يبلغ"
    "|تتجاوز|يتجاوز|تعدي|إلى|لـ|ل"
    "|حصة|النسبة|نصيب"
)
_PART = "grow|grew|growth|rise|increase|نمت|نمو|نما|ينمو|تنمو|زاد|زادت|يزيد|تزيد|كبر|كبرت|يكبر|تكبر"
_WHOLE = "total|overall|whole|all|national|everything|الكلي|كلي|الكلية|إجمالي|الإجمالي|كله"
_WHOLE_GROWS = slot.fraction(-0.5, 1, _WHOLE).moving(0, 0.03, Triangle(0, 0.01, 0.03))


class ShareCrossingArguments(Arguments):
    """A share to reach, the growth of the part and of the whole, and where they start."""

    start_share: Annotated[float, slot.fraction(1e-6, 1, _FROM, _EPRI)] = 0.04
    target_share: Annotated[float | None, slot.fraction(1e-6, 1, _TO, primary=True)] = None
    growth: Annotated[float | None, slot.fraction(-0.5, 1, _PART, primary=True)] = None
    total_growth: Annotated[float, _WHOLE_GROWS] = 0.01
    base_year: Annotated[float, slot.year("from|since|من|منذ", _EPRI, primary=True)] = 2023


def share_crossing(arguments: ShareCrossingArguments) -> Outcome:
    """Return the year in which the share is reached, or "never"; raises CalculatorError when an input lacks."""
    target, growth = arguments.target_share, arguments.growth
    if target is None or growth is None:
        lacks = "target_share" if target is None else "growth"
        raise CalculatorError("calculator-share-crossing-asks", missing=lacks)
    ratio = f"ln((1 + {percent(growth)}) ÷ (1 + {percent(arguments.total_growth)}))"
    formula = f"{arguments.base_year:g} + ln({percent(target)} ÷ {percent(arguments.start_share)}) ÷ {ratio}"
    value = float(_year(arguments))
    if math.isinf(value):
        return Outcome(NEVER, "year", formula, ("caveat-projection",), {"calendar": NEVER})
    caveats = ("caveat-projection", "caveat-beyond-source") if value > _LAST_YEAR else ("caveat-projection",)
    others = {"years": value - arguments.base_year, "calendar": f"{value:.1f}"}
    return Outcome(value, "year", f"{formula} = {value:.1f}", caveats, others)


def _year(a: ShareCrossingArguments) -> Any:
    """Return the year in which the share is reached, infinity for never; of draws, an array."""
    distance = np.log(a.target_share / np.asarray(a.start_share))
    pace = np.log1p(np.asarray(a.growth, np.float64)) - np.log1p(a.total_growth)
    with np.errstate(divide="ignore", invalid="ignore"):
        years = np.where(distance == 0, 0.0, distance / pace)
    return a.base_year + np.where(years >= 0, years, np.inf)


def _horizon(a: ShareCrossingArguments) -> float:
    """Return the year to follow the share to: somewhat after it is reached, or 30 years on."""
    years = float(_year(a)) - a.base_year
    return a.base_year + (_WITHOUT if math.isinf(years) else min(max(1.15 * years, 1), LONGEST))


def _percent_in(a: ShareCrossingArguments, year: float) -> float:
    """Return the share of a year in percent, of the whole at most."""
    pace = math.log1p(a.growth or 0) - math.log1p(a.total_growth)
    return 100 * math.exp(min(math.log(a.start_share) + pace * max(year - a.base_year, 0), 0))


CALCULATOR = Calculator(
    name="share_crossing",
    arguments=ShareCrossingArguments,
    compute=share_crossing,
    picture=Crossing[ShareCrossingArguments](
        x=Measured("axis-year", calendar=True),
        y=Measured("axis-share", "%"),
        ends=lambda arguments: (arguments.base_year, _horizon(arguments)),
        first=Curve("curve-share", lambda arguments, year: _percent_in(arguments, year)),
        second=Curve("curve-target", lambda arguments, _: (arguments.target_share or 0) * 100),
        name="crossing-reached",
    ),
    table=ByYear(
        columns=lambda _: (Column("column-share", "%"), Column("column-target", "%")),
        span=lambda arguments: (arguments.base_year, math.ceil(_horizon(arguments))),
        row=lambda arguments, year: (_percent_in(arguments, year), (arguments.target_share or 0) * 100),
    ),
    measures=(Measure("value", "year", _year),),
    intent=Intent(
        needs=(SHARE, REACH, f"at|{GROW}"),
        inputs=inputs("target_share growth", "target_share growth total_growth", "start_share target_share growth"),
        strong="when|what year|which year|how long until|how long before|how long till|how soon|متى|امتى|اي سنة"
        "|انهي سنة|اي عام|كم سنة|كام سنة",
    ),
)
