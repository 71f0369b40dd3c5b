"""Fusion of lexical and dense scores: BM25 as it is, and how far a text's cosine stands out from the others.

BM25 says by itself how much it found: a query whose words the index does not know, or only by their translations, has
low scores, and meaning decides. Scaling both sides to a common range, as Bruch, Gai and Ingber, "An Analysis of Fusion
Functions for Hybrid Retrieval" (2023), compare ways to, gives that up (the model card says what it costs).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

DENSE_WEIGHT = 1.75  # BM25 points for each standard deviation of cosine; 1.2 to 2.2 are alike on the development sets


def fuse(lexical: Scores, dense: Scores) -> Scores:
    """Combine the two scores of each text, shape (count,), into one from 0 to 1, 1 being the best text's."""
    return scaled(lexical + DENSE_WEIGHT * _standard(dense))


def fuse_found(lexical: Scores, dense: Scores, sample: Scores) -> Scores:
    """Combine the scores of the texts that were found, where those of all are not known, as `fuse` does.

    The dense scores of a `sample` of all texts tell how far a text stands out, and how low the others lie.
    """
    above = np.maximum(added(lexical, dense, sample), 0)
    high = float(above.max()) if above.size else 0.0
    return np.asarray(above / high, np.float32) if high > 0 else np.ones_like(above)


def added(lexical: Scores, dense: Scores, sample: Scores) -> Scores:
    """Add the two scores of texts, in BM25 points; the lowest dense score of a `sample` of all texts counts as 0."""
    spread = float(sample.std()) if sample.size else 0.0
    return lexical + DENSE_WEIGHT * (dense - sample.min()) / spread if spread > 0 else lexical


def scaled(scores: Scores) -> Scores:
    """Move scores to 0 to 1; all alike are all 1."""
    if not scores.size:
        return scores
    low, high = float(scores.min()), float(scores.max())
    return (scores - low) / (high - low) if high > low else np.ones_like(scores)


def _standard(scores: Scores) -> Scores:
    spread = float(scores.std()) if scores.size else 0.0
    return (scores - scores.mean()) / spread if spread > 0 else np.zeros_like(scores)
