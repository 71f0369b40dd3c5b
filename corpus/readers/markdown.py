"""Markdown: its text without the markup (CommonMark with tables, by markdown-it-py)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.readers.encoding import decode
from corpus.readers.lines import clean, layout, one_line, unwrap
from corpus.readers.read_text import ReadText

_FRONT_MATTER = re.compile(r"---\n(?P<head>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:[ \t]*(?P<quote>[\"']?)(?P<title>.+?)(?P=quote)[ \t]*$", re.MULTILINE)
_TAG = re.compile(r"<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", re.DOTALL | re.IGNORECASE)


def read(content: bytes, name: str) -> ReadText:
    """Read Markdown; the title is the front matter's, else the first heading of the first level."""
    text = clean(decode(content, name))
    front = _FRONT_MATTER.match(text)
    found = _FRONT_TITLE.search(front["head"]) if front else None
    tokens = MarkdownIt("commonmark").enable("table").parse(text[front.end() :] if front else text)
    title = found["title"] if found else _heading(tokens)
    return ReadText(layout(_paragraphs(tokens)), one_line(title))


def _heading(tokens: list[Token]) -> str:
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h1":
            return _visible(inline)
    return ""


def _paragraphs(tokens: list[Token]) -> Iterator[str]:
    cells: list[str] | None = None  # of the table row that we are in
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield " | ".join(cells or ())
            cells = None
        elif token.type == "inline" and cells is not None:
            cells.append(one_line(_visible(token)))
        elif token.type == "inline":
            yield from unwrap(_visible(token), spaced=True)
        elif token.type in ("fence", "code_block"):
            yield from token.content.splitlines()
        elif token.type == "html_block":
            yield from unwrap(_TAG.sub(" ", token.content))


def _visible(token: Token) -> str:
    """Return what a reader sees of inline markup: link texts and alternative texts, not addresses."""
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.children:
        return "".join(map(_visible, token.children))
    return "" if token.type == "html_inline" else token.content
