from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.declaration.calculation import Calculation
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.registry import calculate


def rate(**arguments: Any) -> Calculation:
    return calculate("lease_rate", arguments)


@pytest.mark.parametrize(
    ("total", "mw", "years", "monthly", "yearly"),
    [
        ("3.5bn", 200, 12, 121.5, 1.458), ("8.7bn", 500, 12, 120.8, 1.450), ("7bn", 250, 15, 155.6, 1.867),
        ("11bn", 400, 15, 152.8, 1.833), ("3.7bn", 200, 10, 154.2, 1.850), ("3bn", 168, 10, 148.8, 1.786),
        ("5.5bn", 300, 15, 101.9, 1.222), ("7bn", 245, 15, 158.7, 1.905), ("9.7bn", 200, 5, 808, 9.70),
    ],
)  # fmt: skip
def test_the_rates_of_the_deals(total: str, mw: float, years: float, monthly: float, yearly: float) -> None:
    calculation = rate(total_usd=total, mw=mw, years=years)
    assert calculation.value == pytest.approx(monthly, rel=0.0005)
    assert calculation.others["usd_mw_year"] == pytest.approx(yearly * 1e6, rel=0.0005)


def test_lists_give_lists_and_say_that_bases_differ() -> None:
    calculation = rate(total_usd="5.5bn,3bn", mw="300,168", years="15,10", basis="gross,it")
    assert calculation.value == pytest.approx([101.85, 148.81], abs=0.005)
    assert {"caveat-gross", "caveat-mixed-bases"} <= set(calculation.caveats)


def test_one_value_serves_all_contracts() -> None:
    assert rate(total_usd=[3e9, 6e9], mw=100, years=10).value == pytest.approx([250, 500])


def test_computing_is_told_from_a_lease() -> None:
    assert "caveat-cloud" in rate(total_usd="9.7bn", mw=200, years=5, basis="cloud").caveats
    assert "caveat-cloud" not in rate(total_usd="9.7bn", mw=200, years=5).caveats


def test_lists_of_different_length_are_refused() -> None:
    with pytest.raises(CalculatorError) as caught:
        rate(total_usd="5.5bn,3bn,1bn", mw="300,168", years=10)
    assert caught.value.code == "calculator-lease-rate-lengths"


@pytest.mark.parametrize("lacking", ["total_usd", "mw", "years"])
def test_the_input_that_lacks_is_asked_for(lacking: str) -> None:
    with pytest.raises(CalculatorError) as caught:
        rate(**{name: value for name, value in {"total_usd": 1e9, "mw": 1, "years": 3}.items() if name != lacking})
    assert caught.value.missing == lacking


def test_no_power_is_no_rate() -> None:
    with pytest.raises(CalculatorError):
        rate(total_usd="1bn", mw=0, years=10)


@given(st.floats(1e6, 1e12), st.floats(1, 10_000), st.floats(1, 50))
def test_rate_times_power_times_time_is_the_total(total: float, mw: float, years: float) -> None:
    monthly = float(str(rate(total_usd=total, mw=mw, years=years).value))
    assert monthly * mw * 1_000 * years * 12 == pytest.approx(total)
