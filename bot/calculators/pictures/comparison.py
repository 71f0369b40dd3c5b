"""A comparison: a bar for each figure, and one for each end of what a range moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from bot.calculators.declaration.arguments import Arguments
from bot.calculators.pictures.subject import Subject
from bot.charts import Bars
from bot.charts.chart import MOST_ROWS
from bot.charts.checks import LARGEST

A = TypeVar("A", bound=Arguments)


@dataclass(frozen=True, slots=True)
class Row:
    """A figure by its name: a key of the catalogue with the values that it takes, or a `label` as it is.

    `end` is "low" or "high" where it is that end of a range.
    """

    name: str
    value: float
    values: Mapping[str, str] = field(default_factory=dict)
    label: str = ""
    end: str = ""


@dataclass(frozen=True)
class Comparison(Generic[A]):
    """The rows of some arguments, on the axis `x` (a key of the catalogue) in the unit that `unit` tells.

    What is too large to be drawn is left out, and so are rows beyond the last that a phone shows.
    """

    rows: Callable[[A], Sequence[Row]]
    x: str
    unit: Callable[[A], str]
    title: str = ""

    def __call__(self, subject: Subject[A]) -> Bars:
        """Return the bars."""
        same = zip(*map(self.rows, subject.readings.ends), strict=False)
        bars = [bar for rows in same for bar in _bars(subject, rows) if abs(bar[1]) <= LARGEST][:MOST_ROWS]
        labels, values = zip(*bars, strict=True)
        x = subject.axis(self.x, self.unit(subject.readings.middle))
        return Bars(**subject.head(self.title), labels=labels, values=values, x=x)


def _bars(subject: Subject[A], rows: Sequence[Row]) -> Iterator[tuple[str, float]]:
    """Yield a row's bar, or those of the lowest and the highest that it comes to."""
    label = rows[0].label or subject.say(rows[0].name, **rows[0].values)
    label = subject.say(f"chart-{rows[0].end}", name=label) if rows[0].end else label
    low, high = min(row.value for row in rows), max(row.value for row in rows)
    if low == high:
        yield label, low
    else:
        yield subject.say("chart-low", name=label), low
        yield subject.say("chart-high", name=label), high
