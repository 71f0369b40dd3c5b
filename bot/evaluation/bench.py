"""Benches: of warm answers, in wall and in processor time, and of an encoder on a retrieval set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from resource import RUSAGE_SELF, getrusage
from time import perf_counter, process_time

from bot.conversation import Conversation
from bot.evaluation.answers import Asked
from bot.evaluation.beir import BeirSet
from bot.evaluation.questions import GoldenQuestion
from bot.evaluation.retrieval import index_of_set
from bot.evaluation.spread import Spread
from index.encoder import load_encoder

_WARM = 8  # documents that are encoded before the clock starts


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds that answers took, over `count` of them."""

    count: int
    wall: Spread
    processor: Spread


def time_answers(engine: Asked, questions: Sequence[GoldenQuestion], repeat: int) -> Timing:
    """Answer every question once untimed, then `repeat` times timed; histories are never timed."""
    for question in questions:
        _time(engine, question)
    times = [_time(engine, question) for _ in range(repeat) for question in questions]
    return Timing(len(times), Spread.of([wall for wall, _ in times]), Spread.of([used for _, used in times]))


def _time(engine: Asked, question: GoldenQuestion) -> tuple[float, float]:
    conversation = Conversation()
    for earlier in question.history:
        engine.ask(earlier, conversation)
    wall, used = perf_counter(), process_time()
    engine.ask(question.question, conversation)
    return (perf_counter() - wall) * 1_000, (process_time() - used) * 1_000


@dataclass(frozen=True, slots=True)
class EncoderTiming:
    """How an encoder does on a retrieval set: seconds to load, milliseconds a query, passages indexed a second."""

    encoder: str
    loading: float
    query: Spread
    passages_per_second: float
    peak_megabytes: float


def time_encoder(name: str, beir: BeirSet) -> EncoderTiming:
    """Load an encoder, index a set's documents with their sentences, and encode its queries one by one."""
    start = perf_counter()
    encoder = load_encoder(name)
    loading = perf_counter() - start
    encoder.encode_passages([document.content for document in beir.documents[:_WARM]])
    start = perf_counter()
    index_of_set(beir, encoder)
    indexing = perf_counter() - start
    times: list[float] = []
    for query in beir.queries:
        start = perf_counter()
        encoder.encode_queries([query.text])
        times.append((perf_counter() - start) * 1_000)
    peak = getrusage(RUSAGE_SELF).ru_maxrss / 1_024
    return EncoderTiming(encoder.id, loading, Spread.of(times), len(beir.documents) / indexing, peak)
