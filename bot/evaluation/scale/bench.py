"""The bench of scale: an index of each size is built of synthetic texts, renewed, opened and searched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
from pydantic import BaseModel, ConfigDict

from bot.evaluation.scale.searching import Asked, Searching, measure
from bot.evaluation.scale.texts import PASSAGES, Writer, Written, document_of
from bot.evaluation.scale.vectors import VectorsOfTexts
from corpus.document import Document
from corpus.library import Library
from corpus.passage import passages_of
from index.encoder import Encoder
from index.indexer import build_generation
from index.large.size import is_large

_QUERIES, _JUDGED = 320, 60
_FEWEST, _MOST = 3, 8  # words of a query
_CHANGED = 100  # documents that a renewal changes
_SEED = 7


class Row(BaseModel):
    """What an index of so many passages costs: seconds, megabytes (2²⁰ bytes) and milliseconds."""

    model_config = ConfigDict(frozen=True)

    passages: int
    exact: bool
    build_seconds: float
    renewal_seconds: float
    changed: int
    disk_megabytes: float
    searching: Searching


def bench_scale(sizes: Sequence[int], encoder: Encoder, folder: Path | None) -> Iterator[Row]:
    """Measure an index of each size, in order, in a temporary folder, which is made in `folder` where one is given."""
    with TemporaryDirectory(dir=folder, prefix="qudra-scale-") as home:
        shipped = [p for document in Library(Path(home)).documents() for p in passages_of(document)]
    real = encoder.encode_passages([passage.text for passage in shipped])
    for size in sizes:
        with TemporaryDirectory(dir=folder, prefix="qudra-scale-") as home:
            yield _row(size, Writer(shipped), VectorsOfTexts(real), Path(home))


def _row(size: int, writer: Writer, vectors: VectorsOfTexts, home: Path) -> Row:
    count = max(size // PASSAGES, 1)
    documents = [_document(writer, vectors, number) for number in range(count)]
    started = perf_counter()
    report = build_generation(home, documents, vectors)
    built = perf_counter() - started
    disk = sum(path.stat().st_size for path in home.rglob("*") if path.is_file()) / 2**20
    searching = measure(home, _asked(writer, vectors, count))
    changed = np.random.default_rng(_SEED).permutation(count)[:_CHANGED].tolist()
    for number in changed:
        documents[number] = _document(writer, vectors, number, edition=1)
    started = perf_counter()
    build_generation(home, documents, vectors)
    return Row(
        passages=report.passages,
        exact=not is_large(documents),
        build_seconds=round(built, 2),
        renewal_seconds=round(perf_counter() - started, 2),
        changed=len(changed),
        disk_megabytes=round(disk, 1),
        searching=searching,
    )


def _document(writer: Writer, vectors: VectorsOfTexts, number: int, edition: int = 0) -> Document:
    passages = writer.passages(number, edition)
    vectors.learn(passages)
    return document_of(number, passages)


def _asked(writer: Writer, vectors: VectorsOfTexts, documents: int) -> Asked:
    """Return queries, each of some words of a passage that is indexed, with a vector near to that passage's."""
    generator = np.random.default_rng(_SEED)
    chosen = [writer.passages(int(at))[int(generator.integers(PASSAGES))] for at in _places(documents, generator)]
    queries = {_query(passage, generator): passage.text for passage in chosen}
    return Asked(list(queries), vectors.encode_queries(list(queries.values())), min(_JUDGED, len(queries)))


def _places(documents: int, generator: np.random.Generator) -> list[int]:
    return [int(at) for at in generator.integers(0, documents, _QUERIES)]


def _query(passage: Written, generator: np.random.Generator) -> str:
    words = passage.text.replace(".", "").split()
    count = min(int(generator.integers(_FEWEST, _MOST + 1)), len(words))
    return " ".join(generator.choice(words, count, replace=False))
