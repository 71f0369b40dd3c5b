"""A calculator: one declaration from which the command line, the conversation and Telegram all take what they need."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from bot.calculators.declaration.arguments import Arguments, RawArguments, range_of, shown
from bot.calculators.declaration.calculation import Calculation, Value
from bot.calculators.declaration.intent import Intent
from bot.messages import message
from corpus.document import Language, Reference

A = TypeVar("A", bound=Arguments)


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
    claims: tuple[Reference, ...] = ()  # what the sources say that it reckons with, cited with every result

    def calculate(self, raw: RawArguments) -> Calculation:
        """Read the arguments and work out the result; raises CalculatorError."""
        arguments = self.arguments.read(raw)
        outcome = self.compute(arguments)
        return Calculation(
            name=self.name,
            arguments=arguments.given(),
            value=outcome.value,
            unit=outcome.unit,
            formula=outcome.formula,
            inputs=arguments.inputs(),
            caveats=outcome.caveats,
            others=outcome.others,
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
        return f"  {name}{'' if value is None else f' = {value}'} ({values}): {message(language, f'argument-{name}')}"
