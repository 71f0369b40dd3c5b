"""What a mining fleet is like: the slots that `mining_revenue` and `breakeven_hashprice` share, and its constants."""

from __future__ import annotations

from bot.calculators import slot
from corpus.document import Reference

OTHER_OPEX = 10.5  # USD/MWh: the all-in 55.5 less 45 for power, both of cambridge-2025
PH_PER_MW = 1_000.0  # PH/s that one MW runs at 1 J/TH
USD_PER_MWH = 0.024  # MWh that a PH/s uses in a day at 1 J/TH

EFFICIENCY = slot.figure(
    "J/TH", 10, 100, "efficiency|joules|jth|كفاءة|كفاءتها|جول|بكفاءة", Reference("corz-coreweave", 6)
)
HASHPRICE = slot.figure("USD/PH/day", 1, 500, "hashprice|hash|هاشبرايس|هاش|الهاش|برايس")
POWER_PRICE = slot.figure(
    "USD/MWh", 0, 300, "power|electricity|energy|كهرباء|الكهرباء|كهربا", Reference("cambridge-2025", 3)
)
OPEX = slot.figure("USD/MWh", 0, 300, "other|opex|تشغيلية|أخرى", primary=False)
UPTIME = slot.fraction(0, 1, "uptime|availability|تشغيل|متاح|توافر", primary=True)
OVERHEAD = slot.ratio(1, 3, "overhead|هدر")
