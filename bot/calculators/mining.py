"""What a mining fleet is like: the slots and constants that calculators of mining share, and what a fleet earns.

PH = MW * 1000 / E, revenue = PH * HP * 365 * u, MWh = MW * 8760 * u, margin = revenue - MWh * (p + o).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from bot.calculators.declaration import slot
from bot.calculators.declaration.spread import Triangle
from bot.numbers import HOURS_A_YEAR
from corpus.document import Reference

Figures = TypeVar("Figures", float, NDArray[np.float64])  # one site, or draws of one

OTHER_OPEX = 10.5  # USD/MWh: the all-in 55.5 less 45 for power, both of cambridge-2025
PH_PER_MW = 1_000.0  # PH/s that one MW runs at 1 J/TH
USD_PER_MWH = 0.024  # MWh that a PH/s uses in a day at 1 J/TH

EFFICIENCY = slot.figure(
    "J/TH", 10, 100, "efficiency|joules|jth|th|كفاءة|كفاءتها|جول|بكفاءة", Reference("corz-coreweave", 6)
).moving(17.5, 30, Triangle(17.5, 23.6, 30))
HASHPRICE = slot.figure("USD/PH/day", 1, 500, "hashprice|hash|hp|هاشبرايس|هاش|الهاش|برايس").moving(
    35, 60, Triangle(32, 45, 60)
)
POWER_PRICE = slot.figure(
    "USD/MWh", 0, 300, "power|electricity|energy|كهرباء|الكهرباء|كهربا", Reference("cambridge-2025", 3)
).moving(35, 60, Triangle(35, 45, 60))
OPEX = slot.figure("USD/MWh", 0, 300, "other|opex|تشغيلية|أخرى", primary=False)
UPTIME = slot.fraction(0, 1, "uptime|availability|تشغيل|متاح|توافر", primary=True).moving(
    0.85, 1, Triangle(0.85, 0.95, 1)
)
OVERHEAD = slot.ratio(1, 3, "overhead|هدر")


@dataclass(frozen=True, slots=True)
class Fleet(Generic[Figures]):
    """Machines on `mw` at the meter, of `j_per_th` J/TH, with hashprice in USD/PH/day and costs in USD/MWh.

    `uptime` is a fraction; `overhead` is site power over machine power.
    """

    mw: Figures
    j_per_th: Figures
    hashprice: Figures
    uptime: Figures
    power_price: Figures
    other_opex: float
    overhead: float

    @property
    def hashrate(self) -> Figures:
        """Return the hashrate in PH/s."""
        return self.mw / self.overhead * PH_PER_MW / self.j_per_th

    @property
    def revenue(self) -> Figures:
        """Return the revenue in dollars a year."""
        return self.hashrate * self.hashprice * 365 * self.uptime

    @property
    def mwh(self) -> Figures:
        """Return a year's energy at the meter in MWh."""
        return self.mw * HOURS_A_YEAR * self.uptime

    @property
    def margin(self) -> Figures:
        """Return what is left after power and other running costs, in dollars a year."""
        return self.revenue - self.mwh * (self.power_price + self.other_opex)

    @property
    def breakeven(self) -> Figures:
        """Return the hashprice in dollars per PH/s a day that pays for power and other running costs."""
        return USD_PER_MWH * self.j_per_th * self.overhead * (self.power_price + self.other_opex)
