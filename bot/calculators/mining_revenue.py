"""`mining_revenue`: what a site earns by mining, and what is left after power and other running costs.

PH = MW * 1000 / E, revenue = PH * HP * 365 * u, MWh = MW * 8760 * u, margin = revenue - MWh * (p + o).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from bot.calculators import mining
from bot.calculators.declaration import slot
from bot.calculators.declaration.arguments import Arguments
from bot.calculators.declaration.calculator import Calculator, Outcome
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.intent import Intent, inputs
from bot.calculators.declaration.measure import Measure
from bot.calculators.pictures.crossing import Crossing, Curve, Measured
from bot.calculators.vocabulary import EARN, MINE_WORDS, pairs
from bot.numbers import percent, show


class MiningRevenueArguments(Arguments):
    """A site's power, its machines, the market's hashprice and the costs; `overhead` is site over machine power."""

    mw: Annotated[float | None, slot.power()] = None
    j_per_th: Annotated[float, mining.EFFICIENCY] = 23.6
    hashprice: Annotated[float, mining.HASHPRICE] = 45
    uptime: Annotated[float, mining.UPTIME] = 0.95
    power_price: Annotated[float, mining.POWER_PRICE] = 45
    other_opex: Annotated[float, mining.OPEX] = mining.OTHER_OPEX
    overhead: Annotated[float, mining.OVERHEAD] = 1.0

    @property
    def fleet(self) -> mining.Fleet[float]:
        """Return the fleet that mines on the site."""
        return mining.Fleet(**self.only(*self.slots()))


def mining_revenue(arguments: MiningRevenueArguments) -> Outcome:
    """Return the revenue in dollars a year, with margin, PH/s and MWh; raises CalculatorError when the power lacks."""
    if arguments.mw is None:
        raise CalculatorError("calculator-mining-revenue-asks", missing="mw")
    fleet = arguments.fleet
    hashrate, revenue, mwh, margin = fleet.hashrate, fleet.revenue, fleet.mwh, fleet.margin
    per_mwh = arguments.hashprice / (mining.USD_PER_MWH * arguments.j_per_th * arguments.overhead)
    others = {"margin": margin, "ph": hashrate, "mwh": mwh, "revenue_per_mwh": per_mwh}
    formula = (
        f"{show(hashrate)} PH/s × {show(arguments.hashprice)} × 365 × {percent(arguments.uptime)} = {show(revenue)}; "
        f"{show(revenue)} − {show(mwh)} × ({show(arguments.power_price)} + {show(arguments.other_opex)})"
        f" = {show(margin)}"
    )
    dated = "caveat-hashprice-given" if "hashprice" in arguments.model_fields_set else "caveat-hashprice-dated"
    return Outcome(revenue, "USD/yr", formula, (dated, "caveat-not-advice"), others)


CALCULATOR = Calculator(
    name="mining_revenue",
    arguments=MiningRevenueArguments,
    compute=mining_revenue,
    picture=Crossing[MiningRevenueArguments](
        x=Measured("axis-hashprice", "USD/PH/day"),
        y=Measured("axis-revenue-and-costs", "USD/yr"),
        ends=lambda a: (0, 2 * max(a.hashprice, a.fleet.breakeven)),
        first=Curve("curve-revenue", lambda a, price: replace(a.fleet, hashprice=price).revenue),
        second=Curve("curve-costs", lambda a, _: a.fleet.revenue - a.fleet.margin),
        name="crossing-break-even",
        here="hashprice",
    ),
    measures=(
        Measure("margin", "USD/yr", lambda arguments: arguments.fleet.margin),
        Measure("value", "USD/yr", lambda arguments: arguments.fleet.revenue),
    ),
    intent=Intent(
        needs=(MINE_WORDS, f"hashprice|joule|th|uptime|how much|هاش|جول|{EARN}"),
        inputs=inputs("mw", "mw j_per_th", "mw hashprice", "mw j_per_th hashprice"),
        strong="how much does|how much do|how much can|what does|hashprice|هاش برايس|هاشبرايس|سعر الهاش|mine make"
        "|mine earn|farm make|farm earn|mine bring in|mine gross|mining earn|mining make|mining bring in"
        "|mining revenue|mining revenues|mining margin|mining profit|mining income|revenue from mining"
        "|profit from mining|income from mining"
        "|earn from mining|make from mining|ايراد تعدين|عائد تعدين|ايراد التعدين|ايرادات التعدين|عائد التعدين"
        "|عوائد التعدين"
        "|ربح التعدين|ارباح التعدين|دخل التعدين|هامش التعدين"
        f"|{pairs('ايراد|ايرادات|ربح|ارباح|دخل|عائد|عوائد|هامش|مكسب', 'تعدين|التعدين|المنجم|منجم')}"
        "|تعدين/منجم … يكسب/تكسب/يربح/تربح/يجيب/تجيب/يدخل/تدخل/يطلع/تطلع/يدر/تدر|اربح/يربح/نربح/اكسب/نكسب/يكسب … تعدين"
        f"|{pairs('يكسب|يربح|يجيب|يدخل|يطلع|يدر', 'موقع تعدين|منجم|تعدين|مزرعة تعدين|التعدين')}",
        asks="mw",
        lends="could|can|would|ممكن|يقدر|تقدر",
    ),
)
