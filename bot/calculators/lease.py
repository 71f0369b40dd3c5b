"""What a colocation lease is like: the slots that calculators of leases share, their bands, and what a lease earns.

IT = MW / g2i, rent = IT * 1000 * rate * 12 * u, NOI = rent * m, capex = IT * c * (1 - f). The tenant pays for the power
and brings the GPUs: the capex is of shell, power and cooling.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Generic

from bot.calculators.declaration import slot
from bot.calculators.declaration.spread import Chances, Triangle
from bot.calculators.mining import Figures
from bot.calculators.pictures.comparison import Row
from bot.calculators.vocabulary import AT_METER, IT_LOAD
from corpus.document import Reference

_KW_A_MW, _MONTHS = 1_000, 12
_BASES = {"it": IT_LOAD, "gross": AT_METER}
_RATE = "rent|rents|rate|leased at|kw|kilowatt|إيجار|الإيجار|بإيجار|سعر|كيلو|كيلووات|كيلوواط"
_CAPEX = "capex|build|building|cost|costs|mw|megawatt|بناء|إنشاء|تجهيز|تكلفة|ميجا|ميجاوات"
_TENANT = "tenant|tenants|funded|funds|fund|funding|finances|مستأجر|المستأجر|يمول|تمويل|ممول|يدفع"
_IDLE = {"0": "idle|empty site|unused|no mining|without mining|فاضي|فاضية|موقع خال|بدون تعدين|من غير تعدين|لا يعدن"}
_BUILD = "build|building|built|construction|builds|بناء|البناء|إنشاء|تجهيز"
_READY = {"0": "no build year|without a build year|already built|ready built|بدون بناء|جاهز|مبني|من غير بناء"}
_TERM = "term|lease|leased|contract|for|مدة|لمدة|عقد|عقدها|إيجار"
_MARGIN = "margin|profit|lost|forgone|هامش|ربح"

BASIS = slot.choice("gross", "it", spoken=_BASES)
GROSS_TO_IT = slot.ratio(1, 3, "g2i|gross-to-it|ratio|نسبة", Reference("hut8-2025", 3)).moving(
    1.18, 1.56, Triangle(1.18, 1.35, 1.56)
)
RATE = slot.figure("USD/kW-month", 0, 1_000, _RATE).moving(102, 190, Triangle(102, 150, 190))
UTILISATION = slot.fraction(0, 1, "utilisation|utilization|occupied|occupancy|let|إشغال|الإشغال|مشغول")
NOI_MARGIN = slot.fraction(0, 1, "margin|noi|هامش|هامشه", Reference("terawulf-fluidstack-2025", 2)).moving(
    0.75, 0.90, Triangle(0.75, 0.85, 0.90)
)
CAPEX = slot.money_per("USD/MW", 1e5, 1e8, _CAPEX, Reference("cipher-2025", 4)).moving(
    8e6, 11e6, Triangle(8e6, 9.5e6, 11e6)
)
TENANT = slot.fraction(0, 1, _TENANT).moving(0, 0.85, Chances((0, 0.5, 0.85), (0.6, 0.2, 0.2)))
TERM = slot.years(1, 50, _TERM, Reference("hut8-2025", 1)).moving(10, 20)
BUILD = replace(slot.years(0, 10, _BUILD, primary=False), spoken=tuple(_READY.items())).moving(
    1, 3, Chances((1, 2, 3), (0.6, 0.3, 0.1))
)
DISCOUNT = slot.fraction(0, 1, "discount|discounted|خصم|الخصم", primary=True).moving(0.08, 0.14)
MINING_MARGIN = slot.Slot(
    "USD/yr", -1e12, 1e12, cues=tuple(_MARGIN.split("|")), unit_of_text="USD", spoken=tuple(_IDLE.items())
)

BANDS: Mapping[str, tuple[float, float]] = {  # what the deals known here show; outside it the result is flagged
    "rate_kw_month": (102, 190),
    "g2i": (1.18, 1.56),
    "noi_margin": (0.75, 0.90),
    "capex_per_mw": (8e6, 11e6),
    "term": (10, 25),
    "build_years": (0, 3),
    "discount": (0.06, 0.15),
}


@dataclass(frozen=True, slots=True)
class Lease(Generic[Figures]):
    """A lease of `it_mw` of IT load at `rate_kw_month` USD/kW-month, and what it takes to build, in USD per MW of IT.

    `utilisation`, `noi_margin` and `tenant_funded`, the part of the capex that the tenant pays, are fractions.
    """

    it_mw: Figures
    rate_kw_month: Figures
    utilisation: float
    noi_margin: Figures
    capex_per_mw: Figures
    tenant_funded: Figures

    @property
    def rent(self) -> Figures:
        """Return the rent in dollars a year."""
        return self.it_mw * _KW_A_MW * self.rate_kw_month * _MONTHS * self.utilisation

    @property
    def noi(self) -> Figures:
        """Return the net operating income in dollars a year."""
        return self.rent * self.noi_margin

    @property
    def capex(self) -> Figures:
        """Return the owner's part of the capex in dollars."""
        return self.it_mw * self.capex_per_mw * (1 - self.tenant_funded)


def known_rates() -> tuple[Row, ...]:
    """Return the lowest and the highest rent of the deals known here, in dollars per kW-month, to compare with."""
    low, high = BANDS["rate_kw_month"]
    return Row("row-lowest-lease", low), Row("row-highest-lease", high)
