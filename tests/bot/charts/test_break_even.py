from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.charts import BreakEven, Line
from tests.bot.charts import samples

values = st.floats(-1e6, 1e6)


def curve(first: tuple[float, ...], second: tuple[float, ...]) -> BreakEven:
    points = tuple(float(place) for place in range(len(first)))
    return replace(samples.break_even(), points=points, first=Line("a", first), second=Line("b", second))


def test_the_sample_crosses_where_algebra_says() -> None:
    [(x, y)] = samples.break_even().crossings
    assert (x, y) == (pytest.approx(37 / 0.5664), pytest.approx(45))


@pytest.mark.parametrize(
    ("first", "second", "crossings"),
    [
        ((0.0, 2.0), (1.0, 1.0), [(0.5, 1.0)]),
        ((0.0, 2.0, -1.0), (1.0, 1.0, 1.0), [(0.5, 1.0), (4 / 3, 1.0)]),
        ((0.0, 1.0, 2.0), (1.0, 1.0, 1.0), [(1.0, 1.0)]),
        ((0.0, 1.0, 1.0, 2.0), (1.0, 1.0, 1.0, 1.0), [(1.0, 1.0)]),
        ((0.0, 1.0, 0.0), (1.0, 1.0, 1.0), []),
        ((1.0, 1.0), (1.0, 1.0), []),
        ((0.0, 0.5), (1.0, 1.0), []),
    ],
)  # fmt: skip
def test_crossings_are_where_one_line_goes_over_the_other(
    first: tuple[float, ...], second: tuple[float, ...], crossings: list[tuple[float, float]]
) -> None:
    found = curve(first, second).crossings
    assert [x for x, _ in found] == pytest.approx([x for x, _ in crossings])
    assert [y for _, y in found] == pytest.approx([y for _, y in crossings])


@given(st.lists(st.tuples(values, values), min_size=2, max_size=20))
def test_crossings_lie_on_the_plot_and_rise(pairs: list[tuple[float, float]]) -> None:
    chart = curve(tuple(a for a, _ in pairs), tuple(b for _, b in pairs))
    places = [x for x, _ in chart.crossings]
    assert places == sorted(places)
    assert all(0 <= x <= len(pairs) - 1 for x in places)
