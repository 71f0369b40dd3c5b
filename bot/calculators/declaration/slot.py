"""A slot: what one argument of a calculator may be, and how people ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.calculators.declaration.spread import Spread
from corpus.document import Reference

ANY = "any"  # the unit of a slot that takes any, so long as the other figure has the same
SHARE = "fraction"


@dataclass(frozen=True, slots=True)
class Slot:
    """The metadata of an argument: unit, hard range, where its default comes from, and the words that name it.

    `unit` is how the value is kept: "fraction" (0.3 for 30 %), "year", "years", "TWh", "USD", "MW", … or "choice".
    `unit_of_text` is the base unit of `corpus.units` in which a text says it, `per_base` the factor from that to
    `unit`. `shorthand` is the factor of a bare figure that is out of range otherwise: 1.8 for a revenue per MW can
    only be millions.

    In a question, a figure goes to the slot whose `cues` stand nearest (words in both languages; `loose` lists further
    base units in which a figure with a cue counts), and one without a cue to a `primary` slot of its unit. `several`
    slots compare: they take lists. `span` slots take a range as [low, high]. `spoken` are the words that name a choice,
    or that say a figure ("undiscounted" is a discount of 0).

    `swing` are the low and the high end between which the figure is varied, the sources' or our own; `spread` is how it
    is drawn in a Monte Carlo. `dates` is the argument whose figure a year is of, "415 TWh in 2024", and the year from
    which on it is asked about: "what are 415 TWh in 2035?"
    """

    unit: str
    low: float = float("-inf")
    high: float = float("inf")
    origin: Reference | None = None
    cues: tuple[str, ...] = ()
    unit_of_text: str = ""
    per_base: float = 1.0
    shorthand: float = 1.0
    loose: tuple[str, ...] = ()
    primary: bool = False
    several: bool = False
    span: bool = False
    choices: tuple[str, ...] = ()
    spoken: tuple[tuple[str, str], ...] = ()
    swing: tuple[float, float] | None = None
    spread: Spread | None = None
    dates: tuple[str, int] | None = None

    @property
    def is_figure(self) -> bool:
        """Whether it takes a number rather than one of a few words."""
        return not self.choices

    @property
    def takes_range(self) -> bool:
        """Whether a range given for it is reckoned with at both ends; a slot that compares makes two values of it."""
        return self.is_figure and not (self.several or self.span)

    def moving(self, low: float, high: float, spread: Spread | None = None) -> Slot:
        """Return the slot with the ends between which it is varied, and how it is drawn."""
        return replace(self, swing=(low, high), spread=spread)

    def holds(self, value: float) -> bool:
        """Tell whether a value lies in the range; NaN lies in none."""
        return self.low <= value <= self.high and abs(value) != float("inf")


def fraction(
    low: float,
    high: float,
    cues: str = "",
    origin: Reference | None = None,
    *,
    primary: bool = False,
    spoken: Mapping[str, str] | None = None,
) -> Slot:
    """Return a slot for a share or a rate, kept as a fraction, said in percent or by a `spoken` phrase."""
    slot = Slot(SHARE, low, high, origin, _words(cues), unit_of_text="%", per_base=0.01, loose=("",), primary=primary)
    return replace(slot, spoken=tuple((spoken or {}).items()))


def year(
    cues: str = "",
    origin: Reference | None = None,
    *,
    primary: bool = False,
    dates: tuple[str, int] | None = None,
) -> Slot:
    """Return a slot for a year of the calendar."""
    return Slot("year", 2000, 2100, origin, _words(cues), unit_of_text="year", primary=primary, dates=dates)


def years(
    low: float,
    high: float,
    cues: str = "",
    origin: Reference | None = None,
    *,
    primary: bool = True,
    several: bool = False,
) -> Slot:
    """Return a slot for a number of years."""
    return Slot("years", low, high, origin, _words(cues), unit_of_text="years", primary=primary, several=several)


def energy(low: float, high: float, cues: str = "", origin: Reference | None = None) -> Slot:
    """Return a slot for a year's energy, kept in TWh."""
    return Slot("TWh", low, high, origin, _words(cues), unit_of_text="MWh", per_base=1e-6, primary=True)


def power(cues: str = "", *, several: bool = False) -> Slot:
    """Return a slot for power in MW, of a site."""
    return Slot("MW", 0, 100_000, cues=_words(cues), unit_of_text="MW", primary=True, several=several)


def figure(
    unit: str, low: float, high: float, cues: str = "", origin: Reference | None = None, *, primary: bool = True
) -> Slot:
    """Return a slot for a figure of one of the compound units, kept as it is said; bare or in dollars beside a cue."""
    return Slot(unit, low, high, origin, _words(cues), unit_of_text=unit, loose=("", "USD"), primary=primary)


def money(low: float, high: float, cues: str = "", *, several: bool = False) -> Slot:
    """Return a slot for an amount of dollars."""
    return Slot("USD", low, high, cues=_words(cues), unit_of_text="USD", loose=("",), primary=True, several=several)


def money_per(unit: str, low: float, high: float, cues: str = "", origin: Reference | None = None) -> Slot:
    """Return a slot for dollars per MW or per MW and year; a small bare figure is in millions."""
    return Slot(
        unit, low, high, origin, _words(cues), unit_of_text=unit, shorthand=1e6, loose=("", "USD"), primary=True
    )


def ratio(low: float, high: float, cues: str = "", origin: Reference | None = None) -> Slot:
    """Return a slot for a number without a unit; in a question it takes a cue."""
    return Slot("ratio", low, high, origin, _words(cues), loose=("", "x"))


def anything(cues: str = "", *, span: bool = False) -> Slot:
    """Return a slot for a figure of whatever unit."""
    return Slot(ANY, 1e-12, 1e15, cues=_words(cues), unit_of_text=ANY, primary=True, span=span)


def choice(*choices: str, spoken: Mapping[str, str] | None = None, several: bool = False) -> Slot:
    """Return a slot for one of a few words; `spoken` gives the phrases that name a choice, separated by `|`."""
    return Slot("choice", choices=choices, spoken=tuple((spoken or {}).items()), several=several)


def _words(cues: str) -> tuple[str, ...]:
    return tuple(cues.split("|")) if cues else ()
