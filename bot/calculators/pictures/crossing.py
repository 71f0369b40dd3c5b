"""A crossing: two curves over one measure, where they meet, and where the inputs stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np

from bot.calculators.declaration.arguments import Arguments, shown
from bot.calculators.declaration.slot import SHARE
from bot.calculators.pictures.subject import Subject
from bot.charts import BreakEven, Line, Mark
from bot.numbers import percent

A = TypeVar("A", bound=Arguments)
_POINTS = 121


@dataclass(frozen=True)
class Curve(Generic[A]):
    """A curve by its name in the catalogue: `of` takes the arguments and a value of x.

    `up_to` is the upper edge of a band that it has without any ranges.
    """

    name: str
    of: Callable[[A, float], float]
    up_to: Callable[[A, float], float] | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """An axis: the key of its name in the catalogue, and its unit."""

    name: str
    unit: str = ""
    calendar: bool = False


@dataclass(frozen=True)
class Crossing(Generic[A]):
    """Two curves from one end of x to the other; `name` is that of where they meet.

    The value of the argument `here`, where one is named, is marked; both ends of it where it is a range.
    """

    x: Measured
    y: Measured
    ends: Callable[[A], tuple[float, float]]
    first: Curve[A]
    second: Curve[A]
    name: str
    here: str = ""
    title: str = ""

    def __call__(self, subject: Subject[A]) -> BreakEven:
        """Return the curves, with bands where a range moves them."""
        ends = [self.ends(one) for one in subject.readings.ends]
        points = np.linspace(min(low for low, _ in ends), max(high for _, high in ends), _POINTS).tolist()
        name = subject.say(self.name)
        return BreakEven(
            **subject.head(self.title),
            points=tuple(points),
            first=_line(self.first, points, subject),
            second=_line(self.second, points, subject),
            x=subject.axis(self.x.name, self.x.unit, calendar=self.x.calendar),
            y=subject.axis(self.y.name, self.y.unit, calendar=self.y.calendar),
            crossing_name=subject.say("chart-middle", name=name) if subject.readings.ranged else name,
            marks=tuple(self._marks(subject)),
        )

    def _marks(self, subject: Subject[A]) -> Iterator[Mark]:
        slot = subject.calculator.arguments.slots().get(self.here)
        if slot is None:
            return
        for value in sorted({getattr(one, self.here) for one in subject.readings.ends}):
            place = value * 100 if slot.unit == SHARE else value
            text = percent(value) if slot.unit == SHARE else shown(value, slot)
            yield Mark(place, subject.say("chart-here", at=text))


def _line(curve: Curve[A], points: list[float], subject: Subject[Any]) -> Line:
    lines = [tuple(curve.of(one, x) for x in points) for one in subject.readings.ends]
    name = subject.say(curve.name)
    if len(set(lines)) == 1:
        high = tuple(curve.up_to(subject.readings.middle, x) for x in points) if curve.up_to else ()
        return Line(name, lines[0], lines[0] if high else (), high)
    together = list(zip(*lines, strict=True))
    middle = tuple(curve.of(subject.readings.middle, x) for x in points)
    return Line(name, middle, tuple(map(min, together)), tuple(map(max, together)))
