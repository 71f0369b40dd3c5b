"""Colours that colour-blind readers tell apart, and the dashes and markers that tell lines apart without any colour.

The colours are those of Okabe and Ito, "Color Universal Design" (2008), without the yellow, which is faint on white.
"""

from __future__ import annotations

from dataclasses import dataclass

INK, SOFT, GRID, PAPER = "#1a1a1a", "#555555", "#dddddd", "#ffffff"
BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY = "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"
HATCH = "//"

Dash = tuple[float, tuple[float, ...]] | str


@dataclass(frozen=True, slots=True)
class Stroke:
    """How one line is drawn."""

    colour: str
    dash: Dash
    marker: str


STROKES = (
    Stroke(BLUE, "-", "o"),
    Stroke(VERMILLION, (0, (5, 2)), "s"),
    Stroke(GREEN, (0, (1, 1.2)), "^"),
    Stroke(PURPLE, (0, (6, 1.5, 1, 1.5)), "D"),
    Stroke(ORANGE, (0, (8, 3)), "v"),
    Stroke(INK, (0, (3, 1, 1, 1, 1, 1)), "P"),
)
