"""`sector_revenue`: what miners as a group would earn extra by moving a share of their power to AI.

Anchor mode scales VanEck's figure linearly, R = A * s / s0, which is our illustration and not VanEck's. Capacity mode
rents the same share out: R = C * 1000 * s / g2i * 1000 * rate * 12 * u dollars a year.
"""

from __future__ import annotations

from typing import Annotated

import numpy as np

from bot.calculators.declaration import slot
from bot.calculators.declaration.arguments import Arguments
from bot.calculators.declaration.by_year import ByYear, Column
from bot.calculators.declaration.calculator import Calculator, Outcome
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.intent import Intent, inputs
from bot.calculators.declaration.measure import Measure
from bot.calculators.declaration.spread import Triangle
from bot.calculators.pictures.crossing import Crossing, Curve, Measured
from bot.calculators.pictures.paths import Paths
from bot.calculators.pictures.subject import Subject
from bot.calculators.vocabulary import AI, EARN, EXTRA, HOW_MUCH, MINERS, MOVE, pairs
from bot.charts import Chart
from bot.numbers import percent, show
from corpus.document import Reference

_VANECK = Reference("report", 5)
_TRUSTED = 0.5  # above this share a straight line from one point says little
_CAPACITY = slot.Slot("GW", 0, 1_000, Reference("ms-2025-09", 2), ("fleet", "أسطول"), unit_of_text="MW", per_base=1e-3)
_CAPACITY = _CAPACITY.moving(6.3, 17.4, Triangle(6.3, 8.8, 17.4))  # GW: operating, planned for 2027, all sites
_RENT = slot.figure("USD/kW-month", 0, 1_000, "rent|إيجار").moving(102, 190, Triangle(102, 150, 190))
_GROSS_TO_IT = slot.ratio(1, 3, "g2i|gross", Reference("hut8-2025", 3)).moving(1.18, 1.56, Triangle(1.18, 1.35, 1.56))
_ANCHOR = slot.Slot("bn USD/yr", 0, 1_000, _VANECK, unit_of_text="USD", per_base=1e-9, shorthand=1e-9)
_MODES = {"capacity": "colocation|rental|rented out|leased out|استضافة|تأجير|إيجار"}


class SectorRevenueArguments(Arguments):
    """A share, or a year on the path from `start_year` to `end_year`; the rest has defaults."""

    share: Annotated[float | None, slot.fraction(0, 1, "share|نسبة|حصة", primary=True)] = None
    year: Annotated[float | None, slot.year(primary=True)] = None
    start_year: Annotated[float, slot.year("start|بداية")] = 2024
    start_share: Annotated[float, slot.fraction(0, 1, "start|بداية")] = 0.0
    end_year: Annotated[float, slot.year("end|نهاية", _VANECK)] = 2027
    end_share: Annotated[float, slot.fraction(0, 1, "end|path|way|road|reaching|نهاية|مسار|طريق", _VANECK)] = 0.20
    mode: Annotated[str, slot.choice("anchor", "capacity", spoken=_MODES)] = "anchor"
    anchor_usd: Annotated[float, _ANCHOR] = 13.9
    anchor_share: Annotated[float, slot.fraction(0.01, 1, "anchor", _VANECK)] = 0.20
    capacity_gw: Annotated[float, _CAPACITY] = 6.3
    rate_kw_month: Annotated[float, _RENT] = 150
    g2i: Annotated[float, _GROSS_TO_IT] = 1.35
    utilisation: Annotated[float, slot.fraction(0, 1, "utilisation|utilization|تشغيل")] = 1.0

    def in_use(self) -> set[str]:
        """Return the arguments that the mode works with."""
        path = {"year", "start_year", "start_share", "end_year", "end_share"} if self.share is None else {"share"}
        if self.mode == "anchor":
            return path | {"mode", "anchor_usd", "anchor_share"}
        return path | {"mode", "capacity_gw", "rate_kw_month", "g2i", "utilisation"}


def sector_revenue(arguments: SectorRevenueArguments) -> Outcome:
    """Return the extra income in billions of dollars a year.

    Raises CalculatorError when neither share nor year is given, or the year lies before the path.
    """
    share = _share(arguments)
    anchored = arguments.mode == "anchor"
    caveats = ["caveat-average", "caveat-linear"] if anchored else ["caveat-rent", "caveat-modes"]
    if share > _TRUSTED:
        caveats.append("caveat-large-share")
    if arguments.share is None and arguments.year is not None and arguments.year > arguments.end_year:
        caveats.append("caveat-held-share")
    value = _income(arguments)
    formula = f"{_anchored(arguments, share) if anchored else _rented(arguments, share)} = {show(value)}"
    return Outcome(value, "bn USD/yr", formula, tuple(caveats), {"share": share})


def _income(a: SectorRevenueArguments) -> float:
    """Return the extra income in billions of dollars a year, by the mode's formula."""
    if a.mode == "anchor":
        return a.anchor_usd * _share(a) / a.anchor_share
    return a.capacity_gw * _share(a) / a.g2i * a.rate_kw_month * 12 * a.utilisation / 1e3


def _share(arguments: SectorRevenueArguments) -> float:
    if arguments.share is not None:
        return arguments.share
    if arguments.year is None:
        raise CalculatorError("calculator-sector-revenue-asks", missing="share")
    start, end = arguments.start_year, arguments.end_year
    if np.any(end <= start) or np.any(arguments.year < start):
        raise CalculatorError("calculator-years-order", start=f"{start:g}", end=f"{end:g}", year=f"{arguments.year:g}")
    progress = (arguments.year - start) / (end - start)
    reached = np.minimum(progress, 1.0) if isinstance(progress, np.ndarray) else min(progress, 1.0)  # of draws, arrays
    return arguments.start_share + (arguments.end_share - arguments.start_share) * reached


def _anchored(a: SectorRevenueArguments, share: float) -> str:
    return f"{show(a.anchor_usd)} × {percent(share)} ÷ {percent(a.anchor_share)}"


def _rented(a: SectorRevenueArguments, share: float) -> str:
    return (
        f"{show(a.capacity_gw)} × 1,000 × {percent(share)} ÷ {show(a.g2i)} × 1,000 × {show(a.rate_kw_month)} × 12"
        f" × {percent(a.utilisation)} ÷ 10⁹"
    )


def _span(a: SectorRevenueArguments) -> tuple[float, float] | None:
    """Return the years of the path, which a share that is given has none of."""
    return None if a.year is None or a.share is not None else (a.start_year, max(a.year, a.end_year))


def _in_year(a: SectorRevenueArguments, year: float) -> tuple[float, float]:
    """Return the share in percent and the extra income in billions of dollars of a year."""
    then = a.model_copy(update={"year": max(year, a.start_year)})
    return _share(then) * 100, _income(then)


def _at(mode: str) -> Curve[SectorRevenueArguments]:
    """Return the extra income over the share in percent, in a mode."""
    return Curve(f"curve-{mode}", lambda a, share: _income(a.model_copy(update={"share": share / 100, "mode": mode})))


def _picture(subject: Subject[SectorRevenueArguments]) -> Chart:
    return _OVER_SHARES(subject) if subject.readings.middle.share is not None else _OVER_YEARS(subject)


_BY_YEAR = ByYear[SectorRevenueArguments](
    columns=lambda _: (Column("column-share", "%"), Column("column-income", "bn USD/yr")), span=_span, row=_in_year
)
_OVER_YEARS = Paths("axis-income", columns=("column-income",), title="chart-sector-revenue-path")
_OVER_SHARES = Crossing[SectorRevenueArguments](
    x=Measured("axis-moved", "%"),
    y=Measured("axis-income", "bn USD/yr"),
    ends=lambda a: (0, 50 if (a.share or 0) <= _TRUSTED else 100),
    first=_at("anchor"),
    second=_at("capacity"),
    name="crossing-equal",
    here="share",
)

CALCULATOR = Calculator(
    name="sector_revenue",
    arguments=SectorRevenueArguments,
    compute=sector_revenue,
    picture=_picture,
    table=_BY_YEAR,
    measures=(Measure("value", "bn USD/yr", _income),),
    claims=(Reference("report", 5),),
    intent=Intent(
        needs=(
            f"{MINERS}|{AI}|{MOVE}|{EXTRA}",
            f"{MOVE}|{AI}|{EARN}",
            f"احسب|run the numbers|calc|calculate|compute|work out|crunch|{HOW_MUCH}|{EARN}",
        ),
        inputs=inputs("share", "year", "end_share year"),
        strong=f"{EXTRA}|{pairs('miner|sector|industry', 'income|revenue|earnings|profit')}"
        f"|{pairs('دخل|ايراد|ايرادات|ربح|ارباح', 'المعدنين|القطاع|معدنين')}"
        f"|{pairs('عند|بعد', 'تحويل|نقل|تخصيص|توجيه')}",
        asks="share",
    ),
)
