"""The rows before training: English ones from the teacher, Arabic ones from the English words that translate them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.training.alignment import Translations
from index.training.vocabulary import UNKNOWN_ID

Rows = NDArray[np.float32]

_SMOOTHING = 3e-4


def principal_axes(vectors: Rows, dimension: int) -> Rows:
    """Return the principal axes of vectors, shape (count, any), as the columns of (any, dimension).

    Zero rows are left out; columns beyond the vectors' own dimension are zero.
    """
    known = vectors[vectors.any(axis=1)]
    found = np.linalg.svd(known - known.mean(axis=0), full_matrices=False)[2][:dimension]
    axes = np.zeros((vectors.shape[1], dimension), np.float32)
    axes[:, : len(found)] = found.T
    return axes


def project(vectors: Rows, axes: Rows) -> Rows:
    """Return centred vectors on axes, each of length one, shape (count, dimension); zero rows stay zero."""
    known = np.asarray(vectors.any(axis=1))
    projected = np.zeros((len(vectors), axes.shape[1]), np.float32)
    projected[known] = (vectors[known] - vectors[known].mean(axis=0)) @ axes
    return _unit(projected)


def initial_rows(english: Rows, translations: Translations, counts: NDArray[np.int64]) -> Rows:
    """Make the rows from the English ones, shape (vocabulary, dimension), unit vectors, zero for all other tokens.

    Lengths fall with frequency, counted per language: Arora, Liang and Ma, "A Simple but Tough-to-Beat Baseline for
    Sentence Embeddings" (2017).
    """
    is_english = np.asarray(english.any(axis=1))
    translated = np.zeros_like(english)
    weighted = translations.probability[:, np.newaxis] * english[translations.english]
    np.add.at(translated, translations.arabic, weighted.astype(np.float32))
    rows = np.where(is_english[:, np.newaxis], english, _unit(translated))
    for side in (is_english, ~is_english):
        rows[side] *= _weights(counts[side])[:, np.newaxis]
    rows[UNKNOWN_ID] = 0
    rows /= np.average(np.linalg.norm(rows, axis=1), weights=np.minimum(counts, 100) + 0.01)
    return rows


def _unit(rows: Rows) -> Rows:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), np.float32)


def _weights(counts: NDArray[np.int64]) -> Rows:
    share = (counts + 0.5) / max(counts.sum(), 1)
    return np.asarray(_SMOOTHING / (_SMOOTHING + share), np.float32)
