"""A flow: the cash flow of a table's column, year by year, and the sum so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.calculators.pictures.paths import Paths
from bot.calculators.pictures.subject import Subject
from bot.charts import CashFlow, Chart


@dataclass(frozen=True, slots=True)
class Flow:
    """Bars of the column `flow` and the line of its sum; where ranges move it, the band of the column `cumulative`."""

    y: str
    flow: str
    cumulative: str

    def __call__(self, subject: Subject[Any]) -> Chart:
        """Return the cash flow, over the years counted from the start."""
        if subject.readings.ranged:
            return Paths(self.y, columns=(self.cumulative,))(subject)
        years, series = subject.by_year
        flow = next(one for one in series if one.column.key == self.flow)
        return CashFlow(
            **subject.head(),
            years=tuple(round(year) for year in years),
            flows=flow.middle,
            x=subject.axis("axis-elapsed"),
            y=subject.axis(self.y, flow.column.unit),
            flow_name=subject.say(self.flow),
            cumulative_name=subject.say(self.cumulative),
        )
