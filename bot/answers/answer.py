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
    """What made an answer: with the same three, the same question is answered the same.

    `model` is the language model that phrased it, "" for none; what one phrases may differ from time to time.
    """

    generation: str
    encoder: str
    version: str
    model: str = ""

    def as_json(self) -> dict[str, str]:
        """Return what there is of it, ready for `json.dumps`."""
        return {name: value for name, value in asdict(self).items() if name != "model" or value}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence that was weighed for an answer, by its span in an indexed text, and its score."""

    source: str
    document: str
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply. `text` is what the asker reads, without markup; superscripts (¹ ² ³) point to `citations` in order.

    `id` names it once it is kept; `weighed` are the sentences it was chosen from, best first. `details` are lines that
    go with the evidence, behind a tap. `request` is a calculation that was asked back about. With `arabic_digits`, the
    asker writes ٣ and so does the answer.
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
    id: str = ""
    weighed: tuple[Weighed, ...] = ()

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
            "provenance": self.provenance.as_json() if self.provenance else None,
            **({"id": self.id} if self.id else {}),
        }

    def as_receipt(self) -> dict[str, Any]:
        """Return the answer object with what goes with it behind a tap, and what it was chosen from."""
        weighed = [{**asdict(one), "score": round(one.score, 4)} for one in self.weighed]
        return {**self.as_json(), "details": list(self.details), "weighed": weighed}
