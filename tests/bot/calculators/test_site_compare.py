from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.declaration.calculation import Calculation
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.registry import CALCULATORS, calculate
from bot.numbers import NEVER


def compared(**arguments: float | str) -> Calculation:
    return calculate("site_compare", arguments)


def figures(**arguments: float | str) -> dict[str, Any]:
    return dict(compared(**arguments).others)


def test_both_sides_of_a_hundred_megawatts() -> None:
    calculation = compared(mw=100)
    assert (calculation.value, calculation.unit) == (pytest.approx(-38.9e6, rel=0.01), "USD")
    others = calculation.others
    assert others["mining_revenue"] == pytest.approx(66.1e6, rel=0.01)
    assert others["mining_margin"] == pytest.approx(19.9e6, rel=0.01)
    assert others["rent"] == pytest.approx(133.3e6, rel=0.01)
    assert others["noi"] == pytest.approx(113.3e6, rel=0.01)


def test_all_of_a_large_site() -> None:
    others = figures(mw=770)
    assert others["rent"] == pytest.approx(1.03e9, rel=0.01)
    assert others["mining_revenue"] == pytest.approx(509e6, rel=0.01)
    assert others["mining_margin"] == pytest.approx(153e6, rel=0.01)


def test_mining_matches_the_lease_at_more_than_twice_its_hashprice() -> None:
    assert figures(mw=100)["matching_hashprice"] == pytest.approx(108.6, rel=0.001)


@given(st.floats(1, 1_000), st.floats(10, 100), st.floats(0, 300), st.floats(1, 3))
def test_at_the_matching_hashprice_both_sides_earn_the_same(mw: float, joules: float, power: float, k: float) -> None:
    site = {"mw": mw, "j_per_th": joules, "power_price": power, "overhead": k}
    others = figures(**site)
    if others["matching_hashprice"] <= 500:
        matched = figures(**site, hashprice=others["matching_hashprice"])
        assert matched["mining_margin"] == pytest.approx(others["noi"], rel=1e-6)


@given(st.floats(1, 10_000), st.floats(0.1, 10))
def test_the_matching_hashprice_does_not_depend_on_the_size(mw: float, times: float) -> None:
    assert figures(mw=mw)["matching_hashprice"] == pytest.approx(figures(mw=mw * times)["matching_hashprice"])


def test_machines_that_never_run_match_at_no_hashprice() -> None:
    assert figures(mw=100, uptime=0)["matching_hashprice"] == NEVER


def test_the_lease_is_that_of_the_lease_alone() -> None:
    alone = calculate("colo_lease", {"mw": 100, "rate_kw_month": 160})
    both = figures(mw=100, rate_kw_month=160)
    assert both["rent"] == alone.value
    assert {name: both[name] for name in alone.others} == alone.others


def test_it_load_is_mined_with_all_the_power_behind_it() -> None:
    assert figures(mw=100, basis="it")["ph"] == pytest.approx(1.35 * figures(mw=100)["ph"])


def test_a_mining_loss_is_shown_and_not_given_up() -> None:
    others = figures(mw=100, hashprice=30)
    assert others["mining_margin"] < 0
    assert others["incremental"] == others["noi"]


def test_a_margin_of_the_askers_own_is_taken() -> None:
    assert figures(mw=100, mining_margin=5e6)["mining_margin"] == 5e6


def test_it_takes_what_both_sides_take() -> None:
    sides = [CALCULATORS[name].arguments.slots().keys() for name in ("mining_revenue", "colo_lease")]
    slots = CALCULATORS["site_compare"].arguments.slots().keys()
    assert slots == sides[0] | sides[1]


@pytest.mark.parametrize("name", ["mining_revenue", "colo_lease"])
def test_its_defaults_are_those_of_either_side(name: str) -> None:
    side, both = CALCULATORS[name].arguments, CALCULATORS["site_compare"].arguments
    assert all(side.default(argument) == both.default(argument) for argument in side.slots())


def test_what_it_leaves_out_is_said() -> None:
    assert {"caveat-flat", "caveat-tenant", "caveat-not-advice", "caveat-hashprice-dated"} <= set(
        compared(mw=100).caveats
    )
    assert "caveat-hashprice-given" in compared(mw=100, hashprice=50).caveats


@pytest.mark.parametrize("power", [{}, {"mw": 0}])
def test_without_power_it_asks_for_it(power: dict[str, float]) -> None:
    with pytest.raises(CalculatorError) as caught:
        compared(**power)
    assert caught.value.missing == "mw"


@pytest.mark.parametrize("wrong", [{"mw": -1}, {"hashprice": 0}, {"j_per_th": 9}, {"g2i": 0.9}, {"power_price": 301}])
def test_inputs_out_of_range_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(CalculatorError):
        compared(**{"mw": 100, **wrong})


@given(st.floats(0, 999))
def test_the_npv_rises_with_the_rate(rate: float) -> None:
    assert compared(mw=100, rate_kw_month=rate).value < compared(mw=100, rate_kw_month=rate + 1).value  # type: ignore[operator]
