"""A tornado: how far each input alone moves a result away from its base."""

from __future__ import annotations

from dataclasses import dataclass

from bot.charts.chart import MOST_ROWS, Axis, Chart
from bot.charts.checks import check_count, check_text, check_values


@dataclass(frozen=True, slots=True)
class Swing:
    """The results at the low and at the high end of one input, in the unit of the chart's x axis.

    `low` may be the larger result: the names are those of the input's ends.
    """

    name: str
    low: float
    high: float

    def __post_init__(self) -> None:
        check_text("the name of a swing", self.name)
        check_values(f"the swing “{self.name}”", (self.low, self.high))

    @property
    def width(self) -> float:
        """How far the two results lie apart."""
        return abs(self.high - self.low)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tornado(Chart):
    """Swings around `base`, the result at every input's base; the three names are those of the legend."""

    base: float
    swings: tuple[Swing, ...]
    x: Axis
    low_name: str
    high_name: str
    base_name: str

    def __post_init__(self) -> None:
        Chart.__post_init__(self)
        check_values("the base", (self.base,))
        check_count("swings", self.swings, MOST_ROWS)
        check_text("the name of the low end", self.low_name)
        check_text("the name of the high end", self.high_name)
        check_text("the name of the base", self.base_name)

    @property
    def ranked(self) -> tuple[Swing, ...]:
        """The swings, the widest first."""
        return tuple(sorted(self.swings, key=lambda swing: -swing.width))
