"""The engine: settings in, answers out; opens the index, keeps it fresh, and never fails on what a user types."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version

from bot.answers.answer import Answer, Mode, Provenance
from bot.answers.answering import Answerer
from bot.answers.calculations import answer_command
from bot.answers.knowledge import Knowledge
from bot.conversation import Conversation
from bot.messages import message
from bot.settings import Settings
from corpus.document import Document, Language
from corpus.language import language_of
from corpus.library import Library
from index.encoder import load_encoder
from index.errors import BrokenGeneration
from index.generation import Generation, GenerationStore
from index.index import Progress
from index.indexer import IndexReport, build_generation

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A generation opened for answering; one answer is made and signed from one of these."""

    knowledge: Knowledge
    answerer: Answerer

    @classmethod
    def of(cls, generation: Generation) -> _Opened:
        knowledge = Knowledge(generation)
        return cls(knowledge, Answerer(knowledge))


class Engine:
    """Answers questions from the generation in force; a new one is taken up between two questions."""

    def __init__(self, settings: Settings) -> None:
        """Open the index, building it first when there is none.

        Raises EncoderError when the configured model cannot be loaded.
        """
        self._settings = settings
        self._encoder = load_encoder(settings.encoder)
        self._store = GenerationStore(settings.home)
        self._lock = threading.Lock()
        self._seen = self._store.current()
        self._opened = _Opened.of(self._first())

    def ask(self, question: str, conversation: Conversation | None = None) -> Answer:
        """Answer a question and remember the turn in its conversation."""
        conversation = conversation if conversation is not None else Conversation()
        started = time.perf_counter()
        opened = self._refreshed()
        try:
            answer = opened.answerer.answer(question, conversation)
        except Exception:  # noqa: BLE001 - the outermost handler: a person gets a sentence, the log the traceback
            _log.exception("a question failed")
            language = conversation.language or language_of(question)
            answer = Answer(Mode.CHAT, language, message(language, "answer-failed"), confidence=0.0)
        answer = self._signed(answer, opened, started)
        conversation.remember(question, answer)
        return answer

    def calculate(self, name: str, arguments: dict[str, str], language: Language) -> Answer:
        """Run a calculator by name; raises CalculatorError."""
        started = time.perf_counter()
        opened = self._refreshed()
        return self._signed(answer_command(name, arguments, language, opened.knowledge), opened, started)

    def sources(self) -> list[Document]:
        """Return the indexed documents, by id."""
        return sorted(self._refreshed().knowledge.documents.values(), key=lambda document: document.id)

    def reindex(self, full: bool = False, progress: Progress | None = None) -> IndexReport:
        """Index the corpus as it is now; questions go on being answered from the old generation until it is done."""
        documents = Library(self._settings.home).documents()
        return build_generation(self._settings.home, documents, self._encoder, full, progress)

    def _first(self) -> Generation:
        generation = self._store.open_latest(self._encoder)
        if generation is None:
            self.reindex()
            self._seen = self._store.current()
            generation = self._store.open_latest(self._encoder)
        if generation is None:
            raise BrokenGeneration("the index that was just built cannot be read")
        return generation

    def _refreshed(self) -> _Opened:
        """Take up a new generation when there is one; when none can be opened, keep to what is in memory."""
        with self._lock:
            current = self._store.current()
            if current != self._seen:
                self._seen = current
                generation = self._store.open_latest(self._encoder)
                if generation is None:
                    _log.error("the index cannot be read: answering from generation %s", self._opened.knowledge.name)
                elif generation.name != self._opened.knowledge.name:
                    self._opened = _Opened.of(generation)
            return self._opened

    def _signed(self, answer: Answer, opened: _Opened, started: float) -> Answer:
        provenance = Provenance(opened.knowledge.name, self._encoder.id, _version())
        return replace(answer, provenance=provenance, elapsed_ms=(time.perf_counter() - started) * 1_000)


def _version() -> str:
    try:
        return version("qudra")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "0"
