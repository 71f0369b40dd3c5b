"""A break-even curve: two lines over one measure, where they meet, and where along it one stands."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from bot.charts.chart import MOST_POINTS, Axis, Chart
from bot.charts.checks import check_count, check_lengths, check_rising, check_text, check_values
from bot.charts.line import Line

Point = tuple[float, float]
MOST_MARKS = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """A place along x that is named, such as today's price."""

    x: float
    name: str

    def __post_init__(self) -> None:
        check_text("the name of a mark", self.name)
        check_values(f"the mark “{self.name}”", (self.x,))


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakEven(Chart):
    """Two lines, such as cost and income, over rising `points` of `x`; `crossing_name` is written where they meet.

    `marks` within the points are drawn across both lines.
    """

    points: tuple[float, ...]
    first: Line
    second: Line
    x: Axis
    y: Axis
    crossing_name: str
    marks: tuple[Mark, ...] = ()

    def __post_init__(self) -> None:
        Chart.__post_init__(self)
        check_values("the points", self.points, least=2)
        check_count("points", self.points, MOST_POINTS)
        check_rising("the points", self.points)
        check_text("the name of the crossing", self.crossing_name)
        if len(self.marks) > MOST_MARKS:
            raise ValueError(f"{len(self.marks)} marks: at most {MOST_MARKS} can be drawn")
        for line in self.lines:
            check_lengths(f"the line “{line.name}”", line.values, "points", self.points)

    @property
    def lines(self) -> tuple[Line, Line]:
        """Both lines, in the order of the legend."""
        return self.first, self.second

    @property
    def crossings(self) -> tuple[Point, ...]:
        """Where one line goes over from below to above the other, as (x, y), straight between two points.

        Lines that only touch, or run together from an end, do not cross; where they run together in between, the
        crossing is the first point that they share.
        """
        gaps = [a - b for a, b in zip(self.first.values, self.second.values, strict=True)]
        apart = [place for place, gap in enumerate(gaps) if gap]
        turns = [(i, j) for i, j in pairwise(apart) if (gaps[i] > 0) != (gaps[j] > 0)]
        return tuple(self._met(i, gaps) for i, _ in turns)

    def _met(self, before: int, gaps: list[float]) -> Point:
        """Return where the lines first meet after point `before`: at the next point, or on the way there."""
        share = gaps[before] / (gaps[before] - gaps[before + 1])
        between = [(values[before], values[before + 1]) for values in (self.points, self.first.values)]
        x, y = (start + share * (end - start) for start, end in between)
        return x, y
