"""The rows before training: English ones are the teacher's, Arabic ones made of the English that translates them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.training.alignment import Translations

Rows = NDArray[np.float32]


def initial_rows(known: Rows, translations: Translations) -> Rows:
    """Fill in the rows, shape (vocabulary, dimension), that are zero in `known`.

    An Arabic token's row is the mean of English ones by translation probability, as long as theirs are; one without a
    translation gets the mean of all.
    """
    is_known = np.asarray(known.any(axis=1))
    mean = known[is_known].mean(axis=0)
    sums = np.zeros_like(known)
    weighted = translations.probability[:, np.newaxis] * (known[translations.english] - mean)
    np.add.at(sums, translations.arabic, weighted.astype(np.float32))
    length = np.linalg.norm(known[is_known] - mean, axis=1).mean()
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    made = mean + sums / np.maximum(lengths, 1e-9) * length
    return np.asarray(np.where(is_known[:, np.newaxis], known, made), np.float32)
