"""Lessons: sentences in both languages with what the teacher makes of the English one.

Both languages learn the teacher's vector, after Reimers and Gurevych, "Making Monolingual Sentence Embeddings
Multilingual using Knowledge Distillation" (2020).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.training.pairs import Pair
from index.training.rows import Rows
from index.training.vocabulary import Tokens

_SHORTEST, _LONGEST = 6, 32  # words of the English sentence


@dataclass(frozen=True, slots=True)
class Lessons:
    """Tokenised sentences in both languages, and their targets, unit vectors of shape (count, dimension)."""

    english: list[Tokens]
    arabic: list[Tokens]
    targets: Rows


def choose(pairs: Sequence[Pair], count: int, seed: int) -> NDArray[np.int64]:
    """Return which pairs to make lessons of: a collection's share is the square root of its size, so none rules."""
    fit = np.array([at for at, pair in enumerate(pairs) if _SHORTEST <= len(pair.english.split()) <= _LONGEST])
    sizes = Counter(pairs[at].collection for at in fit)
    weights = np.array([sizes[pairs[at].collection] ** -0.5 for at in fit])
    random = np.random.default_rng(seed)
    return np.sort(random.choice(fit, min(count, len(fit)), replace=False, p=weights / weights.sum()))
