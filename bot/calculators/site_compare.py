"""`site_compare`: one site mined or leased, whether leasing pays for its building, and at which hashprice mining would.

The hashprice at which mining's margin equals the lease's NOI is HP = 0.024 * E * k * (p + o) + NOI / (PH * 365 * u).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from bot.calculators import mining
from bot.calculators.colo_lease import (
    CASH_BY_YEAR,
    MEASURES,
    TENANTS_FUND,
    ColoLeaseArguments,
    formula_of,
    lease_side,
    unusual,
)
from bot.calculators.declaration.calculator import Calculator, Outcome
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.intent import Intent, inputs
from bot.calculators.pictures.crossing import Crossing, Curve, Measured
from bot.calculators.vocabulary import EARNINGS, HOST_WORDS, HOW_MUCH, MINE_WORDS, SITE, TIME
from bot.numbers import NEVER, show

# "at 10%" is the discount rate: in this calculator an uptime has to be named
_UPTIME = replace(mining.UPTIME, primary=False)


class SiteCompareArguments(ColoLeaseArguments):
    """A site and its lease as in `colo_lease`, and the fleet that would mine on it as in `mining_revenue`."""

    j_per_th: Annotated[float, mining.EFFICIENCY] = 23.6
    hashprice: Annotated[float, mining.HASHPRICE] = 45
    uptime: Annotated[float, _UPTIME] = 0.95
    power_price: Annotated[float, mining.POWER_PRICE] = 45
    other_opex: Annotated[float, mining.OPEX] = mining.OTHER_OPEX
    overhead: Annotated[float, mining.OVERHEAD] = 1.0

    @property
    def fleet(self) -> mining.Fleet[float]:
        """Return the fleet that would mine on the site."""
        machines = self.only("j_per_th", "hashprice", "uptime", "power_price", "other_opex", "overhead")
        return mining.Fleet(mw=self.gross_mw, **machines)


def site_compare(arguments: SiteCompareArguments) -> Outcome:
    """Return the NPV in dollars of leasing in place of mining, with both sides and the matching hashprice.

    Raises CalculatorError when the power lacks: without any, there is nothing to compare.
    """
    if not arguments.mw:
        raise CalculatorError("calculator-site-compare-asks", missing="mw")
    fleet, npv = arguments.fleet, arguments.cash_flow.npv
    match = matching_hashprice(arguments)
    others = {
        **{"mining_revenue": fleet.revenue, "ph": fleet.hashrate, "mwh": fleet.mwh},
        **{"rent": arguments.contract.rent, **lease_side(arguments)},
        **{"mining_margin": _margin(arguments), "matching_hashprice": match},
    }
    return Outcome(npv, "USD", _formula(arguments, match), _caveats(arguments), others)


def matching_hashprice(arguments: SiteCompareArguments) -> float | str:
    """Return the hashprice in dollars per PH/s a day at which mining's margin equals the lease's NOI.

    Machines that never run match it never.
    """
    fleet = arguments.fleet
    yearly = fleet.hashrate * 365 * fleet.uptime
    return fleet.breakeven + arguments.contract.noi / yearly if yearly else NEVER


def _dearest(arguments: SiteCompareArguments) -> float:
    """Return a hashprice somewhat above the matching one, as far as any is possible."""
    match = matching_hashprice(arguments)
    return max(1.5 * arguments.hashprice, min(1.25 * match, mining.HASHPRICE.high) if isinstance(match, float) else 0)


def _margin(arguments: SiteCompareArguments) -> float:
    return arguments.fleet.margin if arguments.mining_margin is None else arguments.mining_margin


def _formula(arguments: SiteCompareArguments, match: float | str) -> str:
    if isinstance(match, str):
        return formula_of(arguments)
    fleet, noi = arguments.fleet, arguments.contract.noi
    runs = f"{show(fleet.hashrate)} × 365 × {show(fleet.uptime)}"
    return f"{formula_of(arguments)}; {show(fleet.breakeven)} + {show(noi / 1e6)} × 10⁶ ÷ ({runs}) = {show(match)}"


def _caveats(arguments: SiteCompareArguments) -> tuple[str, ...]:
    dated = "caveat-hashprice-given" if "hashprice" in arguments.model_fields_set else "caveat-hashprice-dated"
    return ("caveat-flat", "caveat-not-advice", "caveat-tenant", dated, *unusual(arguments))


CALCULATOR = Calculator(
    name="site_compare",
    arguments=SiteCompareArguments,
    compute=site_compare,
    picture=Crossing[SiteCompareArguments](
        x=Measured("axis-hashprice", "USD/PH/day"),
        y=Measured("axis-earned", "USD/yr"),
        ends=lambda a: (0, _dearest(a)),
        first=Curve("curve-margin", lambda a, price: replace(a.fleet, hashprice=price).margin),
        second=Curve("curve-noi", lambda a, _: a.contract.noi),
        name="crossing-match",
        here="hashprice",
    ),
    table=CASH_BY_YEAR,
    measures=MEASURES,
    claims=(TENANTS_FUND,),
    intent=Intent(
        needs=(
            MINE_WORDS,
            HOST_WORDS,
            "or|than|versus|vs|against|compare|comparison|beat|match|equal|outperform|instead|rather"
            "|ام|او|ولا|والا|من|مقارنة|قارن|مقابل|بدل|بين|احسن|افضل|اربح|انفع|يساوي|يعادل|مع|و",
        ),
        inputs=inputs(
            "mw",
            "mw j_per_th",
            "mw hashprice",
            "mw rate_kw_month",
            "mw j_per_th hashprice",
            "mw hashprice rate_kw_month",
            "mw j_per_th rate_kw_month",
            "mw j_per_th hashprice rate_kw_month",
        ),
        strong="mine/mining/hash/hashing … or/vs/versus/against … lease/rent/host/hosting/colo/colocation/ai"
        "|lease/leasing/rent/host/hosting/colo/colocation … or/than/vs/versus/against … mine/mining"
        "|تعدين/اعدن/نعدن … ولا/والا/ام/او/vs/مقابل/ضد … تاجير/اؤجر/نؤجر/ااجر/ناجر/استضافة/ايجار/ai"
        "|تاجير/اؤجر/نؤجر/ااجر/استضافة/ايجار … ولا/والا/ام/او/vs/مقابل/ضد … تعدين/اعدن/نعدن|mine or|mining or|or mine"
        "|or mining|or bitcoin mining|or keep mining|or host"
        "|or hosting|or lease|or leasing|or rent|or colo|or colocation|mining vs|mining versus|versus mining|vs mining"
        "|mine vs|mine versus|mining against|beat mining|than mining|compare mining|compare leasing|better to lease"
        "|better to mine"
        "|than bitcoin mining|than leasing|match the lease|mining match|mining beat|mining equal|mining outperform"
        "|match the rent|beat the lease|beat the rent|تعدين ولا|ولا تعدين|ولا تعدن|تعدين ام|ام تعدين"
        "|اعدن ولا|نعدن ولا|ولا نعدن|ولا اعدن|اعدن والا|نعدن والا|تعدين او|او تعدين|بين التعدين|تعدين والا"
        "|مقابل التعدين|تعدين مقابل|يعادل التعدين|التعدين يعادل|يساوي التعدين|التعدين يساوي"
        "|افضل من التعدين|احسن من التعدين|اربح من التعدين|انفع من التعدين|اوفر من التعدين|اكثر من التعدين"
        "|اكتر من التعدين"
        "|افضل من التاجير|احسن من التاجير|اربح من التاجير|قارن التعدين|قارنلي التعدين|قارن لي التعدين|تقارن التعدين"
        "|مقارنة التعدين",
        asks="mw",
        lends="could|can|would|ممكن|يقدر|تقدر",
        alone=(EARNINGS, f"{SITE}|{HOW_MUCH}|{TIME}"),
    ),
)
