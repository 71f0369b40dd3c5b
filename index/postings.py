"""Postings: how often each text holds each word, and BM25 of a query's words as translations say them.

A word's frequency in a text, and the number of texts that hold it, are those of its translations, each times its
probability: Darwish and Oard, "Probabilistic Structured Query Methods" (2003).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

K1, B = 1.2, 0.75

_ARRAYS = ("starts", "texts", "counts", "lengths")
_VOCABULARY = "vocabulary.json"


class Postings:
    """Counts of words in texts: `build -> scores -> save -> load`.

    Word i is held by `texts[starts[i] : starts[i + 1]]`, each as often as `counts` says there.
    """

    def __init__(self, vocabulary: Mapping[str, int], arrays: Mapping[str, NDArray[np.int32]]) -> None:
        self.vocabulary = vocabulary
        self._starts, self._texts, self._counts, self._lengths = (arrays[name] for name in _ARRAYS)
        mean = max(float(self._lengths.mean()), 1.0) if len(self._lengths) else 1.0
        self._norms = K1 * (1 - B + B * self._lengths / mean)

    @classmethod
    def build(cls, texts: Sequence[Sequence[str]]) -> Postings:
        """Count the words of texts."""
        vocabulary: dict[str, int] = {}
        words = np.array([vocabulary.setdefault(word, len(vocabulary)) for text in texts for word in text], np.int64)
        lengths = np.array([len(text) for text in texts], np.int32)
        slots = words * max(len(texts), 1) + np.repeat(np.arange(len(texts)), lengths)
        slots, counts = np.unique(slots, return_counts=True)
        held, places = np.divmod(slots, max(len(texts), 1))
        starts = np.searchsorted(held, np.arange(len(vocabulary) + 1))
        counted: tuple[NDArray[Any], ...] = (starts, places, counts, lengths)
        arrays = dict(zip(_ARRAYS, counted, strict=True))
        return cls(vocabulary, {name: array.astype(np.int32) for name, array in arrays.items()})

    def held(self, word: str) -> int:
        """Return in how many texts a word is."""
        at = self.vocabulary.get(word)
        return 0 if at is None else int(self._starts[at + 1] - self._starts[at])

    def scores(self, words: Sequence[Mapping[str, float]]) -> Scores:
        """Return the score of every text, shape (count,), for words as mappings of what says them to its weight."""
        count = len(self._lengths)
        said = [
            (at, self.vocabulary[word], weight)
            for at, by in enumerate(words)
            for word, weight in by.items()
            if word in self.vocabulary
        ]
        if not said:
            return np.zeros(count, np.float32)
        owner, column, weight = (np.array(values) for values in zip(*said, strict=True))
        entries, sizes = entries_of(self._starts, column)
        slots = np.repeat(owner, sizes) * count + self._texts[entries]
        counts = np.bincount(slots, np.repeat(weight, sizes) * self._counts[entries], len(words) * count)
        counts = counts.reshape(len(words), count)
        held = np.minimum(np.bincount(owner, weight * sizes, len(words)), count)
        rarity = np.log(1 + (count - held + 0.5) / (held + 0.5))
        return np.asarray((rarity[:, np.newaxis] * counts / (counts + self._norms)).sum(axis=0), np.float32)

    def share(self, words: Sequence[str]) -> Scores:
        """Return the share of each text, 0 to 1, that is made of some words, shape (count,)."""
        entries, _ = entries_of(
            self._starts, np.array([self.vocabulary[word] for word in words if word in self.vocabulary], np.int64)
        )
        found = np.bincount(self._texts[entries], self._counts[entries], len(self._lengths))
        return np.asarray(found / np.maximum(self._lengths, 1), np.float32)

    def save(self, folder: Path) -> None:
        """Write the postings into a folder, which is made."""
        folder.mkdir()
        for name, array in zip(_ARRAYS, (self._starts, self._texts, self._counts, self._lengths), strict=True):
            np.save(folder / f"{name}.npy", array, allow_pickle=False)
        (folder / _VOCABULARY).write_text(json.dumps(list(self.vocabulary), ensure_ascii=False), "utf-8")

    @classmethod
    def load(cls, folder: Path) -> Postings:
        """Read what `save` wrote."""
        words = json.loads((folder / _VOCABULARY).read_text("utf-8"))
        arrays = {name: np.load(folder / f"{name}.npy", allow_pickle=False) for name in _ARRAYS}
        return cls({word: at for at, word in enumerate(words)}, arrays)


def entries_of(starts: NDArray[np.int32], columns: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the entries of some columns, one column's after the other's, and how many each has."""
    sizes = starts[columns + 1] - starts[columns]
    entries = np.repeat(starts[columns] - np.cumsum(sizes) + sizes, sizes) + np.arange(sizes.sum())
    return entries, sizes
