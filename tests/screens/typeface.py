"""Type: which font writes a character, how wide a piece of text is, and its outline.

The charts' typeface writes what it covers; what it lacks (⁵, ⇄, ✓) is in DejaVu Sans, which comes with matplotlib, and
an emoji is a small picture in `emoji/`. Anything else is an error: no picture shows an empty box.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import matplotlib
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.textpath import TextPath, text_to_path
from matplotlib.transforms import Affine2D

from bot.charts.typeface import BOLD, REGULAR
from tests.screens.palette import INK, TEXT

EMOJI = Path(__file__).parent / "emoji"
UNSEEN = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f")
_DEJAVU = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
_FALLBACK, _FALLBACK_BOLD, _MONO = (_DEJAVU / f"DejaVuSans{name}.ttf" for name in ("", "-Bold", "Mono"))
_SIDES = (
    "\u200e\u202d",
    "\u200f\u202e",
)  # what makes a piece, spaces at its end too, read one way: a mark, an override
_POP = "\u202c"
_SLANT = 11.0  # degrees


class MissingGlyphError(LookupError):
    """A character that no font writes and that is no emoji here."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a character is drawn; `size` in pixels."""

    size: int = TEXT
    colour: str = INK
    bold: bool = False
    italic: bool = False
    mono: bool = False
    underlined: bool = False
    struck: bool = False


@cache
def font_of(char: str, bold: bool, mono: bool) -> Path:
    """Return the file of the font that writes a character, or of an emoji's picture; raises MissingGlyphError."""
    own, other = (BOLD, _FALLBACK_BOLD) if bold else (REGULAR, _FALLBACK)
    picture = EMOJI / f"{ord(char):x}.png"
    fonts = (_MONO, own) if mono else (own, picture, other, _FALLBACK)
    for font in fonts:
        if (font == picture and picture.exists()) or (font != picture and char in _covered(font)):
            return font
    raise MissingGlyphError(f"nothing draws {char!r} (U+{ord(char):04X})")


@cache
def _covered(font: Path) -> frozenset[str]:
    return frozenset(map(chr, FT2Font(str(font)).get_charmap()))


@cache
def width(text: str, font: Path, size: int, level: int = 0) -> float:
    """Return the pixels by which a piece of one font and one direction moves what follows it."""
    if font.suffix == ".png":
        return len(text) * size * 1.2
    return float(text_to_path.get_text_width_height_descent(_forced(text, level), _properties(font, size), False)[0])


def outline(text: str, font: Path, style: Style, level: int = 0) -> TextPath:
    """Return the outline of a piece, its baseline's left end at 0, y upwards."""
    path = TextPath((0, 0), _forced(text, level), prop=_properties(font, style.size))
    return path.transformed(Affine2D().skew_deg(_SLANT, 0)) if style.italic else path  # type: ignore[return-value]


def _forced(text: str, level: int) -> str:
    return _SIDES[level % 2] + text + _POP


def _properties(font: Path, size: int) -> FontProperties:
    return FontProperties(fname=font, size=size)
