from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.declaration.calculation import Calculation
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.registry import calculate


def demand(**arguments: float | str) -> Calculation:
    return calculate("demand_projection", arguments)


def value(**arguments: float | str) -> float:
    return float(str(demand(**arguments).value))


def test_without_growth_it_gives_the_four_scenarios_of_epri() -> None:
    calculation = demand()
    assert calculation.value == pytest.approx([196.0, 213.9, 296.2, 404.3], abs=0.06)
    assert calculation.others["scenarios"] == ["epri_low", "epri_moderate", "epri_high", "epri_higher"]


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        ({"growth": "10%", "target_year": 2027}, 222.5),
        ({"growth": "15%", "target_year": 2027}, 265.8),
        ({"scenario": "epri_high", "target_year": 2027}, 222.5),
        ({"scenario": "iea_base"}, 945),
        ({"scenario": "lbnl_low", "target_year": 2028}, 325),
        ({"scenario": "lbnl_high", "target_year": 2028}, 580),
        ({"scenario": "gs_2024"}, 395),
        ({"base_twh": 100, "base_year": 2024, "growth": 0, "target_year": 2050}, 100),
        ({"base_twh": 200, "scenario": "epri_high"}, 389.7),
    ],
)
def test_demand_grows_by_the_rate(arguments: dict[str, float | str], wanted: float) -> None:
    assert value(**arguments) == pytest.approx(wanted, rel=0.003)


@pytest.mark.parametrize(("twh", "gigawatts"), [(152, 17.4), (404, 46.1), (580, 66.2), (945, 107.9)])
def test_the_average_load_goes_with_the_energy(twh: float, gigawatts: float) -> None:
    calculation = demand(base_twh=twh, growth=0, target_year=2023)
    assert calculation.others["average_gw"] == pytest.approx(gigawatts, abs=0.05)


def test_the_path_runs_from_base_to_target() -> None:
    path = demand(scenario="epri_high").others["path"][0]
    assert [point["year"] for point in path] == list(range(2023, 2031))
    assert path[0]["twh"] == 152


def test_a_year_beyond_the_source_is_warned_about() -> None:
    assert "caveat-beyond-source" in demand(scenario="lbnl_low", target_year=2029).caveats
    assert "caveat-beyond-source" not in demand(scenario="lbnl_low", target_year=2028).caveats


@pytest.mark.parametrize("target_year", [2022, 2054])
def test_a_horizon_backwards_or_over_thirty_years_is_refused(target_year: int) -> None:
    with pytest.raises(CalculatorError) as caught:
        demand(growth="10%", target_year=target_year)
    assert caught.value.code == "calculator-years-order"


@pytest.mark.parametrize("growth", ["-51%", "101%", "nan"])
def test_growth_out_of_range_is_refused(growth: str) -> None:
    with pytest.raises(CalculatorError):
        demand(growth=growth)


def test_a_scenario_brings_its_own_base() -> None:
    assert demand(scenario="iea_base").arguments["base_twh"] == 415
    assert demand(growth="5%").arguments["base_twh"] == 152


@given(st.floats(-0.5, 1), st.floats(-0.5, 1), st.integers(2023, 2053))
def test_more_growth_is_never_less_demand(one: float, other: float, year: int) -> None:
    low, high = sorted((one, other))
    assert value(growth=low, target_year=year) <= value(growth=high, target_year=year)


@given(st.floats(0.001, 1_000))
def test_demand_is_proportional_to_the_base(base: float) -> None:
    assert value(base_twh=base * 2, growth=0.1) == pytest.approx(2 * value(base_twh=base, growth=0.1))


@pytest.mark.parametrize(("raw", "growth"), [({"scenario": "epri_high"}, 0.1), ({}, [0.037, 0.05, 0.1, 0.15])])
def test_what_a_scenario_brings_is_an_input(raw: dict[str, str], growth: float | list[float]) -> None:
    found = {item.name: item for item in demand(**raw).inputs}
    assert found["base_twh"].value == 152
    assert found["growth"].value == growth
    assert found["growth"].origin.label == found["base_twh"].origin.label == "epri-2024-05"
