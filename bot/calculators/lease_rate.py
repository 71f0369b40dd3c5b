"""`lease_rate`: what a contract's total comes to per MW a year and per kW-month; several contracts compare."""

from __future__ import annotations

from typing import Annotated, TypeVar

from bot.calculators import lease
from bot.calculators.declaration import slot
from bot.calculators.declaration.arguments import Arguments
from bot.calculators.declaration.calculator import Calculator, Outcome
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.intent import Intent, inputs
from bot.calculators.pictures.comparison import Comparison, Row
from bot.calculators.pictures.subject import Subject
from bot.calculators.vocabulary import AT_METER, IT_LOAD
from bot.charts import Chart
from bot.numbers import show

T = TypeVar("T", float, str)
_BASES = {
    "it": IT_LOAD,
    "gross": AT_METER,
    "cloud": "cloud|gpu|gpus|as compute|of compute|ai compute|compute lease"
    "|compute contract|compute deal|سحابة|سحابية|حوسبة",
}


class LeaseRateArguments(Arguments):
    """Totals in dollars, power, terms, and what the power is: of the computers, at the meter, or sold as computing."""

    total_usd: Annotated[float | list[float] | None, slot.money(1e3, 1e14, several=True)] = None
    mw: Annotated[float | list[float] | None, slot.power(several=True)] = None
    years: Annotated[float | list[float] | None, slot.years(0.1, 100, several=True)] = None
    basis: Annotated[str | list[str], slot.choice("it", "gross", "cloud", spoken=_BASES, several=True)] = "it"


def lease_rate(arguments: LeaseRateArguments) -> Outcome:
    """Return dollars per kW-month, with dollars per MW and year; lists give lists.

    Raises CalculatorError when an input lacks or lists differ in length.
    """
    total, mw, years = arguments.total_usd, arguments.mw, arguments.years
    if total is None or mw is None or years is None:
        lacks = "total_usd" if total is None else "mw" if mw is None else "years"
        raise CalculatorError("calculator-lease-rate-asks", missing=lacks)
    count = max(len(value) if isinstance(value, list) else 1 for value in (total, mw, years, arguments.basis))
    terms = list(zip(_spread(total, count), _spread(mw, count), _spread(years, count), strict=True))
    if not all(power for _, power, _ in terms):
        raise CalculatorError("calculator-lease-rate-asks", missing="mw")
    bases = _spread(arguments.basis, count)
    yearly = [usd / power / span for usd, power, span in terms]
    monthly = [rate / 12e3 for rate in yearly]
    formula = "; ".join(
        f"{show(usd)} ÷ {show(power)} ÷ {show(span)} ÷ 12,000 = {show(rate)}"
        for (usd, power, span), rate in zip(terms, monthly, strict=True)
    )
    others = {"usd_mw_year": _one_or_all(yearly)}
    return Outcome(_one_or_all(monthly), "USD/kW-month", formula, _caveats(bases), others)


def _spread(value: T | list[T], count: int) -> list[T]:
    """Return a value for each contract: its own, or the one that all share."""
    values = value if isinstance(value, list) else [value] * count
    if len(values) != count:
        raise CalculatorError("calculator-lease-rate-lengths", count=count)
    return values


def _one_or_all(values: list[float]) -> float | list[float]:
    return values[0] if len(values) == 1 else values


def _caveats(bases: list[str]) -> tuple[str, ...]:
    caveats = ["caveat-whole-term"]
    if "gross" in bases:
        caveats.append("caveat-gross")
    if "cloud" in bases:
        caveats.append("caveat-cloud")
    if len(set(bases)) > 1:
        caveats.append("caveat-mixed-bases")
    return tuple(caveats)


def _picture(subject: Subject[LeaseRateArguments]) -> Chart:
    """Return the contracts beside each other, or a single one beside the known leases."""
    found, arguments = subject.calculation.value, subject.readings.middle
    rates = [rate for rate in (found if isinstance(found, list) else [found]) if isinstance(rate, float)]
    terms = zip(*(_spread(value, len(rates)) for value in (arguments.mw, arguments.years)), strict=True)
    says = [{"mw": show(mw), "years": show(years)} for mw, years in terms]
    labels = subject.calculation.labels or ("",) * len(rates)
    rows = [Row("row-contract", *one) for one in zip(rates, says, labels, strict=True)]
    known = lease.known_rates() if len(rows) == 1 else ()
    return Comparison[LeaseRateArguments](lambda _: (*rows, *known), "axis-rent", lambda _: "USD/kW-month")(subject)


CALCULATOR = Calculator(
    name="lease_rate",
    arguments=LeaseRateArguments,
    compute=lease_rate,
    picture=_picture,
    intent=Intent(
        needs=(
            "kw|kilowatt|mw|megawatt|rate|rent|lease|كيلو|كيلووات|كيلوواط|كيلو وات|كيلو واط|ميجا|ميغا|ميجاوات"
            "|ميجاواط|ميغاواط|ميغاوات|ايجار|سعر",
        ),
        inputs=inputs("total_usd mw years"),
        gives=("USD/kW-month", "USD/MW-year"),
        strong="per kw|per kilowatt|kw month|kw a month|a kw|a kilowatt|kilowatt month|per mw|per megawatt|a mw"
        "|a megawatt|mw year|lease rate|rent per"
        "|كيلو|كيلووات|كيلوواط|كيلو وات|كيلو واط|للميجا|لكل ميجا|للميجاوات|لكل ميجاوات|للميغاواط|لكل ميغاواط|الميجا"
        "|سعر الايجار",
        lends="per kw|kw month|a kw|per kilowatt|per mw|per megawatt|rate|rates|rent|rents|price|prices"
        "|ايجار|ايجارات|اجرة|سعر|اسعار|لكل كيلو|لكل كيلووات|لكل كيلوواط|للكيلو|لكل ميجا|لكل ميجاوات",
    ),
)
