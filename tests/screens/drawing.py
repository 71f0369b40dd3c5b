"""Drawing: a screen as a PNG picture, the chat's head above its messages."""

from __future__ import annotations

from corpus.document import Language
from tests.screens.bubble import Bubble
from tests.screens.canvas import Canvas
from tests.screens.lines import Line, clipped, lines_of
from tests.screens.marking import Paragraph
from tests.screens.message import Card, Message, Notice, Screen
from tests.screens.palette import (
    AVATAR,
    CHIP,
    GAP,
    HEADER,
    HEADER_INK,
    HEADER_SOFT,
    INK,
    MARGIN,
    SMALL,
    SOFT,
    TEXT,
    THEIRS,
    TITLE,
    WALL,
    WIDTH,
)
from tests.screens.typeface import Style

_HEAD, _PICTURE = 116, 76  # pixels
_CARD, _FIELD, _LINE = 120, 92, 36
_POP = "#3b4650"


def png(screen: Screen) -> bytes:
    """Return a screen as a PNG picture, 800 pixels wide and as high as what it shows; raises MissingGlyphError."""
    parts = [_part(shown, screen.language) for shown in screen.shown]
    field = _FIELD if screen.typed else 0
    cards = len(screen.cards) * _CARD
    height = _HEAD + 2 * GAP + sum(part.height + GAP for part in parts) + cards + field
    canvas = Canvas(height, WALL)
    _draw_head(canvas, screen)
    y = _HEAD + 2.0 * GAP
    for part in parts:
        part.draw(canvas, y)
        y += part.height + GAP
    for card in screen.cards:
        _draw_card(canvas, card, y)
        y += _CARD
    if screen.typed:
        canvas.strip(0, y, WIDTH, _FIELD, THEIRS)
        _write(canvas, _one(screen.typed, Style(TEXT, INK)), 30, y + 56, WIDTH - 60)
    return canvas.png()


def _part(shown: Message | Notice, language: Language) -> Bubble | _Chip:
    return Bubble(shown, language) if isinstance(shown, Message) else _Chip(shown)


class _Chip:
    """A notice in the middle, or what popped up, which is darker."""

    def __init__(self, notice: Notice) -> None:
        self.lines = lines_of(Paragraph.plain(notice.text, Style(SMALL, HEADER_INK)), WIDTH - 120)
        self.colour = _POP if notice.pops_up else CHIP
        self.height = 22 + len(self.lines) * _LINE

    def draw(self, canvas: Canvas, y: float) -> None:
        """Draw it with its top at y."""
        wide = max(line.width for line in self.lines) + 52
        canvas.box((WIDTH - wide) / 2, y + 2, wide, self.height - 4, self.colour, 27)
        for number, line in enumerate(self.lines):
            canvas.line(line, (WIDTH - line.width) / 2, y + 38 + number * _LINE)


def _one(text: str, style: Style, room: float = WIDTH) -> Line:
    return clipped(Paragraph.plain(text, style), room)


def _write(canvas: Canvas, line: Line, x: float, baseline: float, wide: float) -> None:
    """Write a line from the side where it begins."""
    canvas.line(line, x + wide - line.width if line.right_to_left else x, baseline)


def _draw_head(canvas: Canvas, screen: Screen) -> None:
    """Draw the chat's name and picture, in Arabic from the right."""
    canvas.strip(0, 0, WIDTH, _HEAD, HEADER)
    mirrored = screen.language == "ar"

    def at(x: float, wide: float = 0) -> float:
        return WIDTH - x - wide if mirrored else x

    middle = _HEAD / 2
    canvas.stroke([(at(46), middle - 15), (at(31), middle), (at(46), middle + 15)], HEADER_INK, 5)
    canvas.stroke([(at(33), middle), (at(62), middle)], HEADER_INK, 5)
    canvas.box(at(88, _PICTURE), (_HEAD - _PICTURE) / 2, _PICTURE, _PICTURE, AVATAR, _PICTURE / 2)
    letter = _one(screen.title[0], Style(38, HEADER_INK, bold=True))
    canvas.line(letter, at(88, _PICTURE) + (_PICTURE - letter.width) / 2, middle + 14)
    for text, style, baseline in (
        (screen.title, Style(TITLE, HEADER_INK, bold=True), middle - 6),
        (screen.subtitle, Style(SMALL, HEADER_SOFT), middle + 32),
    ):
        line = _one(text, style)
        canvas.line(line, at(184, line.width), baseline)
    for dot in (-13, 0, 13):
        canvas.box(at(WIDTH - 46, 7), middle + dot - 3, 7, 7, HEADER_INK, 3)


def _draw_card(canvas: Canvas, card: Card, y: float) -> None:
    """Draw a card's picture, title and description."""
    canvas.strip(0, y, WIDTH, _CARD, THEIRS)
    canvas.strip(MARGIN, y + _CARD - 2, WIDTH - 2 * MARGIN, 2, "#e3e8ec")
    title = _one(card.title, Style(TEXT, INK, bold=True), WIDTH - 168)
    left = WIDTH - MARGIN - 84 if title.right_to_left else MARGIN
    canvas.box(left, y + 18, 84, 84, HEADER, 12)
    letter = _one(card.title[0].upper(), Style(42, HEADER_INK, bold=True))
    canvas.line(letter, left + (84 - letter.width) / 2, y + 75)
    x = MARGIN if title.right_to_left else MARGIN + 104
    _write(canvas, title, x, y + 50, WIDTH - 2 * MARGIN - 104)
    _write(canvas, _one(card.description, Style(SMALL, SOFT), WIDTH - 168), x, y + 92, WIDTH - 2 * MARGIN - 104)
