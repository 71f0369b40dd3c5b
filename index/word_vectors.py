"""Vectors of single words, in whatever language: the mean of the rows of its pieces in the bundled encoder's table.

That encoder learnt Arabic against its English teacher, so `resigned` and `استقال` lie close; and a row needs no model
to run. The table's common direction is taken off, as Mu and Viswanath, "All-but-the-Top" (2018), advise.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.encoder import BUNDLED_MODEL
from index.transformer import shared_transformer
from index.vectors import Vectors
from index.weights import TokenRows

SILENT = 0  # the id of what has no vector: its row is zero
_ROOM = 4_096  # rows added at a time
_PASSING = 1_024  # words of questions whose vectors are kept for a while
_SAMPLE = 16  # one in so many rows makes the common direction
_TINY = 1e-6


class WordVectors:
    """A growing list of words with their unit vectors: a word keeps its id, ids come in the order of asking.

    `ids` is for the words of what is searched; those of questions, which never end, go through `mean` and are let go.
    """

    def __init__(self, tokenizer: Tokenizer, rows: TokenRows) -> None:
        self._tokenizer = tokenizer
        self._rows = rows
        self._common = rows.sample(_SAMPLE).astype(np.float32).mean(axis=0)
        self._ids: dict[str, int] = {}
        self._vectors = np.zeros((_ROOM, rows.dimension), np.float32)
        self._lock = threading.Lock()
        self._passing = lru_cache(_PASSING)(self._read)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._vectors.shape[1])

    def ids(self, words: Sequence[str]) -> NDArray[np.int64]:
        """Return the ids of words, shape (len(words),); SILENT for the empty word."""
        known = self._ids
        if fresh := {word for word in words if word and word not in known}:
            self._add(sorted(fresh))
        return np.fromiter((known[word] if word else SILENT for word in words), np.int64, len(words))

    def of(self, ids: NDArray[np.int64]) -> Vectors:
        """Return the vectors of ids, shape (len(ids), dimension)."""
        return np.asarray(self._vectors[ids], np.float32)

    def mean(self, words: Iterable[str]) -> Vectors:
        """Return the unit vector between some words, shape (dimension,); zero without any."""
        vectors = [self._vectors[known] if (known := self._ids.get(word)) else self._passing(word) for word in words]
        return _unit(np.sum(vectors, axis=0)) if vectors else np.zeros(self.dimension, np.float32)

    def _read(self, word: str) -> Vectors:
        return self._made(self._tokenizer.encode(word, add_special_tokens=False).ids)

    def _add(self, words: Sequence[str]) -> None:
        pieces = self._tokenizer.encode_batch(list(words), add_special_tokens=False)
        made = [self._made(encoding.ids) for encoding in pieces]
        with self._lock:
            for word, vector in zip(words, made, strict=True):
                if word in self._ids:
                    continue
                at = len(self._ids) + 1
                if at >= len(self._vectors):
                    self._vectors = np.concatenate([self._vectors, np.zeros((_ROOM, self.dimension), np.float32)])
                self._vectors[at] = vector
                self._ids[word] = at  # last: whoever sees the id finds its vector

    def _made(self, pieces: Sequence[int]) -> Vectors:
        if not pieces:
            return np.zeros(self.dimension, np.float32)
        return _unit(self._rows.of(np.array(pieces)).astype(np.float32).mean(axis=0) - self._common)


@cache
def bundled_words() -> WordVectors:
    """Return the words of the bundled encoder, whichever encoder is configured."""
    transformer = shared_transformer(BUNDLED_MODEL)
    return WordVectors(transformer.tokenizer, transformer.rows)


def _unit(vector: Vectors) -> Vectors:
    return np.asarray(vector / max(float(np.linalg.norm(vector)), _TINY), np.float32)
