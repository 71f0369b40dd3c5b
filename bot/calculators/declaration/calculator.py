"""A calculator: one declaration from which the command line, the conversation and Telegram all take what they need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from bot.calculators.declaration.arguments import Arguments, RawArguments, range_of, shown, with_default
from bot.calculators.declaration.calculation import Calculation, Input, Origin, Value
from bot.calculators.declaration.intent import Intent
from bot.calculators.declaration.measure import Measure
from bot.calculators.declaration.ranges import Ends, corners, ranges_in, spanning
from bot.messages import message
from corpus.document import Language, Reference

if TYPE_CHECKING:
    from bot.calculators.declaration.by_year import ByYear
    from bot.calculators.pictures.subject import Picture

A = TypeVar("A", bound=Arguments)
Origins = Mapping[str, Origin]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a calculator's function returns: the headline figure, its unit, the formula with numbers put in."""

    value: Value
    unit: str
    formula: str
    caveats: tuple[str, ...] = ()
    others: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Calculator(Generic[A]):
    """A pure function with its arguments and the ways in which people ask for it.

    `name` is the contract's; the catalogue holds `calculator-NAME` (what it works out), `calculator-NAME-result` and
    the caveats' sentences.
    """

    name: str
    arguments: type[A]
    compute: Callable[[A], Outcome]
    intent: Intent
    measures: tuple[Measure[A], ...] = ()  # what its uncertainty is told of, the main one first
    claims: tuple[Reference, ...] = ()  # what the sources say that it reckons with, cited with every result
    picture: Picture[A] | None = None  # its chart
    table: ByYear[A] | None = None  # its figures by year, of one that projects

    def calculate(self, raw: RawArguments, origins: Origins | None = None) -> Calculation:
        """Read the arguments and work out the result; a range among them makes ranges of what moves with it.

        `origins` tells where named inputs come from, if not from the asker. Raises CalculatorError.
        """
        ranges = ranges_in(raw, self.arguments.slots())
        read = [self.arguments.read(corner) for corner in corners(raw, ranges)]
        outcomes = [self.compute(arguments) for arguments in read]
        inputs = tuple(_with_origin(item, ranges, origins or {}) for item in read[0].inputs())
        values = {item.name: item.value for item in inputs}
        others = {name: spanning([one.others.get(name) for one in outcomes]) for name in outcomes[0].others}
        return Calculation(
            name=self.name,
            arguments=values,
            value=spanning([one.value for one in outcomes]) or outcomes[0].value,
            unit=outcomes[0].unit,
            formula="; ".join(dict.fromkeys(one.formula for one in (outcomes[0], outcomes[-1]))),
            inputs=inputs,
            caveats=tuple(dict.fromkeys(caveat for one in outcomes for caveat in one.caveats)),
            others={name: value for name, value in others.items() if value is not None},
            given={name: values[name] for name in raw if name in values},
            ranged=frozenset(name for name, (low, high) in ranges.items() if low != high),
        )

    @property
    def key(self) -> str:
        """The prefix of its messages."""
        return "calculator-" + self.name.replace("_", "-")

    def summary(self, language: Language) -> str:
        """Say in a line what it works out."""
        return message(language, self.key)

    def usage(self, language: Language) -> str:
        """Say its arguments, a line each, with what they are, range and default."""
        return "\n".join(
            [
                f"{self.name}: {self.summary(language)}",
                *(self._argument(name, language) for name in self.arguments.slots()),
            ]
        )

    def _argument(self, name: str, language: Language) -> str:
        slot, default = self.arguments.slots()[name], self.arguments.default(name)
        value = shown(float(default), slot) if isinstance(default, int | float) else default
        ends = range_of(slot)
        values = " | ".join(slot.choices) or f"{ends['low']} – {ends['high']}{ends['unit']}"
        return f"  {with_default(name, value)} ({values}): {message(language, f'argument-{name}')}"


def _with_origin(item: Input, ranges: Ends, origins: Origins) -> Input:
    """Return an input as it was given: a range with both its ends, and where it comes from if that is told."""
    low, high = ranges.get(item.name, (0.0, 0.0))
    value = [low, high] if low != high else item.value
    return replace(item, value=value, origin=origins.get(item.name, item.origin))
