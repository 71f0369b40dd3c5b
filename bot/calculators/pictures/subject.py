"""The subject of a picture: a calculation with its arguments, and the language in which the picture speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from bot.calculators.declaration.arguments import Arguments
from bot.calculators.declaration.by_year import Series, Values
from bot.calculators.declaration.calculation import Calculation, Value
from bot.calculators.declaration.calculator import Calculator
from bot.calculators.declaration.readings import Readings
from bot.calculators.declaration.table import Unit
from bot.calculators.wording import said
from bot.charts import Axis, Chart
from bot.messages import message
from bot.numbers import NEVER, show
from corpus.document import Language
from corpus.passage import REPORT

A = TypeVar("A", bound=Arguments)


@dataclass(frozen=True)
class Subject(Generic[A]):
    """What a picture is made of; `arabic_digits` counts for Arabic only."""

    calculator: Calculator[A]
    calculation: Calculation
    language: Language
    arabic_digits: bool = False

    @cached_property
    def readings(self) -> Readings[A]:
        """The arguments, at the ends and in the middle of ranges."""
        return Readings.of(self.calculator.arguments, self.calculation)

    @cached_property
    def by_year(self) -> tuple[Values, tuple[Series, ...]]:
        """The calculator's years and columns; ValueError where the arguments project nothing."""
        found = self.calculator.table.over(self.readings) if self.calculator.table else None
        if found is None:
            raise ValueError(f"{self.calculator.name} projects nothing by year here")
        return found

    @cached_property
    def words(self) -> dict[str, str]:
        """Every input (also as `given_NAME`) and result as it is said."""
        words = said(self.calculator, self.calculation, self.language)
        given = {f"given_{name}": _ends(value) for name, value in self.calculation.arguments.items()}
        return words | given | self._year

    @property
    def _year(self) -> dict[str, str]:
        """The headline where it is a year of the calendar, which has no separators."""
        value = self.calculation.value
        if self.calculation.unit != "year" or value == NEVER:
            return {}
        ends = value if isinstance(value, list) else [value]
        never = message(self.language, "uncertainty-never")
        return {"value": "–".join(never if end == NEVER else f"{end:.1f}" for end in ends)}

    def say(self, key: str, **values: str) -> str:
        """Say a message, with the inputs and results by name and whatever further values it takes."""
        return message(self.language, key, **self.words | values)

    def axis(self, key: str, unit: str = "", *, calendar: bool = False) -> Axis:
        """Return an axis named by a message."""
        return Axis(self.say(key), Unit(unit).said(self.language), calendar)

    def head(self, title: str = "") -> dict[str, Any]:
        """Return what every chart says beside its values; `title` is a key, by default the calculator's own."""
        key = title or "chart-" + self.calculator.name.replace("_", "-")
        digits = self.arabic_digits and self.language == "ar"
        return {"title": self.say(key), "source": self.source, "language": self.language, "arabic_digits": digits}

    @property
    def source(self) -> str:
        """Say that it is an estimate, and from whose figures."""
        separator = message(self.language, "list-separator")
        return message(self.language, "chart-source", origins=separator.join(self._origins()))

    def _origins(self) -> Iterator[str]:
        origins = [item.origin for item in self.calculation.inputs if item.unit != "choice"]
        if any(origin.kind == "you" for origin in origins):
            yield message(self.language, "chart-source-you")
        named = [origin for origin in origins if origin.reference is not None]
        paragraphs = dict.fromkeys(one.label for one in named if one.reference and one.reference.source == REPORT)
        if paragraphs:
            yield message(self.language, "chart-source-report", paragraphs=", ".join(paragraphs))
        yield from dict.fromkeys(one.label for one in named if one.label not in paragraphs)
        if any(origin.kind == "assumption" for origin in origins):
            yield message(self.language, "chart-source-assumption")


def _ends(value: Value) -> str:
    """Write an input's figures without a unit, joined by a dash."""
    values = value if isinstance(value, list) else [value]
    return "–".join(show(one) if isinstance(one, int | float) else one for one in values)


Picture = Callable[[Subject[A]], Chart]
