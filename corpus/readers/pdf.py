"""PDF (by pypdf): paragraphs from lines, words joined across line ends, Arabic in reading order and plain letters."""

from __future__ import annotations

import logging
import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, DeprecationError, PyPdfError

from corpus.errors import ReaderError
from corpus.readers.lines import begins_item, clean, ends_sentence, layout, one_line
from corpus.readers.read_text import ReadText
from corpus.readers.visual_order import painted, plain_letters, readable

# pypdf says of itself that broken files raise other kinds than its own: these are the families of what damaged files
# raised (NotImplementedError and RecursionError are RuntimeErrors, UnicodeError and binascii.Error are ValueErrors).
_BROKEN = (
    *(PyPdfError, DependencyError, DeprecationError, zlib.error, OSError, EOFError, RuntimeError),
    *(ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError),
)
_END, _END_WITHIN = b"%%EOF", 1024  # bytes from the end: a file without it was cut off
_FULL = 0.85  # of the usual line: a line that ends a sentence before it ends a paragraph
_SHORT = 0.6  # of the usual line: a line that ends before it is a heading or an item
_HYPHENS = ("-", "\u00ad", "\u2010")
_HYPHENATED = re.compile(
    rf"(?<![^\W\d_])(?P<left>[^\W\d_]++)(?P<hyphen>[{''.join(_HYPHENS)}]) (?P<right>[a-z][^\W\d_]*)"
)

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it comments on every oddity of a file on standard error


def read(content: bytes, name: str) -> ReadText:
    """Read a PDF. Raises ReaderError("file-protected") when it asks for a password, or "file-broken"."""
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise ReaderError("file-protected", file=name)
        pages = readable("\n\f\n".join(map(_painted_text, reader.pages)))
        title = (reader.metadata.title if reader.metadata else None) or ""
    except _BROKEN as error:
        raise ReaderError("file-broken", file=name, format="PDF") from error
    if not pages.strip() and _END not in content[-_END_WITHIN:]:
        raise ReaderError("file-broken", file=name, format="PDF")
    lines = [one_line(line) for line in clean(plain_letters(pages)).split("\n")]
    return ReadText(_rejoin(layout(_paragraphs(lines))), one_line(title))


def _painted_text(page: Any) -> str:
    runs: list[str] = []

    def visit(text: str, *_: object) -> None:
        runs.append(painted(text))

    page.extract_text(visitor_text=visit)
    return "".join(runs)


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Join lines into paragraphs, also across an empty line (a page's end) where a sentence goes on."""
    lengths = sorted(len(line) for line in lines if line) or [0]
    usual = lengths[int(len(lengths) * 0.9)]
    paragraph: list[str] = []
    for line in filter(None, lines):
        if paragraph and (_ends(paragraph[-1], usual) or begins_item(line)):
            yield " ".join(paragraph)
            paragraph = []
        paragraph.append(line)
    yield " ".join(paragraph)


def _ends(line: str, usual: int) -> bool:
    if line.endswith(_HYPHENS):
        return False
    return len(line) < (_FULL if ends_sentence(line) else _SHORT) * usual


def _rejoin(text: str) -> str:
    """Join words that were hyphenated at line ends; a hyphen stays that the text has elsewhere in that word."""

    def join(match: re.Match[str]) -> str:
        compound = f"{match['left']}-{match['right']}"
        return compound if match["hyphen"] != "\u00ad" and compound in text else match["left"] + match["right"]

    return _HYPHENATED.sub(join, text)
