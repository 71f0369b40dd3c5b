from __future__ import annotations

from bot.evaluation.spread import Spread


def test_a_spread_is_the_median_and_the_95th_percentile() -> None:
    assert Spread.of([float(value) for value in range(101)]) == Spread(median=50, p95=95)


def test_nothing_measured_has_no_spread() -> None:
    assert Spread.of([]) == Spread(median=0, p95=0)
