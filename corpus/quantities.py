"""Quantities: numbers with their units, as they are written in Arabic and English.

Reads ASCII and Arabic-Indic digits, `%20` and `20%`, number words, scales (k, bn, مليار), ranges (`1 - %1.3`,
"9% to 17%", من ٩٪ إلى ١٧٪) and the compound units of mining and leasing, each into one base unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.amounts import Amount, AmountReader
from corpus.atoms import MINUS, Atom, atoms
from corpus.text import fold

_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d-\d\d(?:-\d\d)?(?!\d)")
_DASHES = frozenset({"-", MINUS})  # "1 -1.3%"
_AND = frozenset(map(fold, ["and", "or", "و", "أو"]))
_TO = frozenset(map(fold, ["to", "إلى", "ل", "حتى", "لحد", "le"])) | _DASHES | _AND
_BETWEEN = frozenset({"between", fold("بين")})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or a range in a base unit of `corpus.units` ("" when it has none), with its span in the text."""

    low: float
    high: float
    unit: str
    start: int
    end: int

    @property
    def value(self) -> float:
        """The number; of a range, its lower end."""
        return self.low

    @property
    def is_range(self) -> bool:
        """Whether it has two ends."""
        return self.low != self.high


def find_quantities(text: str) -> list[Quantity]:
    """Find the quantities of a text, in order, spans not overlapping."""
    text = _DATE.sub(lambda match: match[0][:4] + " " * (len(match[0]) - 4), text)
    return list(_read(atoms(text)))


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
        ends = sorted((first.value * _owed(first, last), last.value))
        at = last.after
        yield Quantity(ends[0], ends[1], last.unit or first.unit, found[first.first].start, found[at - 1].end)


def _joins(left: Amount, right: Amount, forms: list[str]) -> bool:
    """Whether the word between two amounts makes a range of them."""
    word = forms[left.after]
    if word in _AND and not (left.first and forms[left.first - 1] in _BETWEEN):
        return False
    if "year" in (left.unit, right.unit):
        return left.unit == right.unit
    return left.unit in ("", right.unit) or (right.unit == "" and (word in _DASHES or (left.bare and right.scale > 1)))


def _owed(left: Amount, right: Amount) -> float:
    """What a bare left end is multiplied by: "1 to 1.3 billion" means billions on both sides."""
    return right.scale if left.bare and left.value * right.scale <= right.value else 1.0
