"""Web pages: the article without navigation and advertisements (by trafilatura), or all its text; nothing hidden."""

from __future__ import annotations

import codecs
import re
from typing import Any

import trafilatura
from lxml import html

from corpus.readers.encoding import decode
from corpus.readers.lines import clean, layout, one_line
from corpus.readers.read_text import ReadText

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_MAY_HIDE = re.compile(r"\b(?:hidden|style)\b", re.IGNORECASE)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?(?![\d.])"
    r"|font-size\s*:\s*[01](?:\.\d+)?(?:px|pt|%|em|rem)?\s*(?:;|!|$)"
    r"|(?<![\w-])color\s*:\s*(?:white|transparent|#fff(?:fff)?|rgba?\(\s*255\s*,\s*255\s*,\s*255)(?![\da-f])"
    r"|text-indent\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_HEAD = 4096  # bytes: where a page declares its encoding


def read(content: bytes, name: str) -> ReadText:
    """Read a web page; the title is the page's. Raises ReaderError when its encoding cannot be told."""
    page = clean(_decode(content, name))
    shown = _without_hidden(page)
    text, title = _article(shown)
    hidden = len(_article(page)[0]) - len(text) if shown != page else 0
    return ReadText(text, title, max(hidden, 0))


def _article(page: str) -> tuple[str, str]:
    """Return a page's text, laid out, and its title."""
    found = trafilatura.bare_extraction(page, favor_recall=True, include_comments=False, with_metadata=True)
    text = getattr(found, "text", None) or trafilatura.html2txt(page)
    return layout(text.split("\n")), one_line(getattr(found, "title", None) or "")


def _without_hidden(page: str) -> str:
    """Take the elements out that their own attributes hide; what a style sheet hides is not told."""
    tree = trafilatura.load_html(page) if _MAY_HIDE.search(page) else None
    hidden = [one for one in tree.iter() if _is_hidden(one)] if tree is not None else []
    for element in hidden:
        if element.getparent() is not None:
            element.drop_tree()
    return html.tostring(tree, encoding="unicode") if hidden else page


def _is_hidden(element: Any) -> bool:
    if not isinstance(element.tag, str):  # a comment
        return False
    return element.get("hidden") is not None or _HIDING.search(element.get("style") or "") is not None


def _decode(content: bytes, name: str) -> str:
    declared = _CHARSET.search(content[:_HEAD])
    if declared is None:
        return decode(content, name)
    try:
        return content.decode(codecs.lookup(declared[1].decode("ascii")).name)
    except (LookupError, UnicodeError):  # an encoding that nobody knows, or that the page is not in
        return decode(content, name)
