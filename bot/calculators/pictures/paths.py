"""Paths: the columns of a calculator's table as lines over the years, with a band where a range moves them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.calculators.declaration.by_year import Series
from bot.calculators.declaration.table import Name
from bot.calculators.pictures.subject import Subject
from bot.charts import Axis, Bars, Chart, Fan, Line
from bot.charts.text import Script


@dataclass(frozen=True, slots=True)
class Paths:
    """A line for each of `columns`, or for all of the table; `y` and `title` are keys of the catalogue."""

    y: str
    columns: tuple[str, ...] = ()
    title: str = ""

    def __call__(self, subject: Subject[Any]) -> Chart:
        """Return the fan, or bars where all lies in one year."""
        years, series = subject.by_year
        drawn = [one for one in series if not self.columns or one.column.key in self.columns]
        y = subject.axis(self.y, drawn[0].column.unit)
        if len(years) < 2:
            names, values = zip(*((_name(one, subject), one.middle[0]) for one in drawn), strict=True)
            return Bars(**subject.head(self.title), labels=names, values=values, x=y)
        calendar = subject.calculator.table is not None and subject.calculator.table.calendar
        x = subject.axis("axis-year" if calendar else "axis-elapsed", calendar=calendar)
        lines = tuple(_line(one, subject, y) for one in drawn)
        return Fan(**subject.head(self.title), years=years, lines=lines, x=x, y=y)


def _line(series: Series, subject: Subject[Any], y: Axis) -> Line:
    name = _name(series, subject)
    if not series.is_range:
        return Line(name, series.middle)
    end = Script(subject.language).span(y, series.low[-1], series.high[-1])
    return Line(name, series.middle, series.low, series.high, end)


def _name(series: Series, subject: Subject[Any]) -> str:
    return Name(series.column.key, series.column.detail).said(subject.language)
