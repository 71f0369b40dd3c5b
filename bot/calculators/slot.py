"""A slot: what one argument of a calculator may be, and how people ask for it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.document import Reference


@dataclass(frozen=True, slots=True)
class Slot:
    """The metadata of an argument: unit, hard range, where its default comes from, and the words that name it.

    `unit` is how the value is kept: "fraction" (0.3 for 30 %), "year", "years", "TWh", "bn USD", "MW", … or "choice".
    `cues` are words, in both languages, that tell this argument from others of the same unit; `unit_of_text` is the base unit of
    `corpus.units` in which a text says it, and `per_base` the factor from that to `unit`. A figure without a cue goes to a `primary` slot of its unit.
    """

    unit: str
    low: float = float("-inf")
    high: float = float("inf")
    origin: Reference | None = None
    cues: tuple[str, ...] = ()
    unit_of_text: str = ""
    per_base: float = 1.0
    choices: tuple[str, ...] = ()
    primary: bool = False


SHARE = "fraction"


def fraction(low: float, high: float, cues: str = "", origin: Reference | None = None, primary: bool = False) -> Slot:
    """Return a slot for a share or a rate, kept as a fraction and said in percent."""
    return Slot(SHARE, low, high, origin, _words(cues), unit_of_text="%", per_base=0.01, primary=primary)


def year(cues: str = "", origin: Reference | None = None, primary: bool = False) -> Slot:
    """Return a slot for a year of the calendar."""
    return Slot("year", 2000, 2100, origin, _words(cues), unit_of_text="year", primary=primary)


def years(low: float, high: float, cues: str = "") -> Slot:
    """Return a slot for a number of years."""
    return Slot("years", low, high, None, _words(cues), unit_of_text="years", primary=True)


def energy(low: float, high: float, cues: str = "", origin: Reference | None = None) -> Slot:
    """Return a slot for a year's energy, kept in TWh."""
    return Slot("TWh", low, high, origin, _words(cues), unit_of_text="MWh", per_base=1e-6, primary=True)


def choice(*choices: str) -> Slot:
    """Return a slot for one of a few words."""
    return Slot("choice", choices=choices)


def _words(cues: str) -> tuple[str, ...]:
    return tuple(cues.split("|")) if cues else ()
