from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.declaration.calculation import Calculation
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.registry import calculate


def rerated(**arguments: float | str) -> Calculation:
    return calculate("rerate", arguments)


@pytest.mark.parametrize(
    ("arguments", "before", "after"),
    [({"value_usd": "$200m"}, 0.2, 1.0), ({"mw": 100}, 0.45, 2.25), ({"mw": 770}, 3.465, 17.325)],
)
def test_the_value_is_multiplied(arguments: dict[str, float | str], before: float, after: float) -> None:
    calculation = rerated(**arguments)
    assert calculation.others["before"] == pytest.approx(before * 1e9)
    assert calculation.value == pytest.approx(after * 1e9)
    assert calculation.others["uplift"] == pytest.approx((after - before) * 1e9)


def test_the_value_per_megawatt_is_held_against_the_market() -> None:
    assert "caveat-market" in rerated(mw=100).caveats
    assert "caveat-above-market" in rerated(mw=100, multiple=7).caveats
    assert rerated(mw=100).others["value_per_mw_after"] == pytest.approx(22.5e6)


def test_a_value_of_its_own_needs_no_power() -> None:
    assert "value_per_mw" not in rerated(value_usd="200m").arguments


def test_it_is_no_advice_and_leaves_the_cost_out() -> None:
    assert {"caveat-not-advice", "caveat-capex"} <= set(rerated(mw=100).caveats)


def test_without_value_and_power_it_asks() -> None:
    with pytest.raises(CalculatorError) as caught:
        rerated(multiple=5)
    assert caught.value.missing == "mw"


@pytest.mark.parametrize("multiple", [0.5, 11, "nan"])
def test_multiples_out_of_range_are_refused(multiple: float | str) -> None:
    with pytest.raises(CalculatorError):
        rerated(mw=100, multiple=multiple)


@given(st.floats(1, 1e12), st.floats(1, 10))
def test_uplift_and_value_before_make_the_value_after(value: float, multiple: float) -> None:
    calculation = rerated(value_usd=value, multiple=multiple)
    assert calculation.others["before"] + calculation.others["uplift"] == pytest.approx(calculation.value)
