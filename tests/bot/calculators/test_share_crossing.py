from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.declaration.calculation import Calculation
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.registry import calculate


def crossing(**arguments: float | str) -> Calculation:
    return calculate("share_crossing", arguments)


@pytest.mark.parametrize(
    ("growth", "total_growth", "year"),
    [
        ("15%", "1%", 2029.2), ("10%", "1%", 2032.5), ("5%", "1%", 2043.9), ("3.7%", "1%", 2053.7),
        ("15%", "2%", 2029.8), ("10%", "2%", 2033.7), ("5%", "2%", 2051.0), ("3.7%", "2%", 2072.1),
    ],
)  # fmt: skip
def test_nine_percent_is_reached_from_four(growth: str, total_growth: str, year: float) -> None:
    calculation = crossing(target_share="9%", growth=growth, total_growth=total_growth)
    assert calculation.value == pytest.approx(year, abs=0.06)


def test_a_fifth_is_reached_later() -> None:
    assert crossing(target_share="20%", growth="10%").value == pytest.approx(2041.9, abs=0.06)


@pytest.mark.parametrize("growth", ["0.5%", "1%", "-5%"])
def test_a_part_that_grows_no_faster_than_the_whole_never_gets_there(growth: str) -> None:
    assert crossing(target_share="9%", growth=growth).value == "never"


def test_a_share_may_fall_to_its_target() -> None:
    assert crossing(target_share="2%", growth="-5%").value == pytest.approx(2034.3, abs=0.1)
    assert crossing(target_share="2%", growth="5%").value == "never"


def test_the_share_that_is_there_already_is_reached_at_once() -> None:
    assert crossing(target_share="4%", growth="1%").value == 2023


def test_a_year_beyond_the_sources_is_warned_about() -> None:
    assert "caveat-beyond-source" in crossing(target_share="9%", growth="5%").caveats
    assert "caveat-beyond-source" not in crossing(target_share="9%", growth="15%").caveats


@pytest.mark.parametrize(("given_name", "lacking"), [("target_share", "growth"), ("growth", "target_share")])
def test_the_input_that_lacks_is_asked_for(given_name: str, lacking: str) -> None:
    with pytest.raises(CalculatorError) as caught:
        crossing(**{given_name: "9%"})
    assert caught.value.missing == lacking


@given(st.floats(0.02, 0.5), st.floats(0.05, 0.9))
def test_at_the_crossing_the_share_is_the_target(growth: float, target: float) -> None:
    years = float(crossing(target_share=target, growth=growth).others["years"])
    assert 0.04 * (1 + growth) ** years / 1.01**years == pytest.approx(target)
