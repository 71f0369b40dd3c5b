"""Rough scores: of texts that may be among the best, before these are scored exactly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.large.column import Places
from index.parts import Scores


@dataclass(frozen=True, slots=True)
class Rough:
    """Texts by their places, in order, with the score of each, shape (count,) both."""

    places: Places
    scores: Scores

    @classmethod
    def nothing(cls) -> Rough:
        """Return none."""
        return cls(np.zeros(0, np.int64), np.zeros(0, np.float32))

    def best(self, most: int) -> Places:
        """Return the places, in order, of those that score highest: `most` of them at most."""
        if len(self.places) <= most:
            return self.places
        return np.sort(self.places[np.argpartition(-self.scores, most)[:most]])

    def of(self, places: Places, unknown: Scores | float = 0.0) -> Scores:
        """Return the scores of texts, shape (len(places),); `unknown` for those that are not among these."""
        if not len(self.places):
            return np.broadcast_to(np.float32(unknown), places.shape)
        at = np.minimum(np.searchsorted(self.places, places), len(self.places) - 1)
        return np.where(self.places[at] == places, self.scores[at], unknown).astype(np.float32)
