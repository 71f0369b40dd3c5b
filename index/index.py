"""The index of one generation: documents, their passages, and the search over them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Passage
from index.dense import DenseIndex, Vectors
from index.encoder import Encoder
from index.fusion import fuse
from index.hit import Hit
from index.lexical import LexicalIndex

SearchMode = Literal["hybrid", "lexical", "dense"]
Progress = Callable[[int, int], None]

_BATCH = 64


class Index:
    """Search over a list of passages by words and by meaning."""

    def __init__(self, passages: Sequence[Passage], lexical: LexicalIndex, dense: DenseIndex, encoder: Encoder) -> None:
        self.passages = tuple(passages)
        self.lexical = lexical
        self.dense = dense
        self.encoder = encoder

    @classmethod
    def build(cls, passages: Sequence[Passage], encoder: Encoder, progress: Progress | None = None) -> Index:
        """Index passages in memory; `progress` is told how many of them are embedded."""
        vectors = embed([passage.text for passage in passages], encoder, progress)
        return cls(passages, LexicalIndex.build([p.text for p in passages]), DenseIndex.build(vectors), encoder)

    def search(self, query: str, limit: int = 10, mode: SearchMode = "hybrid") -> list[Hit]:
        """Return the best passages for a query, best first, ties in corpus order; those without any match are left out."""
        lexical = self.lexical.scores(query) if mode != "dense" else np.zeros(len(self.passages), np.float32)
        dense = self._dense_scores(query) if mode != "lexical" else np.zeros(len(self.passages), np.float32)
        scores = fuse(lexical, dense) if mode == "hybrid" else lexical + dense
        best = np.argsort(-scores, kind="stable")[:limit]
        return [
            Hit(self.passages[at], float(scores[at]), float(lexical[at]), float(dense[at])) for at in best if scores[at] > 0
        ]

    def _dense_scores(self, query: str) -> NDArray[np.float32]:
        return self.dense.scores(self.encoder.encode_queries([query])[0])


def embed(texts: Sequence[str], encoder: Encoder, progress: Progress | None = None) -> Vectors:
    """Encode passages in batches, shape (len(texts), dimension)."""
    vectors = np.zeros((len(texts), encoder.dimension), np.float32)
    for at in range(0, len(texts), _BATCH):
        vectors[at : at + _BATCH] = encoder.encode_passages(texts[at : at + _BATCH])
        if progress is not None:
            progress(min(at + _BATCH, len(texts)), len(texts))
    return vectors
