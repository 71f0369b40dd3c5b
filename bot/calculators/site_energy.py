"""`site_energy`: a year's energy of a site, MWh = MW * 8760 * LF, in homes and in IT load, IT = MW / PUE."""

from __future__ import annotations

from typing import Annotated, Any

from bot.calculators.declaration import slot
from bot.calculators.declaration.arguments import Arguments
from bot.calculators.declaration.calculator import Calculator, Outcome
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.intent import Intent, inputs
from bot.calculators.declaration.measure import Measure
from bot.calculators.declaration.spread import Triangle
from bot.calculators.pictures.comparison import Comparison, Row
from bot.calculators.vocabulary import ALWAYS, AT_METER, COUNT_AR, CRITICAL, HOMES, WATT_HOURS_AR, pairs
from bot.numbers import HOURS_A_YEAR, percent, show
from corpus.document import Reference

_HOME = slot.Slot(
    "MWh", 1, 100, Reference("eia-household", 1), ("home", "household", "بيت", "منزل"), unit_of_text="MWh"
).moving(10.5, 10.8)
_USUAL = 0.8  # load factor
_LOAD = slot.fraction(0, 1, "load|factor|utilisation|utilization|حمل|تشغيل", primary=True, spoken={"1": ALWAYS}).moving(
    0.8, 1, Triangle(0.8, 0.9, 1)
)
_PUE = slot.ratio(1, 3, "pue", Reference("uptime-pue", 1)).moving(1.25, 1.56, Triangle(1.25, 1.4, 1.56))


class SiteEnergyArguments(Arguments):
    """A site's power at the meter (`gross`) or of its computers (`it`); the rest has defaults."""

    mw: Annotated[float | None, slot.power()] = None
    load_factor: Annotated[float, _LOAD] = 1.0
    pue: Annotated[float, _PUE] = 1.56
    basis: Annotated[str, slot.choice("gross", "it", spoken={"it": CRITICAL, "gross": AT_METER})] = "gross"
    home_mwh: Annotated[float, _HOME] = 10.715


def site_energy(arguments: SiteEnergyArguments) -> Outcome:
    """Return a year's energy in TWh, with MWh, homes and the IT load; raises CalculatorError when the power lacks."""
    if arguments.mw is None:
        raise CalculatorError("calculator-site-energy-asks", missing="mw")
    of_it = arguments.basis == "it"
    gross = arguments.mw * arguments.pue if of_it else arguments.mw
    mwh = _twh(arguments) * 1e6
    others = {"mwh": mwh, "homes": mwh / arguments.home_mwh, "it_mw": gross / arguments.pue, "gross_mw": gross}
    caveats = ("caveat-nameplate", "caveat-homes") if arguments.load_factor == 1 else ("caveat-homes",)
    power = f"{show(arguments.mw)} × {show(arguments.pue)}" if of_it else show(arguments.mw)
    formula = (
        f"{power} × 8,760 × {percent(arguments.load_factor)} = {show(mwh)} MWh; "
        f"{show(mwh)} ÷ {show(arguments.home_mwh, 5)} = {show(others['homes'])}"
    )
    return Outcome(mwh / 1e6, "TWh/yr", formula, caveats, others)


def _twh(a: SiteEnergyArguments) -> Any:
    """Return a year's energy in TWh; of draws, an array."""
    return a.mw * (a.pue if a.basis == "it" else 1.0) * HOURS_A_YEAR * a.load_factor / 1e6  # type: ignore[operator]


def _rows(a: SiteEnergyArguments) -> list[Row]:
    """Return a year's energy in TWh: at the meter, of the computers and of the rest, and at a usual load."""
    meter = float(_twh(a))
    parts = [Row("row-meter", meter), Row("row-computers", meter / a.pue), Row("row-rest", meter - meter / a.pue)]
    usual = float(_twh(a.model_copy(update={"load_factor": _USUAL})))
    return parts if a.load_factor == _USUAL else [*parts, Row("row-usual", usual, {"load": percent(_USUAL)})]


CALCULATOR = Calculator(
    name="site_energy",
    arguments=SiteEnergyArguments,
    compute=site_energy,
    picture=Comparison(_rows, "axis-energy", lambda _: "TWh/yr"),
    measures=(
        Measure("value", "TWh/yr", _twh),
        Measure("homes", "homes", lambda arguments: _twh(arguments) * 1e6 / arguments.home_mwh),
    ),
    intent=Intent(
        needs=(
            f"it load|pue|{HOMES}|twh|gwh|mwh|terawatt|energy|electricity|power|juice|consume|consumption|use|burn|draw"
            f"|تيرا|تيراوات|تيراواط|{WATT_HOURS_AR}|طاقة|كهرباء|كهربا|يستهلك|تستهلك|استهلك|نستهلك|استهلاك"
            "|يصرف|يسحب|ياخد|يحتاج",
        ),
        inputs=inputs("mw"),
        strong="homes|home|households|houses|it load of|pue of|at pue|at a pue|how much energy|how much electricity"
        "|energy a year|energy per year|energy use of|energy of|electricity of|consumption of|energy for"
        "|how much/what … energy/electricity/power/juice/consumption … year/yearly/annually/annual"
        "|how much/what … consume/use/burn/draw … a year/annually/yearly/per year"
        "|annual … energy/electricity/consumption|yearly energy|yearly consumption|yearly electricity|yearly use"
        "|يستهلك/تستهلك/يسحب/تسحب/يصرف/تصرف … كم/كام/شكثر … سنة/سنويا/العام"
        "|استهلاك … سنوي/سنويا|كم/كام/شكثر/ايش … يستهلك/تستهلك/يصرف/يسحب"
        "|how many twh|how many gwh|how many mwh|in twh|in gwh|in mwh"
        "|twh a year|gwh a year|mwh a year|twh per year|gwh per year|mwh per year"
        f"|{pairs('كم|كام', WATT_HOURS_AR)}|{pairs('كم|كام', 'twh|gwh|mwh')}"
        f"|{pairs(COUNT_AR, 'طاقة|كهربا|كهرباء')}"
        "|كم بيت|كام بيت|بيوت|بيت|منازل|منزل|تكفي كم|تكفي كام"
        "|كم تيرا|كام تيرا|كم تيراوات|كام تيراوات|كم تيراواط|كام تيراواط",
        asks="mw",
        lends="could|can|would|enough|cover|covers|يكفي|تكفي|يكفى|تكفى|بيكفي|بتكفي|يقدر|تقدر|ممكن",
    ),
)
