"""A Monte Carlo: what comes of a calculation when its uncertain inputs are drawn all at once."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from zlib import crc32

import numpy as np

from bot.calculators.declaration.arguments import Arguments, RawArguments
from bot.calculators.declaration.calculator import Calculator
from bot.calculators.declaration.findings import Distribution, Simulation
from bot.calculators.declaration.ranges import corners, ranges_in
from bot.calculators.declaration.spread import Draws, Evenly, Spread
from bot.calculators.uncertainty.tornado import tenths

DRAWS, SEED = 20_000, 20240828


def simulate(
    calculator: Calculator[Any], given: RawArguments, draws: int = DRAWS, seed: int = SEED
) -> Simulation | None:
    """Draw the uncertain inputs and return what comes of them; None where nothing is uncertain.

    An input that is given stays as it is, and one given as a range is drawn evenly from it. Where nothing else is
    uncertain, the figures given are drawn from a tenth to either side. The same seed gives the same result, whatever
    else is drawn. Raises CalculatorError for arguments that the calculator refuses.
    """
    ranges = ranges_in(given, calculator.arguments.slots())
    arguments = calculator.arguments.read(next(corners(given, ranges)))
    calculator.compute(arguments)
    spreads: dict[str, Spread] = {name: spread for name, spread in arguments.spreads().items() if name not in given}
    spreads |= {name: Evenly(*ends) for name, ends in ranges.items()}
    assumed = not spreads
    spreads = spreads or _tenths_of(arguments, given)
    if not (spreads and calculator.measures):
        return None
    sample = arguments.model_copy(update={name: _drawn(name, one, draws, seed) for name, one in spreads.items()})
    found = (_distribution(measure.name, measure.unit, measure.of(sample)) for measure in calculator.measures)
    return Simulation(tuple(found), tuple(spreads), assumed)


def _tenths_of(arguments: Arguments, given: RawArguments) -> dict[str, Spread]:
    ends = {name: tenths(arguments, name) for name in given if name in arguments.given()}
    return {name: Evenly(*pair) for name, pair in ends.items() if pair is not None}


@lru_cache(maxsize=64)
def _drawn(name: str, spread: Spread, draws: int, seed: int) -> Draws:
    """Return an input's draws, which depend on no other input's."""
    found = spread.draw(np.random.default_rng([seed, crc32(name.encode())]), draws)
    found.flags.writeable = False
    return found


def _distribution(name: str, unit: str, values: Draws) -> Distribution:
    # an element and no mean of two: beside what never comes about, a mean would be of infinities
    low, median, high = np.percentile(np.where(np.isnan(values), np.inf, values), (10, 50, 90), method="lower")
    return Distribution(name, unit, float(low), float(median), float(high), float(np.mean(values > 0)))
