"""What must hold of the calculators whatever they are given: monotone, linear, right at limits, inverse in pairs."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.slot import Slot
from bot.calculators.registry import CALCULATORS, calculate

RISING = [  # calculator, what it is given, the input that is raised, the result that must not fall
    ("sector_revenue", {"share": 0.1}, "share", "value"),
    ("sector_revenue", {"share": 0.1, "mode": "capacity"}, "rate_kw_month", "value"),
    ("mining_revenue", {"mw": 50}, "mw", "value"),
    ("mining_revenue", {"mw": 50}, "hashprice", "margin"),
    ("breakeven_hashprice", {}, "j_per_th", "value"),
    ("breakeven_hashprice", {}, "power_price", "all_in"),
    ("colo_lease", {"mw": 50}, "rate_kw_month", "npv"),
    ("colo_lease", {"mw": 50}, "tenant_funded", "npv"),
    ("colo_lease", {"mw": 50}, "noi_margin", "noi"),
    ("colo_lease", {"mw": 50}, "capex_per_mw", "payback"),
    ("site_compare", {"mw": 50}, "power_price", "matching_hashprice"),
    ("site_compare", {"mw": 50}, "j_per_th", "value"),
    ("lease_rate", {"total_usd": 1e9, "mw": 100, "years": 10}, "total_usd", "value"),
    ("demand_projection", {"growth": 0.05, "target_year": 2040}, "growth", "value"),
    ("growth_required", {"start": 100, "end": 150, "years": 5}, "end", "value"),
    ("site_energy", {"mw": 50}, "load_factor", "homes"),
    ("time_to_power", {"mw_it": 50}, "years_saved", "present_value"),
    ("rerate", {"mw": 50}, "multiple", "value"),
]
FALLING = [
    ("sector_revenue", {"share": 0.1, "mode": "capacity"}, "g2i", "value"),
    ("mining_revenue", {"mw": 50}, "j_per_th", "value"),
    ("mining_revenue", {"mw": 50}, "power_price", "margin"),
    ("colo_lease", {"mw": 50, "mining_margin": 0}, "discount", "npv"),
    ("colo_lease", {"mw": 50}, "g2i", "value"),
    ("site_compare", {"mw": 50}, "hashprice", "value"),
    ("lease_rate", {"total_usd": 1e9, "mw": 100, "years": 10}, "years", "value"),
    ("growth_required", {"start": 100, "end": 150, "years": 5}, "start", "value"),
    ("doubling_time", {"growth": 0.05}, "growth", "value"),
    ("share_crossing", {"target_share": 0.09, "growth": 0.1}, "growth", "value"),
    ("site_energy", {"mw": 50}, "pue", "it_mw"),
    ("site_energy", {"mw": 50}, "home_mwh", "homes"),
    ("time_to_power", {"mw_it": 50}, "discount", "present_value"),
]
LINEAR = [  # twice the input, twice the results
    ("sector_revenue", {"share": 0.2}, "share", ("value",)),
    ("mining_revenue", {"mw": 50}, "mw", ("value", "margin", "ph", "mwh")),
    ("colo_lease", {"mw": 50}, "mw", ("value", "noi", "capex", "npv", "incremental")),
    ("site_compare", {"mw": 50}, "mw", ("value", "rent", "mining_revenue")),
    ("site_energy", {"mw": 50}, "mw", ("value", "homes", "it_mw")),
    ("time_to_power", {"mw_it": 50}, "mw_it", ("value", "present_value")),
    ("rerate", {"value_usd": 1e8}, "value_usd", ("value", "uplift")),
    ("lease_rate", {"total_usd": 1e9, "mw": 100, "years": 10}, "total_usd", ("value", "usd_mw_year")),
    ("demand_projection", {"growth": 0.05, "base_twh": 100}, "base_twh", ("value", "average_gw")),
]


def result(name: str, key: str, **arguments: Any) -> Any:
    calculation = calculate(name, arguments)
    return calculation.value if key == "value" else calculation.others[key]


def ends(name: str, given_: dict[str, Any], argument: str) -> tuple[float, float]:
    """Return the range in which an input is varied: what the sources show, else half to twice its value."""
    slot: Slot = CALCULATORS[name].arguments.slots()[argument]
    if slot.swing:
        return slot.swing
    value = given_.get(argument) or CALCULATORS[name].arguments.default(argument)
    return max(slot.low, value / 2), min(slot.high, value * 2)


@pytest.mark.parametrize(("name", "given_", "argument", "key"), RISING)
@given(share=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_more_of_it_gives_no_less(
    name: str, given_: dict[str, Any], argument: str, key: str, share: tuple[float, float]
) -> None:
    low, high = ends(name, given_, argument)
    less, more = (low + part * (high - low) for part in sorted(share))
    assert result(name, key, **given_ | {argument: less}) <= result(name, key, **given_ | {argument: more}) + 1e-6


@pytest.mark.parametrize(("name", "given_", "argument", "key"), FALLING)
@given(share=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_more_of_it_gives_no_more(
    name: str, given_: dict[str, Any], argument: str, key: str, share: tuple[float, float]
) -> None:
    low, high = ends(name, given_, argument)
    less, more = (low + part * (high - low) for part in sorted(share))
    assert result(name, key, **given_ | {argument: less}) >= result(name, key, **given_ | {argument: more}) - 1e-6


@pytest.mark.parametrize(("name", "given_", "argument", "keys"), LINEAR)
@given(times=st.floats(0.1, 2))
def test_so_many_times_the_input_gives_so_many_times_the_result(
    name: str, given_: dict[str, Any], argument: str, keys: tuple[str, ...], times: float
) -> None:
    for key in keys:
        more = result(name, key, **given_ | {argument: given_[argument] * times})
        assert more == pytest.approx(result(name, key, **given_) * times, rel=1e-6)


@given(st.floats(1, 1e4), st.floats(1, 1e4), st.floats(1, 30))
def test_the_growth_required_projects_one_figure_to_the_other(start: float, end: float, years: float) -> None:
    growth = result("growth_required", "value", start=start, end=end, years=years) / 100
    assume(-0.5 <= growth <= 1)
    projected = result(
        "demand_projection", "value", base_twh=start, growth=growth, base_year=2020, target_year=2020 + years
    )
    assert projected == pytest.approx(end, rel=1e-6)


@given(st.floats(0.01, 1))
def test_after_the_doubling_time_there_is_twice_as_much(growth: float) -> None:
    years = result("doubling_time", "value", growth=growth)
    assume(years <= 30)
    arguments = {"base_twh": 100, "growth": growth, "base_year": 2020, "target_year": 2020 + years}
    assert result("demand_projection", "value", **arguments) == pytest.approx(200)


@given(st.floats(0.01, 0.3), st.floats(0.02, 0.3), st.floats(0, 0.015))
def test_in_the_crossing_year_the_share_is_reached(share: float, growth: float, whole: float) -> None:
    target = min(2 * share, 1.0)
    year = result("share_crossing", "value", start_share=share, target_share=target, growth=growth, total_growth=whole)
    reached = share * ((1 + growth) / (1 + whole)) ** (year - 2023)
    assert reached == pytest.approx(target)


@given(st.floats(10, 100), st.floats(1, 300))
def test_at_the_break_even_hashprice_mining_pays_for_its_power_alone(joules: float, price: float) -> None:
    hashprice = result("breakeven_hashprice", "value", j_per_th=joules, power_price=price)
    assume(1 <= hashprice <= 500)
    site = {"mw": 100, "j_per_th": joules, "power_price": price, "hashprice": hashprice, "other_opex": 0}
    assert result("mining_revenue", "margin", **site) == pytest.approx(0, abs=1)


@given(st.floats(1e-2, 1e3), st.sampled_from(["kW", "MW", "GW"]), st.sampled_from(["kWh", "MWh", "GWh", "TWh"]))
def test_a_conversion_and_back_is_the_figure_again(value: float, power: str, energy: str) -> None:
    there = result("convert", "value", **{"value": value, "from": power, "to": energy, "hours": 8760})
    back = result("convert", "value", **{"value": there, "from": energy, "to": power, "hours": 8760})
    assert back == pytest.approx(value)


def test_the_limits_of_no_growth_and_no_rate() -> None:
    assert result("demand_projection", "value", growth=0, target_year=2050) == 152
    assert result("doubling_time", "value", growth=0) == "never"
    assert result("growth_required", "value", start=5, end=5, years=3) == pytest.approx(0)
    undiscounted = result("time_to_power", "present_value", mw_it=100, discount=0)
    assert undiscounted == pytest.approx(result("time_to_power", "value", mw_it=100))
    nearly = result("colo_lease", "npv", mw=100, discount=1e-9)
    assert result("colo_lease", "npv", mw=100, discount=0) == pytest.approx(nearly, rel=1e-6)
    assert result("mining_revenue", "value", mw=0) == 0
    assert result("site_energy", "value", mw=100, load_factor=0) == 0


@given(st.floats(allow_nan=True, allow_infinity=True), st.sampled_from(sorted(CALCULATORS)))
def test_any_float_is_worked_with_or_refused(value: float, name: str) -> None:
    figures = (argument for argument, slot in CALCULATORS[name].arguments.slots().items() if slot.is_figure)
    for argument in figures:
        with contextlib.suppress(CalculatorError):
            assert calculate(name, {argument: value}).formula
