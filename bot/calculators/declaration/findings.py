"""What is found of a calculation's uncertainty: each input's swing alone, and all of them drawn at once."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Distribution:
    """P10, P50 and P90 of a measure in its unit (infinite: never), and the part of the draws above zero."""

    measure: str
    unit: str
    low: float
    median: float
    high: float
    positive: float

    def as_json(self) -> dict[str, str | float | None]:
        """Return the unit and the three figures, None for what never comes about."""
        ends = {"p10": self.low, "p50": self.median, "p90": self.high}
        return {"unit": self.unit, **{name: end if math.isfinite(end) else None for name, end in ends.items()}}


@dataclass(frozen=True, slots=True)
class Simulation:
    """What comes of the draws, the main measure first; `drawn` are the inputs that were, `assumed` when by a tenth."""

    distributions: tuple[Distribution, ...]
    drawn: tuple[str, ...]
    assumed: bool


@dataclass(frozen=True, slots=True)
class Swing:
    """An input's low and high end in its slot's unit, and the measure at each; `assumed` when no source names them."""

    argument: str
    low: float
    high: float
    at_low: float
    at_high: float
    assumed: bool

    @property
    def width(self) -> float:
        """Return how far the two results lie apart."""
        return abs(self.at_high - self.at_low)
