"""`colo_lease`: what a site earns as a colocation lease, and whether that repays the building.

Gain = NOI - max(mining margin, 0); payback = capex / gain; NPV = -capex - the mining margin of the building years +
the gain of the term, discounted at each year's end; IRR is the rate at which that is nothing.
"""

from __future__ import annotations

import math
from typing import Annotated, Any

from bot.calculators import lease, mining
from bot.calculators.cash_flow import CashFlow, positive
from bot.calculators.declaration import slot
from bot.calculators.declaration.arguments import Arguments
from bot.calculators.declaration.by_year import ByYear, Column
from bot.calculators.declaration.calculator import Calculator, Outcome
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.intent import Intent, inputs
from bot.calculators.declaration.measure import Measure
from bot.calculators.mining_revenue import MiningRevenueArguments
from bot.calculators.pictures.flow import Flow
from bot.calculators.vocabulary import EARN, EARNINGS, HOW_MUCH, LEASE_WORDS, SITE, TIME, pairs
from bot.numbers import percent, show
from corpus.document import Reference

TENANTS_FUND = Reference("vaneck-2024-08", 6)

MEASURES: tuple[Measure[Any], ...] = (
    Measure("npv", "USD", lambda arguments: arguments.cash_flow.npv),
    Measure("payback", "years", lambda arguments: arguments.cash_flow.payback),
)


class ColoLeaseArguments(Arguments):
    """A site's power at the meter (`gross`) or of its computers (`it`), the lease, and the mining that it ends.

    Without a `mining_margin`, what is given up is what the default fleet of `mining_revenue` earns on the site.
    """

    mw: Annotated[float | None, slot.power()] = None
    basis: Annotated[str, lease.BASIS] = "gross"
    g2i: Annotated[float, lease.GROSS_TO_IT] = 1.35
    rate_kw_month: Annotated[float, lease.RATE] = 150
    utilisation: Annotated[float, lease.UTILISATION] = 1.0
    noi_margin: Annotated[float, lease.NOI_MARGIN] = 0.85
    capex_per_mw: Annotated[float, lease.CAPEX] = 9_000_000
    tenant_funded: Annotated[float, lease.TENANT] = 0.0
    term: Annotated[float, lease.TERM] = 15
    build_years: Annotated[float, lease.BUILD] = 1
    discount: Annotated[float, lease.DISCOUNT] = 0.10
    mining_margin: Annotated[float | None, lease.MINING_MARGIN] = None

    @property
    def gross_mw(self) -> float:
        """Return the power at the meter in MW."""
        return (0.0 if self.mw is None else self.mw) * (self.g2i if self.basis == "it" else 1)

    @property
    def contract(self) -> lease.Lease[float]:
        """Return the lease of the whole site."""
        terms = self.only("rate_kw_month", "utilisation", "noi_margin", "capex_per_mw", "tenant_funded")
        return lease.Lease(it_mw=self.gross_mw / self.g2i, **terms)

    @property
    def fleet(self) -> mining.Fleet[float]:
        """Return the fleet that would mine on the site."""
        return MiningRevenueArguments(mw=None).model_copy(update={"mw": self.gross_mw}).fleet

    @property
    def given_up(self) -> float:
        """Return the mining margin that the lease ends, in dollars a year; nobody gives up a loss."""
        return positive(self.fleet.margin if self.mining_margin is None else self.mining_margin)

    @property
    def cash_flow(self) -> CashFlow[float]:
        """Return the owner's cash flow of leasing in place of mining."""
        gain = self.contract.noi - self.given_up
        return CashFlow(self.contract.capex, self.given_up, gain, self.build_years, self.term, self.discount)

    @property
    def is_usual(self) -> bool:
        """Whether every input lies in the band of the deals known here."""
        return all(low <= getattr(self, name) <= high for name, (low, high) in lease.BANDS.items())


def colo_lease(arguments: ColoLeaseArguments) -> Outcome:
    """Return the rent in dollars a year, with NOI, capex, payback in years, NPV and IRR.

    Raises CalculatorError when the power lacks.
    """
    if arguments.mw is None:
        raise CalculatorError("calculator-colo-lease-asks", missing="mw")
    caveats = ["caveat-tenant", "caveat-not-advice"]
    if arguments.mining_margin is None:
        caveats.insert(0, "caveat-default-fleet")
    return Outcome(
        arguments.contract.rent, "USD/yr", formula_of(arguments), (*caveats, *unusual(arguments)), lease_side(arguments)
    )


def lease_side(arguments: ColoLeaseArguments) -> dict[str, Any]:
    """Return the lease's results by name: MW, dollars a year, dollars, years and a rate as a fraction."""
    terms, cash = arguments.contract, arguments.cash_flow
    return {
        "it_mw": terms.it_mw,
        "noi": terms.noi,
        "mining_margin": arguments.given_up,
        "incremental": cash.gain,
        "capex": terms.capex,
        "payback": cash.payback,
        "npv": cash.npv,
        "irr": cash.irr,
    }


def unusual(arguments: ColoLeaseArguments) -> tuple[str, ...]:
    """Return the caveat on inputs that no deal known here has, if there are such."""
    return () if arguments.is_usual else ("caveat-outside-bands",)


def formula_of(a: ColoLeaseArguments) -> str:
    """Write rent, NOI, gain, capex and NPV with numbers put in, in millions of dollars."""
    terms, cash, (building, renting) = a.contract, a.cash_flow, a.cash_flow.factors
    power = show(a.gross_mw if a.basis == "gross" else terms.it_mw) + (f" ÷ {show(a.g2i)}" * (a.basis == "gross"))
    rent, noi, lost, gain, capex, npv = (
        show(value / 1e6) for value in (terms.rent, terms.noi, cash.lost, cash.gain, cash.capex, cash.npv)
    )
    return (
        f"{power} × 1,000 × {show(a.rate_kw_month)} × 12 × {percent(a.utilisation)} ÷ 10⁶ = {rent}; "
        f"× {percent(a.noi_margin)} = {noi}; − {lost} = {gain}; "
        f"{show(terms.it_mw)} × {show(a.capex_per_mw / 1e6)} × (1 − {percent(a.tenant_funded)}) = {capex}; "
        f"{gain} × {show(renting)} − {lost} × {show(building)} − {capex} = {npv}"
    )


def _in_year(a: ColoLeaseArguments, year: float) -> tuple[float, float]:
    """Return the cash flow of a year and the sum so far, in dollars; after the term there is none."""
    flows = a.cash_flow.flows[: int(year) + 1]
    return float(flows[-1]) if year < len(a.cash_flow.flows) else 0.0, float(flows.sum())


CASH_BY_YEAR = ByYear[Any](
    columns=lambda _: (Column("column-flow", "USD"), Column("column-cumulative", "USD")),
    span=lambda a: (0, math.ceil(a.build_years + a.term)),
    row=_in_year,
    calendar=False,
)

CALCULATOR = Calculator(
    name="colo_lease",
    arguments=ColoLeaseArguments,
    compute=colo_lease,
    picture=Flow("axis-cash-flow", "column-flow", "column-cumulative"),
    table=CASH_BY_YEAR,
    measures=MEASURES,
    claims=(TENANTS_FUND,),
    intent=Intent(
        needs=(
            LEASE_WORDS,
            f"npv|irr|noi|payback|pay back|net present value|rent|rental|worth|pay|lease|{HOW_MUCH}|{EARN}"
            "|استرداد|قيمة|ايجار|احسب|سعر|كيلو|كيلووات|كيلوواط|استرد|يسترد|هسترد|نسترد|اجني|يجني|نجني",
        ),
        inputs=inputs("mw", "mw rate_kw_month", "mw tenant_funded", "mw rate_kw_month term"),
        strong="npv|irr|noi|payback|pay back|net present value|rent out|renting out|rental income|rental revenue"
        "|colocation rent"
        "|colo rent|annual rent|yearly rent|i lease|we lease|i rent|we rent|صافي القيمة الحالية|صافي قيمة"
        "|فترة استرداد|مدة استرداد"
        "|ايجار سنوي|ااجر|اؤجر|نؤجر|ناجر"
        "|ايجار/تاجير … يجيب/يدخل/يطلع/يدر/يعمل|ايجار/تاجير … كم/كام … سنة/سنويا|كم/كام … ايجار/تاجير … سنة/سنويا"
        f"|{pairs('lease|leasing|colo|colocation|rent', 'revenue|income|earnings')}"
        f"|{pairs('عائد|دخل|ايراد|ايرادات', 'تاجير|ايجار')}"
        f"|{pairs('يجيب|يدخل|يدر|يطلع', 'تاجير|ايجار|استضافة')}",
        asks="mw",
        lends="could|can|would|ممكن|يقدر|تقدر",
        alone=(LEASE_WORDS, f"{EARNINGS}|{SITE}|{HOW_MUCH}|{TIME}"),
    ),
)
