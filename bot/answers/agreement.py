"""Agreement: whether a figure that is claimed is the one that a source gives, within how it was rounded or hedged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.quantities import Quantity, find_quantities
from corpus.text import fold
from corpus.tokens import NUMBER, canonical_number, tokenise

_EXACT = 1e-6
_ROUNDED = 0.05  # relative: rounding further than this says another thing
_ABOUT, _BEYOND = 0.05, 0.2  # relative: how far "about" and "more than" reach
_REACH = 22  # characters before a figure in which it is hedged
_HEDGES = {
    "about": "about around roughly nearly almost approximately some ~ نحو حوالي قرابة تقريبا زهاء يقارب يناهز",
    "above": "over above exceeding exceeds least than more اكثر يتجاوز تتجاوز يفوق تفوق يزيد يقل",
    "below": "under below fewer less most اقل دون",
}
_WORDS = {kind: frozenset(map(fold, words.split())) for kind, words in _HEDGES.items()}
_NUMBER = re.compile(NUMBER)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text: its quantity, how far off another may be to be the same, and the word that it counts."""

    quantity: Quantity
    low: float  # what may be the same figure begins here
    high: float  # and ends here
    counted: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What the figure measures or counts; figures of another key are never the same thing."""
        return self.quantity.unit, self.counted

    def is_met_by(self, other: Figure) -> bool:
        """Tell whether another text's figure says the same; a single one may be either end of a range."""
        if self.key != other.key:
            return False
        ends = (other.quantity.low, other.quantity.high)
        if self.quantity.is_range:
            return other.quantity.is_range and _near(self.quantity.low, ends[0]) and _near(self.quantity.high, ends[1])
        return any(self.low <= end <= self.high for end in ends)

    def is_denied_by(self, other: Figure) -> bool:
        """Tell whether another text's figure for the same thing leaves this one no room."""
        if self.key != other.key or self.is_met_by(other):
            return False
        inside = other.quantity.low <= self.quantity.low and self.quantity.high <= other.quantity.high
        return not (other.quantity.is_range and inside)


def figures_of(text: str) -> list[Figure]:
    """Return the figures of a text but for the years of the calendar, in order."""
    return [_figure(text, one) for one in find_quantities(text) if one.unit != "year" and _has_digits(text, one)]


@lru_cache(maxsize=8_192)
def years_of(text: str) -> frozenset[int]:
    """Return the years of the calendar that a text names."""
    return frozenset(int(end) for one in find_quantities(text) if one.unit == "year" for end in (one.low, one.high))


def is_of_other_years(asked: str, text: str) -> bool:
    """Tell whether what is asked names a year, and a text others alone."""
    wanted = years_of(asked)
    return bool(wanted) and bool(told := years_of(text)) and wanted.isdisjoint(told)


def unmet(claimed: Sequence[Figure], told: Sequence[Figure]) -> list[Figure]:
    """Return the claimed figures that none of those told is."""
    return [one for one in claimed if not any(one.is_met_by(other) for other in told)]


def _figure(text: str, quantity: Quantity) -> Figure:
    value = abs(quantity.low)
    slack = max(_EXACT * value, min(_step(text, quantity) / 2, _ROUNDED * value))
    low, high = quantity.low - slack, quantity.low + slack
    before = {token.form for token in tokenise(text[max(0, quantity.start - _REACH) : quantity.start])}
    if before & _WORDS["about"]:
        low, high = min(low, quantity.low - _ABOUT * value), max(high, quantity.low + _ABOUT * value)
    if before & _WORDS["above"]:
        high = max(high, quantity.low + _BEYOND * value)
    if before & _WORDS["below"]:
        low = min(low, quantity.low - _BEYOND * value)
    return Figure(quantity, low, high, _counted(text, quantity) if not quantity.unit else "")


def _step(text: str, quantity: Quantity) -> float:
    """Return what one more in the last digit that was written is worth."""
    match = _NUMBER.search(text, quantity.start, quantity.end)
    if match is None:
        return 0.0
    written = canonical_number(match[0])
    try:
        number = float(written)
    except ValueError:
        return 0.0
    decimals = len(written.partition(".")[2])
    return float(10**-decimals * abs(quantity.low / number)) if number else 0.0


def _counted(text: str, quantity: Quantity) -> str:
    """Return the stem of the word after a bare figure."""
    return next((token.stem for token in tokenise(text[quantity.end :]) if not token.is_number), "")


def _has_digits(text: str, quantity: Quantity) -> bool:
    return bool(quantity.unit) or any(char.isdigit() for char in text[quantity.start : quantity.end])


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= max(_EXACT, _ROUNDED / 5 * max(abs(one), abs(other)))
