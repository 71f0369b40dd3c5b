"""By year: what a calculator projects, declared as columns and a row for any year."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.calculators.declaration.arguments import Arguments
from bot.calculators.declaration.readings import Readings

A = TypeVar("A", bound=Arguments)
Values = tuple[float, ...]
PERCENT = "%"
LONGEST = 200  # years that a table follows a path for at most


@dataclass(frozen=True, slots=True)
class Column:
    """A figure by year: `key` is that of its name in the catalogue, `detail` a figure that belongs to the name."""

    key: str
    unit: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A column over the years: in the middle of the ranges, and the lowest and the highest over their ends."""

    column: Column
    middle: Values
    low: Values
    high: Values

    @property
    def is_range(self) -> bool:
        """Whether it moves with a range anywhere."""
        return self.low != self.high


@dataclass(frozen=True)
class ByYear(Generic[A]):
    """A projection: its columns, the first and the last year, and the columns' values in a year.

    `span` is None where the arguments project nothing. Years are those of a `calendar`, or counted from a start. `row`
    is asked for years outside the span too where a range moves that, and then holds the value at its end.
    """

    columns: Callable[[A], Sequence[Column]]
    span: Callable[[A], tuple[float, float] | None]
    row: Callable[[A, float], Sequence[float]]
    calendar: bool = True

    def over(self, readings: Readings[A]) -> tuple[Values, tuple[Series, ...]] | None:
        """Return the years and each column's values in them, or None where nothing is projected."""
        spans = [span for one in readings.ends if (span := self.span(one)) is not None]
        if not spans:
            return None
        years = _whole(min(start for start, _ in spans), max(end for _, end in spans))
        ends = [self._values(one, years) for one in readings.ends]
        middle = self._values(readings.middle, years) if readings.ranged else ends[0]
        columns = map(_spanned, zip(*map(self.columns, readings.ends), strict=True))
        found = (Series(one, middle[at], *_edges([end[at] for end in ends])) for at, one in enumerate(columns))
        return years, tuple(found)

    def _values(self, arguments: A, years: Values) -> list[Values]:
        """Return the values of each column, shape (columns, years)."""
        return [tuple(map(float, values)) for values in zip(*(self.row(arguments, y) for y in years), strict=True)]


def _whole(start: float, end: float) -> Values:
    """Return the whole years from start to end, and these two themselves."""
    end = min(end, start + LONGEST)
    between = range(math.floor(start) + 1, math.ceil(end))
    return tuple(dict.fromkeys([start, *map(float, between), end]))


def _edges(values: Sequence[Values]) -> tuple[Values, Values]:
    """Return the lowest and the highest of several lines at each point."""
    together = list(zip(*values, strict=True))
    return tuple(min(at) for at in together), tuple(max(at) for at in together)


def _spanned(same: Sequence[Column]) -> Column:
    """Return a column whose detail is that of both ends: 10–15%."""
    first, last = same[0], same[-1]
    if first.detail == last.detail:
        return first
    return Column(first.key, first.unit, f"{first.detail.removesuffix(PERCENT)}–{last.detail}")
