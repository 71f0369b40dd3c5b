"""Web pages: the article without navigation and advertisements (by trafilatura), or all its text."""

from __future__ import annotations

import codecs
import re

import trafilatura

from corpus.readers.encoding import decode
from corpus.readers.lines import clean, layout, one_line
from corpus.readers.read_text import ReadText

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_HEAD = 4096  # bytes: where a page declares its encoding


def read(content: bytes, name: str) -> ReadText:
    """Read a web page; the title is the page's. Raises ReaderError when its encoding cannot be told."""
    page = clean(_decode(content, name))
    found = trafilatura.bare_extraction(page, favor_recall=True, include_comments=False, with_metadata=True)
    text = getattr(found, "text", None) or trafilatura.html2txt(page)
    title = getattr(found, "title", None) or ""
    return ReadText(layout(text.split("\n")), one_line(title))


def _decode(content: bytes, name: str) -> str:
    declared = _CHARSET.search(content[:_HEAD])
    if declared is None:
        return decode(content, name)
    try:
        return content.decode(codecs.lookup(declared[1].decode("ascii")).name)
    except (LookupError, UnicodeError):  # an encoding that nobody knows, or that the page is not in
        return decode(content, name)
