from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy_financial as npf  # type: ignore[import-untyped]
import pytest

from bot.calculators.declaration.findings import Distribution, Simulation
from bot.calculators.declaration.spread import Chances, Evenly, Triangle
from bot.calculators.registry import CALCULATORS, calculate
from bot.calculators.uncertainty.estimate import as_estimate
from bot.calculators.uncertainty.monte_carlo import simulate

GIVEN: dict[str, dict[str, Any]] = {
    "sector_revenue": {"share": 0.2, "mode": "capacity"},
    "mining_revenue": {"mw": 100},
    "breakeven_hashprice": {},
    "colo_lease": {"mw": 100},
    "site_compare": {"mw": 100},
    "demand_projection": {},
    "growth_required": {"start": 415, "end": 945, "years": 6},
    "doubling_time": {"growth": 0.1},
    "share_crossing": {"target_share": 0.09, "growth": 0.15},
    "site_energy": {"mw": 770},
    "time_to_power": {"mw_it": 100},
    "rerate": {"mw": 100},
}


def of(name: str, **given: Any) -> Simulation:
    found = simulate(CALCULATORS[name], given)
    assert found is not None
    return found


def npv(**given: Any) -> Distribution:
    return of("site_compare", **given).distributions[0]


def test_the_spread_of_a_hundred_megawatts() -> None:
    found, payback = of("site_compare", mw=100).distributions
    assert found.low == pytest.approx(-285e6, rel=0.03)
    assert found.median == pytest.approx(-10e6, abs=10e6)
    assert found.high == pytest.approx(463e6, rel=0.03)
    assert found.positive == pytest.approx(0.49, abs=0.01)
    assert (payback.low, payback.median, payback.high) == pytest.approx((1.2, 6.6, 10.0), rel=0.02)


def test_epris_demand_in_2030() -> None:
    found = of("demand_projection").distributions[0]
    assert (found.low, found.median, found.high) == pytest.approx((234, 290, 350), rel=0.01)


@pytest.mark.parametrize("name", GIVEN)
def test_what_every_draw_gives_is_what_the_calculator_works_out(name: str) -> None:
    calculator = CALCULATORS[name]
    arguments = calculator.arguments.read(GIVEN[name])
    spreads = arguments.spreads() or {key: Evenly(value, value) for key, value in GIVEN[name].items()}
    drawn = {key: spread.draw(np.random.default_rng(1), 5) for key, spread in spreads.items()}
    for measure in calculator.measures:
        values = measure.of(arguments.model_copy(update=drawn))
        for at, value in enumerate(values):
            one = arguments.model_copy(update={key: float(draws[at]) for key, draws in drawn.items()})
            assert value == pytest.approx(measure.of(one))


@pytest.mark.parametrize("name", GIVEN)
def test_a_measure_is_a_result_of_the_calculation(name: str) -> None:
    calculation = calculate(name, GIVEN[name])
    arguments = CALCULATORS[name].arguments.read(GIVEN[name])
    results = {"value": calculation.value, **calculation.others}
    for measure in CALCULATORS[name].measures:
        if name != "demand_projection":  # four scenarios, of which the measure is the likeliest
            assert measure.of(arguments) == pytest.approx(results[measure.name])


@pytest.mark.parametrize("name", GIVEN)
def test_the_low_end_lies_below_the_median_and_that_below_the_high_end(name: str) -> None:
    for one in of(name, **GIVEN[name]).distributions:
        assert one.low < one.median < one.high


def test_the_seed_fixes_it() -> None:
    calculator = CALCULATORS["site_compare"]
    assert simulate(calculator, {"mw": 100}) == simulate(calculator, {"mw": 100})
    assert simulate(calculator, {"mw": 100}, seed=1) != simulate(calculator, {"mw": 100})


def test_what_is_given_is_not_drawn() -> None:
    assert "rate_kw_month" not in of("site_compare", mw=100, rate_kw_month=155).drawn
    assert npv(mw=100, rate_kw_month=190).median > npv(mw=100, rate_kw_month=102).median


def test_a_range_is_drawn_evenly() -> None:
    found = of("sector_revenue", share="20-30%")
    assert found.drawn == ("share",)
    assert not found.assumed
    assert found.distributions[0].low == pytest.approx(13.9 * 0.21 / 0.2, rel=0.01)
    assert found.distributions[0].high == pytest.approx(13.9 * 0.29 / 0.2, rel=0.01)


def test_where_nothing_else_is_uncertain_a_tenth_is_assumed_and_not_told_with_the_result() -> None:
    assert of("doubling_time", growth=0.1).assumed
    assert as_estimate(CALCULATORS["doubling_time"], calculate("doubling_time", {"growth": 0.1})).simulation is None


def test_an_exact_conversion_has_none() -> None:
    assert simulate(CALCULATORS["convert"], {"value": 1, "from": "GW", "to": "MW"}) is None


def test_it_is_told_with_the_result() -> None:
    calculation = as_estimate(CALCULATORS["site_compare"], calculate("site_compare", {"mw": 100}))
    told = calculation.as_json()["result"]
    assert told["range"]["npv"]["p10"] == pytest.approx(-285e6, rel=0.03)
    assert "hashprice" in told["drawn"]
    assert told["tornado"][0]["argument"] == "tenant_funded"


def test_everything_but_the_payback_is_proportional_to_power() -> None:
    once, twice = npv(mw=100), npv(mw=200)
    assert (twice.low, twice.high, twice.positive) == pytest.approx((2 * once.low, 2 * once.high, once.positive))


def test_a_lease_that_gains_nothing_is_never_repaid() -> None:
    found, payback = of("site_compare", mw=100, mining_margin=1e9).distributions
    assert payback.low == math.inf
    assert found.positive == 0
    assert payback.as_json()["p10"] is None


def test_an_idle_site_does_better() -> None:
    assert npv(mw=100, mining_margin=0).median > npv(mw=100).median


@pytest.mark.parametrize(("build_years", "discount"), [(0, 0.1), (1, 0.1), (2.5, 0.0), (3, 0.14)])
def test_the_npv_is_that_of_the_library(build_years: float, discount: float) -> None:
    arguments = CALCULATORS["site_compare"].arguments.read(
        {"mw": 100, "build_years": build_years, "discount": discount}
    )
    cash = arguments.cash_flow  # type: ignore[attr-defined]
    assert cash.npv == pytest.approx(npf.npv(discount, cash.flows))


@pytest.mark.parametrize("spread", [Triangle(1, 2, 4), Evenly(1, 4), Chances((1, 4), (0.5, 0.5))])
def test_a_spread_stays_between_its_ends(spread: Any) -> None:
    drawn = spread.draw(np.random.default_rng(0), 1_000)
    assert drawn.shape == (1_000,)
    assert drawn.min() >= 1
    assert drawn.max() <= 4
