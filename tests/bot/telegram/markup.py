"""Telegram's HTML as the Bot API reads it: which tags there are, how they nest, how long the text is after reading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

LIMIT = 4_096
CAPTION = 1_024

_TOKEN = re.compile(r"<[^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|lt|gt|amp|quot);|[<>&]|[^<>&]+", re.DOTALL)
_OPEN = re.compile(r'<(b|i|u|s|code|pre|a|blockquote)((?:\s+[a-z-]+(?:="[^"]*")?)*)>')
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060-\u206f\ufeff]+")
_CLOSE = re.compile(r"</([a-z]+)>")
_LINK = re.compile(r'\s+href="([^"]+)"')


class MarkupError(ValueError):
    """The server would answer 400 with this."""


@dataclass(frozen=True)
class Entity:
    """A stretch of the text that is drawn otherwise; offset and length in UTF-16 code units."""

    type: str
    offset: int
    length: int
    url: str = ""


@dataclass(frozen=True)
class Marked:
    """A text after its tags and entities have been read."""

    text: str
    entities: tuple[Entity, ...] = ()

    def of(self, kind: str) -> list[str]:
        """Return the stretches of one kind."""
        units = self.text.encode("utf-16-le")
        spans = [(e.offset * 2, (e.offset + e.length) * 2) for e in self.entities if e.type == kind]
        return [units[start:end].decode("utf-16-le") for start, end in spans]


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def parse_html(html: str) -> Marked:
    """Read a message; raises MarkupError for what Telegram refuses."""
    text, entities = "", []
    open_tags: list[tuple[str, str, int]] = []
    for token in _TOKEN.findall(html):
        if token.startswith("</"):
            match = _CLOSE.fullmatch(token)
            if not match or not open_tags or open_tags[-1][0] != match[1]:
                raise MarkupError(f"can't parse entities: unexpected end tag {token}")
            name, attributes, start = open_tags.pop()
            entities.append(_entity(name, attributes, start, utf16_length(text) - start))
        elif token.startswith("<"):
            match = _OPEN.fullmatch(token)
            if not match:
                raise MarkupError(f"can't parse entities: unsupported start tag {token!r}")
            if match[1] in {name for name, _, _ in open_tags}:
                raise MarkupError(f"can't parse entities: {match[1]} in {match[1]}")
            open_tags.append((match[1], match[2], utf16_length(text)))
        elif token in "<>&" and token != ">":
            raise MarkupError(f"can't parse entities: bare {token}")
        else:
            text += unescape(token)
    if open_tags:
        raise MarkupError(f"can't parse entities: {open_tags[-1][0]} is not closed")
    return Marked(text, tuple(entities))


def check_text(marked: Marked) -> None:
    """Raise MarkupError when Telegram would refuse the text."""
    if not _INVISIBLE.sub("", marked.text):
        raise MarkupError("message text is empty")
    _check(marked, LIMIT, "message is too long")


def check_caption(marked: Marked) -> None:
    """Raise MarkupError when Telegram would refuse the text under a picture, which may be none."""
    _check(marked, CAPTION, "message caption is too long")


def _check(marked: Marked, limit: int, otherwise: str) -> None:
    if utf16_length(marked.text) > limit:
        raise MarkupError(otherwise)
    if any(ord(char) < 32 and char not in "\n\t" for char in marked.text):
        raise MarkupError("strings must not hold control characters")


def _entity(name: str, attributes: str, offset: int, length: int) -> Entity:
    if name == "a":
        link = _LINK.fullmatch(attributes)
        if not link:
            raise MarkupError("can't parse entities: a link without an address")
        return Entity("text_link", offset, length, unescape(link[1]))
    if name == "blockquote" and attributes.strip() == "expandable":
        return Entity("expandable_blockquote", offset, length)
    if attributes.strip():
        raise MarkupError(f"can't parse entities: {name} takes no {attributes}")
    return Entity({"b": "bold", "i": "italic"}.get(name, name), offset, length)
