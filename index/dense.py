"""Dense search: exact inner products of unit vectors in FAISS."""

from __future__ import annotations

from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

_FILE = "dense.faiss"


class DenseIndex:
    """Vectors of a list of texts: `build -> search -> save -> load`."""

    def __init__(self, index: faiss.IndexFlatIP) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: Vectors) -> DenseIndex:
        """Index unit vectors, shape (count, dimension)."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, np.float32))
        return cls(index)

    @property
    def count(self) -> int:
        """Number of vectors."""
        return int(self._index.ntotal)

    def vectors(self) -> Vectors:
        """Return the vectors as they were added, shape (count, dimension)."""
        return np.asarray(self._index.reconstruct_n(0, self.count), np.float32)

    def scores(self, query: Vectors) -> NDArray[np.float32]:
        """Return the cosine of every text with a query vector of shape (dimension,), shape (count,)."""
        found, ids = self._index.search(query[np.newaxis, :], self.count)
        scores = np.zeros(self.count, np.float32)
        scores[ids[0]] = found[0]
        return scores

    def save(self, folder: Path) -> None:
        """Write the index into an existing folder."""
        faiss.write_index(self._index, str(folder / _FILE))

    @classmethod
    def load(cls, folder: Path) -> DenseIndex:
        """Read what `save` wrote."""
        return cls(faiss.read_index(str(folder / _FILE)))
