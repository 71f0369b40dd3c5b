"""Steps: what of a calculation may be changed at a tap, and to what, from the calculator's declaration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.calculators.declaration.calculation import Calculation, Input, Value
from bot.calculators.declaration.calculator import Calculator
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.ranges import corners, ranges_in
from bot.calculators.uncertainty.tornado import tornado
from bot.calculators.what_if.ladder import above, below

MOST = 4  # inputs under one message


@dataclass(frozen=True, slots=True)
class Step:
    """An input with its next round value below and above; None where the calculator takes no other."""

    item: Input
    down: Value | None
    up: Value | None


@dataclass(frozen=True, slots=True)
class Switch:
    """An input that is one of a few words, with the next word; None is the declared default of having none."""

    argument: str
    value: Value | None
    following: Value | None


def steps_of(calculator: Calculator[Any], calculation: Calculation) -> list[Step]:
    """Return the main inputs that can be stepped, `MOST` at most.

    The figures that were given come first, those without a default before the others; then those that by the sources
    move the result most; then those that a question may give without a cue; then the rest.
    """
    in_use = _arguments(calculator, calculation).in_use()
    own = (item for item in calculation.inputs if item.name in in_use)  # and not what a choice brings with it
    items = {item.name: item for item in own if _is_stepped(calculator, calculation, item)}
    steps = (_step(calculator, calculation, items[name]) for name in _ranked(calculator, calculation) if name in items)
    return [step for step in steps if not (step.down is None and step.up is None)][:MOST]


def switches_of(calculator: Calculator[Any], calculation: Calculation) -> list[Switch]:
    """Return the choices in use with the next one that the calculator takes, after the last one the first again."""
    in_use = _arguments(calculator, calculation).in_use()
    values = {item.name: item.value for item in calculation.inputs}
    found = []
    for name, slot in calculator.arguments.slots().items():
        value = values.get(name)
        if not slot.choices or name not in in_use or isinstance(value, list):
            continue
        words: list[Value | None] = list(slot.choices)
        if calculator.arguments.default(name) is None:
            words.append(None)
        at = words.index(value)
        for word in words[at + 1 :] + words[:at]:
            if _worked_out(calculator, changed(calculation.given, name, word)):
                found.append(Switch(name, value, word))
                break
    return found


def changed(given: Mapping[str, Value], argument: str, value: Value | None) -> dict[str, Value]:
    """Return the named inputs with another value for one; None takes it away."""
    others = {name: kept for name, kept in given.items() if name != argument or value is not None}
    return others if value is None else {**others, argument: value}


def _ranked(calculator: Calculator[Any], calculation: Calculation) -> Iterator[str]:
    """Yield arguments, the most important first, each once."""
    slots = calculator.arguments.slots()
    given = [name for name in slots if name in calculation.given]
    given.sort(key=lambda name: calculator.arguments.default(name) is not None)
    swings = calculation.swings or tornado(calculator, _arguments(calculator, calculation))
    primary = [name for name, slot in slots.items() if slot.primary]
    shown = [swing.argument for swing in swings if not swing.assumed]
    yield from dict.fromkeys([*given, *shown, *primary, *(swing.argument for swing in swings)])


def _is_stepped(calculator: Calculator[Any], calculation: Calculation, item: Input) -> bool:
    """Tell whether an input is a figure or a range, given or by default."""
    slot = calculator.arguments.slots()[item.name]
    known = item.name in calculation.given or calculator.arguments.default(item.name) == item.value
    return slot.is_figure and known


def _step(calculator: Calculator[Any], calculation: Calculation, item: Input) -> Step:
    slot = calculator.arguments.slots()[item.name]

    def taken(value: Value | None) -> Value | None:
        """Return a value that the calculator takes and that leaves every other input as it is."""
        if value is None:
            return None
        moved = _worked_out(calculator, changed(calculation.given, item.name, value))
        return value if moved and _others(moved, item) == _others(calculation, item) else None

    return Step(item, taken(below(item.value, slot)), taken(above(item.value, slot)))


def _others(calculation: Calculation, item: Input) -> dict[str, Value]:
    return {other.name: other.value for other in calculation.inputs if other.name != item.name}


def _worked_out(calculator: Calculator[Any], given: Mapping[str, Value]) -> Calculation | None:
    try:
        return calculator.calculate(given)
    except CalculatorError:
        return None


def _arguments(calculator: Calculator[Any], calculation: Calculation) -> Any:
    ranges = ranges_in(calculation.given, calculator.arguments.slots())
    return calculator.arguments.read(next(corners(calculation.given, ranges)))
