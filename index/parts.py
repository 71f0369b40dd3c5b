"""Parts: what an index is made of, whether its passages are in memory and all scored, or on disk and found first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, SupportsIndex

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Passage
from index.vectors import Vectors

Scores = NDArray[np.float32]


class Passages(Protocol):
    """The passages, in order."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Passage]: ...

    def __getitem__(self, place: SupportsIndex, /) -> Passage: ...


class Lexical(Protocol):
    """Scores by words."""

    def scores(self, query: str) -> Scores:
        """Return the score of every passage, shape (count,); 0 where nothing matches."""

    def held(self, stem: str) -> int:
        """Return in how many passages a word is, by its stem."""


class Dense(Protocol):
    """Scores by meaning, and the vectors that they come from."""

    @property
    def count(self) -> int:
        """Number of passages."""

    def rows_of(self, place: int) -> Vectors:
        """Return the vectors of a passage: its own, then those of its sentences, shape (rows, dimension)."""

    def scores(self, query: Vectors) -> Scores:
        """Return the score of every passage for a query vector of shape (dimension,), shape (count,)."""
