"""A segment: some documents with their passages, vectors and postings in a folder that never changes once written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from corpus.document import Document
from corpus.passage import Passage, passages_of
from index.encoder import Encoder
from index.index import Progress, dense_texts, embed
from index.large.column import Places
from index.large.counting import TextCounter
from index.large.postings import DiskPostings
from index.large.rows import DiskRows
from index.large.sources import Sources
from index.vectors import Vectors

Known = Callable[[Document], Mapping[str, Vectors]]  # the vectors of a document's texts that an index has already

_SOURCES, _ROWS, _POSTINGS = "sources", "rows", "postings"
_BLOCK = 4_096  # texts whose vectors are written at a time


class Segment:
    """What a folder holds, and which of its passages are still in force."""

    def __init__(self, folder: Path, dimension: int, removed: Iterable[int] = ()) -> None:
        """Open a folder, of which some documents, by place, were removed since it was written."""
        self.name = folder.name
        self.folder = folder
        self.removed = sorted(removed)
        self.sources = Sources(folder / _SOURCES)
        self.rows = DiskRows(folder / _ROWS, dimension)
        self.postings = DiskPostings(folder / _POSTINGS)
        if not self.sources.count == self.rows.count == self.postings.count:
            raise ValueError(f"{self.name}: its vectors or postings are of other passages")
        self._in_force = np.ones(self.sources.count, np.bool_)
        self._in_force[self.sources.of_documents(np.array(self.removed, np.int64))] = False
        self.places = np.flatnonzero(self._in_force).astype(np.int32)

    @property
    def documents(self) -> list[int]:
        """The places of the documents that are in force."""
        gone = set(self.removed)
        return [at for at in range(len(self.sources.heads)) if at not in gone]

    def in_force(self, places: Places) -> Places:
        """Return those of some passages that are in force."""
        return places[self._in_force[places]]


class SegmentWriter:
    """Documents into a folder, embedding only what is not known: `SegmentWriter(encoder, known).write(...)`."""

    def __init__(self, encoder: Encoder, known: Known, progress: Progress | None = None) -> None:
        self.embedded = 0
        self._encoder = encoder
        self._known = known
        self._progress = progress
        self._sizes: list[int] = []  # rows of each passage so far

    def write(self, documents: Sequence[Document], folder: Path) -> Segment:
        """Write documents into a folder, which is made, and open it."""
        folder.mkdir(parents=True)
        cut = [passages_of(document) for document in documents]
        Sources.write(documents, cut, folder / _SOURCES)
        counter = TextCounter()
        for passage in (passage for passages in cut for passage in passages):
            counter.add(passage.text)
        counter.write(folder / _POSTINGS)
        del counter  # its arrays are as large as the vectors' cells will be
        self._sizes.clear()
        DiskRows.write(self._vectors(documents, cut), self._sizes, self._encoder.dimension, folder / _ROWS)
        return Segment(folder, self._encoder.dimension)

    def _vectors(self, documents: Sequence[Document], cut: Sequence[Sequence[Passage]]) -> Iterator[Vectors]:
        texts: list[str] = []
        known: dict[str, Vectors] = {}
        done, total = 0, sum(map(len, cut))
        for document, passages in zip(documents, cut, strict=True):
            done += len(passages)
            laid, starts = dense_texts(passages)
            self._sizes.extend(np.diff(starts, append=len(laid)).tolist())
            texts.extend(laid)
            known.update(self._known(document))
            if len(texts) >= _BLOCK or done == total:
                yield self._embedded(texts, known)
                texts, known = [], {}
                if self._progress is not None:
                    self._progress(done, total)

    def _embedded(self, texts: Sequence[str], known: dict[str, Vectors]) -> Vectors:
        fresh = list(dict.fromkeys(text for text in texts if text not in known))
        known.update(zip(fresh, embed(fresh, self._encoder), strict=True))
        self.embedded += len(fresh)
        return np.array([known[text] for text in texts], np.float32).reshape(-1, self._encoder.dimension)
