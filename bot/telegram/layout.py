"""Messages in Telegram's HTML that never break its limits: whole lines are packed into messages, tags opened and closed
by the message.

Telegram counts a message's length in UTF-16 code units after it has read the tags and entities.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

LIMIT = 4_096  # UTF-16 code units a message
LONGEST_LINE = 2_000  # of a text before marks and isolates are put in, which at most double it
_LONGEST_URL = 1_000
_UNSENDABLE = {code: None for code in range(32) if code not in (9, 10)} | {9: " ", 0x7F: None}
_SURROGATE = re.compile("[\ud800-\udfff]")
_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Zs", "Zl", "Zp"})
_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a message: its HTML, every tag closed, and its length as Telegram counts it."""

    html: str = ""
    length: int = 0

    @classmethod
    def of(cls, text: str, *, bold: bool = False) -> Line:
        """Make a line of plain text."""
        html = escape(text, quote=False)
        return cls(f"<b>{html}</b>" if bold and text else html, utf16_length(text))

    @classmethod
    def link(cls, text: str, url: str) -> Line:
        """Make a link, or plain text when the address is none that Telegram follows."""
        if not url.startswith(("https://", "http://")) or len(url) > _LONGEST_URL:
            return cls.of(text)
        return cls(f'<a href="{escape(url)}">{escape(text, quote=False)}</a>', utf16_length(text))

    def __add__(self, other: Line) -> Line:
        return Line(self.html + other.html, self.length + other.length)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together; a folded block is a quote that opens at a tap."""

    lines: Sequence[Line]
    folded: bool = False

    def wrap(self, lines: Iterable[Line]) -> str:
        """Return some of its lines as HTML."""
        html = "\n".join(line.html for line in lines)
        return f"<blockquote expandable>{html}</blockquote>" if self.folded else html


def messages(blocks: Iterable[Block]) -> list[str]:
    """Pack blocks into HTML messages of at most `LIMIT` units; a block that doesn't fit goes on in the next message."""
    pages: list[list[tuple[Block, list[Line]]]] = [[]]
    used = 0
    for block in blocks:
        for line in block.lines:
            if used + line.length + bool(used) > LIMIT:
                pages.append([])
                used = 0
            if not used and not line.length:  # a message starts with no empty line
                continue
            used += line.length + bool(used)
            page = pages[-1]
            if not page or page[-1][0] is not block:
                page.append((block, []))
            page[-1][1].append(line)
    return ["\n".join(block.wrap(lines) for block, lines in page) for page in pages if page]


def lines_of(text: str) -> Iterator[str]:
    """Cut a text into lines that Telegram can carry, none too long, no two empty ones in a row."""
    empty = True
    for paragraph in _SURROGATE.sub("\ufffd", text.rstrip()).splitlines():
        line = paragraph.translate(_UNSENDABLE).rstrip() if is_visible(paragraph) else ""
        if line or not empty:
            yield from _cut(line)
        empty = not line


def is_visible(text: str) -> bool:
    """Tell whether a text shows anything; Telegram refuses a message that does not."""
    return any(unicodedata.category(char) not in _INVISIBLE for char in text)


def utf16_length(text: str) -> int:
    """Return a text's length in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def _cut(line: str) -> Iterator[str]:
    while utf16_length(line) > LONGEST_LINE:
        end = _boundary(line, _longest_prefix(line))
        yield line[:end].rstrip()
        line = line[end:].lstrip()
    yield line


def _longest_prefix(line: str) -> int:
    used = 0
    for position, char in enumerate(line):
        used += 2 if ord(char) > 0xFFFF else 1
        if used > LONGEST_LINE:
            return position
    return len(line)


def _boundary(line: str, end: int) -> int:
    """Return the last place to cut before `end`: a space, else between two graphemes, else there."""
    space = line.rfind(" ", end // 2, end)
    if space > 0:
        return space + 1
    return next((at for at in range(end, end // 2, -1) if not _joined(line, at)), end)


def _joined(line: str, at: int) -> bool:
    """Tell whether a cut would part what is seen as one sign: a mark from its letter, an emoji from its modifiers."""
    before, after = line[at - 1], line[at]
    if after == _JOINER or before == _JOINER or "\U0001f3fb" <= after <= "\U0001f3ff":
        return True
    if _is_flag_half(before) and _is_flag_half(after):
        start = at
        while start and _is_flag_half(line[start - 1]):
            start -= 1
        return (at - start) % 2 == 1
    return unicodedata.category(after) in ("Mn", "Me", "Mc")


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
