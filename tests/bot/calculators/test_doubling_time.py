from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.pictures import picture_of
from bot.calculators.registry import calculate


@pytest.mark.parametrize(("growth", "years"), [("3.7%", 19.1), ("5%", 14.2), ("10%", 7.3), ("15%", 5.0), ("100%", 1.0)])
def test_steady_growth_doubles_in_time(growth: str, years: float) -> None:
    assert calculate("doubling_time", {"growth": growth}).value == pytest.approx(years, abs=0.06)


@pytest.mark.parametrize("growth", [0, "-5%", 8.3e-259])
def test_without_growth_it_never_doubles(growth: float | str) -> None:
    assert calculate("doubling_time", {"growth": growth}).value == "never"


@pytest.mark.parametrize("growth", [8.3e-259, [1.0, 8.3e-259], [1.0, 1e-8], 1e-8])
def test_the_least_growth_has_a_picture_too(growth: float | list[float]) -> None:
    assert picture_of(calculate("doubling_time", {"growth": growth}), "en") is not None


def test_without_an_input_it_asks() -> None:
    with pytest.raises(CalculatorError) as caught:
        calculate("doubling_time", {})
    assert caught.value.missing == "growth"


@given(st.floats(0.001, 1))
def test_that_many_years_of_growth_make_twice_as_much(growth: float) -> None:
    years = float(str(calculate("doubling_time", {"growth": growth}).value))
    assert (1 + growth) ** years == pytest.approx(2)
