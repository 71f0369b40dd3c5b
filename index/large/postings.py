"""Postings on disk: the texts of a term by falling impact, for rough scores, and the terms of a text, for exact scores.

Postings are read in the order of impact until a number of postings is read, as Lin and Trotman, "Anytime Ranking
for Impact-Ordered Indexes" (2015), do, so that a query costs about the same however many texts there are.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.large.column import Column, Places, mapped
from index.large.counting import (
    ALIKE,
    ARABIC,
    DEPTHS,
    FIRSTS,
    HELD,
    HIGHEST,
    LENGTHS,
    LEVELS,
    LOWEST,
    STARTS,
    TERM_AND_COUNT,
    TEXTS,
    TIMES,
    VOCABULARY,
    WRITTEN,
)
from index.large.lists import Lists
from index.large.rough import Rough
from index.large.vocabulary import UNKNOWN, Vocabulary
from index.large.weighing import ANY, Query
from index.large.weighing import ARABIC as ARABIC_TEXTS

Scores = NDArray[np.float32]
Norms = NDArray[np.float32]

_READ = 250_000  # postings that a query reads for rough scores
_IMPACTS = np.asarray(LOWEST + (np.arange(LEVELS)[::-1] + 0.5) / LEVELS * (HIGHEST - LOWEST), np.float32)  # by level
_SIEVE = 1 << 16


class DiskPostings:
    """What `TextCounter` wrote: `rough` scores, then the exact `scores` of some texts."""

    def __init__(self, folder: Path) -> None:
        self.vocabulary = Vocabulary(folder / VOCABULARY)
        self.written = Lists(folder / WRITTEN, self.vocabulary)
        self.alike = Lists(folder / ALIKE, self.vocabulary)
        self.lengths: NDArray[np.uint16] = np.load(folder / LENGTHS, allow_pickle=False)
        self._arabic: NDArray[np.bool_] = np.load(folder / ARABIC, allow_pickle=False)
        self._starts: Places = mapped(folder / STARTS)
        self._firsts: Places = mapped(folder / FIRSTS)
        self._held = Column(folder / HELD, TERM_AND_COUNT)
        self._texts, self._times = Column(folder / TEXTS, np.uint32), Column(folder / TIMES, np.uint8)
        self._depths: NDArray[np.uint32] = mapped(folder / DEPTHS)

    @property
    def count(self) -> int:
        """Number of texts."""
        return len(self._arabic)

    def held(self, terms: list[str]) -> Places:
        """Return in how many texts each of some terms is, shape (len(terms),)."""
        ids = self.vocabulary.ids(terms)
        return np.where(ids == UNKNOWN, 0, self._firsts[ids + 1] - self._firsts[ids]) if self.count else ids * 0

    def rough(self, query: Query, norms: Norms, read: int = _READ) -> Rough:
        """Return the texts that `read` postings are of, those that can gain most, with what they gain by these."""
        ids = self.vocabulary.ids(query.terms)
        uses = np.flatnonzero(ids != UNKNOWN)
        if not len(uses):
            return Rough.nothing()
        ids, parts, weights = ids[uses], query.parts[uses], query.weights[uses]
        sizes: Places = np.diff(self._depths[ids], axis=1, prepend=np.uint32(0)).astype(np.int64)
        depths = _read_first((query.worth[parts] * weights)[:, np.newaxis] * _IMPACTS, sizes, read)
        starts = self._firsts[ids]
        texts = self._texts.gather(starts, starts + depths).astype(np.int64)
        owners = np.repeat(np.arange(len(ids)), depths)
        counts = weights[owners] * self._times.gather(starts, starts + depths)
        norm = norms.take((query.fields[parts] * self.count)[owners] + texts)
        gained = query.worth[parts][owners] * counts / (counts + norm)
        gained[self._foreign(query.languages[parts][owners], texts)] = 0
        return _summed(texts, gained, self.count)

    def scores(self, query: Query, texts: Places, norms: Norms) -> Scores:
        """Return the BM25 scores of texts, shape (len(texts),); `norms` are those of all texts, shape (3, count)."""
        owners, uses, counts = self._met(self.vocabulary.ids(query.terms), texts)
        width = len(query.worth)
        slots = owners * width + query.parts[uses]
        frequencies = np.bincount(slots, query.weights[uses] * counts, len(texts) * width)
        met = np.flatnonzero(frequencies)
        owners, parts = np.divmod(met, width)
        frequency = frequencies[met]
        gained = query.worth[parts] * frequency / (frequency + norms[query.fields[parts], texts[owners]])
        gained[self._foreign(query.languages[parts], texts[owners])] = 0
        return np.bincount(owners, gained, len(texts)).astype(np.float32)

    def _foreign(self, languages: Places, texts: Places) -> NDArray[np.bool_]:
        """Tell which texts are not of the language, each of its own, that is looked for."""
        return np.asarray((languages != ANY) & ((languages == ARABIC_TEXTS) != self._arabic[texts]))

    def _met(self, ids: Places, texts: Places) -> tuple[Places, Places, NDArray[np.uint8]]:
        """Return each use of a term by one of the texts: the text's place among them, the use, and how often."""
        order = np.argsort(ids, kind="stable")[np.count_nonzero(ids == UNKNOWN) :]
        known = ids[order]
        sieve = np.zeros(_SIEVE, np.bool_)  # most terms of a text are not asked for, and one look tells
        sieve[known % _SIEVE] = True
        starts, ends = self._starts[texts], self._starts[texts + 1]
        held = self._held.gather(starts, ends)
        passed = np.flatnonzero(sieve[held["term"].astype(np.uint16)])
        held = held[passed]
        first, last = (np.searchsorted(known, held["term"].astype(np.int64), side) for side in ("left", "right"))
        times = last - first
        uses = order[np.repeat(first - np.cumsum(times) + times, times) + np.arange(times.sum())]
        owners = np.repeat(np.arange(len(texts)), ends - starts)[passed]
        return np.repeat(owners, times), uses, np.repeat(held["count"], times)


def _read_first(gains: NDArray[np.float32], sizes: Places, read: int) -> Places:
    """Return how many postings of each term are read, shape (terms,), when the levels that gain most come first."""
    order = np.argsort(-gains, axis=None, kind="stable")
    sizes = sizes.ravel()[order]
    left = np.maximum(read - np.cumsum(sizes) + sizes, 0)
    return np.bincount(order // LEVELS, np.minimum(sizes, left), len(gains)).astype(np.int64)


def _summed(texts: Places, gained: NDArray[np.float32], count: int) -> Rough:
    """Return the texts that gain anything, with the sums of it."""
    sums = np.bincount(texts, gained, count)
    found: Places = np.sort(texts)  # quicker here than np.unique, which hashes
    found = found[np.append(True, found[1:] != found[:-1])[: len(found)]]
    scores = sums[found].astype(np.float32)
    return Rough(found[scores > 0], scores[scores > 0])
