from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.registry import calculate


@pytest.mark.parametrize(
    ("j_per_th", "power_alone", "all_in"),
    [(28.2, 30.46, 37.56), (23.6, 25.49, 31.44), (17.5, 18.90, 23.31), (38, 41.04, 50.62)],
)
def test_the_hashprice_that_pays_for_the_power(j_per_th: float, power_alone: float, all_in: float) -> None:
    calculation = calculate("breakeven_hashprice", {"j_per_th": j_per_th, "power_price": 45})
    assert calculation.value == pytest.approx(power_alone, abs=0.006)
    assert calculation.others["all_in"] == pytest.approx(all_in, abs=0.006)


def test_everything_has_a_default() -> None:
    assert calculate("breakeven_hashprice", {}).value == pytest.approx(25.49, abs=0.006)


def test_it_is_not_investment_advice() -> None:
    assert "caveat-not-advice" in calculate("breakeven_hashprice", {}).caveats


@pytest.mark.parametrize("wrong", [{"j_per_th": 101}, {"power_price": -1}, {"overhead": 0.9}])
def test_inputs_out_of_range_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(CalculatorError):
        calculate("breakeven_hashprice", wrong)


@given(st.floats(10, 100), st.floats(1, 300), st.floats(1, 3))
def test_mining_at_the_all_in_hashprice_leaves_nothing(joules: float, price: float, overhead: float) -> None:
    machines = {"j_per_th": joules, "power_price": price, "overhead": overhead}
    all_in = float(calculate("breakeven_hashprice", machines).others["all_in"])
    if 1 <= all_in <= 500:
        mined = calculate("mining_revenue", {"mw": 100, "hashprice": all_in, **machines})
        assert mined.others["margin"] == pytest.approx(0, abs=1)
