"""Arguments of calculators: typed, with a slot each; raw text and numbers are read into them and checked."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

from bot.calculators.calculation import Input, Origin, Value
from bot.calculators.errors import CalculatorError
from bot.calculators.numbers import percent, show
from bot.calculators.slot import Slot
from corpus.quantities import Quantity, find_quantities

ANY = "any"  # the unit of a slot that takes any, so long as the other figure has the same
_READABLE = {"MWh": 1e-6, "USD": 1e-9}  # TWh and billions: what those figures are said in
RawArguments = Mapping[str, str | float | int]


class Arguments(BaseModel):
    """Base of every calculator's arguments; each field's annotation carries a `Slot`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @classmethod
    def slots(cls) -> dict[str, Slot]:
        """Return the slots by argument name, in order of declaration."""
        return _slots(cls)

    @classmethod
    def read(cls, raw: RawArguments) -> Self:
        """Read arguments from text or numbers.

        Raises CalculatorError for an unknown name, a value that is no number of the slot's unit, or one out of range.
        """
        slots = cls.slots()
        for name in raw:
            if name not in slots:
                raise CalculatorError("calculator-unknown-argument", name=name, known=", ".join(slots))
        return cls.model_validate({name: _read(name, value, slots[name]) for name, value in raw.items()})

    def in_use(self) -> set[str]:
        """Return the names of the arguments that the reckoning works with; a subclass with modes narrows them down."""
        return set(self.slots())

    def inputs(self) -> tuple[Input, ...]:
        """Return every argument in use with its origin: the asker, a paragraph of the corpus, or an assumption."""
        found = []
        for name, slot in self.slots().items():
            value: Value | None = getattr(self, name)
            if value is None or name not in self.in_use():
                continue
            given = name in self.model_fields_set
            origin = Origin("you") if given else Origin("source" if slot.origin else "assumption", slot.origin)
            found.append(Input(name, value, slot.unit, origin))
        return tuple(found)

    def given(self) -> dict[str, Value]:
        """Return the arguments in use by name."""
        return {item.name: item.value for item in self.inputs()}


@cache
def _slots(arguments: type[Arguments]) -> dict[str, Slot]:
    found: dict[str, Slot] = {}
    for name, field in arguments.model_fields.items():
        slots = [part for part in field.metadata if isinstance(part, Slot)]
        if slots:
            found[name] = slots[0]
    return found


def _read(name: str, raw: str | float | int, slot: Slot) -> Any:
    if slot.choices:
        if raw not in slot.choices:
            raise CalculatorError("calculator-bad-choice", name=name, choices=", ".join(slot.choices), value=str(raw))
        return raw
    value = _number(name, raw, slot)
    if not math.isfinite(value) or not slot.low <= value <= slot.high:
        raise CalculatorError("calculator-out-of-range", name=name, value=shown(value, slot), **_range(slot))
    return value


def _number(name: str, raw: str | float | int, slot: Slot) -> float:
    if not isinstance(raw, str):
        return float(raw)
    negative = raw.strip().startswith(("-", "−"))
    quantities = find_quantities(raw)
    if len(quantities) != 1 or quantities[0].is_range:
        raise CalculatorError("calculator-not-a-number", name=name, value=raw[:60])
    quantity = quantities[0]
    if slot.unit_of_text == ANY:
        return (-1 if negative else 1) * readable(quantity)
    bare = quantity.unit in ("", "year") and quantity.unit != slot.unit_of_text
    if not bare and quantity.unit != slot.unit_of_text:
        raise CalculatorError("calculator-wrong-unit", name=name, value=raw[:60], unit=slot.unit)
    value = quantity.value if bare else quantity.value * slot.per_base
    return -value if negative else value


def readable(quantity: Quantity) -> float:
    """Return the value of a quantity of any unit, in the scale in which it is said (TWh, billions of dollars)."""
    return quantity.value * _READABLE.get(quantity.unit, 1.0)


def shown(value: float, slot: Slot) -> str:
    """Write a value in its slot's unit as a reader sees it."""
    if slot.unit == "fraction":
        return percent(value)
    return f"{value:g}" if slot.unit == "year" or abs(value) >= 1e9 else show(value)


def _range(slot: Slot) -> dict[str, str]:
    return {"low": shown(slot.low, slot), "high": shown(slot.high, slot), "unit": "" if slot.unit == "fraction" else slot.unit}
