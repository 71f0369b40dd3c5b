"""Lines: a paragraph broken to a width and put in the order of its directions, as pieces to draw side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.screens.bidi import base_level, levels_of, visual_order
from tests.screens.marking import Paragraph
from tests.screens.typeface import UNSEEN, Style, font_of, width

_NO_BREAK = "\u00a0\u202f"
_WORD = re.compile(rf"(?:\S|[{_NO_BREAK}])*[^\S{_NO_BREAK}]*")
_REST = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one font, style and direction, in the order of writing."""

    text: str
    font: Path
    style: Style
    level: int

    @property
    def width(self) -> float:
        """How many pixels it takes."""
        return width(self.text, self.font, self.style.size, self.level)


@dataclass(frozen=True, slots=True)
class Line:
    """A line's pieces from left to right, and whether its paragraph begins at the right."""

    pieces: tuple[Piece, ...]
    right_to_left: bool
    width: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "width", sum(piece.width for piece in self.pieces))

    @property
    def text(self) -> str:
        """What is seen from left to right."""
        return "".join(piece.text[::-1] if piece.level % 2 else piece.text for piece in self.pieces)


def lines_of(paragraph: Paragraph, room: float) -> list[Line]:
    """Break a paragraph into lines of at most `room` pixels, at spaces, or anywhere in a word that is longer."""
    base = base_level(paragraph.text)
    levels = levels_of(paragraph.text, base)
    made = []
    for start, end in _breaks(paragraph, levels, room):
        end = start + len(paragraph.text[start:end].rstrip(" "))
        order = visual_order(paragraph.text[start:end], levels[start:end], base)
        pieces = _pieces(paragraph, levels, [start + place for place in order])
        made.append(Line(tuple(pieces), bool(base)))
    return made


def clipped(paragraph: Paragraph, room: float) -> Line:
    """Return a paragraph as one line of at most `room` pixels, an ellipsis at the end of what is cut."""
    text, styles = paragraph.text, paragraph.styles
    [*lines] = lines_of(paragraph, 1e9)
    while lines[0].width > room and text:
        text = text[:-1].rstrip()
        lines = lines_of(Paragraph(text + _REST, (*styles[: len(text)], styles[0])), 1e9)
    return lines[0]


def _breaks(paragraph: Paragraph, levels: list[int], room: float) -> Iterator[tuple[int, int]]:
    start, end, used = 0, 0, 0.0
    for match in _WORD.finditer(paragraph.text):
        at, after = match.span()
        seen = at + len(match[0].rstrip(" "))
        if used and used + _width(paragraph, levels, at, seen) > room:
            yield start, at
            start, used = at, 0.0
        while not used and _width(paragraph, levels, at, seen) > room:  # longer than a line by itself
            cut = next(n for n in range(seen, at, -1) if n == at + 1 or _width(paragraph, levels, at, n) <= room)
            yield at, cut
            start = at = cut
        used += _width(paragraph, levels, at, after)
        end = after
    if start < end or not end:
        yield start, end


def _width(paragraph: Paragraph, levels: list[int], start: int, end: int) -> float:
    return sum(piece.width for piece in _pieces(paragraph, levels, list(range(start, end))))


def _pieces(paragraph: Paragraph, levels: list[int], order: list[int]) -> Iterator[Piece]:
    """Yield what stands at some places, those side by side that are alike as one piece."""
    alike: list[list[int]] = []
    for place in order:
        if (
            alike
            and abs(place - alike[-1][-1]) == 1
            and _kind(paragraph, levels, place) == _kind(paragraph, levels, alike[-1][-1])
        ):
            alike[-1].append(place)
        else:
            alike.append([place])
    for places in alike:
        font, style, level = _kind(paragraph, levels, places[0])
        text = "".join(paragraph.text[place] for place in sorted(places) if paragraph.text[place] not in _DROPPED)
        if text:
            yield Piece(text, font, style, level)


def _kind(paragraph: Paragraph, levels: list[int], place: int) -> tuple[Path, Style, int]:
    style = paragraph.styles[place]
    return font_of(paragraph.text[place], style.bold, style.mono), style, levels[place]


_DROPPED = UNSEEN - frozenset("\u200c\u200d")
