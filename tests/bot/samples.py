"""Answers, citations and an engine of the tests' own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Event

from bot.answers.answer import Answer, Citation, Mode
from bot.calculators.declaration.arguments import RawArguments
from bot.calculators.declaration.calculation import Calculation, Input, Origin
from bot.calculators.declaration.calculator import Origins
from bot.calculators.registry import CALCULATORS, calculate
from bot.calculators.uncertainty.estimate import as_estimate
from bot.conversation import Conversation
from bot.numbers import show
from bot.state.receipts import Receipt
from corpus.document import Document, Kind, Language, Reference
from corpus.passage import Passage
from corpus.text import arabic_figures

ARABIC = "قد تحقق شركات التعدين 13.9 مليار دولار سنويا إذا حولت 20% من طاقتها.¹"
ENGLISH = "Miners could earn 13.9 billion dollars a year if they moved 20% of their power.¹"


def citation(**changes: object) -> Citation:
    values: dict[str, object] = {
        "source": "P5",
        "document": "report-en",
        "start": 0,
        "end": 5,
        "quote": "VanEck puts it at 13.9 billion dollars.",
        "language": "en",
        "kind": Kind.SUMMARY,
        "title": "Miners & <power>",
        "publisher": "",
        "date": "",
        "url": "https://example.org/a?b=1&c=2",
        "seen_via": ("Reuters", "Data Centre Dynamics"),
    }
    return Citation(**(values | changes))  # type: ignore[arg-type]


def calculation() -> Calculation:
    inputs = (
        Input("share", 0.3, "fraction", Origin("you")),
        Input("anchor_usd", 13.9, "bn USD/yr", Origin("source", Reference("report", 5))),
        Input("end_year", 2027.0, "year", Origin("assumption")),
    )
    return Calculation(
        "sector_revenue", {}, 20.85, "bn USD/yr", "13.9 × 30% ÷ 20% = 20.85", inputs, ("caveat-average",)
    )


def answer(language: Language = "en", text: str | None = None, **changes: object) -> Answer:
    text = (ARABIC if language == "ar" else ENGLISH) if text is None else text
    values = {"mode": Mode.ANSWER, "language": language, "text": text, "citations": (citation(),)}
    return Answer(**(values | changes))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Report:
    passages: int = 344
    embedded: int = 3
    seconds: float = 1.25
    generation: str = "0a1b2c"


class NoKnowledge:
    """What an index without documents knows."""

    name = "none"
    documents: dict[str, Document] = {}  # noqa: RUF012

    def cited(self, citation: Citation) -> None:
        return None

    def of_source(self, source: str, language: Language) -> list[Passage]:
        return []

    def of_kind(self, kind: Kind, language: Language) -> list[Passage]:
        return []

    def coded(self, code: str) -> None:
        return None


@dataclass
class FakeEngine:
    """Answers in the language of the question's letters; a re-index waits for `go` after its second report."""

    asked: list[str] = field(default_factory=list)
    error: Exception | None = None
    go: Event | None = None
    receipts: dict[str, Receipt] = field(default_factory=dict)
    glimpsed: list[str] = field(default_factory=list)
    knows: Mode = Mode.ABSTAIN  # what a glimpse gives
    ids: Iterator[str] = field(default_factory=lambda: iter(()))  # of the next answers
    before: list[list[str]] = field(default_factory=list)  # what had been asked before each question

    def ask(
        self,
        question: str,
        conversation: Conversation | None = None,
        asker: str = "",
        on_text: Callable[[str], None] | None = None,
    ) -> Answer:
        self.asked.append(question)
        if self.error:
            raise self.error
        self.before.append([turn.question for turn in conversation.turns] if conversation else [])
        chosen = conversation.language if conversation else None
        language: Language = chosen or ("ar" if any("\u0600" <= char <= "\u06ff" for char in question) else "en")
        reply = answer(language, id=next(self.ids, ""))
        if conversation is not None:
            conversation.remember(question, reply)
        return reply

    def recall(self, kept: str, conversation: Conversation) -> None:
        self.ask(kept, conversation)

    def calculate(
        self,
        name: str,
        arguments: RawArguments,
        language: Language,
        origins: Origins | None = None,
        *,
        arabic_digits: bool = False,
    ) -> Answer:
        worked_out = as_estimate(CALCULATORS[name], calculate(name, arguments, origins))
        text = f"{name}: {show(worked_out.value) if isinstance(worked_out.value, float) else worked_out.value}"
        written = arabic_figures(text) if arabic_digits else text
        return answer(language, written, calculation=worked_out, citations=(), arabic_digits=arabic_digits)

    @property
    def vectors(self) -> str:
        return "here"

    @property
    def knowledge(self) -> NoKnowledge:
        return NoKnowledge()

    def glimpse(self, question: str, language: Language | None = None) -> Answer:
        self.glimpsed.append(question)
        arabic = any("\u0600" <= char <= "\u06ff" for char in question)
        return answer(language or ("ar" if arabic else "en"), mode=self.knows)

    def receipt(self, receipt_id: str) -> Receipt | None:
        return self.receipts.get(receipt_id)

    def sources(self) -> list[Document]:
        return [
            Document("vaneck-en", "vaneck", "en", "VanEck on miners", "Text.", Kind.SUMMARY, "VanEck", "2024-08-16"),
            Document("vaneck-ar", "vaneck", "ar", "فان إيك عن المعدنين", "نص.", Kind.SUMMARY, "VanEck", "2024-08-16"),
            Document("report-ar", "report", "ar", "التقرير", "نص.", Kind.SUMMARY),
            Document("added", "added", "en", "Added by an admin", "Text.", Kind.ORIGINAL, "Reuters", "2025"),
        ]

    def reindex(self, full: bool = False, progress: Callable[[int, int], None] | None = None) -> Report:
        if self.error:
            raise self.error
        for done in (0, 172):
            if progress:
                progress(done, 344)
        if self.go:
            assert self.go.wait(10)
        return Report()
