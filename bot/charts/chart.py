"""A chart: what every picture says beside its values."""

from __future__ import annotations

from dataclasses import dataclass

from bot.charts.checks import check_text
from corpus.document import Language

MOST_LINES = 6  # as many colours of the palette as are easily told apart
MOST_ROWS = 12
MOST_POINTS = 400


@dataclass(frozen=True, slots=True)
class Axis:
    """What is measured along an axis, and its unit in the chart's language ("" for one without).

    The values of a `calendar` axis are years such as 2030.5, written without separators; those of one that `counts`
    are whole numbers.
    """

    name: str
    unit: str = ""
    calendar: bool = False
    counts: bool = False

    def __post_init__(self) -> None:
        check_text("the name of an axis", self.name)

    @property
    def label(self) -> str:
        """The name with the unit in brackets."""
        return f"{self.name} ({self.unit})" if self.unit else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Base of all charts: the title, the line under the picture that says where the values come from and of when.

    All texts are in `language`, in logical order; `arabic_digits` writes figures as ٠–٩ (Arabic only).
    """

    title: str
    source: str
    language: Language = "en"
    arabic_digits: bool = False

    def __post_init__(self) -> None:
        check_text("the title", self.title)
        check_text("the source line", self.source)
        if self.language not in ("ar", "en"):
            raise ValueError(f"no charts in language {self.language!r}: ar or en")
        if self.arabic_digits and self.language != "ar":
            raise ValueError("Arabic-Indic digits are for charts in Arabic")
