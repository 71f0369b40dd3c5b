"""Sentences of a text, as spans."""

from __future__ import annotations

import re

Span = tuple[int, int]

# A full stop ends a sentence unless it stands in a number (3.5), after an initial (J. Smith) or after an abbreviation.
# Runs are taken as a whole (`++`), from their start: leaders of a thousand dots are not tried from each of them.
_END = re.compile(r"(?:(?<![.!?؟…])[.!?؟…]++[\"'”’»)\]]*+(?=\s|$))|\n+")
_NO_END = re.compile(
    r"(?:\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|Mt|Inc|Corp|Ltd|Co|No|vs|etc|approx|e\.g|i\.e|al|Fig|Jan|Feb|Aug|Sept?|Oct"
    r"|Nov|Dec)|(?:^|\s)و?[\u0621-\u064a])\.$"
)
_LONGEST_ABBREVIATION = 10  # characters, with the space before: how far back one has to look


def sentence_spans(text: str) -> list[Span]:
    """Split a text into sentences: (start, end) character spans, in order, without surrounding space.

    Every visible character of the text lies in exactly one span.
    """
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if match[0][0] == "." and _NO_END.search(text, max(0, match.end() - _LONGEST_ABBREVIATION), match.end()):
            continue
        _append(spans, text, start, match.end())
        start = match.end()
    _append(spans, text, start, len(text))
    return spans


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    if piece.strip():
        lead = len(piece) - len(piece.lstrip())
        spans.append((start + lead, start + len(piece.rstrip())))
