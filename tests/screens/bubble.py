"""A bubble: one message, its blocks below each other, the time at its end and the keyboard under it."""

from __future__ import annotations

from dataclasses import replace

from corpus.document import Language
from tests.screens.blocks import Block, File, Lines, Photo, Quote, Reply
from tests.screens.canvas import Canvas
from tests.screens.keyboard import Keyboard
from tests.screens.lines import clipped
from tests.screens.marking import Paragraph, passages_of
from tests.screens.message import Message
from tests.screens.palette import (
    LEADING,
    LINK,
    MARGIN,
    OTHER_AVATAR,
    OUR_SOFT,
    OURS,
    PADDING,
    PADDING_TOP,
    RADIUS,
    SMALL,
    SOFT,
    TEXT,
    THEIRS,
    TINY,
    WIDEST,
    WIDTH,
)
from tests.screens.typeface import Style
from tests.screens.wording import SAID

_APART = 16  # pixels between the last line and the time
_TICKS = 40  # pixels that the two ticks of a message that was read take


class Bubble:
    """A message, measured; ours stands at the right, others' at the left."""

    def __init__(self, message: Message, language: Language) -> None:
        self.message = message
        room = float(WIDEST - 2 * PADDING)
        if message.photo:
            photo = Photo(message.photo)
            room = photo.width
        self.blocks: list[Block] = [*_head(message, language, room)]
        if message.photo:
            self.blocks.append(photo)
        if message.file:
            name, size = message.file
            self.blocks.append(File.of(name, f"{max(size / 1024, 0.1):.1f} {SAID[language]['KB']}", room))
        for passage in passages_of(message.marked, Style(TEXT)):
            if passage.quoted:
                self.blocks.append(Quote(passage, room, is_open=message.is_open, is_own=message.is_own))
            else:
                self.blocks.append(Lines(passage.paragraphs, room))
        self.keyboard = Keyboard(message.rows)
        soft = Style(TINY, OUR_SOFT if message.is_own else SOFT)
        told = f"{SAID[language]['edited']} {message.time}" if message.is_edited else message.time
        self.time = clipped(Paragraph.plain(told, soft), room)
        self._time_width = self.time.width + _TICKS * message.is_own
        last = self.blocks[-1]
        beside = last.lines[-1] if isinstance(last, Lines) else None
        needed = beside.width + _APART + self._time_width if beside and not beside.right_to_left else 1e9
        self.time_is_beside = needed <= room
        inner = max(block.width for block in self.blocks)
        inner = max(inner, self._time_width, needed if self.time_is_beside else 0)
        self.width = max(inner + 2 * PADDING, min(self.keyboard.width, WIDEST))
        under = 0 if self.time_is_beside else TINY * LEADING
        self.body = sum(block.height for block in self.blocks) + under + 2 * PADDING_TOP
        self.height = self.body + self.keyboard.height

    def draw(self, canvas: Canvas, y: float) -> None:
        """Draw it with its top at y."""
        own = self.message.is_own
        x = WIDTH - MARGIN - self.width if own else float(MARGIN)
        colour = OURS if own else THEIRS
        canvas.box(x, y, self.width, self.body, colour, RADIUS)
        corner = x + self.width - RADIUS if own else x
        canvas.strip(corner, y + self.body - RADIUS, RADIUS, RADIUS, colour)  # the corner that points to who wrote
        at, inner = y + PADDING_TOP, self.width - 2 * PADDING
        for block in self.blocks:
            block.draw(canvas, x + PADDING, at, inner)
            at += block.height
        end = x + self.width - PADDING + 4
        self._write_time(canvas, end - self._time_width, y + self.body - 16)
        self.keyboard.draw(canvas, x, y + self.body, self.width)

    def _write_time(self, canvas: Canvas, x: float, baseline: float) -> None:
        canvas.line(self.time, x, baseline)
        if self.message.is_own:
            left = x + self.time.width + 8
            for shift in (0, 9):
                points = [
                    (left + shift + 1, baseline - 7),
                    (left + shift + 6, baseline - 1),
                    (left + shift + 17, baseline - 14),
                ]
                canvas.stroke(points[1 if shift else 0 :], OUR_SOFT, 2.5)


def _head(message: Message, language: Language, room: float) -> list[Block]:
    """Return what stands above the text: who wrote, from whom it was forwarded, what it answers."""
    found: list[Block] = []
    if message.author:
        found.append(Lines([Paragraph.plain(message.author, Style(SMALL, OTHER_AVATAR, bold=True))], room, SMALL))
    if message.forwarded:
        style = Style(SMALL, LINK)
        told, name = f"{SAID[language]['forwarded']} ", message.forwarded
        styles = (style,) * len(told) + (replace(style, bold=True),) * len(name)
        found.append(Lines([Paragraph(told + name, styles)], room, SMALL))
    if message.reply:
        found.append(Reply(*message.reply, room, is_own=message.is_own))
    return found
