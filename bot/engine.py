"""The engine: settings in, answers out; opens the index, keeps it fresh, and never fails on what a user types."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from bot.answers.answer import Answer, Mode, Provenance
from bot.answers.answering import Answerer
from bot.answers.calculations import answer_command
from bot.answers.guard import Guard
from bot.answers.knowledge import Knowledge
from bot.calculators.declaration.arguments import RawArguments
from bot.calculators.declaration.calculator import Origins
from bot.conversation import Conversation
from bot.errors import Failure
from bot.memory import case_in
from bot.messages import message
from bot.settings import Settings
from bot.state.receipts import Receipt, Receipts, fresh_id
from corpus.document import Document, Language
from corpus.language import language_of
from corpus.library import Library
from index.encoder import Encoder, load_encoder
from index.errors import BrokenGeneration, IndexingError
from index.generation import Generation, GenerationStore
from index.index import Progress
from index.indexer import IndexReport, build_generation

if TYPE_CHECKING:
    from bot.llm.phraser import Phraser
    from bot.llm.server import Server
    from index.milvus.store import MilvusStore

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A generation opened for answering; one answer is made and signed from one of these."""

    knowledge: Knowledge
    answerer: Answerer
    guard: Guard
    phraser: Phraser | None = None

    @classmethod
    def of(cls, generation: Generation, server: Server | None = None) -> _Opened:
        knowledge = Knowledge(generation)
        guard = Guard(knowledge)
        return cls(knowledge, Answerer(knowledge), guard, _phraser(knowledge, guard, server))


class Engine:
    """Answers questions from the generation in force; a new one is taken up between two questions."""

    def __init__(self, settings: Settings, receipts: Receipts | None = None) -> None:
        """Open the index, building it first when there is none; where `receipts` is given, each answer leaves one.

        Raises EncoderError when the configured model cannot be loaded.
        """
        self._receipts = receipts
        self._settings = settings
        self._encoder = load_encoder(settings.encoder)
        self._store = GenerationStore(settings.home)
        self._lock = threading.Lock()
        self._seen = self._store.current()
        self._server = _server(settings)
        self._vectors = _vectors(settings)
        self._opened = _Opened.of(self._shared(self._first()), self._server)

    def ask(
        self,
        question: str,
        conversation: Conversation | None = None,
        asker: str = "",
        on_text: Callable[[str], None] | None = None,
    ) -> Answer:
        """Answer a question and remember the turn in its conversation; `asker` is who the receipt is for.

        Where a language model phrases the answer, `on_text` is told the text so far, from another thread; the answer
        that is returned takes its place.
        """
        conversation = conversation if conversation is not None else Conversation()
        started = time.perf_counter()
        opened = self._refreshed()
        try:
            answer = opened.answerer.answer(question, conversation)
            if opened.phraser is not None:
                answer = opened.phraser.phrase(question, conversation, answer, on_text) or answer
            answer = self._signed(answer, opened, started, question)
        except Exception:  # noqa: BLE001 - the outermost handler: a person gets a sentence, the log the traceback
            _log.exception("a question failed")
            language = conversation.language or language_of(question)
            answer = Answer(Mode.CHAT, language, message(language, "answer-failed"), confidence=0.0)
            answer = self._signed(answer, opened, started, question)
        answer = self._kept(question, answer, conversation, asker)
        conversation.remember(question, answer, asker)
        return answer

    def recall(self, kept: str, conversation: Conversation) -> None:
        """Give again what was kept of a turn, and remember it in a conversation; what cannot be given is left out."""
        started, opened, case = time.perf_counter(), self._refreshed(), case_in(kept)
        try:
            if case is None:
                answer = self._signed(opened.answerer.answer(kept, conversation), opened, started, kept)
                conversation.remember(kept, answer)
            else:
                answer = self.calculate(case.name, case.given, case.language, arabic_digits=case.arabic_digits)
                conversation.remember(case.calculator.summary(case.language), answer)
        except Exception:  # noqa: BLE001 - an old question must not keep the new one from its answer
            _log.exception("a question was not asked again")

    def replay(self, receipt: Receipt) -> Answer:
        """Answer a receipt's question again, after the questions before it, from its generation where that is kept."""
        opened = self._of_generation(receipt.answer["provenance"]["generation"]) or self._refreshed()
        conversation = Conversation(receipt.language)
        for question in (*receipt.before, receipt.question):
            started = time.perf_counter()
            answer = self._signed(opened.answerer.answer(question, conversation), opened, started, question)
            conversation.remember(question, answer)
        return answer

    def _of_generation(self, name: str) -> _Opened | None:
        try:
            return _Opened.of(self._store.open(name, self._encoder))
        except (IndexingError, OSError):
            return None

    def _kept(self, question: str, answer: Answer, conversation: Conversation, asker: str) -> Answer:
        """Keep a receipt of an answer; one that cannot be kept is no reason not to answer."""
        if self._receipts is None:
            return answer
        answer = replace(answer, id=fresh_id())
        before = tuple(turn.question for turn in conversation.turns)
        receipt = Receipt(answer.id, asker, question, answer.as_receipt(), conversation.language, before)
        try:
            self._receipts.save(receipt)
        except Failure as error:
            _log.error("a receipt was not kept: %s", error)
            return replace(answer, id="")
        return answer

    def calculate(
        self,
        name: str,
        arguments: RawArguments,
        language: Language,
        origins: Origins | None = None,
        *,
        arabic_digits: bool = False,
    ) -> Answer:
        """Run a calculator by name; raises CalculatorError.

        `origins` tells where inputs come from, if not from the asker; `arabic_digits` writes figures as ٠–٩.
        """
        started = time.perf_counter()
        opened = self._refreshed()
        answer = answer_command(name, arguments, language, opened.knowledge, origins, arabic_digits=arabic_digits)
        return self._signed(answer, opened, started)

    @property
    def encoder(self) -> Encoder:
        """What makes the index's vectors."""
        return self._encoder

    @property
    def knowledge(self) -> Knowledge:
        """What the generation in force knows."""
        return self._refreshed().knowledge

    @property
    def vectors(self) -> str:
        """Where vectors are searched: "here", "shared", or "away" while those that are shared cannot be reached."""
        return self._refreshed().knowledge.vectors_at

    def glimpse(self, question: str, language: Language | None = None) -> Answer:
        """Answer a question outside of any conversation, in the sources' own sentences, keeping nothing of it."""
        started = time.perf_counter()
        opened = self._refreshed()
        answer = opened.answerer.answer(question, Conversation(language))
        return self._signed(answer, opened, started, question)

    def receipt(self, receipt_id: str) -> Receipt | None:
        """Return an answer's receipt; None when there is none, or none are kept."""
        return self._receipts.of(receipt_id) if self._receipts else None

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

    def _shared(self, generation: Generation) -> Generation:
        """Have the vectors of a generation searched where processes share them, if they do."""
        if self._vectors is None:
            return generation
        from index.milvus.index import share

        return share(generation, self._vectors)

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
                    self._opened = _Opened.of(self._shared(generation), self._server)
            return self._opened

    def _signed(self, answer: Answer, opened: _Opened, started: float, question: str = "") -> Answer:
        """Return what of an answer may go out, with what made it; every answer passes here."""
        answer = opened.guard.check(answer, question)
        model = answer.provenance.model if answer.provenance else ""
        provenance = Provenance(opened.knowledge.name, self._encoder.id, _version(), model)
        return replace(answer, provenance=provenance, elapsed_ms=(time.perf_counter() - started) * 1_000)


def _server(settings: Settings) -> Server | None:
    """Return the language model's server, None where there is none to ask."""
    if not settings.llm_url:
        return None
    from bot.llm.budget import Budget
    from bot.llm.server import Server  # its library loads in half a second, and most do without

    key = settings.llm_key.get_secret_value() if settings.llm_key else ""
    return Server(
        settings.llm_url, settings.llm_model, key, settings.llm_timeout, budget=Budget(settings.llm_calls_per_day)
    )


def _vectors(settings: Settings) -> MilvusStore | None:
    """Return where vectors are shared, None where they are not; nothing is asked of it yet."""
    if not settings.index_url:
        return None
    from index.milvus.store import MilvusStore

    return MilvusStore(settings.index_url)


def _phraser(knowledge: Knowledge, guard: Guard, server: Server | None) -> Phraser | None:
    if server is None:
        return None
    from bot.llm.phraser import Phraser

    return Phraser(knowledge, guard, server)


@cache
def _version() -> str:
    try:
        return version("qudra")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "0"
