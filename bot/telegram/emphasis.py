"""Emphasis: the figures of an answer's own sentences in bold, with their units; not inside quotations or markers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce

from bot.telegram.layout import Line
from corpus.quantities import find_quantities
from corpus.sentences import Span

_QUOTATION = re.compile(r'“[^”]*”|"[^"]*"|«[^»]*»|„[^“”]*[“”]')
# Links and commands stay as they can be tapped.
_ADDRESS = re.compile(r"https?://\S+|(?<!\S)/\w+(?:\s+\w+)?(?:\s+\w+=\S+)*|@\w+")
_CONTROLS = frozenset("\u200e\u200f\u2066\u2067\u2068\u2069")


def emphasised(laid: str) -> Line:
    """Make a line of a text that is laid out already, its figures in bold."""
    bold = list(_figures(laid))
    ends = [0, *(end for span in bold for end in span), len(laid)]
    pieces = [Line.of(laid[ends[at] : ends[at + 1]], bold=at % 2 == 1) for at in range(len(ends) - 1)]
    return reduce(Line.__add__, pieces)


def _figures(laid: str) -> Iterator[Span]:
    """Yield the spans of figures that have a unit, isolates around them left out, in order and not overlapping."""
    kept = [(at, char) for at, char in enumerate(laid) if char not in _CONTROLS]
    text = "".join(char for _, char in kept)
    closed = [match.span() for pattern in (_QUOTATION, _ADDRESS) for match in pattern.finditer(text)]
    for one in find_quantities(text):
        start, end = one.start, one.end
        written = any(char.isdigit() for char in text[start:end])
        if written and one.unit not in ("", "year") and not _inside(start, end, closed):
            yield kept[start][0], kept[end - 1][0] + 1


def _inside(start: int, end: int, spans: Sequence[Span]) -> bool:
    return any(left < end and start < right for left, right in spans)
