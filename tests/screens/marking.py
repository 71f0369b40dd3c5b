"""Marked text: a message's characters with the style that its entities give each, cut into lines and quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from tests.bot.telegram.markup import Marked
from tests.screens.palette import CODE, LINK
from tests.screens.typeface import UNSEEN, Style

# What clients find by themselves; a letter before it makes a command none.
_FOUND = re.compile(r"(?<![\w/<>])/[A-Za-z]\w{0,63}(?:@\w{3,})?(?![\w/<>])|(?<!\w)@\w{3,}|https?://[^\s\u2066-\u2069]+")
_QUOTES = {"blockquote": False, "expandable_blockquote": True}
_CHANGES: dict[str, dict[str, Any]] = {
    "bold": {"bold": True},
    "italic": {"italic": True},
    "u": {"underlined": True},
    "s": {"struck": True},
    "code": {"mono": True, "colour": CODE},
    "pre": {"mono": True},
    "text_link": {"colour": LINK},
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a message as it was sent, a style for each character."""

    text: str
    styles: tuple[Style, ...]

    @classmethod
    def plain(cls, text: str, style: Style) -> Paragraph:
        """Make a paragraph of one style."""
        return cls(text, (style,) * len(text))


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs that stand together: a quote, which may open at a tap, or what is between quotes."""

    paragraphs: tuple[Paragraph, ...]
    quoted: bool = False
    folding: bool = False


def passages_of(marked: Marked, style: Style) -> list[Passage]:
    """Return a message's passages in order; `style` is that of plain text."""
    chars, styles = list(marked.text), [style] * len(marked.text)
    places = _places(marked.text)
    for match in _FOUND.finditer(marked.text):
        styles[slice(*match.span())] = [replace(style, colour=LINK)] * len(match[0])
    quotes = []
    for entity in marked.entities:
        start, end = places[entity.offset], places[entity.offset + entity.length]
        if entity.type in _QUOTES:
            quotes.append((start, end, _QUOTES[entity.type]))
        elif entity.type in _CHANGES:
            styles[start:end] = [replace(one, **_CHANGES[entity.type]) for one in styles[start:end]]
    found, at = [], 0
    for start, end, folding in [*sorted(quotes), (len(chars), len(chars), False)]:
        found.append(Passage(_paragraphs(chars[at:start], styles[at:start], between=at > 0, before=start < len(chars))))
        found.append(Passage(_paragraphs(chars[start:end], styles[start:end]), True, folding))
        at = end
    return [passage for passage in found if passage.paragraphs]


def _places(text: str) -> list[int]:
    """Return the place of a character for each offset in UTF-16 code units."""
    places: list[int] = []
    for place, char in enumerate(text):
        places += [place] * (2 if ord(char) > 0xFFFF else 1)
    return [*places, len(text)]


def _paragraphs(
    chars: Sequence[str], styles: Sequence[Style], *, between: bool = False, before: bool = False
) -> tuple[Paragraph, ...]:
    """Cut at line ends, without those that part it from a quote after (`between`) or before it."""
    first, last = int(between and chars[:1] == ["\n"]), len(chars)
    last -= int(before and last > first and chars[-1] == "\n")
    if first >= last:
        return ()
    found, at = [], first
    for end in [*(place for place in range(first, last) if chars[place] == "\n"), last]:
        kept = [place for place in range(at, end) if chars[place] not in UNSEEN or chars[place] in _STEERING]
        found.append(Paragraph("".join(chars[place] for place in kept), tuple(styles[place] for place in kept)))
        at = end + 1
    return tuple(found)


_STEERING = frozenset("\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069")  # what shapes or orders what is beside it
