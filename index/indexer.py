"""Indexing: from documents to a generation, embedding only what changed; put in force at once, or once it is judged."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from corpus.document import Document
from corpus.passage import Passage, passages_of
from index.dense import DenseIndex
from index.encoder import Encoder
from index.errors import IndexingError
from index.generation import Generation, GenerationStore, content_digest, save_exact
from index.index import Progress, dense_texts, embed
from index.large.renewal import Renewed, known_in, renew
from index.large.size import is_large
from index.lexical import LexicalIndex
from index.vectors import Vectors


class BuildInProgress(IndexingError):  # noqa: N818 - reads as a sentence where it is raised
    """Another process or thread is building an index in the same home."""


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What a build did; without a change, its generation is the one in force already."""

    generation: str
    documents: int
    passages: int
    embedded: int
    seconds: float
    changed: bool


def build_generation(
    home: Path,
    documents: Sequence[Document],
    encoder: Encoder,
    full: bool = False,
    progress: Progress | None = None,
) -> IndexReport:
    """Index documents into a generation under `home` and put it in force; `full` embeds everything again.

    `progress` is told (done, total) as passages are embedded. Raises BuildInProgress while another build runs.
    """
    with _alone(home) as store:
        report = _written(store, documents, encoder, full, progress)
        if report.changed:
            store.put_in_force(report.generation)
        return report


def write_generation(
    home: Path,
    documents: Sequence[Document],
    encoder: Encoder,
    full: bool = False,
    progress: Progress | None = None,
) -> IndexReport:
    """Index documents as `build_generation` does, but leave the one in force as it is.

    What was written is a candidate until `GenerationStore.put_in_force` takes it, or the next build clears it away.
    """
    with _alone(home) as store:
        return _written(store, documents, encoder, full, progress)


@contextmanager
def _alone(home: Path) -> Iterator[GenerationStore]:
    """Give the generations to one builder at a time."""
    store = GenerationStore(home)
    try:
        with FileLock(store.lock_file, timeout=0):
            yield store
    except Timeout as error:
        raise BuildInProgress("another indexing run holds the lock") from error


def _written(
    store: GenerationStore, documents: Sequence[Document], encoder: Encoder, full: bool, progress: Progress | None
) -> IndexReport:
    started = time.perf_counter()
    store.clear_unfinished()
    digest = content_digest(documents, encoder.id)
    name, embedded = None if full else store.find(digest), 0
    if name is None:
        old = None if full else store.open_latest(encoder)
        write = _write_large if is_large(documents) else _write_exact
        name, passages, embedded = write(store, digest, documents, encoder, old, progress)
    else:
        passages = len(store.open(name, encoder).index.passages)
        if progress is not None:
            progress(passages, passages)
    changed = name != store.current()
    return IndexReport(name, len(documents), passages, embedded, time.perf_counter() - started, changed)


def _write_large(
    store: GenerationStore,
    digest: str,
    documents: Sequence[Document],
    encoder: Encoder,
    old: Generation | None,
    progress: Progress | None,
) -> tuple[str, int, int]:
    """Write a generation of segments; return its name, how many passages it has and how many texts were embedded."""
    renewed: list[Renewed] = []
    before = (old.documents, old.index) if old is not None else None

    def fill(folder: Path) -> None:
        renewed.append(renew(documents, encoder, before, folder, progress))

    name = store.write(digest, encoder.id, fill)
    return name, renewed[0].passages, renewed[0].embedded


def _write_exact(
    store: GenerationStore,
    digest: str,
    documents: Sequence[Document],
    encoder: Encoder,
    old: Generation | None,
    progress: Progress | None,
) -> tuple[str, int, int]:
    """Write a generation that is searched exactly; return its name, its passages and the texts that were embedded."""
    passages = [passage for document in documents for passage in passages_of(document)]
    dense, embedded = _dense(passages, encoder, _vectors_of(old, documents) if old is not None else {}, progress)
    lexical = LexicalIndex.build([passage.text for passage in passages])
    name = store.write(digest, encoder.id, lambda folder: save_exact(folder, documents, lexical, dense))
    return name, len(passages), embedded


def _vectors_of(old: Generation, documents: Sequence[Document]) -> dict[str, Vectors]:
    """Return the vectors of texts that a generation has already; of a large one, of documents by the same names."""
    if isinstance(old.index.dense, DenseIndex):
        return dict(zip(dense_texts(old.index.passages)[0], old.index.dense.vectors(), strict=True))
    known = known_in((old.documents, old.index))
    return {text: vector for document in documents for text, vector in known(document).items()}


def _dense(
    passages: Sequence[Passage], encoder: Encoder, known: dict[str, Vectors], progress: Progress | None
) -> tuple[DenseIndex, int]:
    """Return the passages' dense index, and how many texts had to be embedded for it."""
    texts, starts = dense_texts(passages)
    fresh = list(dict.fromkeys(text for text in texts if text not in known))
    known.update(zip(fresh, embed(fresh, encoder, progress), strict=True))
    vectors = np.stack([known[text] for text in texts]) if texts else np.zeros((0, encoder.dimension), np.float32)
    return DenseIndex.build(vectors, starts), len(fresh)
