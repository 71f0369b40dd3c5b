"""The keyboard under a message: rows of buttons as wide as its bubble."""

from __future__ import annotations

from collections.abc import Sequence

from tests.screens.canvas import Canvas
from tests.screens.lines import clipped
from tests.screens.marking import Paragraph
from tests.screens.message import Label
from tests.screens.palette import BUTTON, BUTTON_INK, SMALL
from tests.screens.typeface import Style

_HIGH, _BETWEEN, _INSIDE = 66, 6, 22  # pixels of a button, between two, and beside its words
_STYLE = Style(SMALL, BUTTON_INK, bold=True)


class Keyboard:
    """Rows of buttons; those of a row are equally wide, and words that are too long are cut."""

    def __init__(self, rows: Sequence[Sequence[Label]]) -> None:
        self.rows = rows
        self.height = len(rows) * (_HIGH + _BETWEEN)
        self.width = max((self._needed(row) for row in rows), default=0.0)

    def _needed(self, row: Sequence[Label]) -> float:
        widest = max(clipped(Paragraph.plain(words, _STYLE), 1e9).width for words, _ in row)
        return len(row) * (widest + 2 * _INSIDE) + (len(row) - 1) * _BETWEEN

    def draw(self, canvas: Canvas, x: float, y: float, wide: float) -> None:
        """Draw the rows below each other."""
        for row in self.rows:
            y += _BETWEEN
            each = (wide - (len(row) - 1) * _BETWEEN) / len(row)
            for number, (words, opens) in enumerate(row):
                left = x + number * (each + _BETWEEN)
                canvas.box(left, y, each, _HIGH, BUTTON, 14)
                line = clipped(Paragraph.plain(words, _STYLE), each - _INSIDE)
                canvas.line(line, left + (each - line.width) / 2, y + _HIGH / 2 + SMALL * 0.36)
                if opens:
                    end, top = left + each - 12, y + 12
                    canvas.stroke([(end - 12, top + 12), (end, top)], BUTTON_INK, 3)
                    canvas.stroke([(end - 9, top), (end, top), (end, top + 9)], BUTTON_INK, 3)
            y += _HIGH
