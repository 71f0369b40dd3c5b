"""All calculators, by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.calculators import (
    breakeven_hashprice,
    colo_lease,
    convert,
    demand_projection,
    doubling_time,
    growth_required,
    lease_rate,
    mining_revenue,
    rerate,
    sector_revenue,
    share_compare,
    share_crossing,
    site_compare,
    site_energy,
    time_to_power,
)
from bot.calculators.declaration.arguments import RawArguments
from bot.calculators.declaration.calculation import Calculation
from bot.calculators.declaration.calculator import Calculator, Origins
from bot.calculators.declaration.errors import CalculatorError

CALCULATORS: Mapping[str, Calculator[Any]] = {
    module.CALCULATOR.name: module.CALCULATOR
    for module in (
        sector_revenue,
        site_compare,  # before either side: of calculators that fit alike, talk takes the first
        mining_revenue,
        breakeven_hashprice,
        colo_lease,
        lease_rate,
        demand_projection,
        growth_required,
        doubling_time,
        share_crossing,
        site_energy,
        convert,
        time_to_power,
        rerate,
        share_compare,
    )
}


def calculate(name: str, arguments: RawArguments, origins: Origins | None = None) -> Calculation:
    """Run a calculator on text or numbers; raises CalculatorError, also for an unknown name.

    `origins` tells where inputs come from, if not from the asker.
    """
    calculator = CALCULATORS.get(name.replace("-", "_"))
    if calculator is None:
        raise CalculatorError("calculator-unknown", name=name[:60], known=", ".join(CALCULATORS))
    return calculator.calculate(arguments, origins)
