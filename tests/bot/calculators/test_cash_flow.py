from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.cash_flow import NO_RATE, CashFlow
from bot.numbers import NEVER

YEARS = st.floats(1, 30)


def test_each_year_ends_with_its_flow() -> None:
    assert CashFlow(100, 5, 20, 2, 3, 0.1).flows.tolist() == [-100, -5, -5, 20, 20, 20]


def test_part_of_a_year_counts_in_proportion() -> None:
    assert CashFlow(100, 4, 20, 0.5, 2, 0.1).flows.tolist() == [-100, 8, 20, 10]


def test_a_textbook_investment() -> None:
    cash = CashFlow(1_000, 0, 300, 0, 5, 0.10)
    assert cash.npv == pytest.approx(137.24, abs=0.01)
    assert cash.irr == pytest.approx(0.1524, abs=1e-4)
    assert cash.payback == pytest.approx(10 / 3)


@given(st.integers(0, 5), st.integers(1, 30))
def test_without_a_rate_the_npv_is_the_sum(build: int, term: int) -> None:
    assert CashFlow(100, 3, 20, build, term, 0).npv == pytest.approx(20 * term - 3 * build - 100)


@given(st.floats(0, 3), YEARS, st.floats(0, 0.5))
def test_the_factors_make_up_the_npv(build: float, term: float, rate: float) -> None:
    cash = CashFlow(100, 3, 20, build, term, rate)
    building, renting = cash.factors
    assert cash.npv == pytest.approx(20 * renting - 3 * building - 100, abs=1e-9)


@given(st.integers(0, 3), st.integers(5, 25), st.floats(1, 40))
def test_at_the_irr_the_npv_is_nothing(build: int, term: int, gain: float) -> None:
    rate = CashFlow(100, 1, gain, build, term, 0.1).irr
    if isinstance(rate, float):
        assert CashFlow(100, 1, gain, build, term, rate).npv == pytest.approx(0, abs=1e-3)


@given(YEARS, st.floats(0.01, 0.3))
def test_a_higher_rate_lowers_the_npv_of_a_gain(term: float, rate: float) -> None:
    assert CashFlow(100, 0, 20, 1, term, rate + 0.01).npv < CashFlow(100, 0, 20, 1, term, rate).npv


@pytest.mark.parametrize("gain", [0, -5])
def test_no_gain_never_repays_and_has_no_rate(gain: float) -> None:
    cash = CashFlow(100, 5, gain, 1, 10, 0.1)
    assert (cash.payback, cash.irr) == (NEVER, NO_RATE)


def test_what_costs_nothing_has_no_rate() -> None:
    assert CashFlow(0, 0, 5, 0, 10, 0.1).irr == NO_RATE


def test_draws_of_the_times_and_the_rate_are_worth_what_each_is_alone() -> None:
    builds, terms, rates = np.array([0.0, 1.0, 2.5]), np.array([10.0, 15.0, 7.5]), np.array([0.0, 0.1, 0.2])
    together = CashFlow(np.full(3, 50.0), np.full(3, 2.0), np.full(3, 9.0), builds, terms, rates).npv
    alone = [CashFlow(50.0, 2.0, 9.0, *times).npv for times in zip(builds, terms, rates, strict=True)]
    assert together == pytest.approx(alone)
