from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.declaration.calculation import Calculation
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.registry import calculate

SHARES = st.floats(0, 1)


def income(**arguments: float | str) -> Calculation:
    return calculate("sector_revenue", arguments)


def value(**arguments: float | str) -> float:
    return float(str(income(**arguments).value))


@pytest.mark.parametrize(
    ("share", "wanted"),
    [(0.05, 3.475), (0.10, 6.95), (0.15, 10.425), (0.20, 13.9), (0.25, 17.375), (0.30, 20.85), (0.40, 27.8), (0, 0)],
)
def test_the_anchor_is_scaled_in_a_straight_line(share: float, wanted: float) -> None:
    assert value(share=share) == pytest.approx(wanted)


@pytest.mark.parametrize(("year", "wanted"), [(2024, 0), (2025, 4.63), (2026, 9.27), (2027, 13.9), (2030, 13.9)])
def test_a_year_takes_its_share_from_the_path(year: int, wanted: float) -> None:
    assert value(year=year) == pytest.approx(wanted, abs=0.005)


def test_three_years_of_the_path_sum_up() -> None:
    assert sum(value(year=year) for year in (2025, 2026, 2027)) == pytest.approx(27.8)


@pytest.mark.parametrize(
    ("g2i", "rate", "wanted"), [(1.25, 121.5, 1.47), (1.25, 155, 1.87), (1.0, 9.11e6 / 12_000, 11.5)]
)
def test_capacity_rents_the_share_out(g2i: float, rate: float, wanted: float) -> None:
    assert value(mode="capacity", share=0.2, g2i=g2i, rate_kw_month=rate) == pytest.approx(wanted, rel=0.005)


def test_the_capacity_mode_says_how_far_it_is_from_the_anchor() -> None:
    assert "caveat-modes" in income(share=0.2, mode="capacity").caveats


def test_the_average_is_never_given_as_a_years_income() -> None:
    assert "caveat-average" in income(share=0.3).caveats


def test_large_shares_and_later_years_are_warned_about() -> None:
    assert "caveat-large-share" in income(share=0.51).caveats
    assert "caveat-large-share" not in income(share=0.5).caveats
    assert "caveat-held-share" in income(year=2028).caveats


def test_without_share_and_year_it_asks_for_the_share() -> None:
    with pytest.raises(CalculatorError) as caught:
        income()
    assert caught.value.missing == "share"


def test_a_year_before_the_path_is_refused() -> None:
    with pytest.raises(CalculatorError) as caught:
        income(year=2023)
    assert caught.value.code == "calculator-years-order"


def test_the_formula_shows_the_numbers_put_in() -> None:
    assert income(share=0.3).formula == "13.9 × 30% ÷ 20% = 20.85"


@given(SHARES)
def test_twice_the_share_is_twice_the_income(share: float) -> None:
    assert value(share=share) == pytest.approx(2 * value(share=share / 2))


@given(SHARES, SHARES)
def test_more_share_is_never_less_income(one: float, other: float) -> None:
    low, high = sorted((one, other))
    for mode in ("anchor", "capacity"):
        assert value(share=low, mode=mode) <= value(share=high, mode=mode)
