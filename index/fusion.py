"""Fusion of lexical and dense scores: a convex combination, which beats reciprocal ranks when scores are comparable.

Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval" (2023).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

DENSE_WEIGHT = 0.3


def fuse(lexical: Scores, dense: Scores) -> Scores:
    """Combine the two scores of each text, shape (count,), into one between 0 and 1."""
    return (1 - DENSE_WEIGHT) * _scaled(lexical) + DENSE_WEIGHT * _scaled(dense)


def _scaled(scores: Scores) -> Scores:
    """Scale by the best score, below at 0: what no text matches well counts for nothing."""
    top = float(scores.max(initial=0.0))
    return np.clip(scores, 0.0, None) / top if top > 0 else np.zeros_like(scores)
