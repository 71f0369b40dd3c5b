"""Quantities: numbers with their units, as they are written in Arabic and English.

Reads ASCII and Arabic-Indic digits, `%20` and `20%`, number words, scales (k, bn, مليار), ranges (`1 - %1.3`,
"9% to 17%", من ٩٪ إلى ١٧٪) and the compound units of mining and leasing, each into one base unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.amounts import Amount, AmountReader
from corpus.atoms import MINUS, Atom, atoms
from corpus.text import fold

_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d-\d\d(?:-\d\d)?(?!\d)")
_DASHES = frozenset({"-", MINUS})  # "1 -1.3%"
_AND = frozenset(map(fold, ["and", "or", "و", "أو"]))
_TO = frozenset(map(fold, ["to", "إلى", "ل", "حتى", "لحد", "le"])) | _DASHES | _AND
_BEFORE_DIGITS = ("%", "USD")  # units that may stand before their number
_ALIKE = 10  # times: in "945 to 415 TWh" both are TWh, in "500 to 2 million" not both are millions
_BETWEEN = frozenset({"between", fold("بين")})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or a range in a base unit of `corpus.units` ("" when it has none), with its span in the text.

    `falls` tells that the higher end of a range was said first: "from 17% to 9%".
    """

    low: float
    high: float
    unit: str
    start: int
    end: int
    falls: bool = False

    @property
    def value(self) -> float:
        """The number; of a range, its lower end."""
        return self.low

    @property
    def is_range(self) -> bool:
        """Whether it has two ends."""
        return self.low != self.high


@lru_cache(maxsize=4_096)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Find the quantities of a text, in order, spans not overlapping."""
    text = _DATE.sub(lambda match: match[0][:4] + " " * (len(match[0]) - 4), text).replace("¢", "c")
    return tuple(_read(atoms(text)))


def _read(found: list[Atom]) -> Iterator[Quantity]:
    forms = [atom.form for atom in found]
    reader = AmountReader(found)
    at = 0
    while at < len(found):
        first = reader.read(at)
        if first is None:
            at += 1
            continue
        other = reader.read(first.after + 1) if first.after < len(found) and forms[first.after] in _TO else None
        last = other if other is not None and _joins(first, other, forms) else first
        ends = (first.value * _owed(first, last), last.value)
        at = last.after
        span = found[first.first].start, found[at - 1].end
        yield Quantity(min(ends), max(ends), last.unit or first.unit, *span, falls=ends[0] > ends[1])


def _joins(left: Amount, right: Amount, forms: list[str]) -> bool:
    """Whether the word between two amounts makes a range of them."""
    word = forms[left.after]
    if word in _AND and not (left.first and forms[left.first - 1] in _BETWEEN):
        return False
    if "year" in (left.unit, right.unit):
        return left.unit == right.unit
    if (
        left.unit == "" and not left.bare and left.scale > right.scale and right.unit not in ("", "USD")
    ):  # "3.5 مليار ل 200 ميجا"
        return False
    if left.unit in _BEFORE_DIGITS and right.bare and word not in _AND:  # "%6 to 18"
        return True
    return left.unit in ("", right.unit) or (right.unit == "" and (word in _DASHES or (left.bare and right.scale > 1)))


def _owed(left: Amount, right: Amount) -> float:
    """What a bare left end is multiplied by: "1 to 1.3 billion" means billions on both sides."""
    return right.scale if left.bare and abs(left.value * right.scale) <= _ALIKE * abs(right.value) else 1.0
