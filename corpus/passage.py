"""Passages: the paragraphs of a document, with exact character spans, that are found and cited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2s

from corpus.document import Document, Language, Note
from corpus.sentences import Span, sentence_spans

LONGEST = 1_200  # characters: a longer paragraph is cut between sentences, so that a passage is about one thing
_CODE = 5  # bytes
_HEADING = 80  # characters: a shorter line without a full stop belongs to what follows it
REPORT = "report"  # the id of the source whose paragraphs are numbered
_LINE = re.compile(r"[^\n]+")
_VISIBLE = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a part of a long one: `text == document.text[start:end]`."""

    document: str
    source: str
    language: Language
    paragraph: int  # counted from 1 within the document; parallel documents share the count
    part: int  # 0, or the piece's number within a long paragraph
    start: int
    end: int
    text: str
    notes: tuple[Note, ...] = ()

    @property
    def id(self) -> str:
        """Identifier within an index: document, paragraph and part."""
        return f"{self.document}#{self.paragraph}" + (f".{self.part}" if self.part else "")

    @property
    def code(self) -> str:
        """What a button names it by, ten letters and digits, whatever its document is called: a digest of its id."""
        return blake2s(self.id.encode(), digest_size=_CODE).hexdigest()

    @property
    def label(self) -> str:
        """What a citation calls it: P1 to P16 for the report's paragraphs, else the source's id."""
        return f"P{self.paragraph}" if self.source == REPORT else self.source

    def sentences(self) -> list[Span]:
        """Spans of the passage's sentences within the document's text."""
        return [(self.start + start, self.start + end) for start, end in sentence_spans(self.text)]


def passages_of(document: Document) -> list[Passage]:
    """Cut a document into passages in reading order; every visible character is in exactly one of them."""
    passages: list[Passage] = []
    for number, (start, end) in enumerate(_paragraphs(document.text), start=1):
        pieces = list(_pieces(document.text, start, end))
        for part, (left, right) in enumerate(pieces):
            passages.append(
                Passage(
                    document=document.id,
                    source=document.source,
                    language=document.language,
                    paragraph=number,
                    part=part,
                    start=left,
                    end=right,
                    text=document.text[left:right],
                    notes=document.notes_on(number),
                )
            )
    return passages


def _paragraphs(text: str) -> Iterator[Span]:
    pending: int | None = None
    last = (0, 0)
    for match in _LINE.finditer(text):
        line = match[0]
        if not line.strip():
            continue
        start = match.start() + len(line) - len(line.lstrip())
        last = (start, match.start() + len(line.rstrip()))
        if last[1] - start < _HEADING and line.rstrip()[-1] not in ".!?؟…":
            pending = start if pending is None else pending
            continue
        yield (start if pending is None else pending, last[1])
        pending = None
    if pending is not None:
        yield (pending, last[1])


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    if end - start <= LONGEST:
        yield start, end
        return
    left = right = start
    for sentence_start, sentence_end in _bounded(text, start, end):
        if sentence_end - left > LONGEST and right > left:
            yield left, right
            left = sentence_start
        right = sentence_end
    yield left, right


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """Sentences, those longer than a passage cut at a space."""
    for left, right in sentence_spans(text[start:end]):
        left, right = left + start, right + start
        while right - left > LONGEST:
            cut = text.rfind(" ", left + 1, left + LONGEST)
            cut = cut if cut > left else left + LONGEST
            yield left, left + len(text[left:cut].rstrip())
            left = _VISIBLE.search(text, cut).start()  # type: ignore[union-attr] # a sentence ends in a visible character
        yield left, right
