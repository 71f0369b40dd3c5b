"""The typeface of charts: a subset of Noto Sans with Arabic, Latin and mathematical signs, loaded by its path."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

FOLDER = Path(__file__).parent / "fonts"
REGULAR, BOLD = FOLDER / "QudraSans-Regular.ttf", FOLDER / "QudraSans-Bold.ttf"
POINTS = 0.72  # a pixel in points, at the 100 pixels an inch of `sheet`


@cache
def font(size: float, bold: bool = False) -> FontProperties:
    """Return the typeface at a size in pixels."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=BOLD if bold else REGULAR, size=size * POINTS)


@cache
def covered() -> frozenset[str]:
    """Return every character that the typeface can write."""
    from matplotlib.ft2font import FT2Font

    return frozenset(map(chr, FT2Font(str(REGULAR)).get_charmap()))
