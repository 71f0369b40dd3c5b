"""Submissions: a document made from a file that somebody brings, and from what they say about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from corpus.document import Document, Language, check_id
from corpus.errors import DocumentError
from corpus.front_matter import is_document, load_document
from corpus.readers import LARGEST_FILE, ReadText, read_file
from corpus.readers.lines import clean, one_line
from corpus.readers.registry import read_content
from corpus.unseen import seen

_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)
_URL = re.compile(r"https?://[^\s<>\"'`]+", re.IGNORECASE)
_ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3\ufb50-\ufdfb\ufe70-\ufefc]")
_LATIN = re.compile(r"[A-Za-z]")
_ENOUGH = 100_000  # characters tell a text's language


@dataclass(frozen=True, slots=True)
class Details:
    """What is known about a document beside its text; what is left empty is taken from the file."""

    language: Language | None = None
    title: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        if self.date and not _is_date(self.date):
            raise DocumentError("bad-date", date=self.date)
        if self.url and not _URL.fullmatch(self.url):
            raise DocumentError("bad-url", url=self.url)


@dataclass(frozen=True, slots=True)
class Submission:
    """A document made from a file, and how many characters of the file are not in it because nobody sees them.

    `hidden` are those that the file does not display, `turning` those that turn the direction, `blank` those that show
    nothing.
    """

    document: Document
    hidden: int = 0
    turning: int = 0
    blank: int = 0


def read_document(path: Path, document_id: str, details: Details, largest: int = LARGEST_FILE) -> Document:
    """Make a document from a file: an original, or as it says of itself where it is in our own format.

    A file of more than `largest` bytes is not read. Raises ReaderError or DocumentError.
    """
    return read_submission(path, document_id, details, largest).document


def read_submission(path: Path, document_id: str, details: Details, largest: int = LARGEST_FILE) -> Submission:
    """Make a document from a file as `read_document` does, and tell what of the file is not seen."""
    document, hidden = _read(path, document_id, details, largest)
    shown = seen(document.text)
    document = replace(document, text=shown.text, title=seen(document.title).text)
    return Submission(document, hidden, shown.turning, shown.blank)


def _read(path: Path, document_id: str, details: Details, largest: int) -> tuple[Document, int]:
    """Return the document, and how many characters its reader left out as hidden."""
    check_id(document_id)  # before a large file is read for nothing
    own = _own_format(read_content(path, largest))
    if own is not None:
        given = {name: getattr(details, name) for name in Details.__slots__ if getattr(details, name)}
        return replace(load_document(own, document_id), **given), 0
    found = read_file(path, largest)
    document = Document(
        id=document_id,
        source=document_id,
        language=details.language or dominant_language(found.text),
        title=_title(path, found, details),
        text=found.text,
        publisher=one_line(details.publisher),
        date=details.date,
        url=details.url,
    )
    return document, found.hidden


def dominant_language(text: str) -> Language:
    """Tell a document's language by the share of Arabic letters: Latin names do not make an Arabic text English."""
    sample = text[:_ENOUGH]
    return "ar" if len(_ARABIC.findall(sample)) >= len(_LATIN.findall(sample)) else "en"


def _title(path: Path, found: ReadText, details: Details) -> str:
    return one_line(details.title) or found.title or one_line(path.stem)


def _own_format(content: bytes) -> str | None:
    if not content.removeprefix(b"\xef\xbb\xbf").startswith(b"---"):
        return None
    text = clean(content.decode("utf-8", errors="replace"))
    return text if is_document(text) else None


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01" * (2 - text.count("-")))
    except ValueError:
        return False
    return True
