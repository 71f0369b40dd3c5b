"""Dimensional analysis of every calculator: in other units of money, power and hashrate, its results stay the same.

Every input is scaled by the dimensions of its unit, and every result must then scale by those of its own.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.declaration.slot import ANY
from bot.calculators.registry import CALCULATORS, calculate

MONEY, POWER, HASH = "money", "power", "hash"
DIMENSIONS: dict[str, dict[str, int]] = {  # of units; energy is power, since the hours of a year are a constant
    "USD": {MONEY: 1},
    "USD/yr": {MONEY: 1},
    "bn USD/yr": {MONEY: 1},
    "MW": {POWER: 1},
    "GW": {POWER: 1},
    "MWh": {POWER: 1},
    "TWh": {POWER: 1},
    "TWh/yr": {POWER: 1},
    "USD/MW": {MONEY: 1, POWER: -1},
    "USD/MW-year": {MONEY: 1, POWER: -1},
    "USD/kW-month": {MONEY: 1, POWER: -1},
    "USD/MWh": {MONEY: 1, POWER: -1},
    "USD/PH/day": {MONEY: 1, HASH: -1},
    "J/TH": {POWER: 1, HASH: -1},
    "PH": {HASH: 1},
    ANY: {POWER: 1},
    **{unit: {} for unit in ("fraction", "year", "years", "ratio", "x", "%/yr", "homes", "choice")},
}
FURTHER = {  # units of results by name
    **dict.fromkeys(("noi", "mining_margin", "margin", "incremental", "capex", "npv", "rent", "mining_revenue"), "USD"),
    **dict.fromkeys(("present_value", "shift_value", "before", "uplift"), "USD"),
    **dict.fromkeys(("it_mw", "gross_mw"), "MW"),
    **dict.fromkeys(("payback", "irr", "homes", "share", "years"), "ratio"),
    **{"ph": "PH", "mwh": "MWh", "revenue_per_mwh": "USD/MWh", "matching_hashprice": "USD/PH/day"},
    **{"average_gw": "GW", "usd_mw_year": "USD/MW-year", "value_per_mw_after": "USD/MW"},
}
RUNS: list[tuple[str, dict[str, Any]]] = [
    ("sector_revenue", {"share": 0.2}),
    ("sector_revenue", {"share": 0.2, "mode": "capacity"}),
    ("mining_revenue", {"mw": 100}),
    ("breakeven_hashprice", {}),
    ("colo_lease", {"mw": 100, "mining_margin": 2e7}),
    ("site_compare", {"mw": 100}),
    ("lease_rate", {"total_usd": 3.5e9, "mw": 200, "years": 12}),
    ("demand_projection", {"growth": 0.1}),
    ("growth_required", {"start": 415, "end": 945, "years": 6}),
    ("doubling_time", {"growth": 0.1}),
    ("share_crossing", {"target_share": 0.09, "growth": 0.15}),
    ("site_energy", {"mw": 770}),
    ("time_to_power", {"mw_it": 100, "term": 12}),
    ("rerate", {"mw": 100}),
    ("rerate", {"value_usd": 2e8}),
    ("share_compare", {"a": 945, "b": 415}),
]
scales = st.fixed_dictionaries({MONEY: st.floats(0.8, 1.25), POWER: st.floats(0.8, 1.25), HASH: st.floats(0.9, 1.1)})


def factor(unit: str, scale: dict[str, float]) -> float:
    result = 1.0
    for dimension, power in DIMENSIONS[unit].items():
        result *= scale[dimension] ** power
    return result


def test_only_a_conversion_is_left_out() -> None:
    assert set(CALCULATORS) - {name for name, _ in RUNS} == {"convert"}


@pytest.mark.parametrize(("name", "arguments"), RUNS)
@given(scale=scales)
def test_results_scale_as_their_units_do(name: str, arguments: dict[str, Any], scale: dict[str, float]) -> None:
    once = calculate(name, arguments)
    scaled = {
        item.name: item.value if isinstance(item.value, str) else item.value * factor(item.unit, scale)  # type: ignore[operator]
        for item in once.inputs
    }
    again = calculate(name, scaled)
    assert again.value == pytest.approx(once.value * factor(once.unit, scale), rel=1e-6)
    for key, unit in FURTHER.items():
        if key in once.others:
            assert again.others[key] == pytest.approx(once.others[key] * factor(unit, scale), rel=1e-6), key
