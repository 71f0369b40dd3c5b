"""Lines: from a text as a file has it to one paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from corpus.text import squeeze

WIDEST_WRAP = 130  # characters: nobody wraps text wider, so a file with longer lines has a paragraph a line

_BREAK = re.compile(r"\r\n|[\r\v\x85\u2028]")
_PAGE = re.compile(r"[\f\u2029]")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_BLANK = re.compile(r"\n\s*\n")
_ITEM = re.compile(r"\s*(?:[-*+•●▪◦–—]\s|[(\[]?(?:[0-9٠-٩]{1,3}|[A-Za-z])[.)\]\-]\s)")
_SENTENCE_END = re.compile(r"[.!?؟…:؛][\"'”’»)\]]*$")


def clean(text: str) -> str:
    """Write every line break as one newline and drop control characters, byte order marks and lone surrogates."""
    return _INVISIBLE.sub("", _PAGE.sub("\n\n", _BREAK.sub("\n", text)))


def one_line(text: str) -> str:
    """Put a title or a cell on one line, without control characters."""
    return squeeze(clean(text))


def layout(paragraphs: Iterable[str]) -> str:
    """Lay paragraphs out one a line with a blank line between; empty ones are dropped."""
    lines = (one_line(paragraph) for paragraph in paragraphs)
    return "\n\n".join(line for line in lines if line)


def unwrap(text: str, spaced: bool = False) -> list[str]:
    """Return the paragraphs of a cleaned text: wrapped lines joined, deliberate line breaks kept.

    `spaced` says that blank lines tell its paragraphs apart even where it has none, being a single one.
    """
    blocks = [[line.strip() for line in block.split("\n")] for block in _BLANK.split(text.strip())]
    width = max(len(line) for block in blocks for line in block)
    if width > WIDEST_WRAP:
        return [line for block in blocks for line in block]
    return [paragraph for block in blocks for paragraph in _unwrap_block(block, width, spaced or len(blocks) > 1)]


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return _SENTENCE_END.search(line.rstrip()) is not None


def begins_item(line: str) -> bool:
    """Tell whether a line begins an item of a list."""
    return _ITEM.match(line) is not None


def _unwrap_block(block: list[str], width: int, spaced: bool) -> list[str]:
    """Join a block's lines: every bare break is a wrap where blank lines tell paragraphs apart."""
    if all(ends_sentence(line) for line in block):
        return block  # a sentence a line, or a short paragraph a line
    paragraphs = [[block[0]]]
    for before, line in pairwise(block):
        wrapped = spaced or (_is_forced(before, line, width) and not ends_sentence(before)) or line[:1].islower()
        if wrapped and not begins_item(line):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [" ".join(lines) for lines in paragraphs]


def _is_forced(before: str, line: str, width: int) -> bool:
    """Tell whether the next line's first word would not have fitted on the line before."""
    first = line.split(maxsplit=1)[0] if line else ""
    return len(before) + 1 + len(first) > width
