"""Rows: the vectors of passages and of their sentences on disk, half-length floats, with cells to find them by.

Vectors are kept apart from the cells, whose bytes are coarser, so that what is found is scored by the vectors
themselves, and an index that is made from another has lost nothing. Each passage's own is kept as bytes, too, which are
quick to read where a rough score is enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.large.cells import Cells, Found
from index.large.column import Column, Places, mapped
from index.large.rough import Rough
from index.vectors import Vectors

Scores = NDArray[np.float32]

_VECTORS, _STARTS, _CELLS = "vectors.f16", "starts.npy", "cells"
_OWN, _SCALES = "own.npy", "scales.npy"
_LARGEST = 127  # of a byte with a sign
FEWEST = 16_000  # rows: fewer are compared one by one
_QUERIES, _BEST = 64, 10  # by which cells are tuned
_CHUNK = 20_000  # passages scored at a time
_SAMPLE = 1_000  # passages by which the mean and the deviation of all scores are estimated
_SEED = 0


class DiskRows:
    """Vectors of passages: `write -> DiskRows(folder, dimension) -> nearest, rough -> scores`.

    Row `starts[i]` is passage i's own vector, the rows up to `starts[i + 1]` those of its sentences.
    """

    def __init__(self, folder: Path, dimension: int) -> None:
        self.dimension = dimension
        self._rows = Column(folder / _VECTORS, np.float16, dimension)
        self._starts: Places = np.load(folder / _STARTS, allow_pickle=False)
        self._cells = Cells.load(folder / _CELLS) if (folder / _CELLS).is_dir() else None
        self._own: NDArray[np.int8] = mapped(folder / _OWN)
        self._scales: NDArray[np.float32] = np.load(folder / _SCALES, allow_pickle=False)
        if not self._own.shape == (len(self._scales), dimension) == (self.count, dimension):
            raise ValueError(f"{len(self._own)} passages' own vectors, not {self.count}")
        if self._starts[-1] != self._rows.count:
            raise ValueError(f"{self._rows.count} vectors, not {self._starts[-1]}")
        chosen = np.sort(np.random.default_rng(_SEED).permutation(self.count)[:_SAMPLE])
        self._sample, self._sampled = self._read(chosen)

    @staticmethod
    def write(vectors: Iterable[Vectors], sizes: list[int], dimension: int, folder: Path) -> None:
        """Write rows as they come, of which each passage has so many, into a folder, which is made."""
        folder.mkdir()
        with (folder / _VECTORS).open("wb") as file:
            for block in vectors:
                block.astype(np.float16).tofile(file)
        starts = np.cumsum([0, *sizes], dtype=np.int64)
        np.save(folder / _STARTS, starts, allow_pickle=False)
        _write_own(Column(folder / _VECTORS, np.float16, dimension), starts[:-1], dimension, folder)
        written = DiskRows(folder, dimension)
        if written._rows.count >= FEWEST:
            cells = Cells.build(written._rows, dimension)
            cells.tune(written._recall())
            cells.save(folder / _CELLS)

    @property
    def count(self) -> int:
        """Number of passages."""
        return len(self._starts) - 1

    def of(self, place: int) -> Vectors:
        """Return the vectors of a passage: its own, then those of its sentences, shape (rows, dimension)."""
        return self._rows.read(int(self._starts[place]), int(self._starts[place + 1])).astype(np.float32)

    def nearest(self, query: Vectors) -> Rough:
        """Return the passages of the nearest rows with rough scores; all of them where there are no cells."""
        if self._cells is None:
            every = np.arange(self.count)
            return Rough(every, self.rough(query, every))
        rows = self._cells.nearest(query)
        places, firsts = np.unique(np.searchsorted(self._starts, rows.places, "right") - 1, return_index=True)
        best = np.maximum.reduceat(rows.scores, firsts) if len(places) else rows.scores
        return Rough(places, np.asarray((self.rough(query, places) + best) / 2, np.float32))

    def rough(self, query: Vectors, places: Places) -> Scores:
        """Return the cosines of passages' own vectors, shape (len(places),), give or take a hundredth."""
        return np.asarray((self._own[places].astype(np.float32) @ query) * self._scales[places], np.float32)

    def scores(self, query: Vectors, places: Places) -> Scores:
        """Return the scores of passages, shape (len(places),): the mean of their own and their best row's cosine."""
        return _scores(query, *self._read(places))

    def sampled(self, query: Vectors) -> Scores:
        """Return the scores of a sample of the passages, the same each time, by which all are judged."""
        return _scores(query, self._sample, self._sampled)

    def _recall(self) -> Found:
        """Return what tells which share of the best passages are found for queries that lie between two texts.

        What is asked is like no text, but nearer to one than to others.
        """
        chosen = np.random.default_rng(_SEED + 1).permutation(self._rows.count)[: 2 * _QUERIES]
        nearer, farther = np.array_split(self._rows.gather(chosen, chosen + 1).astype(np.float32), 2)
        queries = [_unit(one + other / 2) for one, other in zip(nearer, farther, strict=False)]
        best = self._best(np.stack(queries))

        def found(nearest: Callable[[Vectors], Rough]) -> float:
            rows = (nearest(query).places for query in queries)
            near = (np.searchsorted(self._starts, found, "right") - 1 for found in rows)
            return float(np.mean([np.isin(sought, places).mean() for sought, places in zip(best, near, strict=True)]))

        return found

    def _best(self, queries: Vectors) -> Places:
        """Return the best passages for each query, compared with every one, shape (len(queries), up to `_BEST`)."""
        scores, places = np.zeros((0, len(queries)), np.float32), np.zeros((0, len(queries)), np.int64)
        for start in range(0, self.count, _CHUNK):
            block = np.arange(start, min(start + _CHUNK, self.count))
            scores = np.concatenate([scores, _scores(queries.T, *self._read(block))])
            places = np.concatenate([places, np.repeat(block[:, np.newaxis], len(queries), axis=1)])
            order = np.argsort(-scores, axis=0)[:_BEST]
            scores, places = np.take_along_axis(scores, order, 0), np.take_along_axis(places, order, 0)
        return places.T

    def _read(self, places: Places) -> tuple[Vectors, Places]:
        """Return the rows of passages, and where each passage's begin."""
        starts, ends = self._starts[places], self._starts[places + 1]
        sizes = ends - starts
        return self._rows.gather(starts, ends).astype(np.float32), np.cumsum(sizes) - sizes


def _unit(vector: Vectors) -> Vectors:
    return np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-9), np.float32)


def _scores(query: Vectors, rows: Vectors, starts: Places) -> Scores:
    """Score passages for a query, shape (dimension,), or for several, shape (dimension, queries)."""
    if not len(starts):
        return np.zeros((0, *query.shape[1:]), np.float32)
    cosines = rows @ query
    return np.asarray((cosines[starts] + np.maximum.reduceat(cosines, starts, axis=0)) / 2, np.float32)


def _write_own(rows: Column, starts: Places, dimension: int, folder: Path) -> None:
    """Write some rows as bytes, and by which factor each was made to fit into these."""
    own = np.lib.format.open_memmap(folder / _OWN, "w+", np.int8, (len(starts), dimension))
    scales = np.ones(len(starts), np.float32)
    for at in range(0, len(starts), _CHUNK):
        chunk = slice(at, at + _CHUNK)
        block = rows.gather(starts[chunk], starts[chunk] + 1).astype(np.float32)
        scales[chunk] = np.maximum(np.abs(block).max(axis=1), 1e-9) / _LARGEST
        own[chunk] = np.rint(block / scales[chunk, np.newaxis])
    own.flush()
    np.save(folder / _SCALES, scales, allow_pickle=False)
