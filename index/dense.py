"""Dense search: exact inner products of unit vectors in FAISS, of passages and of their sentences.

A passage scores the mean of its own cosine and its best sentence's: a question is answered by a sentence, and a vector
of a whole paragraph blurs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index import faiss_file
from index.vectors import Vectors

Starts = NDArray[np.int64]

_FILE, _STARTS = "dense.faiss", "starts.npy"


class DenseIndex:
    """Vectors of a list of passages: `build -> scores -> save -> load`.

    Row `starts[i]` is passage i's own vector, the rows up to `starts[i + 1]` those of its sentences.
    """

    def __init__(self, index: faiss.Index, starts: Starts) -> None:
        self._index = index
        self._starts = starts

    @classmethod
    def build(cls, vectors: Vectors, starts: Starts) -> DenseIndex:
        """Index unit vectors, shape (rows, dimension), of which `starts`, shape (count,), are the passages' own."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, np.float32))
        return cls(index, np.asarray(starts, np.int64))

    @property
    def count(self) -> int:
        """Number of passages."""
        return len(self._starts)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._index.d)

    def fits(self, texts: Sequence[str], starts: Starts) -> bool:
        """Tell whether the rows can be those of some texts, as `dense_texts` lays them out."""
        return int(self._index.ntotal) == len(texts) and np.array_equal(self._starts, starts)

    def vectors(self) -> Vectors:
        """Return the vectors as they were added, shape (rows, dimension)."""
        return np.asarray(self._index.reconstruct_n(0, int(self._index.ntotal)), np.float32)

    def rows_of(self, place: int) -> Vectors:
        """Return the vectors of a passage: its own, then those of its sentences, shape (rows, dimension)."""
        start = int(self._starts[place])
        end = int(self._starts[place + 1]) if place + 1 < self.count else int(self._index.ntotal)
        return np.asarray(self._index.reconstruct_n(start, end - start), np.float32)

    def scores(self, query: Vectors) -> NDArray[np.float32]:
        """Return the score of every passage for a query vector of shape (dimension,), shape (count,)."""
        if not self.count:
            return np.zeros(0, np.float32)
        found, rows = self._index.search(query[np.newaxis, :], int(self._index.ntotal))
        cosines = np.zeros(int(self._index.ntotal), np.float32)
        cosines[rows[0]] = found[0]
        best = np.maximum.reduceat(cosines, self._starts)
        return np.asarray((cosines[self._starts] + best) / 2, np.float32)

    def save(self, folder: Path) -> None:
        """Write the index into an existing folder."""
        faiss_file.write(self._index, folder / _FILE)
        np.save(folder / _STARTS, self._starts, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> DenseIndex:
        """Read what `save` wrote."""
        return cls(faiss.read_index(str(folder / _FILE)), np.load(folder / _STARTS, allow_pickle=False))
