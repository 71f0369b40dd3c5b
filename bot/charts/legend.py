"""The legend: a sample of each line or bar with its name, in reading order under the title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from bot.charts.palette import PAPER, Stroke
from bot.charts.sheet import BODY, MARGIN, WIDTH, Sheet

_SAMPLE, _GAP, _BETWEEN, _ROW = 64, 12, 36, 40  # pixels
_WIDEST = WIDTH - 2 * MARGIN - _SAMPLE - _GAP


@dataclass(frozen=True, slots=True)
class Key:
    """A name and how what it names is drawn: as a line, or as a bar (`hatch` where it has one)."""

    name: str
    stroke: Stroke | None = None
    fill: str = ""
    hatch: str = ""


def put_legend(sheet: Sheet, keys: list[Key]) -> None:
    """Draw the keys from the reader's side on, in as many rows as they need, and take their room off the top."""
    used = 0.0
    for key in keys:
        name = sheet.wrapped(key.name, _WIDEST, BODY, most=1)[0]
        needed = _SAMPLE + _GAP + sheet.width(name, BODY)
        if used and used + needed > WIDTH - 2 * MARGIN:
            sheet.top -= _ROW
            used = 0.0
        _put(sheet, key, name, used)
        used += needed + _BETWEEN
    sheet.top -= _ROW + 6


def _put(sheet: Sheet, key: Key, name: str, used: float) -> None:
    y = sheet.top - _ROW / 2
    begin = sheet.start + sheet.onward * used
    end = begin + sheet.onward * _SAMPLE
    sheet.figure.add_artist(_sample(key, min(begin, end), max(begin, end), y))
    sheet.write(end + sheet.onward * _GAP, y, name, side=sheet.start_side)


def _sample(key: Key, left: float, right: float, y: float) -> Artist:
    if key.stroke is None:
        size = (right - left, BODY * 0.8)
        looks: dict[str, Any] = {"facecolor": key.fill, "hatch": key.hatch, "edgecolor": PAPER, "linewidth": 0}
        return Rectangle((left, y - size[1] / 2), *size, transform=None, **looks)
    return Line2D([left, (left + right) / 2, right], [y, y, y], transform=None, **line_looks(key.stroke), markevery=[1])


def line_looks(stroke: Stroke) -> dict[str, Any]:
    """Return the arguments with which matplotlib draws a stroke."""
    return {
        "color": stroke.colour, "linestyle": stroke.dash, "linewidth": 3.5, "marker": stroke.marker, "markersize": 9,
        "markeredgecolor": PAPER, "markeredgewidth": 1,
    }  # fmt: skip
