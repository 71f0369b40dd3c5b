"""A table: a calculation's figures by year, or its inputs and results where it projects none."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Any

from bot.calculators.declaration.by_year import PERCENT, ByYear, Series
from bot.calculators.declaration.calculation import Calculation, Origin
from bot.calculators.declaration.calculator import Calculator
from bot.calculators.declaration.readings import Readings
from bot.calculators.declaration.slot import SHARE
from bot.calculators.wording import unit_phrase
from bot.messages import message
from bot.numbers import NEVER
from corpus.document import Language

LOW, HIGH = "low", "high"
_DIGITS = 12  # what is written of a figure: enough for dollars and cents of a billion, and no rounding errors
_RESULTS = {  # unit of each result by its name; what is not here is text, or said by another figure
    "margin": "USD/yr",
    "ph": "PH/s",
    "mwh": "MWh",
    "revenue_per_mwh": "USD/MWh",
    "all_in": "USD/PH/day",
    "usd_mw_year": "USD/MW-year",
    "homes": "homes",
    "it_mw": "MW",
    "gross_mw": "MW",
    "before": "USD",
    "uplift": "USD",
    "value_per_mw_after": "USD/MW",
    "gap": "any",
    "share": SHARE,
}


@dataclass(frozen=True, slots=True)
class Name:
    """A name that is said in the reader's language: a key of the catalogue, a figure behind it, an end of a range."""

    key: str
    detail: str = ""
    end: str = ""

    def said(self, language: Language) -> str:
        """Return the name in a language."""
        ends = [message(language, f"end-{self.end}")] if self.end else []
        return " ".join([message(language, self.key), *([self.detail] if self.detail else []), *ends])


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that is said in the reader's language."""

    unit: str

    def said(self, language: Language) -> str:
        """Return the unit, "" where a figure has none."""
        return PERCENT if self.unit in (PERCENT, SHARE) else unit_phrase(self.unit, language).strip()


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a column: its name and, for one of figures, their unit."""

    name: Name
    unit: Unit = Unit("")

    def said(self, language: Language) -> str:
        """Return the name with the unit in brackets."""
        unit = self.unit.said(language)
        return self.name.said(language) + (f" ({unit})" if unit else "")


Cell = float | str | Name | Unit
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of figures and names under headings."""

    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]

    def csv(self, language: Language) -> str:
        """Return the table as CSV with a header row, names and units in a language, plain figures in both."""
        text = StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(heading.said(language) for heading in self.headings)
        writer.writerows([_written(cell, language) for cell in row] for row in self.rows)
        return text.getvalue()

    def file(self, language: Language) -> bytes:
        """Return the CSV as a file that a spreadsheet opens with its Arabic intact."""
        return self.csv(language).encode("utf-8-sig")


def table_of(calculation: Calculation) -> Table:
    """Return a calculation by year, with a low and a high column of what a range moves; else inputs and results."""
    from bot.calculators.registry import CALCULATORS  # the registry imports every declaration, and those this package

    calculator = CALCULATORS[calculation.name]
    return _by_year(calculator, calculation) or Table(
        tuple(Heading(Name(f"column-{key}")) for key in ("name", "value", "unit", "origin")),
        tuple(_listed(calculator, calculation)),
    )


def _by_year(calculator: Calculator[Any], calculation: Calculation) -> Table | None:
    declared: ByYear[Any] | None = calculator.table
    found = declared.over(Readings.of(calculator.arguments, calculation)) if declared is not None else None
    if declared is None or found is None:
        return None
    years, series = found
    columns = [column for one in series for column in _columns(one)]
    first = Heading(Name("column-year" if declared.calendar else "column-elapsed"))
    rows = zip(years, *(values for _, values in columns), strict=True)
    return Table((first, *(heading for heading, _ in columns)), tuple(rows))


def _columns(series: Series) -> Iterator[tuple[Heading, tuple[float, ...]]]:
    """Yield the columns that a series takes: one, or one for each end of what it spans."""
    ends = ((LOW, series.low), (HIGH, series.high)) if series.is_range else (("", series.low),)
    for end, values in ends:
        yield Heading(Name(series.column.key, series.column.detail, end), Unit(series.column.unit)), values


def _listed(calculator: Calculator[Any], calculation: Calculation) -> Iterator[Row]:
    slots, ranged = calculator.arguments.slots(), bool(calculation.ranged)
    for item in calculation.inputs:
        slot = slots[item.name]
        spans = slot.span or item.name in calculation.ranged
        for name, cell, *rest in _rows(f"argument-{item.name}", item.value, item.unit, item.origin, spans):
            yield name, _choice(cell) if slot.spoken and isinstance(cell, str) else cell, *rest
    results = {"value": (calculation.value, calculation.unit)}
    results |= {name: (value, _RESULTS[name]) for name, value in calculation.others.items() if name in _RESULTS}
    for name, (value, unit) in results.items():
        spans = ranged or calculation.unit == "x"
        yield from _rows(f"result-{name}", value, unit, Origin("computed"), spans)


def _rows(key: str, value: Any, unit: str, origin: Origin, spans: bool) -> Iterator[Row]:
    """Yield a row for each figure of a value: one, the two ends of a range, or several in their order."""
    values = value if isinstance(value, list) else [value]
    for place, one in enumerate(values, 1):
        several = len(values) > 1
        end = ((LOW, HIGH)[place - 1] if spans else "") if several else ""
        name = Name(key, str(place) if several and not end else "", end)
        where = origin.label if origin.reference is not None else Name(f"origin-{origin.kind}")
        yield name, _cell(one, unit), Unit(unit), where


def _choice(word: str) -> Name:
    return Name(f"choice-{word.replace('_', '-')}")


def _cell(value: Any, unit: str) -> Cell:
    if isinstance(value, int | float):
        return value * 100 if unit == SHARE else float(value)
    return Name("uncertainty-never") if value == NEVER else str(value)


def _written(cell: Cell, language: Language) -> str:
    if isinstance(cell, Name | Unit):
        return cell.said(language)
    return f"{cell:.{_DIGITS}g}" if isinstance(cell, int | float) else cell
