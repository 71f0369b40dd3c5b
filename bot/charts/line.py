"""A line: a named series of values, with a band around it where its source gives one."""

from __future__ import annotations

from dataclasses import dataclass

from bot.charts.checks import check_lengths, check_text, check_values


@dataclass(frozen=True, slots=True)
class Line:
    """Values in the unit of the chart's y axis, one for each point of its x axis.

    `low` and `high` are both given or neither. `end` is written at the line's last point, its last value if empty.
    """

    name: str
    values: tuple[float, ...]
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    end: str = ""

    def __post_init__(self) -> None:
        check_text("the name of a line", self.name)
        check_values(f"the line “{self.name}”", self.values)
        if self.low or self.high:
            self._check_band()

    def _check_band(self) -> None:
        for part, edge in (("low", self.low), ("high", self.high)):
            check_values(f"the {part} edge of “{self.name}”", edge)
            check_lengths(f"the {part} edge of “{self.name}”", edge, "points", self.values)
        if any(low > high for low, high in zip(self.low, self.high, strict=True)):
            raise ValueError(f"the band of “{self.name}” has a low edge above its high one")

    @property
    def extent(self) -> tuple[float, ...]:
        """Every value that the line and its band reach."""
        return self.values + self.low + self.high
