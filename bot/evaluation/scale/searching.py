"""Searching under measurement, in a process that only opens an index and searches it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from bot.errors import Failure
from bot.evaluation.spread import Spread
from index.fusion import fuse
from index.generation import GenerationStore
from index.index import Index
from index.vectors import Vectors

_WARM = 20  # queries that are searched before the clock starts
_HITS = 10
_TIE = 1e-3  # scores closer together than half-length floats tell apart count as equal


class Searching(BaseModel):
    """What searches cost and find; recall@10 is against the scores of every passage, by side and fused."""

    model_config = ConfigDict(frozen=True)

    opening_seconds: float
    megabytes: float | None  # resident, None where the system does not tell
    search_ms: Spread
    processor_ms: Spread  # of all threads, however busy the machine is with others
    recall: dict[str, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """Queries with their vectors, shape (count, dimension), and of how many the recall is measured."""

    queries: Sequence[str]
    vectors: Vectors
    judged: int


class _Known:
    """An encoder's place-holder that knows the vectors of some queries."""

    id = "scale"

    def __init__(self, asked: Asked) -> None:
        self._vectors = dict(zip(asked.queries, asked.vectors, strict=True))
        self.dimension = int(asked.vectors.shape[1])

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self._vectors[text] for text in texts])

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        raise KeyError(texts[0])


def measure(home: Path, asked: Asked) -> Searching:
    """Measure the index of a home; raises Failure when the process that searches ends early."""
    context = get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_search, args=(home, asked, sending), daemon=True)
    process.start()
    sending.close()
    try:
        return Searching.model_validate(receiving.recv())
    except EOFError as error:
        raise Failure("the process that searches ended early") from error
    finally:
        process.join()
        receiving.close()


def _search(home: Path, asked: Asked, sending: Connection[object, object]) -> None:
    started = perf_counter()
    generation = GenerationStore(home).open_latest(_Known(asked))
    if generation is None:
        return
    opening, index = perf_counter() - started, generation.index
    for query in asked.queries[:_WARM]:
        index.search(query, _HITS)
    times = [_timed(index, query) for query in asked.queries[_WARM:]]
    megabytes = _resident()
    measured = Searching(
        opening_seconds=round(opening, 2),
        megabytes=megabytes,
        search_ms=Spread.of([wall for wall, _ in times]),
        processor_ms=Spread.of([used for _, used in times]),
        recall=_recall(index, asked.queries[-asked.judged :]),
    )
    sending.send(measured.model_dump())


def _timed(index: Index, query: str) -> tuple[float, float]:
    wall, used = perf_counter(), process_time()
    index.search(query, _HITS)
    return (perf_counter() - wall) * 1_000, (process_time() - used) * 1_000


def _recall(index: Index, queries: Sequence[str]) -> dict[str, float]:
    places = {passage.id: place for place, passage in enumerate(index.passages)}
    shares: dict[str, list[float]] = {"lexical": [], "dense": [], "hybrid": []}
    for query in queries:
        lexical, dense = index.lexical.scores(query), index.dense.scores(index.query_vector(query))
        exact = {"lexical": lexical, "dense": dense, "hybrid": fuse(lexical, dense)}
        for mode in ("lexical", "dense", "hybrid"):
            found = [places[hit.passage.id] for hit in index.search(query, _HITS, mode)]
            shares[mode].append(_share(exact[mode], found))
    return {mode: round(float(np.mean(values)), 4) for mode, values in shares.items()}


def _share(scores: NDArray[np.float32], found: Sequence[int]) -> float:
    """Return the share of the best passages that were found; one that scores as the last of these is as good."""
    wanted = min(_HITS, len(scores), int((scores > 0).sum()))
    if not wanted:
        return 1.0
    least = float(np.partition(scores, -wanted)[-wanted])
    return min(float((scores[list(found)] >= least - _TIE * abs(least)).sum()) / wanted, 1.0)


def _resident() -> float | None:
    """Return the resident memory of this process in MB (2²⁰ bytes)."""
    try:
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) / 1_024 for line in lines if line.startswith("VmRSS:")), None)
