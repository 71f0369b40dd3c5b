"""Measure: figures of a text in the units of slots, and which figures share a unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.answers import lexicon
from bot.calculators.declaration.arguments import readable
from bot.calculators.declaration.slot import ANY, SHARE, Slot
from corpus.quantities import Quantity
from corpus.tokens import Token

TIMES = ("year", "years", "months", "days")
_MONTHS = 12
_PER_MWH, _KWH_A_MWH = "USD/MWh", 1_000  # "power at 4 cents" is per kWh
_CONTRAST = "instead of|rather than|not|بدل|بدلا من|بدلًا من|مش|وليس|بدال"


def same_unit(quantity: Quantity, slot: Slot) -> bool:
    """Tell whether a figure is in the unit in which a slot is said."""
    return quantity.unit == slot.unit_of_text or (slot.unit_of_text == ANY and quantity.unit not in TIMES)


def shared_units(quantities: Sequence[Quantity]) -> frozenset[str]:
    """Return the unit that most figures have; one figure alone shares its unit with bare ones. Dates do not count."""
    counted = Counter(quantity.unit for quantity in quantities if quantity.unit not in TIMES)
    if not counted:
        return frozenset()
    unit, count = max(counted.items(), key=lambda item: (item[1], bool(item[0])))
    return frozenset({unit} if count > 1 else {unit, ""})


def ends_of(quantity: Quantity) -> list[Quantity]:
    """Return the ends of a range in the order in which they were said, or what is no range."""
    if not quantity.is_range:
        return [quantity]
    first, last = (quantity.high, quantity.low) if quantity.falls else (quantity.low, quantity.high)
    return [Quantity(end, end, quantity.unit, quantity.start, quantity.end) for end in (first, last)]


def in_slot(end: Quantity, slot: Slot) -> float:
    """Return a figure in a slot's unit."""
    if slot.unit_of_text == ANY:
        return readable(end)
    if end.unit == "months":
        return end.value / _MONTHS
    if slot.unit == _PER_MWH and end.unit == "USD" and end.value < 1:
        return end.value * _KWH_A_MWH
    bare_percent = slot.unit == SHARE and not end.unit and not slot.holds(end.value)
    return end.value * (slot.per_base if bare_percent or end.unit == slot.unit_of_text else 1.0)


def contrasted(quantity: Quantity, tokens: Sequence[Token]) -> bool:
    """Tell whether a figure is said to be none: "30% instead of 20%"."""
    before = [token for token in tokens if token.end <= quantity.start][-2:]
    return lexicon.says(before, _CONTRAST)
