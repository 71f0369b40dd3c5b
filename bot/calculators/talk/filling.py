"""Filling: the figures and words of a question, put into a calculator's slots.

A figure goes to the slot of its unit whose cue stands nearest; without a cue, to a primary slot in order. A range stays
one figure, [low, high], unless its ends belong to two slots ("from 4 % to 9 %") or to one that compares several.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answers import lexicon
from bot.calculators.declaration.calculation import Value
from bot.calculators.declaration.slot import ANY, SHARE, Slot
from bot.calculators.talk.cues import Cues
from bot.calculators.talk.measure import TIMES, contrasted, ends_of, in_slot, same_unit, shared_units
from bot.calculators.talk.plain import figures_in, plain
from corpus.quantities import Quantity
from corpus.tokens import tokenise

_MONEY = 1e6  # a bare figure from here on is money: power and energy are said with their units
Slots = Mapping[str, Slot]


def fill(slots: Slots, text: str) -> dict[str, Value]:
    """Return the arguments that a text gives for a calculator's slots, in the slots' units."""
    return filled(slots, text).arguments


@dataclass(frozen=True, slots=True)
class Filled:
    """The arguments that a text gives; how many of its figures are in them, and how many of those a word names."""

    arguments: dict[str, Value]
    used: int
    named: int = 0


def filled(slots: Slots, text: str) -> Filled:
    """Return the arguments that a text gives, with what they take from it."""
    filling = _Filling(slots, plain(text))
    return Filled(filling.arguments(), filling.used, filling.named)


class _Filling:
    """One text and one calculator's slots, while figures find their places."""

    def __init__(self, slots: Slots, text: str) -> None:
        self._slots = slots
        self._tokens = tokenise(text)
        found = figures_in(text)
        self._cues = Cues(text, found)
        kept = [quantity for quantity in found if not contrasted(quantity, self._tokens)]
        self._quantities = [part for quantity in kept for part in self._parts(quantity, kept)]
        self._any_units = shared_units(self._quantities)
        self._taken: set[int] = set()
        self._arguments: dict[str, Value] = {}
        self.named = 0

    @property
    def used(self) -> int:
        """How many figures are in the arguments, both ends of a range counted."""
        return sum(1 + self._quantities[at].is_range for at in self._taken)

    def arguments(self) -> dict[str, Value]:
        self._fill_several()
        self._fill_pairs()
        self._fill_by_cue()
        self._fill_dated()
        self._fill_primary()
        self._count_years()
        self._choose()
        return self._arguments

    def _fill_several(self) -> None:
        """Give a slot that compares every figure of its unit."""
        for name, slot in self._slots.items():
            places = [at for at, quantity in enumerate(self._quantities) if self._fits(quantity, slot)]
            if slot.several and places:
                values = [in_slot(self._quantities[at], slot) for at in places]
                self._arguments[name] = values[0] if len(values) == 1 else values
                self._taken.update(places)

    def _fill_pairs(self) -> None:
        """Give the ends of "from 4 % to 9 %" to the slots that "from" and "to" name."""
        for at, quantity in enumerate(self._quantities):
            alike = {name: slot for name, slot in self._slots.items() if same_unit(quantity, slot)}
            names = self._cues.pair(quantity, alike) if quantity.is_range else ()
            for name, end in zip(names, ends_of(quantity), strict=False):
                self._arguments[name] = round(in_slot(end, self._slots[name]), 12)
                self._taken.add(at)

    def _fill_by_cue(self) -> None:
        """Give the figures to the slots whose cues stand nearest, of slots alike to the first."""
        offers = [
            (-nearness, at, place, name)
            for at, quantity in enumerate(self._quantities)
            for place, (name, slot) in enumerate(self._slots.items())
            if self._fits(quantity, slot, by_cue=True)
            and not self._chronological(slot)
            and (nearness := self._cues.nearness(quantity, slot)) > 0
        ]
        for _, at, _, name in sorted(offers):
            if name not in self._arguments and at not in self._taken:
                self._give(name, at)
                self.named += 1

    def _fill_dated(self) -> None:
        """Give a lone date beside a figure to the slot that dates it: "415 TWh in 2024"."""
        dates = [at for at, quantity in enumerate(self._quantities) if quantity.unit == "year"]
        for name, slot in self._slots.items():
            if slot.dates is None or name in self._arguments or len(dates) != 1 or dates[0] in self._taken:
                continue
            (figure, before), date = slot.dates, self._quantities[dates[0]]
            if date.value < before and self._cues.dates(date, self._slots[figure]):
                self._give(name, dates[0])

    def _fill_primary(self) -> None:
        """Give what is left, in order, to the primary slots; years in time's order, a single one to the last."""
        free = [name for name, slot in self._slots.items() if slot.primary and name not in self._arguments]
        for unit in dict.fromkeys(self._slots[name].unit_of_text for name in free):
            names = [name for name in free if self._slots[name].unit_of_text == unit]
            left = [at for at in self._left() if self._fits(self._quantities[at], self._slots[names[0]])]
            if unit == "year":
                left.sort(key=lambda at: self._quantities[at].value)
                names = names[-len(left) :] if left else names
            for name, at in zip(names, left, strict=False):
                self._give(name, at)

    def _count_years(self) -> None:
        """Count the years between two dates where a calculator asks for a number of years."""
        dates = sorted(end for date in self._quantities if date.unit == "year" for end in (date.low, date.high))
        takes_dates = any(slot.unit == "year" for slot in self._slots.values())
        if "years" in self._slots and "years" not in self._arguments and not takes_dates and dates[-1:] > dates[:1]:
            self._arguments["years"] = dates[-1] - dates[0]
            self._taken.update(at for at, quantity in enumerate(self._quantities) if quantity.unit == "year")

    def _choose(self) -> None:
        """Take the choices that are named, in order, of several as many as there are figures to compare; and figures
        that a word says ("undiscounted").
        """
        count = max((len(value) for value in self._arguments.values() if isinstance(value, list)), default=1)
        for name, slot in self._slots.items():
            places = [(lexicon.position(self._tokens, words), choice) for choice, words in slot.spoken]
            named = [choice for at, choice in sorted(places) if at >= 0]
            if named and slot.choices:
                self._arguments[name] = named if slot.several and len(named) == count > 1 else named[0]
            elif named:
                self._arguments.setdefault(name, float(named[0]))

    def _parts(self, quantity: Quantity, among: Sequence[Quantity]) -> list[Quantity]:
        """Return a range as its ends where a slot takes several, or two slots want nothing else."""
        fitting = [slot for slot in self._slots.values() if same_unit(quantity, slot)]
        if not quantity.is_range or any(slot.span for slot in fitting):
            return [quantity]
        if any(slot.several for slot in fitting):
            return ends_of(quantity)
        pair = sum(slot.primary for slot in fitting) > 1 and fitting[0].unit_of_text in (ANY, "year")
        alone = sum(other.unit in (quantity.unit, "") for other in among) == 1
        if quantity.unit != "year" and self._cues.is_between(quantity):
            return [quantity]
        return ends_of(quantity) if pair and alone else [quantity]

    def _left(self) -> list[int]:
        return [at for at in range(len(self._quantities)) if at not in self._taken]

    def _give(self, name: str, at: int) -> None:
        self._taken.add(at)
        slot, value = self._slots[name], self._value(at, self._slots[name])
        if slot.unit == SHARE and slot.low < 0 and isinstance(value, float) and self._cues.falls(self._quantities[at]):
            value = -abs(value)
        self._arguments[name] = value

    def _value(self, at: int, slot: Slot) -> Value:
        quantity = self._quantities[at]
        ends = sorted(round(in_slot(end, slot), 12) for end in ends_of(quantity))
        return ends if quantity.is_range else ends[0]

    def _fits(self, quantity: Quantity, slot: Slot, by_cue: bool = False) -> bool:
        if slot.unit_of_text == ANY:
            return quantity.unit not in TIMES and quantity.unit in self._any_units
        if quantity.unit and quantity.unit == slot.unit_of_text:
            return True
        if quantity.unit == "months" and slot.unit_of_text == "years":
            return True
        if slot.unit_of_text == "USD" and not quantity.unit and quantity.value >= _MONEY:
            return True
        return by_cue and quantity.unit in slot.loose

    def _chronological(self, slot: Slot) -> bool:
        """Whether a year goes to its slot by the order of time: with two dates, words between them mislead."""
        dates = sum(quantity.unit == "year" for quantity in self._quantities)
        return slot.primary and slot.unit == "year" and dates > 1
