from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calculators.declaration.calculation import Calculation
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.registry import calculate


def compared(a: Any, b: Any) -> Calculation:
    return calculate("share_compare", {"a": a, "b": b})


@pytest.mark.parametrize(
    ("a", "b", "ratio", "gap"),
    [
        ("1-1.3%", "0.4%", [2.5, 3.25], [0.6, 0.9]),
        ([1, 1.3], 0.4, [2.5, 3.25], [0.6, 0.9]),
        ("240-340 TWh", "110 TWh", [2.2, 3.1], [130, 230]),
        (415, 138, 3.0, 277),
        ("945 TWh", "415 TWh", 2.28, 530),
        ("1.3%", "0.4%", 3.25, 0.9),
    ],
)
def test_ranges_are_compared_by_their_ends(a: Any, b: Any, ratio: Any, gap: Any) -> None:
    calculation = compared(a, b)
    assert calculation.value == pytest.approx(ratio, rel=0.02)
    assert calculation.others["gap"] == pytest.approx(gap)


def test_one_year_and_one_scope_are_asked_for() -> None:
    assert "caveat-same-scope" in compared(1, 2).caveats


@pytest.mark.parametrize("b", [0, -1, "nan", "[0, 1]"])
def test_nothing_is_divided_by_nothing(b: Any) -> None:
    with pytest.raises(CalculatorError):
        compared(1, b)


@pytest.mark.parametrize(("arguments", "lacking"), [({"b": 1}, "a"), ({"a": 1}, "b")])
def test_the_figure_that_lacks_is_asked_for(arguments: dict[str, float], lacking: str) -> None:
    with pytest.raises(CalculatorError) as caught:
        calculate("share_compare", arguments)
    assert caught.value.missing == lacking


@given(*[st.tuples(st.floats(0.01, 1e6), st.floats(0.01, 1e6)).map(sorted) for _ in range(2)])
def test_the_ratio_of_any_two_inner_points_lies_in_the_range(a: list[float], b: list[float]) -> None:
    value = compared(a, b).value
    low, high = (value[0], value[-1]) if isinstance(value, list) else (value, value)
    inner = (sum(a) / 2) / (sum(b) / 2)
    assert float(str(low)) <= inner * (1 + 1e-9)
    assert inner <= float(str(high)) * (1 + 1e-9)
