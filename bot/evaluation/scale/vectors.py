"""Vectors for synthetic texts: mixtures of the shipped passages' own, looked up by the text instead of encoded."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.evaluation.scale.texts import Written
from index.large.vocabulary import digests_of
from index.vectors import Vectors

_TOPIC, _SECOND, _THIRD, _NOISE = 0.7, 0.45, 0.35, 0.2  # of a passage's vector
_PASSAGE, _OTHER = 0.75, 0.45  # of a sentence's: its passage's, and another's
_NOISES = 4_096


class VectorsOfTexts:
    """An encoder's place-holder that knows the texts it was told of, and queries that are near to one of them."""

    id = "scale"

    def __init__(self, real: Vectors, seed: int = 0) -> None:
        """Take the vectors of real passages, shape (count, dimension)."""
        generator = np.random.default_rng(seed)
        noises = generator.standard_normal((_NOISES, real.shape[1]))
        self._real = real
        self._noises = np.asarray(noises / np.linalg.norm(noises, axis=1, keepdims=True), np.float32)
        self._pending: list[tuple[NDArray[np.uint64], NDArray[np.uint64], int]] = []
        self._digests, self._seeds, self._topics = np.zeros((3, 0), np.uint64)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._real.shape[1])

    def learn(self, passages: Sequence[Written]) -> None:
        """Take in texts: a passage, and its sentences, which are near to it."""
        for passage in passages:
            own = digests_of([passage.text, *passage.sentences])
            self._pending.append((own, np.full(len(own), own[0]), passage.topic))

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Look vectors up; KeyError for a text that is not known."""
        self._settle()
        wanted = digests_of(texts)
        at = np.minimum(np.searchsorted(self._digests, wanted), max(len(self._digests) - 1, 0))
        if not np.array_equal(self._digests[at], wanted):
            raise KeyError("a text that no synthetic document holds")
        passages, topics = self._seeds[at], self._topics[at]
        vectors = self._mixed(passages, topics)
        sentences = passages != wanted
        others = self._drawn(self._real, wanted[sentences], 4)
        vectors[sentences] = _unit(_PASSAGE * vectors[sentences] + _OTHER * others)
        return vectors

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return vectors near to those of the texts, as a question's is near to its answer's."""
        vectors = self.encode_passages(texts)
        return _unit(_PASSAGE * vectors + _OTHER * self._drawn(self._real, digests_of(texts), 5))

    def _mixed(self, seeds: NDArray[np.uint64], topics: NDArray[np.uint64]) -> Vectors:
        mixed = _TOPIC * self._real[topics.astype(np.int64)]
        mixed += _SECOND * self._drawn(self._real, seeds, 1) + _THIRD * self._drawn(self._real, seeds, 2)
        return _unit(mixed + _NOISE * self._drawn(self._noises, seeds, 3))

    def _drawn(self, vectors: Vectors, seeds: NDArray[np.uint64], draw: int) -> Vectors:
        mixed = (seeds ^ np.uint64(draw)) * np.uint64(0x9E3779B97F4A7C15)  # wraps: Fibonacci hashing
        return vectors[((mixed >> np.uint64(20)) % np.uint64(len(vectors))).astype(np.int64)]

    def _settle(self) -> None:
        """Sort what was learnt since."""
        if not self._pending:
            return
        digests, seeds = (np.concatenate([part[at] for part in self._pending]) for at in (0, 1))
        topics = np.repeat([topic for *_, topic in self._pending], [len(own) for own, *_ in self._pending])
        self._pending = []
        digests = np.concatenate([self._digests, digests])
        self._digests, kept = np.unique(digests, return_index=True)
        self._seeds = np.concatenate([self._seeds, seeds])[kept]
        self._topics = np.concatenate([self._topics, topics.astype(np.uint64)])[kept]


def _unit(vectors: Vectors) -> Vectors:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9), np.float32)
