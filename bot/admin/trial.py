"""A trial: golden questions asked of a generation that is not in force, against the one that is."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.answers.answer import Answer, Mode
from bot.answers.answering import Answerer
from bot.answers.guard import Guard
from bot.answers.knowledge import Knowledge
from bot.conversation import Conversation
from bot.evaluation.answers import judge
from bot.evaluation.questions import GoldenQuestion, read_questions
from bot.evaluation.report import Judged
from bot.golden import QUESTIONS
from corpus.document import Document
from index.generation import Generation

_log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]


class Candidate:
    """Answers from one generation as the engine would, in the sources' own sentences, and keeps no receipts."""

    def __init__(self, generation: Generation) -> None:
        self._knowledge = Knowledge(generation)
        self._answerer = Answerer(self._knowledge)
        self._guard = Guard(self._knowledge)

    def ask(self, question: str, conversation: Conversation | None) -> Answer:
        """Answer a question, in a conversation that remembers it; one that fails gets an answer that says nothing."""
        conversation = conversation if conversation is not None else Conversation()
        try:
            answer = self._guard.check(self._answerer.answer(question, conversation), question)
        except Exception:  # noqa: BLE001 - as the engine does: the question is counted as not answered
            _log.exception("a question failed in a trial")
            answer = Answer(Mode.CHAT, "en", "", confidence=0.0)
        conversation.remember(question, answer)
        return answer

    def sources(self) -> list[Document]:
        """Return the documents as they are indexed."""
        return list(self._knowledge.documents.values())


@dataclass(frozen=True, slots=True)
class Lost:
    """A question that was answered well before and is not now, and on which checks it fails."""

    question: str
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many golden questions were answered well before and after, of how many, and which were lost."""

    questions: int
    before: int
    after: int
    lost: tuple[Lost, ...] = ()

    @property
    def fall(self) -> float:
        """By which share of the questions fewer are answered well; negative when more are."""
        return (self.before - self.after) / self.questions if self.questions else 0.0


def golden_questions(home: Path) -> list[GoldenQuestion]:
    """Return the project's golden questions and those under `home/golden` that expect something.

    Raises UsageFailure when a file of these cannot be read.
    """
    files = [QUESTIONS, *sorted((home / "golden").glob("*.jsonl"))]
    return [question for file in files for question in read_questions(file) if question.expect]


def compare(
    old: Generation, new: Generation, questions: Sequence[GoldenQuestion], progress: Progress | None = None
) -> Comparison:
    """Ask both generations; `progress` is told how many answers were judged, of how many."""
    judged: list[list[Judged]] = []
    for at, generation in enumerate((old, new)):
        told = []
        for done, item in enumerate(judge(Candidate(generation), questions), start=1):
            told.append(item)
            if progress is not None:
                progress(at * len(questions) + done, 2 * len(questions))
        judged.append(told)
    before, after = ([_passed(item) for item in told] for told in judged)
    lost = (_lost(item) for was, item in zip(before, judged[1], strict=True) if was and not _passed(item))
    return Comparison(len(questions), sum(before), sum(after), tuple(lost))


def _passed(item: Judged) -> bool:
    return item.verdict is not None and item.verdict.passed


def _lost(item: Judged) -> Lost:
    failures = item.verdict.failures if item.verdict else ()
    return Lost(item.question.question, tuple(failure.check for failure in failures))
