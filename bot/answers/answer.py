"""An answer: what the asker reads, what it rests on, and how it came about."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from bot.calculators.declaration.calculation import Calculation
from bot.calculators.talk.request import Request
from corpus.document import Document, Kind, Language
from corpus.passage import Passage
from corpus.sentences import Span


class Mode(StrEnum):
    """What kind of reply an answer is."""

    ANSWER = "answer"
    CALC = "calc"
    ABSTAIN = "abstain"  # not in the sources
    CORRECT = "correct"  # the question presupposes something wrong
    CHAT = "chat"
    REFUSE = "refuse"  # an instruction or a fabrication that is not followed
    DECLINE = "decline"  # out of domain
    CLARIFY = "clarify"  # an input is missing


@dataclass(frozen=True, slots=True)
class Citation:
    """A span of an indexed text: `quote == document.text[start:end]`, to the letter."""

    source: str  # P1 to P16 for the report's paragraphs, else the source's id
    document: str
    start: int
    end: int
    quote: str
    language: Language
    kind: Kind
    title: str
    publisher: str
    date: str
    url: str
    seen_via: tuple[str, ...]

    @classmethod
    def of(cls, document: Document, passage: Passage, span: Span) -> Citation:
        """Cite a span (in the document's text) of a passage."""
        start, end = span
        return cls(
            source=passage.label,
            document=document.id,
            start=start,
            end=end,
            quote=document.text[start:end],
            language=document.language,
            kind=document.kind,
            title=document.title,
            publisher=document.publisher,
            date=document.date,
            url=document.url,
            seen_via=document.seen_via,
        )


@dataclass(frozen=True, slots=True)
class Provenance:
    """What made an answer: with the same three, the same question is answered the same."""

    generation: str
    encoder: str
    version: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply. `text` is what the asker reads, without markup; superscripts (¹ ² ³) point to `citations` in order.

    `details` are lines that go with the evidence, behind a tap. `request` is a calculation that was asked back about.
    With `arabic_digits`, the asker writes ٣ and so does the answer.
    """

    mode: Mode
    language: Language
    text: str
    citations: tuple[Citation, ...] = ()
    calculation: Calculation | None = None
    details: tuple[str, ...] = ()
    request: Request | None = None
    arabic_digits: bool = False
    confidence: float = 1.0
    provenance: Provenance | None = None
    elapsed_ms: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """Return the contract's answer object, ready for `json.dumps`."""
        return {
            "mode": self.mode.value,
            "language": self.language,
            "text": self.text,
            "citations": [
                {key: getattr(citation, key) for key in ("source", "document", "start", "end", "quote")}
                for citation in self.citations
            ],
            "calculation": self.calculation.as_json() if self.calculation else None,
            "confidence": round(self.confidence, 3),
            "elapsed_ms": round(self.elapsed_ms, 2),
            "provenance": asdict(self.provenance) if self.provenance else None,
        }
