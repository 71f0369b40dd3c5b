from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.charts.scale import rounded, within

values = st.lists(st.floats(-1e15, 1e15), min_size=1, max_size=10)


@pytest.mark.parametrize(
    ("given_values", "low", "high"),
    [([152, 404], 0, 500), ([-500, 145], -600, 200), ([1000, 1010], 1000, 1010), ([0], 0, 1), ([7, 7], 6, 8)],
)
def test_scales_begin_and_end_at_round_values(given_values: list[float], low: float, high: float) -> None:
    scale = rounded(given_values)
    assert scale.low <= low
    assert scale.high >= high
    assert (scale.low, scale.high) == (scale.ticks[0], scale.ticks[-1])


def test_zero_is_on_the_scale_where_it_must_be() -> None:
    assert rounded([1000, 1010], zero=True).low == 0


@pytest.mark.parametrize("most", [0, 1, 2, 3, 7, 40])
def test_counts_have_whole_ticks(most: int) -> None:
    assert all(tick.is_integer() for tick in rounded([0, most], whole=True).ticks)


def test_years_are_whole() -> None:
    assert within(2023, 2026, 8, whole=True) == (2023, 2024, 2025, 2026)


@given(values)
def test_any_finite_values_fit_their_scale(some: list[float]) -> None:
    scale = rounded(some)
    slack = 1e-9 * max(scale.largest, 1)
    assert scale.low < scale.high
    assert all(scale.low - slack <= value <= scale.high + slack for value in some)
    assert len(scale.ticks) <= 12
