"""Figures: the numbers that a text shows, and whether an expected one is among them in whatever form and scale.

Simple code of the scorer's own, so that an error of the answering side's quantities is not repeated by its judge.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.evaluation.folding import fold
from bot.evaluation.questions import WantedNumber

_SCALES = {
    1e3: "k|thousand|الفا?|الاف",
    1e6: "mn|mln|millions?|m|مليون|ملايين|مليونا",
    1e9: "bn|bln|billions?|b|مليار|مليارا|مليارات|بليون",
    1e12: "tn|trn|trillions?|تريليون|ترليون|تريليونات",
}
_UNITS: tuple[tuple[str, float, str], ...] = (
    ("energy", 1e-3, "kwh|kilowatt[ -]hours?|كيلو ?وا[تط] ?/? ?ساعه"),
    ("energy", 1.0, "mwh|megawatt[ -]hours?|مي[جغق]ا ?وا[تط] ?/? ?ساعه"),
    ("energy", 1e3, "gwh|gigawatt[ -]hours?|[جغق]ي[جغق]ا ?وا[تط] ?/? ?ساعه"),
    ("energy", 1e6, "twh|terawatt[ -]hours?|تيرا ?وا[تط](?: ?/? ?(?:ساعه|س))?"),
    ("power", 1e-3, "kw|kilowatts?|كيلو ?وا[تط]"),
    ("power", 1.0, "mw|megawatts?|مي[جغق]ا ?(?:وا[تط])?"),
    ("power", 1e3, "gw|gigawatts?|[جغق]ي[جغق]ا ?(?:وا[تط])?"),
    ("%", 1.0, "%|percent|per cent|pct|في المئه|في المائه|بالمئه|بالمائه|في الميه|بالميه|ف الميه"),
    ("money", 1.0, r"usd|us\$|\$|dollars?|دولارا?|دولارات"),
    ("months", 1.0, "months?|شهرا?|اشهر|شهور"),
    ("years", 1.0, "years?|yrs?|سنه|سنوات|سنين|عاما?|اعوام"),
    ("x", 1.0, "x|×|times|fold|ratio|اضعاف|ضعفا?|مرات|مره"),
    ("homes", 1.0, "(?:us |american |u\\.s\\. )?(?:homes?|households?)|منازل|منزلا?|بيوت|بيتا?"),
    ("efficiency", 1.0, "j/th"),
    ("hashrate", 1.0, "ph/s|ph"),
    ("hashrate", 1e3, "eh/s|eh"),
)
_END = r"(?![a-zء-ي])"
_SCALE = "|".join(f"(?P<s{place}>{words})" for place, words in enumerate(_SCALES.values()))
_UNIT = "|".join(f"(?P<u{place}>{words})" for place, (_, _, words) in enumerate(_UNITS))
_MEASURE = re.compile(rf"[ \-]*(?:(?:{_SCALE}){_END}[ \-]*)?(?:(?:{_UNIT})(?:(?<=[%$×])|{_END}))?")
_NUMBER = re.compile(r"(?<![a-z\d.])(?P<before>\$ ?|% ?)?(?P<number>\d+(?:\.\d+)?)(?!\d)")


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit's family ("" when a number stands bare) and its factor to the family's base, scale words included."""

    family: str = ""
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written, with its measure."""

    number: float
    measure: Measure

    @property
    def value(self) -> float:
        """The number in the base unit of its family."""
        return self.number * self.measure.factor


def find_figures(text: str) -> list[Figure]:
    """Find the numbers of a text, in order; those glued to a Latin name (P5, GB300) are none."""
    folded = fold(text)
    found = []
    for match in _NUMBER.finditer(folded):
        measure = _measure_at(folded, match.end())
        before = (match["before"] or "").strip()
        if before and measure.family == "":
            measure = Measure("%" if before == "%" else "money", measure.factor)
        found.append(Figure(float(match["number"]), measure))
    return found


def read_measure(unit: str) -> Measure:
    """Read an expectation's unit ("bn USD", "TWh/yr"); one that is not known, or a calendar year, is bare."""
    return Measure() if unit == "year" else _measure_at(fold(unit), 0)


def shows(text: str, wanted: WantedNumber) -> bool:
    """Tell whether a text shows the wanted number, or its alternative, in any equivalent form and scale."""
    figures = find_figures(text)
    measure = read_measure(wanted.unit)
    numbers = [wanted.v] if wanted.alt is None else [wanted.v, wanted.alt]
    return any(_equal(figure, number, measure, wanted.tol) for figure in figures for number in numbers)


def close(left: float, right: float, tolerance: float) -> bool:
    """Tell whether two numbers are equal within a relative tolerance of the second; 0 means exactly."""
    return math.isclose(left, right, rel_tol=1e-9) or abs(left - right) <= tolerance * abs(right)


def unsupported(text: str, evidence: Iterable[str], computed: Iterable[float]) -> list[float]:
    """Return the numbers of a text that stand in no evidence and follow from no computed one by rounding or scale."""
    known = {number for piece in evidence for figure in find_figures(piece) for number in (figure.number, figure.value)}
    results = list(computed)
    return [
        figure.number
        for figure in find_figures(text)
        if figure.number not in known and figure.value not in known and not _rounded(figure, results)
    ]


def _measure_at(folded: str, place: int) -> Measure:
    match = _MEASURE.match(folded, place)
    groups = match.groupdict() if match else {}
    scale = next((factor for at, factor in enumerate(_SCALES) if groups.get(f"s{at}")), 1.0)
    for at, (family, factor, _) in enumerate(_UNITS):
        if groups.get(f"u{at}"):
            return Measure(family, factor * scale)
    return Measure("", scale)


def _equal(figure: Figure, number: float, measure: Measure, tolerance: float) -> bool:
    if figure.measure.family and measure.family and figure.measure.family != measure.family:
        return False
    if close(figure.value, number * measure.factor, tolerance):
        return True
    bare = figure.measure == Measure() or measure.family == ""  # the unit is said elsewhere, as in "1 to 1.3 %"
    return bare and close(figure.number, number, tolerance)


def _rounded(figure: Figure, results: Iterable[float]) -> bool:
    steps = (1.0, 100.0, 1e3, 1e6, 1e9, 1e-3, 1e-6, 1e-9)
    return any(close(figure.number, result * step, 0.005) for result in results for step in steps)
