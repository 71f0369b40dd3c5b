"""Blocks: what stands in a bubble from its top to its bottom, each measured before it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Protocol

from PIL import Image

from tests.screens.canvas import Canvas
from tests.screens.lines import Line, clipped, lines_of
from tests.screens.marking import Paragraph, Passage
from tests.screens.palette import INK, LEADING, OUR_QUOTE_PAPER, QUOTE, QUOTE_PAPER, SMALL, SOFT, TEXT, TINY
from tests.screens.typeface import Style

FOLDED = 3  # lines of a quote that opens at a tap
_BAR, _INSET = 6, 18  # pixels of a quote's bar, and from the quote's edge to its text
_PHOTO = 656  # pixels across
_ICON = 76


class Block(Protocol):
    """Something of a width that it needs, in pixels, and of a height."""

    @property
    def width(self) -> float:
        """What it needs."""

    @property
    def height(self) -> float:
        """What it takes."""

    def draw(self, canvas: Canvas, x: float, y: float, wide: float) -> None:
        """Draw it with its top left corner there, as wide as the bubble has room."""


class Lines:
    """Paragraphs, each from the side where it begins."""

    def __init__(self, paragraphs: Sequence[Paragraph], room: float, size: int = TEXT, most: int = 0) -> None:
        """Break paragraphs into lines, no more than `most` unless that is 0."""
        found = [line for paragraph in paragraphs for line in lines_of(paragraph, room)]
        self.lines: list[Line] = found[:most] if most else found
        self.is_cut = len(found) > len(self.lines)
        self.size = size
        self.width = max((line.width for line in self.lines), default=0.0)
        self.height = len(self.lines) * size * LEADING

    @property
    def right_to_left(self) -> bool:
        """Whether the first paragraph begins at the right."""
        return bool(self.lines) and self.lines[0].right_to_left

    def draw(self, canvas: Canvas, x: float, y: float, wide: float) -> None:
        """Write the lines."""
        for number, line in enumerate(self.lines):
            left = x + wide - line.width if line.right_to_left else x
            canvas.line(line, left, y + number * self.size * LEADING + self.size * 1.02)


class Quote:
    """A quote with a bar at the side where it begins; one that is folded shows three lines and an arrow."""

    def __init__(self, passage: Passage, room: float, *, is_open: bool, is_own: bool) -> None:
        small = [
            Paragraph(one.text, tuple(replace(style, size=SMALL) for style in one.styles)) for one in passage.paragraphs
        ]
        folds = passage.folding and not is_open
        self.text = Lines(small, room - 2 * _INSET - 24, SMALL, FOLDED if folds else 0)
        whole = self.text if not folds else Lines(small, room - 2 * _INSET - 24, SMALL)
        self.has_arrow = passage.folding and len(whole.lines) > FOLDED
        self.is_open = is_open
        self.paper = OUR_QUOTE_PAPER if is_own else QUOTE_PAPER
        self.width = self.text.width + 2 * _INSET + 24
        self.height = self.text.height + 24

    def draw(self, canvas: Canvas, x: float, y: float, wide: float) -> None:
        """Draw paper, bar, text and arrow."""
        right = self.text.right_to_left
        canvas.box(x, y + 4, wide, self.height - 8, self.paper, 10)
        canvas.box(x + wide - _BAR if right else x, y + 4, _BAR, self.height - 8, QUOTE, 3)
        self.text.draw(canvas, x + _INSET + (24 if right else 0), y + 10, wide - 2 * _INSET - 24)
        if self.has_arrow:
            middle, top = (x + 22 if right else x + wide - 22), y + self.height - 24
            tip = -8 if self.is_open else 8
            canvas.stroke([(middle - 9, top), (middle, top + tip), (middle + 9, top)], QUOTE)


class Reply:
    """Whom and what a message answers, in two lines."""

    def __init__(self, name: str, text: str, room: float, *, is_own: bool) -> None:
        self.paper = OUR_QUOTE_PAPER if is_own else QUOTE_PAPER
        one = " ".join(text.split())
        self.name = clipped(Paragraph.plain(name, Style(SMALL, QUOTE, bold=True)), room - 2 * _INSET)
        self.text = clipped(Paragraph.plain(one, Style(SMALL, INK)), room - 2 * _INSET)
        self.width = max(self.name.width, self.text.width) + 2 * _INSET
        self.height = 2 * SMALL * LEADING + 24

    def draw(self, canvas: Canvas, x: float, y: float, wide: float) -> None:
        """Draw the bar and both lines."""
        canvas.box(x, y, wide, self.height - 10, self.paper, 10)
        right = self.text.right_to_left
        canvas.box(x + wide - _BAR if right else x, y, _BAR, self.height - 10, QUOTE, 3)
        for number, line in enumerate((self.name, self.text)):
            left = x + wide - _INSET - line.width if right else x + _INSET
            canvas.line(line, left, y + 6 + number * SMALL * LEADING + SMALL)


class Photo:
    """A picture across the bubble."""

    def __init__(self, content: bytes) -> None:
        self.picture = Image.open(BytesIO(content))
        self.width = float(_PHOTO)
        self.height = _PHOTO * self.picture.height / self.picture.width + 10

    def draw(self, canvas: Canvas, x: float, y: float, wide: float) -> None:
        """Put it in, as high as its width asks."""
        canvas.picture(self.picture, x, y, wide, self.height - 10, 16)


@dataclass
class File:
    """A file's icon, name and size."""

    name: Line
    size: Line
    height: float = _ICON + 14

    @classmethod
    def of(cls, name: str, size: str, room: float) -> File:
        """Make it, a long name cut."""
        told = clipped(Paragraph.plain(name, Style(SMALL, INK, bold=True)), room - _ICON - 24)
        return cls(told, clipped(Paragraph.plain(size, Style(TINY, SOFT)), room))

    @property
    def width(self) -> float:
        """What it needs."""
        return _ICON + 20 + max(self.name.width, self.size.width)

    def draw(self, canvas: Canvas, x: float, y: float, wide: float) -> None:
        """Draw the icon, and beside it name and size."""
        canvas.box(x, y, _ICON, _ICON, QUOTE, _ICON / 2)
        middle = x + _ICON / 2
        canvas.stroke([(middle, y + 20), (middle, y + 54)], "#ffffff")
        canvas.stroke([(middle - 12, y + 42), (middle, y + 54), (middle + 12, y + 42)], "#ffffff")
        canvas.line(self.name, x + _ICON + 20, y + 32)
        canvas.line(self.size, x + _ICON + 20, y + 64)
