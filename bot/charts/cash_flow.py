"""A cash flow: what comes in or goes out each year, and the sum so far."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from bot.charts.chart import Axis, Chart
from bot.charts.checks import check_count, check_lengths, check_rising, check_text, check_values

MOST_YEARS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class CashFlow(Chart):
    """One flow a year in the unit of `y`, negative for money spent; the two names are those of the legend."""

    years: tuple[int, ...]
    flows: tuple[float, ...]
    x: Axis
    y: Axis
    flow_name: str
    cumulative_name: str

    def __post_init__(self) -> None:
        Chart.__post_init__(self)
        check_count("years", self.years, MOST_YEARS)
        check_values("the years", self.years)
        check_rising("the years", self.years)
        check_values("the flows", self.flows)
        check_lengths("the cash flow", self.flows, "years", self.years)
        check_values("the cumulative line", self.cumulative)
        check_text("the name of the flows", self.flow_name)
        check_text("the name of the cumulative line", self.cumulative_name)

    @property
    def cumulative(self) -> tuple[float, ...]:
        """The sum of the flows up to and with each year."""
        return tuple(accumulate(self.flows))
