"""A retrieval run: a BEIR set through an index of it in memory, timed and measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from pydantic import BaseModel, ConfigDict

from bot.evaluation.beir import BeirDocument, BeirSet
from bot.evaluation.metrics import Metrics
from bot.evaluation.spread import Spread
from bot.evaluation.trec import Ranked, Run
from corpus.language import language_of
from corpus.passage import Passage
from index.encoder import Encoder
from index.index import Index, SearchMode

DEPTH = 100  # documents retrieved for a query; the metrics look at the first ten


class RetrievalReport(BaseModel):
    """Metrics are None without judgements; latency is of one search, in milliseconds."""

    model_config = ConfigDict(frozen=True)

    documents: int
    queries: int
    mode: SearchMode
    encoder: str
    metrics: Metrics | None
    latency_ms: Spread

    def scores(self) -> dict[str, float]:
        """Return the scores that a threshold may be set on, by name."""
        return self.metrics.scores() if self.metrics else {}


@dataclass(frozen=True, slots=True)
class RetrievalRun:
    """What was found for every query, and the report on it."""

    run: Run
    report: RetrievalReport


def index_of_set(beir: BeirSet, encoder: Encoder) -> Index:
    """Index a set's documents in memory, a passage each."""
    return Index.build(passages_of_set(beir.documents), encoder)


def retrieve(beir: BeirSet, index: Index, mode: SearchMode) -> RetrievalRun:
    """Search every query of a set in its index, and measure."""
    run: dict[str, list[Ranked]] = {}
    elapsed: list[float] = []
    for query in beir.queries:
        start = perf_counter()
        hits = index.search(query.text, DEPTH, mode)
        elapsed.append((perf_counter() - start) * 1_000)
        run[query.id] = [Ranked(hit.passage.document, hit.score) for hit in hits]
    rankings = {query: [ranked.document for ranked in found] for query, found in run.items()}
    report = RetrievalReport(
        documents=len(beir.documents),
        queries=len(beir.queries),
        mode=mode,
        encoder=index.encoder.id,
        metrics=Metrics.of(beir.qrels, rankings) if beir.qrels else None,
        latency_ms=Spread.of(elapsed),
    )
    return RetrievalRun(run, report)


def passages_of_set(documents: Sequence[BeirDocument]) -> list[Passage]:
    """Return a set's documents as passages, one each."""
    return [
        Passage(
            document=document.id,
            source=document.id,
            language=language_of(document.content),
            paragraph=1,
            part=0,
            start=0,
            end=len(document.content),
            text=document.content,
        )
        for document in documents
    ]
