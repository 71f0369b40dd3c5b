"""Quantities: numbers with their units, as they are written in Arabic and English.

Reads ASCII and Arabic-Indic digits, `%20` and `20%`, number words, scales (k, bn, مليار), ranges (`1 - %1.3`, "9% to 17%",
من ٩٪ إلى ١٧٪) and the compound units of mining and leasing, each into one base unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.number_words import FRACTIONS, read_number_words
from corpus.text import fold
from corpus.tokens import NUMBER, canonical_number
from corpus.units import DUALS, SCALES, units

_MARKS = "\u0640\u064b-\u065f\u0670"  # tanwin and other marks stand inside a word (سنويًا)
_ATOM = re.compile(rf"(?P<number>{NUMBER})|(?P<word>[^\W\d_](?:[^\W\d_]|[{_MARKS}])*(?:['’][a-z]+)?)|(?P<sign>[%٪$/\-–—−])")
_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d-\d\d(?:-\d\d)?(?!\d)")
_TO = frozenset(map(fold, ["-", "to", "إلى", "الى", "ل", "لـ", "حتى", "and", "or", "لحد", "le"]))
_DUAL_UNITS = {fold("سنتين"): (2.0, "years"), fold("عامين"): (2.0, "years"), fold("شهرين"): (2.0, "months")}
_HALF = frozenset(map(fold, ["ونص", "ونصف"]))
_ORDINALS = frozenset({"first", "second", "third", "fourth", "one", "last"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Atom:
    """A number, word or sign, folded, with its span."""

    form: str
    start: int
    end: int
    is_number: bool


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


def atoms(text: str) -> list[Atom]:
    """Cut a text into numbers, words and signs; `% $ / -` each stand for themselves."""
    found = []
    for match in _ATOM.finditer(text):
        number = match.lastgroup == "number"
        form = canonical_number(match[0]) if number else fold(match[0])
        found.append(Atom(form, match.start(), match.end(), number))
    return found


def find_quantities(text: str) -> list[Quantity]:
    """Find the quantities of a text, in order, spans not overlapping."""
    text = _DATE.sub(lambda match: match[0][:4] + " " * (len(match[0]) - 4), text)
    return list(_Reader(atoms(text)).read())


class _Reader:
    """Reads quantities from atoms, left to right."""

    def __init__(self, found: Sequence[Atom]) -> None:
        self._atoms = found
        self._forms = [atom.form for atom in found]

    def read(self) -> Iterator[Quantity]:
        at = 0
        while at < len(self._atoms):
            first = self._amount(at)
            if first is None:
                at += 1
                continue
            quantity, at = self._with_range(*first)
            yield quantity

    def _with_range(self, quantity: Quantity, at: int) -> tuple[Quantity, int]:
        """Join `quantity`, which ends before `at`, with what follows a dash or "to"."""
        if at + 1 < len(self._forms) and self._forms[at] in _TO:
            second = self._amount(at + 1)
            if second is not None and self._joins(quantity, second[0], self._forms[at]):
                other, after = second
                scale = _unscaled(quantity, other)
                low, high = sorted((quantity.low * scale, other.low))
                return Quantity(low, high, other.unit or quantity.unit, quantity.start, other.end), after
        return quantity, at

    def _joins(self, left: Quantity, right: Quantity, word: str) -> bool:
        if word in ("and", "or"):
            before = self._form_before(left)
            return before in ("between", fold("بين")) and left.unit in ("", right.unit)
        if left.unit == right.unit == "year":
            return True
        return left.unit in ("", right.unit) or (right.unit == "" and word == "-")

    def _form_before(self, quantity: Quantity) -> str:
        before = [atom.form for atom in self._atoms if atom.end <= quantity.start]
        return before[-1] if before else ""

    def _amount(self, at: int) -> tuple[Quantity, int] | None:
        """Read one number with scale and unit at a place: the quantity and the place after it."""
        start = self._atoms[at].start
        prefix = self._forms[at] if self._forms[at] in ("%", "$") else ""
        number = self._number(at + bool(prefix))
        if number is None:
            return None
        value, after, spelled = number
        if self._at(after) in SCALES and (not prefix or prefix == "$"):
            value, after = value * SCALES[self._forms[after]], after + 1
            if self._at(after) in _HALF:
                value, after = value + SCALES[self._forms[after - 1]] / 2, after + 1
            spelled = spelled and after == at + 1
        unit, factor, after = self._unit(after, prefix, value, spelled)
        if spelled and unit == "":
            return None
        return Quantity(value * factor, value * factor, unit, start, self._atoms[after - 1].end), after

    def _number(self, at: int) -> tuple[float, int, bool] | None:
        """Return (value, place after it, whether it is words) of the number at a place."""
        if at >= len(self._atoms):
            return None
        form = self._forms[at]
        if self._atoms[at].is_number:
            if form.count(".") > 1:
                return None
            half = self._at(at + 1) in _HALF
            return float(form) + 0.5 * half, at + 1 + half, False
        if form in DUALS:
            return DUALS[form], at + 1, False
        if form in FRACTIONS and at and self._forms[at - 1] in _ORDINALS:  # "the first half of 2024"
            return None
        if form in _DUAL_UNITS or form in FRACTIONS:
            return (_DUAL_UNITS[form][0] if form in _DUAL_UNITS else FRACTIONS[form]), at + 1, True
        if len(form) > 2 and form in SCALES:  # "a billion dollars", ألف ميجاوات
            return 1.0, at, True
        words = read_number_words(self._forms[at:])
        return None if words is None else (float(words[0]), at + words[1], True)

    def _unit(self, at: int, prefix: str, value: float, spelled: bool) -> tuple[str, float, int]:
        """Return (base unit, factor, place after) of the unit at a place, or what the number alone says."""
        last = self._forms[at - 1]
        if last in _DUAL_UNITS:
            return _DUAL_UNITS[last][1], 1.0, at
        if spelled and last in FRACTIONS:
            return "%", 1.0, at
        table, longest = units()
        for length in range(min(longest, len(self._forms) - at), 0, -1):
            unit = table.get(tuple(self._forms[at : at + length]))
            if unit is not None and not (prefix == "%" and unit[0] != "%") and not self._counts(unit[0], value, at):
                return unit[0], unit[1], at + length
        if prefix:
            return ("%" if prefix == "%" else "USD"), 1.0, at
        is_year = not spelled and value == int(value) and _FIRST_YEAR <= value <= _LAST_YEAR and len(last) == 4
        return ("year" if is_year else ""), 1.0, at

    def _counts(self, unit: str, value: float, at: int) -> bool:
        """Whether "2030 year(s)" is a date all the same."""
        return unit in ("years", "months", "days") and _FIRST_YEAR <= value <= _LAST_YEAR and len(self._forms[at - 1]) == 4

    def _at(self, at: int) -> str:
        return self._forms[at] if at < len(self._forms) else ""


def _unscaled(left: Quantity, right: Quantity) -> float:
    """How often the left end is short of the right end's scale: "1 to 1.3 billion" means billions on both sides."""
    if left.unit != "" or right.unit in ("", "%", "year"):
        return 1.0
    scale = 1.0
    while left.low and left.low * scale * 1_000 <= right.low * 10:
        scale *= 1_000
    return scale
