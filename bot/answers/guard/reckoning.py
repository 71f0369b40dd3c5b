"""Reckoning: the figures that a calculation shows, in the units in which they may be said."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from bot.answers.guard.facts import Fact, Facts, facts_of, figure_of
from bot.calculators.declaration.calculation import Calculation
from bot.calculators.declaration.slot import ANY, SHARE
from bot.calculators.registry import CALCULATORS
from bot.calculators.wording import formula_line, inputs_line, range_sentence, result_sentence
from bot.messages import message
from corpus.document import Language
from corpus.quantities import find_quantities

_SIGNIFICANT = 4  # digits that `bot.numbers.show` writes
_UNSAID = ("", "choice", "number", "ratio", "hours")  # units that stand for a figure without one
_UNKNOWN = ("", "USD", "years", "x")  # in which a result may be said whose name tells no unit
_HINTS: Mapping[str, str] = {  # parts of a result's name that tell its unit
    "twh": "TWh", "mwh": "MWh", "gw": "GW", "mw": "MW", "usd": "USD", "homes": "homes", "share": SHARE, "irr": SHARE,
    "growth": SHARE, "ph": "PH/s", "hashprice": "USD/PH/day", "payback": "years", "years": "years",
    "usd_mw_year": "USD/MW-year", "revenue_per_mwh": "USD/MWh", "value_per_mw_after": "USD/MW",
}  # fmt: skip
_MONEY = "USD"


@dataclass(frozen=True)
class Reckoning:
    """A calculation as evidence, in the language of the answer."""

    calculation: Calculation
    language: Language

    def holds(self, claim: Facts) -> bool:
        """Tell whether every figure, name and code of a text is the calculation's."""
        return (
            claim.figures <= self.figures
            and claim.names <= self._named.names
            and claim.codes <= self._named.codes
            and not claim.quotations
        )

    def states(self, claim: Facts) -> bool:
        """Tell whether a text says one of the calculation's results."""
        return not claim.figures.isdisjoint(self.results)

    def says_headline(self, claim: Facts) -> bool:
        """Tell whether a text says the headline figure, or one of several."""
        return not claim.figures.isdisjoint(_figures(self.calculation.value, _units(self.calculation.unit)))

    @cached_property
    def caveats(self) -> Facts:
        """What its caveats state, which are not of its own figures."""
        return facts_of(" ".join(message(self.language, caveat) for caveat in self.calculation.caveats))

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The sentences in which it is said: its result, inputs, caveats and formula, as our wording has them."""
        one, calculator = self.calculation, CALCULATORS[self.calculation.name]
        said = (
            result_sentence(calculator, one, self.language),
            range_sentence(one, self.language),
            formula_line(one, self.language),
            inputs_line(calculator, one, self.language),
        )
        caveats = [message(self.language, caveat) for caveat in one.caveats]
        capital = [caveat[:1].upper() + caveat[1:] for caveat in caveats]
        return (*filter(None, said), *caveats, *capital, " ".join(capital))

    @cached_property
    def results(self) -> frozenset[Fact]:
        """The figures worked out: the headline, what goes with it, and how far off they may be."""
        one = self.calculation
        units = {measure.name: measure.unit for measure in CALCULATORS[one.name].measures}
        found = list(_figures(one.value, _units(one.unit)))
        for name, value in one.others.items():
            found += _figures(value, _units(units[name]) if name in units else _units_by_name(name))
        if one.simulation is not None:
            for spread in one.simulation.distributions:
                found += _figures([spread.low, spread.median, spread.high], _units(spread.unit))
                found += _figures(spread.positive, _units(SHARE))
        for swing in one.swings:
            main = CALCULATORS[one.name].measures
            found += _figures([swing.at_low, swing.at_high], _units(main[0].unit) if main else _UNKNOWN_UNITS)
        return frozenset(found)

    @cached_property
    def figures(self) -> frozenset[Fact]:
        """The results, the inputs, and the formula's figures."""
        one = self.calculation
        slots = CALCULATORS[one.name].arguments.slots()
        found = [figure for item in one.inputs for figure in _figures(item.value, _units(item.unit))]
        for swing in one.swings:
            found += _figures([swing.low, swing.high], _units(slots[swing.argument].unit))
        return self.results | facts_of(one.formula).figures | frozenset(found) | self._named.figures

    @cached_property
    def _named(self) -> Facts:
        """What its inputs are called, where they come from, and whose each of several figures is."""
        names = [message(self.language, f"argument-{item.name}") for item in self.calculation.inputs]
        origins = [item.origin.label for item in self.calculation.inputs]
        return facts_of("; ".join([*names, *origins, *self.calculation.labels]))


Unit = tuple[str, float]  # a base unit of `corpus.units`, and the factor that brings a figure there


@cache
def _units(unit: str) -> tuple[Unit, ...]:
    """Return the base units in which a figure kept in a unit may be said."""
    if unit == SHARE:
        return (("%", 100.0),)
    if unit == "year":
        return (("year", 1.0), ("", 1.0))
    if unit == ANY:
        return tuple((base, 1.0) for base in ("", "%", "USD", "MW", "MWh", "x", "homes"))
    if unit in _UNSAID:
        return (("", 1.0), ("x", 1.0))
    quantity = find_quantities(f"1 {unit}")[0]
    said: list[Unit] = [(quantity.unit, quantity.low), ("", 1.0), ("", quantity.low)]  # a list has its unit at the end
    return (*said, (_MONEY, 1.0), ("USD/MW", 1.0)) if quantity.unit.startswith(f"{_MONEY}/") else tuple(said)


_UNKNOWN_UNITS: tuple[Unit, ...] = tuple((base, 1.0) for base in _UNKNOWN)


def _units_by_name(name: str) -> tuple[Unit, ...]:
    parts = [name, *reversed(name.split("_"))]
    return next((_units(_HINTS[part]) for part in parts if part in _HINTS), _UNKNOWN_UNITS)


def _figures(value: Any, units: Iterable[Unit]) -> Iterator[Fact]:
    """Yield a value, or each of several, in each unit as it is said; tables are not said."""
    units = tuple(units)
    if isinstance(value, list):
        for part in value:
            yield from () if isinstance(part, list | dict) else _figures(part, units)
    elif isinstance(value, str):
        yield from facts_of(value).figures
    elif isinstance(value, int | float) and math.isfinite(value):
        for base, factor in units:
            yield figure_of(value * factor, base)
            yield figure_of(float(f"{value * factor:.{_SIGNIFICANT}g}"), base)
