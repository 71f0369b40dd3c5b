"""A scenario fan: lines over years that part from each other, with bands where given."""

from __future__ import annotations

from dataclasses import dataclass

from bot.charts.chart import MOST_LINES, MOST_POINTS, Axis, Chart
from bot.charts.checks import check_count, check_lengths, check_rising, check_values
from bot.charts.line import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Fan(Chart):
    """One line a scenario, all over the same rising `years`; `y` says what is measured, and in which unit."""

    years: tuple[float, ...]
    lines: tuple[Line, ...]
    x: Axis
    y: Axis

    def __post_init__(self) -> None:
        Chart.__post_init__(self)
        check_values("the years", self.years, least=2)
        check_count("years", self.years, MOST_POINTS)
        check_rising("the years", self.years)
        check_count("lines", self.lines, MOST_LINES)
        for line in self.lines:
            check_lengths(f"the line “{line.name}”", line.values, "years", self.years)
