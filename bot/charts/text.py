"""Texts of charts as matplotlib draws them: figures in the reader's digits, both directions in the right order.

Matplotlib 3.11 joins Arabic letters and orders both directions itself (HarfBuzz and libraqm), so texts stay in logical
order here. What it lacks are the marks that Telegram lacks too: each line's own direction, and `%` after its number.
Figures in Arabic-Indic digits are read in the direction of their line instead, as in CLDR's Arabic: sign, number, `٪`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.bidi import RLM, isolated, laid_out
from bot.charts.chart import Axis, Chart
from bot.charts.typeface import covered
from bot.numbers import show
from corpus.document import Language
from corpus.text import squeeze

_ID = r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+"  # such as hut8-2025, whose figures stay as they are
_FIGURE = re.compile(rf"{_ID}|(?<![A-Za-z0-9.,])(?P<figure>\d+(?:[.,]\d+)*(?![A-Za-z0-9]|[.,]\d)(?:\s?%)?)")
_GROUP = re.compile(r",(?=\d{3}(?:\D|$))")
_SCALE = re.compile(r"\D+$")
_ARABIC_FIGURE = re.compile(r"([٠-٩]+(?:[٫٬.,][٠-٩]+)*)")
_ARABIC_DIGITS = str.maketrans("0123456789%", "٠١٢٣٤٥٦٧٨٩٪")
_TINY, _HUGE = 1e-4, 1e16  # written with an exponent: what is smaller, and what is larger
_ZERO = 1e-9  # of the largest value beside it: a rounding error
_SCALES: dict[Language, tuple[tuple[float, str], ...]] = {
    "en": ((1e12, "tn"), (1e9, "bn"), (1e6, "M")),
    "ar": ((1e12, " تريليون"), (1e9, " مليار"), (1e6, " مليون")),
}


@dataclass(frozen=True, slots=True)
class Script:
    """The language and the digits that a chart is written in."""

    language: Language
    arabic_digits: bool = False

    @classmethod
    def of(cls, chart: Chart) -> Script:
        """Return the script of a chart."""
        return cls(chart.language, chart.arabic_digits)

    @property
    def right_to_left(self) -> bool:
        """Whether lines begin at the right."""
        return self.language == "ar"

    def plain(self, text: str) -> str:
        """Return a text on one line in the script's digits, with `?` for what the typeface cannot write."""
        known = "".join(char if char in covered() else "?" for char in squeeze(text))
        return _FIGURE.sub(_arabic, known) if self.arabic_digits else known

    def line(self, text: str) -> str:
        """Return one line ready to draw: in logical order, with the marks that make it read rightly."""
        plain = self.plain(text)
        if not self.arabic_digits:
            return laid_out(plain, self.language)
        parts = _ARABIC_FIGURE.split(plain)  # every second one is a figure
        return RLM + "".join(part if place % 2 else isolated(part, "ar") for place, part in enumerate(parts))

    def number(self, value: float, largest: float = 0.0) -> str:
        """Write a value with four significant digits; what is a rounding error beside `largest` is written 0."""
        return self._scaled(value, abs(value), 4) if abs(value) > abs(largest) * _ZERO else "0"

    def along(self, axis: Axis, value: float, largest: float = 0.0) -> str:
        """Write a value of an axis: a number, or a year of the calendar."""
        return year(round(value, 1)) if axis.calendar else self.number(value, largest)

    def span(self, axis: Axis, low: float, high: float, largest: float = 0.0) -> str:
        """Write two values of an axis with a dash between them, and a scale of both once: 488–941M."""
        first, second = (self.along(axis, value, largest) for value in (low, high))
        scale = _SCALE.search(second)
        if first == second:
            return first
        return f"{first.removesuffix(scale[0]) if scale else first}–{second}"

    def tick(self, value: float, largest: float) -> str:
        """Write a value along an axis, in the millions, billions or trillions of the `largest` tick on it."""
        return self._scaled(value, abs(largest), 6) if abs(value) > abs(largest) * _ZERO else "0"

    def _scaled(self, value: float, top: float, digits: int) -> str:
        factor, name = next(((f, n) for f, n in _SCALES[self.language] if top >= f), (1.0, ""))
        text = show(value / factor, digits) if _TINY <= top < _HUGE else f"{value:.2g}"
        name = name if top < _HUGE else ""
        return text.replace("-", "−") + name


def year(value: float) -> str:
    """Write a year, without separators."""
    return f"{value:.10g}"


def _arabic(match: re.Match[str]) -> str:
    """Write a figure in Arabic-Indic digits; a date such as 28.08.2024 keeps its points, and an id all."""
    if match["figure"] is None:
        return match[0]
    grouped = _GROUP.sub("٬", match[0])
    return (grouped.replace(".", "٫") if grouped.count(".") == 1 else grouped).translate(_ARABIC_DIGITS)
