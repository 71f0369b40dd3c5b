"""Fusion of lexical and dense scores: a convex combination of standard scores.

Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval" (2023). A query whose words the index does
not know leaves nothing to lexical search, so the weight moves to the dense side with the share of unknown words, in
part with those that it knows only by their translations.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

DENSE_WEIGHT = 0.25  # on the development sets 0.15 to 0.35 are alike


def fuse(lexical: Scores, dense: Scores, known: float) -> Scores:
    """Combine the two scores of each text, shape (count,), into one from 0 to 1, 1 being the best text's.

    `known` is how well, 0 to 1, the lexical index knows the query's words.
    """
    weight = 1 - (1 - DENSE_WEIGHT) * known
    return scaled((1 - weight) * _standard(lexical) + weight * _standard(dense))


def scaled(scores: Scores) -> Scores:
    """Move scores to 0 to 1; all alike are all 1."""
    if not scores.size:
        return scores
    low, high = float(scores.min()), float(scores.max())
    return (scores - low) / (high - low) if high > low else np.ones_like(scores)


def _standard(scores: Scores) -> Scores:
    spread = float(scores.std()) if scores.size else 0.0
    return (scores - scores.mean()) / spread if spread > 0 else np.zeros_like(scores)
