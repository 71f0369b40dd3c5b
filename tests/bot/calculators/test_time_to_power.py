from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.declaration.calculation import Calculation
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.registry import calculate


def won(**arguments: float | str) -> Calculation:
    return calculate("time_to_power", arguments)


@pytest.mark.parametrize(
    ("mw", "yearly", "value", "present"),
    [(100, 1.458, 510, 414), (100, 1.8, 630, 511), (100, 9.11, 3_190, 2_580), (1_000, 1.8, 6_300, 5_111)],
)
def test_years_won_are_worth_their_revenue(mw: float, yearly: float, value: float, present: float) -> None:
    calculation = won(mw_it=mw, rev_per_mw_year=yearly)
    assert calculation.value == pytest.approx(value * 1e6, rel=0.002)
    assert calculation.others["present_value"] == pytest.approx(present * 1e6, rel=0.002)


def test_a_margin_leaves_part_of_it() -> None:
    assert won(mw_it=100, rev_per_mw_year=1.458, noi_margin="85%").value == pytest.approx(434e6, rel=0.002)


def test_the_shift_of_a_stream_is_worth_less() -> None:
    assert won(mw_it=100, rev_per_mw_year=1.458, term=12).others["shift_value"] == pytest.approx(282e6, rel=0.002)


def test_a_site_below_the_claims_size_is_flagged() -> None:
    assert "caveat-small-site" in won(mw_it=99).caveats
    assert "caveat-small-site" not in won(mw_it=100).caveats


def test_it_is_our_estimate_and_no_advice() -> None:
    assert {"caveat-our-estimate", "caveat-not-advice"} <= set(won(mw_it=100).caveats)


def test_without_power_it_asks_for_it() -> None:
    with pytest.raises(CalculatorError) as caught:
        won()
    assert caught.value.missing == "mw_it"


@pytest.mark.parametrize("wrong", [{"years_saved": 10.5}, {"years_saved": -1}, {"discount": 1.5}, {"mw_it": "5 years"}])
def test_inputs_out_of_range_are_refused(wrong: dict[str, float | str]) -> None:
    with pytest.raises(CalculatorError):
        won(**{"mw_it": 100, **wrong})


@given(st.floats(0, 10))
def test_without_a_rate_nothing_is_discounted(years: float) -> None:
    calculation = won(mw_it=100, years_saved=years, discount=0)
    assert calculation.others["present_value"] == calculation.value


@given(st.floats(0, 10, allow_subnormal=False), st.floats(0.001, 1))
def test_the_present_value_never_exceeds_the_sum(years: float, rate: float) -> None:
    calculation = won(mw_it=100, years_saved=years, discount=rate)
    assert 0 <= calculation.others["present_value"] <= float(str(calculation.value)) * (1 + 1e-9)
