"""Readings: a calculation's arguments read again, at the ends of its ranges and in the middle of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.calculators.declaration.arguments import Arguments
from bot.calculators.declaration.calculation import Calculation
from bot.calculators.declaration.ranges import corners, ranges_in

A = TypeVar("A", bound=Arguments)


@dataclass(frozen=True)
class Readings(Generic[A]):
    """`ends` are the arguments at each combination of the ranges' ends, all low ones first; without ranges, one."""

    ends: tuple[A, ...]
    middle: A

    @classmethod
    def of(cls, arguments: type[A], calculation: Calculation) -> Readings[A]:
        """Read the inputs that a calculation names."""
        given = calculation.given
        ranges = ranges_in(given, arguments.slots())
        middles = {name: (low + high) / 2 for name, (low, high) in ranges.items()}
        ends = tuple(arguments.read(corner) for corner in corners(given, ranges))
        return cls(ends, arguments.read({**given, **middles}))

    @property
    def ranged(self) -> bool:
        """Whether any input is a range."""
        return len(self.ends) > 1
