"""An answers run: golden questions through the engine, each in a conversation of its own, judged and written down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Protocol

from bot.answers.answer import Answer
from bot.conversation import Conversation
from bot.errors import Failure
from bot.evaluation.questions import GoldenQuestion
from bot.evaluation.record import Record
from bot.evaluation.report import Judged
from bot.evaluation.scoring import Texts, score
from corpus.document import Document


class Asked(Protocol):
    """What answers questions; the engine does."""

    def ask(self, question: str, conversation: Conversation | None) -> Answer:
        """Answer a question, in a conversation that it remembers."""

    def sources(self) -> list[Document]:
        """Return the documents as they are indexed."""


def judge(engine: Asked, questions: Sequence[GoldenQuestion]) -> Iterator[Judged]:
    """Ask every question, its history first, and judge the answers to those that expect something."""
    texts: Texts = {document.id: document.text for document in engine.sources()}
    for question in questions:
        record = answer(engine, question)
        yield Judged(question, record, score(question, record, texts) if question.expect else None)


def answer(engine: Asked, question: GoldenQuestion) -> Record:
    """Ask one question in a fresh conversation; only its own answer is timed."""
    conversation = Conversation()
    for earlier in question.history:
        engine.ask(earlier, conversation)
    start = perf_counter()
    given = engine.ask(question.question, conversation)
    return Record.of(question.id, given, (perf_counter() - start) * 1_000)


def write_records(path: Path, records: Iterable[Record]) -> None:
    """Write an answers file, one line an answer; raises `Failure` when it cannot be written."""
    try:
        path.write_text("".join(record.line() + "\n" for record in records), encoding="utf-8")
    except OSError as error:
        raise Failure(f"{path}: cannot be written: {error}") from error
