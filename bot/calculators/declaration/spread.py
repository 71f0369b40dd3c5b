"""A spread: how an input that nobody knows for certain is drawn in a Monte Carlo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Draws = NDArray[np.float64]


class Spread(Protocol):
    """A distribution over the values of a slot, in the slot's unit."""

    def draw(self, random: np.random.Generator, count: int) -> Draws:
        """Return `count` values, shape (count,)."""

    def __hash__(self) -> int:
        """Return a hash: the same spread is drawn once."""


@dataclass(frozen=True, slots=True)
class Triangle:
    """A triangular distribution: the lowest, the likeliest and the highest value."""

    low: float
    likely: float
    high: float

    def draw(self, random: np.random.Generator, count: int) -> Draws:
        """Return `count` values, shape (count,)."""
        return random.triangular(self.low, self.likely, self.high, count)


@dataclass(frozen=True, slots=True)
class Chances:
    """A few values with their probabilities, which sum to one."""

    values: tuple[float, ...]
    probabilities: tuple[float, ...]

    def draw(self, random: np.random.Generator, count: int) -> Draws:
        """Return `count` values, shape (count,)."""
        return random.choice(np.asarray(self.values, np.float64), count, p=self.probabilities)


@dataclass(frozen=True, slots=True)
class Evenly:
    """Every value between two ends alike, as of a range that somebody names."""

    low: float
    high: float

    def draw(self, random: np.random.Generator, count: int) -> Draws:
        """Return `count` values, shape (count,)."""
        return random.uniform(self.low, self.high, count)
