from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.cash_flow import NO_RATE
from bot.calculators.declaration.calculation import Calculation
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.registry import calculate
from bot.numbers import NEVER


def leased(**arguments: float | str) -> Calculation:
    return calculate("colo_lease", arguments)


def figures(**arguments: float | str) -> dict[str, Any]:
    return dict(leased(**arguments).others)


def rent(**arguments: float | str) -> float:
    return float(str(leased(**arguments).value))


def test_a_hundred_megawatts_at_the_meter() -> None:
    calculation = leased(mw=100)
    assert (calculation.value, calculation.unit) == (pytest.approx(133.3e6, rel=1e-3), "USD/yr")
    others = calculation.others
    assert others["it_mw"] == pytest.approx(74.1, rel=1e-3)
    assert others["noi"] == pytest.approx(113.3e6, rel=1e-3)
    assert others["capex"] == pytest.approx(667e6, rel=1e-3)
    assert others["incremental"] == pytest.approx(93.4e6, rel=1e-3)
    assert others["payback"] == pytest.approx(7.1, rel=0.01)
    assert others["npv"] == pytest.approx(-38.9e6, rel=0.01)
    assert others["irr"] == pytest.approx(0.091, rel=0.01)


def test_an_idle_site_gives_no_mining_up() -> None:
    others = figures(mw=100, mining_margin=0)
    assert others["payback"] == pytest.approx(5.9, rel=0.01)
    assert others["npv"] == pytest.approx(117e6, rel=0.01)
    assert others["irr"] == pytest.approx(0.125, rel=0.01)


def test_a_lower_rate_does_not_pay() -> None:
    assert figures(mw=100, rate_kw_month=121.5)["npv"] == pytest.approx(-188e6, rel=0.01)


def test_a_tenant_that_funds_the_building_makes_it_pay() -> None:
    others = figures(mw=100, tenant_funded="85%")
    assert others["capex"] == pytest.approx(100e6, rel=0.01)
    assert others["payback"] == pytest.approx(1.07, rel=0.01)
    assert others["npv"] == pytest.approx(528e6, rel=0.01)


@pytest.mark.parametrize(
    ("changed", "npv"),
    [
        ({"build_years": 0}, 133),
        ({"build_years": 0, "capex_per_mw": 8}, 333),
        ({"build_years": 0, "capex_per_mw": 10}, -67),
        ({}, -43),
    ],
)
def test_terawulf_and_fluidstack(changed: dict[str, float], npv: float) -> None:
    lease: dict[str, float | str] = {"mw": 200, "basis": "it", "rate_kw_month": 154.2, "term": 10, "mining_margin": 0}
    others = figures(**{**lease, **changed})
    assert rent(**lease) == pytest.approx(370e6, rel=0.01)
    assert others["noi"] == pytest.approx(314.5e6, rel=0.01)
    assert others["npv"] == pytest.approx(npv * 1e6, rel=0.01)


def test_a_small_capex_is_in_millions() -> None:
    assert figures(mw=100, capex_per_mw=9) == figures(mw=100)


def test_all_of_a_large_site() -> None:
    assert rent(mw=770) == pytest.approx(1.03e9, rel=0.01)


def test_rent_is_counted_on_it_load() -> None:
    assert rent(mw=100, basis="it") == pytest.approx(1.35 * rent(mw=100, basis="gross"))
    assert "÷ 1.35" in leased(mw=100).formula


def test_a_loss_in_mining_is_not_given_up() -> None:
    assert figures(mw=100, mining_margin=-5e6) == figures(mw=100, mining_margin=0)


def test_a_lease_below_mining_is_never_repaid() -> None:
    others = figures(mw=100, mining_margin=2e8)
    assert (others["payback"], others["irr"]) == (NEVER, NO_RATE)


def test_the_fleet_that_is_taken_for_granted_is_said() -> None:
    assert "caveat-default-fleet" in leased(mw=100).caveats
    assert "caveat-default-fleet" not in leased(mw=100, mining_margin=0).caveats


def test_it_is_no_advice_and_leaves_the_gpus_to_the_tenant() -> None:
    assert {"caveat-tenant", "caveat-not-advice"} <= set(leased(mw=100).caveats)


@pytest.mark.parametrize("unusual", [{"rate_kw_month": 300}, {"discount": "20%"}, {"term": 5}, {"build_years": 4}])
def test_what_no_known_deal_shows_is_flagged(unusual: dict[str, float | str]) -> None:
    assert "caveat-outside-bands" in leased(mw=100, **unusual).caveats
    assert "caveat-outside-bands" not in leased(mw=100).caveats


def test_without_power_it_asks_for_it() -> None:
    with pytest.raises(CalculatorError) as caught:
        leased()
    assert caught.value.missing == "mw"


@pytest.mark.parametrize(
    "wrong",
    [
        {"mw": -1},
        {"mw": 1e12},
        {"mw": "nan"},
        {"g2i": 0.9},
        {"rate_kw_month": -1},
        {"noi_margin": "101%"},
        {"capex_per_mw": 0},
        {"tenant_funded": 1.5},
        {"utilisation": "120%"},
        {"build_years": -1},
        {"term": 0},
        {"discount": -1},
        {"basis": "net"},
    ],
)
def test_inputs_out_of_range_are_refused(wrong: dict[str, float | str]) -> None:
    with pytest.raises(CalculatorError):
        leased(**{"mw": 100, **wrong})


@given(st.floats(0, 999))
def test_rent_and_npv_rise_with_the_rate(rate: float) -> None:
    low, high = leased(mw=100, rate_kw_month=rate), leased(mw=100, rate_kw_month=rate + 1)
    assert float(str(low.value)) < float(str(high.value))
    assert low.others["npv"] < high.others["npv"]


@given(st.floats(0, 10_000), st.floats(0, 10))
def test_everything_is_proportional_to_power(mw: float, times: float) -> None:
    once, more = figures(mw=mw), figures(mw=mw * times)
    for name in ("it_mw", "noi", "mining_margin", "incremental", "capex", "npv"):
        assert more[name] == pytest.approx(once[name] * times, rel=1e-9, abs=1e-3)


@given(st.integers(1, 50), st.integers(0, 10))
def test_without_a_discount_the_npv_is_the_sum_of_the_years(term: int, build: int) -> None:
    others = figures(mw=100, term=term, build_years=build, discount=0)
    total = others["incremental"] * term - others["mining_margin"] * build - others["capex"]
    assert others["npv"] == pytest.approx(total, abs=1)


@given(st.floats(0, 3), st.floats(0, 0.9))
def test_waiting_costs(build: float, discount: float) -> None:
    later = figures(mw=100, build_years=build + 1, discount=discount)["npv"]
    assert later < figures(mw=100, build_years=build, discount=discount)["npv"]
