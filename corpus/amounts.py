"""Amounts: single numbers with their scale and unit ("$1.5 million", نص مليار, سنتين ونص), read from atoms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.atoms import MINUS, Atom
from corpus.number_words import FRACTIONS, LONGEST, NUMBER_WORDS, read_fold, read_number_words, read_portion
from corpus.text import fold
from corpus.units import DUALS, SCALES, units

_PREFIXES = {"%": "%", "$": "USD", "usd": "USD"}
_MINUSES = frozenset({MINUS, "negative", *map(fold, ["سالب", "ناقص"])})
_DUAL_UNITS = {fold("سنتين"): "years", fold("عامين"): "years", fold("شهرين"): "months", fold("مرتين"): "x"}
_PARTS = {fold("ونص"): 0.5, fold("ونصف"): 0.5, fold("وربع"): 0.25}
_ORDINALS = frozenset({"first", "second", "third", "fourth", "one", "last", "this", "next"})
_COUNTED = frozenset({"x", "homes"})  # "نصف منازل المدينة" is half of them, not half a home
_OF = frozenset({"of", fold("من")})
_CLITICS = tuple(map(fold, ["ب", "ل", "ف", "ك"]))  # "لعشر سنين", "بنص مليار"
_ONE_OF = frozenset(map(fold, ["ألف", "مليون", "مليار"]))  # "بمليار": for one; "بملايين" counts none
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MOST_DIGITS = 24  # a longer row of digits measures nothing


@dataclass(frozen=True, slots=True)
class Amount:
    """One number in a base unit, from atom `first` up to atom `after`."""

    value: float
    unit: str
    scale: float  # what its scale and unit have multiplied the number by
    bare: bool  # neither a scale nor a unit stands after it
    first: int
    after: int


@dataclass(frozen=True, slots=True)
class _Number:
    value: float
    after: int
    spelled: bool = False
    scale: float = 1.0


class AmountReader:
    """Reads the amounts of a row of atoms."""

    def __init__(self, found: Sequence[Atom]) -> None:
        self._atoms = found
        self._forms = [_without_clitic(atom.form) for atom in found]

    def read(self, first: int) -> Amount | None:
        """Read the amount that starts at an atom, or None."""
        sign = -1.0 if self._at(first) in _MINUSES else 1.0
        start = first + (sign < 0)
        prefix = _PREFIXES.get(self._at(start), "")
        start += bool(prefix)
        if self._at(start) in FRACTIONS:
            return self._fraction(first, start)
        if (fold_of := read_fold(self._at(start))) is not None:
            return Amount(float(fold_of), "x", 1.0, False, first, start + 1)
        portion = read_portion(self._forms[start : start + 3])
        if portion is not None and self._at(start + portion[1]) in _OF:
            return Amount(portion[0], "%", 1.0, False, first, start + portion[1] + 1)  # "of" makes it a figure
        number = self._number(start)
        if number is None:
            return self._one_and_a_part(first, start)
        part, after = self._part(number.after)
        scale, after = (number.scale, after) if prefix == "%" else self._scale(after, number.scale)
        part, after = (part, after) if part else self._part(after)
        if not part and scale == 1e3 and (number.spelled or number.scale > 1):
            part, after = self._rest(after)
        unit, factor, end = self._unit(after, prefix)
        part, end = (part, end) if part else self._part(end)
        if unit == "" and number.spelled and scale == 1:
            return None
        value = sign * (number.value * scale + part * scale) * factor
        if unit in ("", "years", "months", "days") and scale == 1 and self._is_year(start, number):
            unit, end = "year", number.after
        return Amount(value, unit, scale * factor, end == number.after and scale == 1, first, end)

    def _one_and_a_part(self, first: int, start: int) -> Amount | None:
        """Read a unit that a part follows: سنة ونص, جيجا ونص."""
        unit, factor, end = self._unit(start, "") if self._at(start).isalpha() else ("", 1.0, start)
        part, after = self._part(end)
        return Amount((1 + part) * factor, unit, factor, False, first, after) if unit and part else None

    def _number(self, at: int) -> _Number | None:
        form = self._at(at)
        if not form:
            return None
        if self._atoms[at].is_number:
            return None if form.count(".") > 1 or len(form) > _MOST_DIGITS else _Number(float(form), at + 1)
        if form in DUALS:
            return _Number(2.0, at + 1, scale=DUALS[form] / 2)
        if form in _DUAL_UNITS:
            return _Number(2.0, at, spelled=True)
        if len(form) > 2 and form in SCALES:  # "a billion dollars", ألف ميجاوات
            return _Number(1.0, at, spelled=True)
        words = read_number_words(self._forms[at : at + LONGEST])
        return None if words is None else _Number(float(words[0]), at + words[1], spelled=True)

    def _fraction(self, first: int, at: int) -> Amount | None:
        """Read "half a billion", نص مليار, or half of something as 50 %; not "the first half of 2024"."""
        share, form = FRACTIONS[self._forms[at]], self._forms[at]
        after = at + 1 + next((len(skip) for skip in (("of", "a"), ("a",), ("an",)) if self._follows(at + 1, skip)), 0)
        scale, end = self._scale(after, 1.0)
        unit, factor, end = self._unit(end, "")
        if end > after and unit not in _COUNTED:
            return Amount(share / 100 * scale * factor, unit, scale * factor, False, first, end)
        before = self._forms[at - 2 if at > 1 and self._forms[at - 1] == "-" else at - 1] if at else ""
        of = self._at(at + 1) in _OF
        dated = before in _ORDINALS or (of and at + 2 < len(self._atoms) and self._atoms[at + 2].is_number)
        if dated or (form == "quarter" and not of):
            return None
        return Amount(share, "%", 1.0, False, first, at + 1 + (form == "quarter"))

    def _part(self, at: int) -> tuple[float, int]:
        """Return the part that ونص or "and a half" adds at a place, and the place after it."""
        if self._at(at) in _PARTS:
            return _PARTS[self._forms[at]], at + 1
        if self._at(at) == "و" and "و" + self._at(at + 1) in _PARTS:
            return _PARTS["و" + self._forms[at + 1]], at + 2
        return (0.5, at + 3) if self._follows(at, ("and", "a", "half")) else (0.0, at)

    def _rest(self, at: int) -> tuple[float, int]:
        """Return what "five hundred" or وخمسمئة adds to a thousand in words, in thousands, and the place after it."""
        first = self._at(at)
        words = read_number_words([first[1:] if first.startswith("و") else first, *self._forms[at + 1 : at + LONGEST]])
        return (words[0] / 1e3, at + words[1]) if words else self._part(at)

    def _scale(self, at: int, known: float) -> tuple[float, int]:
        place = self._after_dash(at)
        return (known * SCALES[self._forms[place]], place + 1) if self._at(place) in SCALES else (known, at)

    def _unit(self, at: int, prefix: str) -> tuple[str, float, int]:
        """Return (base unit, factor, place after) of the unit at a place, else what stands before the number."""
        if self._at(at) in _DUAL_UNITS:
            return _DUAL_UNITS[self._forms[at]], 1.0, at + 1
        table, longest = units()
        place = self._after_dash(at)
        if self._is_apart(place):
            return prefix, 1.0, at
        for length in range(min(longest, len(self._forms) - place), 0, -1):
            unit = table.get(tuple(self._forms[place : place + length]))
            if unit is None or (prefix == "%" and unit[0] != "%") or (length == 1 and self._leads(place)):
                continue
            return unit[0], unit[1], place + length
        return prefix, 1.0, at

    def _is_apart(self, at: int) -> bool:
        """Whether a sign stands behind more than a space: in "$3.5bn: $/kW-month" it belongs to no figure."""
        apart = 0 < at < len(self._atoms) and self._atoms[at].start - self._atoms[at - 1].end > 1
        return apart and not self._forms[at].isalnum() and self._forms[at] != "%"

    def _leads(self, at: int) -> bool:
        """Whether a sign belongs to the number behind it, and not to the one before: "quick one: $4.5"."""
        behind = self._atoms[at + 1] if at + 1 < len(self._atoms) else None
        sign = self._atoms[at]
        if behind is None or not behind.is_number or sign.form not in _PREFIXES:
            return False
        return self._atoms[at - 1].end < sign.start and (behind.start == sign.end or sign.form.isalpha())

    def _after_dash(self, at: int) -> int:
        """Step over the dash of "12-year" and "3.5-billion"."""
        return at + 1 if self._at(at) == "-" and self._at(at + 1).isalpha() else at

    def _is_year(self, at: int, number: _Number) -> bool:
        """Whether a number of four digits is a year of the calendar, even in "2030 سنة"."""
        return self._atoms[at].is_number and len(self._forms[at]) == 4 and _FIRST_YEAR <= number.value <= _LAST_YEAR

    def _follows(self, at: int, words: tuple[str, ...]) -> bool:
        return tuple(self._forms[at : at + len(words)]) == words

    def _at(self, at: int) -> str:
        return self._forms[at] if at < len(self._forms) else ""


def _without_clitic(form: str) -> str:
    """Return a number in words without the preposition that is glued to it."""
    bare = form[1:]
    if not form.startswith(_CLITICS) or form in NUMBER_WORDS or form in SCALES or form in FRACTIONS:
        return form
    return bare if bare in NUMBER_WORDS or bare in FRACTIONS or bare in _ONE_OF else form
