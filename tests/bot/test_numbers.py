from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.numbers import percent, show


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (20.85, "20.85"),
        (1_234_567.8, "1,235,000"),
        (0.05, "0.05"),
        (3, "3"),
        (0, "0"),
        (-1.5, "-1.5"),
        (9_999.6, "10,000"),
    ],
)
def test_four_significant_digits_are_shown(value: float, text: str) -> None:
    assert show(value) == text


def test_a_fraction_is_a_percentage() -> None:
    assert percent(0.037) == "3.7%"


@given(st.floats(-1e15, 1e15, allow_subnormal=False))
def test_what_is_shown_is_near_the_value(value: float) -> None:
    assert float(show(value).replace(",", "")) == pytest.approx(value, rel=1e-3, abs=1e-300)
