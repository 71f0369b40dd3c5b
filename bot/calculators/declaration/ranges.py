"""Ranges: a calculation whose inputs are ranges is worked out at every combination of their ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from bot.calculators.declaration.arguments import RawArguments, read_ends
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.slot import Slot

Ends = Mapping[str, tuple[float, float]]
_MOST = 4  # ranges in one calculation: each doubles the work


def ranges_in(raw: RawArguments, slots: Mapping[str, Slot]) -> dict[str, tuple[float, float]]:
    """Return the ends of the inputs that are ranges; raises CalculatorError when they are too many or out of range."""
    taking = {name: value for name, value in raw.items() if name in slots and slots[name].takes_range}
    found = {name: ends for name, value in taking.items() if (ends := read_ends(name, value, slots[name])) is not None}
    if len(found) > _MOST:
        raise CalculatorError("calculator-ranges", most=_MOST)
    return found


def corners(raw: RawArguments, ranges: Ends) -> Iterator[dict[str, Any]]:
    """Yield the inputs with each combination of the ranges' ends in place, all low ones first, all high ones last."""
    for ends in product(*ranges.values()):
        yield {**raw, **dict(zip(ranges, ends, strict=True))}


def spanning(values: Sequence[Any]) -> Any:
    """Return what a result spans over all corners: the value itself where they agree, [lowest, highest] of numbers.

    Lists of numbers span from their lowest to their highest, words from one to another, and numbers with a word such
    as "never" among them from the lowest to the word. None where nothing spans the values.
    """
    if all(value == values[0] for value in values):
        return values[0]
    if all(isinstance(value, int | float) for value in values):
        return [min(values), max(values)]
    if all(isinstance(value, list) and all(isinstance(v, int | float) for v in value) for value in values):
        flat = [part for value in values for part in value]
        return [min(flat), max(flat)]
    if not all(isinstance(value, int | float | str) for value in values):
        return None
    words = sorted({value for value in values if isinstance(value, str)})
    numbers = [value for value in values if isinstance(value, int | float)]
    return [min(numbers), words[0]] if numbers else f"{words[0]}–{words[-1]}"
