"""Calculations to draw: usual ones, ranges, what never comes about, and the ends of what the slots take."""

from __future__ import annotations

from typing import Any

from bot.calculators.declaration.calculation import Calculation
from bot.calculators.registry import calculate
from corpus.document import Language

LANGUAGES: tuple[Language, ...] = ("en", "ar")
Given = dict[str, Any]

USUAL: tuple[tuple[str, Given], ...] = (
    ("sector_revenue", {"share": "30%"}),
    ("sector_revenue", {"year": 2026}),
    ("sector_revenue", {"share": "20%", "mode": "capacity"}),
    ("mining_revenue", {"mw": 100}),
    ("breakeven_hashprice", {}),
    ("colo_lease", {"mw": 100}),
    ("site_compare", {"mw": 100}),
    ("lease_rate", {"total_usd": "3.5bn", "mw": 200, "years": 12}),
    ("lease_rate", {"total_usd": "3.5bn,8.7bn", "mw": "200,500", "years": 12}),
    ("demand_projection", {}),
    ("demand_projection", {"scenario": "lbnl_high", "target_year": 2028}),
    ("growth_required", {"start": 415, "end": 945, "years": 6}),
    ("doubling_time", {"growth": "10%"}),
    ("share_crossing", {"target_share": "9%", "growth": "15%"}),
    ("site_energy", {"mw": 770}),
    ("convert", {"value": 770, "from": "MW", "to": "TWh", "hours": 8760}),
    ("convert", {"value": 1, "from": "TWh", "to": "GWh"}),
    ("convert", {"value": 121.5, "from": "USD/kW-month", "to": "USD/MW-year"}),
    ("time_to_power", {"mw_it": 100}),
    ("rerate", {"mw": 100}),
    ("rerate", {"value_usd": "200m"}),
    ("share_compare", {"a": "1-1.3%", "b": "0.4%"}),
)
RANGED: tuple[tuple[str, Given], ...] = (
    ("sector_revenue", {"share": "20-30%"}),
    ("sector_revenue", {"year": "2025-2027"}),
    ("mining_revenue", {"mw": "80-120", "hashprice": "40-55"}),
    ("breakeven_hashprice", {"power_price": "35-60"}),
    ("colo_lease", {"mw": 100, "rate_kw_month": "130-170"}),
    ("site_compare", {"mw": 100, "rate_kw_month": "130-170"}),
    ("demand_projection", {"growth": "8-12%"}),
    ("demand_projection", {"growth": "0-5%", "base_year": "2020-2023", "target_year": "2028-2030"}),
    ("growth_required", {"start": 415, "end": "800-945", "years": "5-6"}),
    ("doubling_time", {"growth": "8-12%"}),
    ("share_crossing", {"target_share": "9%", "growth": "10-15%"}),
    ("site_energy", {"mw": "100-200", "load_factor": "80-100%"}),
    ("convert", {"value": "1-5", "from": "MW", "to": "MWh", "hours": 24}),
    ("time_to_power", {"mw_it": "100-200"}),
    ("rerate", {"mw": 100, "multiple": "3-5"}),
)
NEVER: tuple[tuple[str, Given], ...] = (
    ("doubling_time", {"growth": "-2%"}),
    ("doubling_time", {"growth": "-50% - 100%"}),
    ("share_crossing", {"target_share": "9%", "growth": "0.5%"}),
    ("share_crossing", {"target_share": "9%", "growth": "0-15%"}),
    ("colo_lease", {"mw": 100, "mining_margin": 1e12}),
    ("colo_lease", {"mw": 100, "rate_kw_month": "0-1000"}),
    ("site_compare", {"mw": 1, "uptime": 0}),
)
EXTREME: tuple[tuple[str, Given], ...] = (
    ("sector_revenue", {"share": 0}),
    ("sector_revenue", {"share": 1, "mode": "capacity", "capacity_gw": 1000, "rate_kw_month": 1000, "g2i": 1}),
    ("sector_revenue", {"year": 2100}),
    ("mining_revenue", {"mw": 0}),
    ("mining_revenue", {"mw": "0-100000", "j_per_th": "10-100", "hashprice": "1-500", "uptime": "0-100%"}),
    ("breakeven_hashprice", {"power_price": 0}),
    ("colo_lease", {"mw": 0}),
    ("colo_lease", {"mw": 100_000, "term": 50, "build_years": 10, "capex_per_mw": 1e8}),
    ("colo_lease", {"mw": 1, "term": 1, "build_years": 0}),
    ("site_compare", {"mw": "1-100000", "rate_kw_month": "0-1000", "hashprice": "1-500", "g2i": "1-3"}),
    ("lease_rate", {"total_usd": 1e14, "mw": 1e-9, "years": 0.1}),
    ("lease_rate", {"total_usd": ",".join(["1bn"] * 15), "mw": 100, "years": 10}),
    ("demand_projection", {"target_year": 2023}),
    ("demand_projection", {"growth": 1, "base_twh": 200_000, "target_year": 2053}),
    ("growth_required", {"start": 1e-12, "end": 1e15, "years": 0.25}),
    ("growth_required", {"start": 1e15, "end": 1e-12, "years": "1-200"}),
    ("doubling_time", {"growth": 1e-9}),
    ("share_crossing", {"target_share": "4%", "growth": "10%"}),
    ("share_crossing", {"target_share": "50%", "growth": "0-100%", "total_growth": "-50% - 100%"}),
    ("site_energy", {"mw": 0}),
    ("site_energy", {"mw": 100_000, "pue": 3, "basis": "it"}),
    ("convert", {"value": 1e15, "from": "GW", "to": "kWh", "hours": 1e6}),
    ("convert", {"value": -1e15, "from": "TWh", "to": "kWh"}),
    ("time_to_power", {"mw_it": 100, "years_saved": 0}),
    ("time_to_power", {"mw_it": 100_000, "rev_per_mw_year": 1e8, "years_saved": 10}),
    ("rerate", {"mw": 100_000, "value_per_mw": 1e9, "multiple": 10}),
    ("share_compare", {"a": 1e-12, "b": 1e15}),
)
ALL = (*USUAL, *RANGED, *NEVER, *EXTREME)


def of(name: str, **given: Any) -> Calculation:
    """Return a calculation."""
    return calculate(name, given)
