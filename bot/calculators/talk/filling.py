"""Filling: the figures and words of a question, put into a calculator's slots.

A figure goes to the slot of its unit whose cue stands nearest; without a cue, to a primary slot in order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from bot.answers import lexicon
from bot.calculators.declaration.arguments import readable
from bot.calculators.declaration.calculation import Value
from bot.calculators.declaration.slot import ANY, Slot
from corpus.quantities import Quantity, find_quantities
from corpus.text import fold
from corpus.tokens import Token, tokenise

_REACH_BEFORE, _REACH_AFTER = 4, 2  # tokens between a cue and its figure
_AFTER_WEIGHT = 0.6  # a cue before its figure is the surer one
_LONG_ENOUGH = 2  # letters: a longer Arabic cue also counts inside a word, behind clitics and before suffixes
_MONEY = 1e6  # a bare figure from here on is money: power and energy are said with their units
_TIMES = ("year", "years", "months", "days")
_CONTRAST = "instead of|rather than|not|بدل|بدلا من|بدلًا من|مش|وليس|بدال"
_ADJECTIVE = re.compile(r"(?<=\d)-(?=(?:years?|yr|mw|gw|megawatt|twh)\b)", re.IGNORECASE)  # "a 12-year lease"
Slots = Mapping[str, Slot]


def fill(slots: Slots, text: str) -> dict[str, Value]:
    """Return the arguments that a text gives for a calculator's slots, in the slots' units."""
    return _Filling(slots, _ADJECTIVE.sub(" ", text)).arguments()


class _Filling:
    """One text and one calculator's slots, while figures find their places."""

    def __init__(self, slots: Slots, text: str) -> None:
        self._slots = slots
        self._tokens = tokenise(text)
        found = find_quantities(text)
        kept = [quantity for quantity in found if not _contrasted(quantity, self._tokens)]
        spans = any(slot.span for slot in slots.values())
        self._quantities = kept if spans else _ends(kept)
        self._any_units = _shared_units(self._quantities)
        self._taken: set[int] = set()
        self._arguments: dict[str, Value] = {}

    def arguments(self) -> dict[str, Value]:
        self._fill_several()
        self._fill_by_cue()
        self._fill_primary()
        self._count_years()
        self._choose()
        return self._arguments

    def _fill_several(self) -> None:
        """Give a slot that compares every figure of its unit."""
        for name, slot in self._slots.items():
            places = [at for at, quantity in enumerate(self._quantities) if self._fits(quantity, slot)]
            if slot.several and places:
                values = [self._value(at, slot) for at in places]
                self._arguments[name] = values[0] if len(values) == 1 else [float(str(value)) for value in values]
                self._taken.update(places)

    def _fill_by_cue(self) -> None:
        offers = [
            (nearness, -at, name)
            for at, quantity in enumerate(self._quantities)
            for name, slot in self._slots.items()
            if self._fits(quantity, slot, by_cue=True)
            and not self._chronological(slot)
            and (nearness := self._nearness(quantity, slot)) > 0
        ]
        for _, at, name in sorted(offers, reverse=True):
            if name not in self._arguments and -at not in self._taken:
                self._give(name, -at)

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
        dates = sorted(quantity.value for quantity in self._quantities if quantity.unit == "year")
        takes_dates = any(slot.unit == "year" for slot in self._slots.values())
        if "years" in self._slots and "years" not in self._arguments and len(dates) > 1 and not takes_dates:
            self._arguments["years"] = dates[-1] - dates[0]

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

    def _left(self) -> list[int]:
        return [at for at in range(len(self._quantities)) if at not in self._taken]

    def _give(self, name: str, at: int) -> None:
        self._taken.add(at)
        self._arguments[name] = self._value(at, self._slots[name])

    def _value(self, at: int, slot: Slot) -> Value:
        quantity = self._quantities[at]
        if slot.unit_of_text == ANY:
            high = Quantity(quantity.high, quantity.high, quantity.unit, quantity.start, quantity.end)
            return [readable(quantity), readable(high)] if slot.span and quantity.is_range else readable(quantity)
        per_base = slot.per_base if quantity.unit == slot.unit_of_text else 1.0
        return round(quantity.value * per_base, 12)

    def _fits(self, quantity: Quantity, slot: Slot, by_cue: bool = False) -> bool:
        if slot.unit_of_text == ANY:
            return quantity.unit not in _TIMES and quantity.unit in self._any_units
        if quantity.unit and quantity.unit == slot.unit_of_text:
            return True
        if slot.unit_of_text == "USD" and not quantity.unit and quantity.value >= _MONEY:
            return True
        return by_cue and quantity.unit in slot.loose

    def _chronological(self, slot: Slot) -> bool:
        """Whether a year goes to its slot by the order of time: with two dates, words between them mislead."""
        dates = sum(quantity.unit == "year" for quantity in self._quantities)
        return slot.primary and slot.unit == "year" and dates > 1

    def _nearness(self, quantity: Quantity, slot: Slot) -> float:
        """Return how near a cue stands to a figure, 0 when none does; cues do not reach past other figures."""
        floor = max((other.end for other in self._quantities if other.end <= quantity.start), default=0)
        ceiling = min((other.start for other in self._quantities if other.start >= quantity.end), default=1 << 30)
        before = [t for t in self._tokens if floor <= t.start and t.end <= quantity.start][-_REACH_BEFORE:]
        after = [t for t in self._tokens if quantity.end <= t.start and t.end <= ceiling][:_REACH_AFTER]
        near = [1 / (1 + distance) for distance, token in enumerate(reversed(before)) if _is_cue(token, slot)]
        near += [_AFTER_WEIGHT / (1 + distance) for distance, token in enumerate(after) if _is_cue(token, slot)]
        return max(near, default=0.0)


def _shared_units(quantities: Sequence[Quantity]) -> frozenset[str]:
    """Return the unit that most figures have; one figure alone shares its unit with bare ones. Dates do not count."""
    counted = Counter(quantity.unit for quantity in quantities if quantity.unit not in _TIMES)
    if not counted:
        return frozenset()
    unit, count = max(counted.items(), key=lambda item: (item[1], bool(item[0])))
    return frozenset({unit} if count > 1 else {unit, ""})


def _ends(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Take a range as its two ends."""
    found = []
    for quantity in quantities:
        ends = (quantity.low, quantity.high) if quantity.is_range else (quantity.low,)
        found += [Quantity(end, end, quantity.unit, quantity.start, quantity.end) for end in ends]
    return found


def _is_cue(token: Token, slot: Slot) -> bool:
    for folded in map(fold, slot.cues):
        if token.form == folded or (len(folded) > _LONG_ENOUGH and token.is_arabic and folded in token.form):
            return True
    return False


def _contrasted(quantity: Quantity, tokens: Sequence[Token]) -> bool:
    before = [token for token in tokens if token.end <= quantity.start][-2:]
    return lexicon.says(before, _CONTRAST)
