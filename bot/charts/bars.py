"""Comparison bars: one value a label, read from the top."""

from __future__ import annotations

from dataclasses import dataclass

from bot.charts.chart import MOST_ROWS, Axis, Chart
from bot.charts.checks import check_count, check_lengths, check_text, check_values


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars(Chart):
    """Values in the unit of `x`, one for each label, drawn from zero in the order given."""

    labels: tuple[str, ...]
    values: tuple[float, ...]
    x: Axis

    def __post_init__(self) -> None:
        Chart.__post_init__(self)
        check_count("bars", self.labels, MOST_ROWS)
        check_values("the bars", self.values)
        check_lengths("the bars", self.values, "labels", self.labels)
        for label in self.labels:
            check_text("the label of a bar", label)
