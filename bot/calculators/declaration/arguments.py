"""Arguments of calculators: typed, with a slot each; raw text and numbers are read into them and checked."""

from __future__ import annotations

import keyword
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

from bot.calculators.declaration.calculation import Input, Origin, Value
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.declaration.slot import ANY, SHARE, Slot
from bot.calculators.declaration.spread import Spread
from bot.numbers import percent, show
from corpus.quantities import Quantity, find_quantities
from corpus.text import fold

Raw = str | float | int | Sequence[str | float | int]
RawArguments = Mapping[str, Raw]

_READABLE = {"MWh": 1e-6, "USD": 1e-9}  # TWh and billions: what those figures are said in
_SLIPS = {"MW": 1e-3, "USD/MWh": 1e-3, SHARE: 1e-2}  # MW said for kW, a price per kWh for one per MWh, 30 for 30 %
_DIGITS, _AS_GIVEN = 5, 12  # significant digits: of a range's ends; of what somebody gave
_LIST = re.compile(r"\s*[,،;؛]\s*")
_UNGROUPED = re.compile(r"\d[,٬](?!\d{3}(?!\d))")  # "1,5" may mean 1.5 or a list: it is not guessed
_MINUS = ("-", "−")


class Arguments(BaseModel):
    """Base of every calculator's arguments; each field's annotation carries a `Slot`.

    An argument whose name Python keeps for itself (`from`) is a field with an underscore behind it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)

    @classmethod
    def slots(cls) -> dict[str, Slot]:
        """Return the slots by argument name, in order of declaration."""
        return _slots(cls)

    @classmethod
    def default(cls, name: str) -> Value | None:
        """Return the default of an argument, None when it has none."""
        value: Value | None = cls.model_fields[_field(name)].default
        return value

    @classmethod
    def read(cls, raw: RawArguments) -> Self:
        """Read arguments from text or numbers.

        Raises CalculatorError for an unknown name, a value that is no number of the slot's unit, or one out of range.
        """
        slots = cls.slots()
        for name in raw:
            if name not in slots:
                raise CalculatorError("calculator-unknown-argument", name=name[:60], known=", ".join(slots))
        return cls.model_validate({_field(name): _read(name, value, slots[name]) for name, value in raw.items()})

    def in_use(self) -> set[str]:
        """Return the names of the arguments that the reckoning works with; a subclass with modes narrows them down."""
        return set(self.slots())

    def only(self, *names: str) -> dict[str, Any]:
        """Return some arguments as they are, arrays of draws too."""
        return {name: getattr(self, name) for name in names}

    def spreads(self) -> dict[str, Spread]:
        """Return how each input in use that is uncertain is drawn in a Monte Carlo."""
        return {name: slot.spread for name, slot in self.slots().items() if slot.spread and name in self.in_use()}

    def swings(self) -> dict[str, tuple[float, float]]:
        """Return the low and high end between which each input in use is varied."""
        return {name: slot.swing for name, slot in self.slots().items() if slot.swing and name in self.in_use()}

    def inputs(self) -> tuple[Input, ...]:
        """Return every argument in use with its origin: the asker, a paragraph of the corpus, or an assumption."""
        found = []
        for name, slot in self.slots().items():
            value: Value | None = getattr(self, _field(name))
            if value is None or name not in self.in_use():
                continue
            given = _field(name) in self.model_fields_set
            origin = Origin("you") if given else Origin("source" if slot.origin else "assumption", slot.origin)
            found.append(Input(name, value, slot.unit, origin))
        return tuple(found)

    def given(self) -> dict[str, Value]:
        """Return the arguments in use by name."""
        return {item.name: item.value for item in self.inputs()}


def readable(quantity: Quantity) -> float:
    """Return the value of a quantity of any unit, in the scale in which it is said (TWh, billions of dollars)."""
    return quantity.value * _READABLE.get(quantity.unit, 1.0)


def shown(value: float, slot: Slot, digits: int = _DIGITS) -> str:
    """Write a value in its slot's unit as a reader sees it."""
    if slot.unit == SHARE and math.isfinite(value):
        return percent(value, digits)
    return f"{value:g}" if slot.unit == "year" or abs(value) >= 1e12 else show(value, digits)


def with_default(name: str, default: Value | None) -> str:
    """Write an input with its default, which stays on the same line as the name; alone where it has none."""
    return name if default is None else f"{name}\u00a0=\u00a0{default}"


def range_of(slot: Slot) -> dict[str, str]:
    """Return the ends of a slot's range as a reader sees them, with the unit behind them."""
    unit = "" if slot.unit in (SHARE, "year", "ratio", ANY) else f" {slot.unit}"
    return {"low": shown(slot.low, slot), "high": shown(slot.high, slot), "unit": unit}


@cache
def _slots(arguments: type[Arguments]) -> dict[str, Slot]:
    fields = arguments.model_fields.items()
    return {name.rstrip("_"): part for name, field in fields for part in field.metadata if isinstance(part, Slot)}


def _field(name: str) -> str:
    return f"{name}_" if keyword.iskeyword(name) else name


def read_ends(name: str, raw: Raw, slot: Slot) -> tuple[float, float] | None:
    """Return both ends of a range that is given as "20-30%" or as two numbers, None when it is no range.

    Raises CalculatorError for an end of another unit or out of range.
    """
    if isinstance(raw, str):
        quantities = find_quantities(raw)
        if len(quantities) != 1 or not quantities[0].is_range or _UNGROUPED.search(raw):
            return None
        found = quantities[0]
        raw = [_in_unit(name, end, found.unit, slot) for end in (found.low, found.high)]
    if isinstance(raw, float | int) or len(raw) != 2:
        return None
    low, high = sorted(float(_one(name, end, slot)) for end in raw)
    return low, high


def _read(name: str, raw: Raw, slot: Slot) -> Any:
    """Read one argument: a list of values for one that compares, when there are several."""
    if isinstance(raw, Sequence) and not raw and not slot.choices:
        raise CalculatorError("calculator-not-a-number", name=name, value=str(raw))
    if slot.several:
        parts = _LIST.split(raw.strip()) if isinstance(raw, str) else raw if isinstance(raw, Sequence) else [raw]
        values = [_one(name, part, slot) for part in parts]
        return values[0] if len(values) == 1 else values
    if slot.span and not isinstance(raw, float | int):
        ends = _span(raw) if isinstance(raw, str) else raw
        values = [_one(name, end, slot) for end in ends]
        return values[0] if len(set(values)) == 1 else sorted(values)
    if not isinstance(raw, str | float | int):
        raise CalculatorError("calculator-not-a-number", name=name, value=str(list(raw))[:60])
    return _one(name, raw, slot)


def _one(name: str, raw: str | float | int, slot: Slot) -> Any:
    if slot.choices:
        if raw not in slot.choices:
            raise CalculatorError(
                "calculator-bad-choice", name=name, choices=", ".join(slot.choices), value=str(raw)[:60]
            )
        return raw
    value = _number(name, raw, slot)
    if not slot.holds(value):
        raise _out_of_range(name, value, slot, said_so=slot.unit == SHARE and _is_measured(raw))
    return value


def _is_measured(raw: str | float | int) -> bool:
    """Tell whether a share was given as one: in percent, or as a fraction that a reader made of a percentage."""
    return isinstance(raw, float) or "%" in fold(str(raw))


def _out_of_range(name: str, value: float, slot: Slot, said_so: bool) -> CalculatorError:
    """Return the refusal, and what may have been meant (MW for kW, 30 for 30%) unless that was said."""
    meant, ends = value * _SLIPS.get(slot.unit, 0.0), range_of(slot)
    if not said_so and meant > slot.low and slot.holds(meant):
        said, given = shown(meant, slot) + ends["unit"], show(value, _AS_GIVEN)
        return CalculatorError("calculator-did-you-mean", name=name, value=given, meant=said, **ends)
    return CalculatorError("calculator-out-of-range", name=name, value=shown(value, slot, _AS_GIVEN), **ends)


def _number(name: str, raw: str | float | int, slot: Slot) -> float:
    """Read a bare figure or a quantity of the slot's unit; NaN and infinity come back as they are."""
    try:
        return _bare(float(raw), slot)
    except OverflowError:  # an integer of hundreds of digits
        return math.copysign(math.inf, float(raw > 0) - 0.5) if isinstance(raw, int) else math.inf
    except ValueError:
        pass  # digits with separators, signs or a unit
    text = str(raw).strip()
    quantities = find_quantities(text)
    if len(quantities) != 1 or quantities[0].is_range or _UNGROUPED.search(text):
        raise CalculatorError("calculator-not-a-number", name=name, value=text[:60])
    sign = -1 if text.startswith(_MINUS) else 1
    return _in_unit(name, sign * abs(quantities[0].value), quantities[0].unit, slot)


def _in_unit(name: str, value: float, unit: str, slot: Slot) -> float:
    """Return a value in a base unit of `corpus.units` in the slot's own."""
    if slot.unit_of_text == ANY:
        return value * _READABLE.get(unit, 1.0)
    if unit and unit == slot.unit_of_text:
        return value * slot.per_base
    if unit in ("", "year", *slot.loose):
        return _bare(value, slot)
    wanted = "%" if slot.unit == SHARE else slot.unit
    raise CalculatorError("calculator-wrong-unit", name=name, value=f"{show(value)} {unit}", unit=wanted)


def _bare(value: float, slot: Slot) -> float:
    """Take a figure without a unit: in the slot's own, or in its shorthand when only that can be meant."""
    return value if slot.holds(value) or not slot.holds(value * slot.shorthand) else value * slot.shorthand


def _span(text: str) -> list[str | float]:
    """Return the ends of a range that is written as "1-1.3%", or the text itself."""
    quantities = find_quantities(text)
    if len(quantities) == 1 and quantities[0].is_range:
        quantity = quantities[0]
        scale = _READABLE.get(quantity.unit, 1.0)
        return [quantity.low * scale, quantity.high * scale]
    return [text]
