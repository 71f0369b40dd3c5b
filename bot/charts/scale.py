"""Scales: the limits of an axis and the round values that are written along it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from matplotlib.ticker import MaxNLocator

_ROUND = [1, 2, 2.5, 5, 10]
_FLAT = 1e-4  # of the largest value: values closer together are drawn as one
_NOTHING = 1e-12  # what is drawn as zero
_WORTH_ZERO = 0.2  # values that span less of the largest are read without a zero below them


@dataclass(frozen=True, slots=True)
class Scale:
    """The ends of an axis and its ticks, in the axis's unit."""

    low: float
    high: float
    ticks: tuple[float, ...]

    @property
    def largest(self) -> float:
        """The largest tick, either way."""
        return max(map(abs, self.ticks))


def rounded(values: Iterable[float], *, zero: bool = False, whole: bool = False, count: int = 5) -> Scale:
    """Return a scale that begins and ends at a tick, has about `count` steps and holds all values; `zero` too.

    Its ticks are `whole` numbers where those are counted.
    """
    low, high = _spread(list(values), zero)
    ticks = [float(tick) for tick in MaxNLocator(nbins=count, steps=_ROUND, integer=whole).tick_values(low, high)]
    return Scale(ticks[0], ticks[-1], tuple(ticks))


def within(low: float, high: float, count: int, *, whole: bool = False) -> tuple[float, ...]:
    """Return at most `count` + 1 round values from low to high; `whole` ones for years."""
    locator = MaxNLocator(nbins=max(count, 1), steps=_ROUND, integer=whole)
    return tuple(float(tick) for tick in locator.tick_values(low, high) if low <= tick <= high) or (low, high)


def _spread(values: list[float], zero: bool) -> tuple[float, float]:
    """Return the lowest and the highest value, apart from each other and with zero where it is worth its room."""
    low, high = min(values), max(values)
    largest = max(-low, high)
    if largest < _NOTHING:
        return 0.0, 1.0
    if zero or high - low >= _WORTH_ZERO * largest:
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low < _FLAT * largest:
        low, high = low - largest / 10, high + largest / 10
    return low, high
