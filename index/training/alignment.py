"""Which words translate which, by IBM model 1.

Brown et al., "The Mathematics of Statistical Machine Translation" (1993).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.training.vocabulary import Tokens

_LONGEST = 30  # tokens of a side: longer pairs say little about which word goes with which
_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Translations:
    """For each entry, how probable it is that the Arabic token is said with the English one; zeros are left out."""

    arabic: Tokens
    english: Tokens
    probability: NDArray[np.float64]


def align(
    english: Sequence[Tokens], arabic: Sequence[Tokens], size: int, weights: NDArray[np.float64] | None = None
) -> Translations:
    """Learn translations from tokenised pairs over a vocabulary of `size` tokens, by five rounds of EM.

    `weights` says how often each pair counts, once where it is not given. The other direction is learned by giving the
    sides the other way round.
    """
    weights = np.ones(len(english)) if weights is None else weights
    sides = [
        (
            sorted(set(left.tolist())),
            [*sorted(set(right.tolist())), size],  # `size`: the empty word, for what nothing translates
            weight,
        )
        for left, right, weight in zip(english, arabic, weights.tolist(), strict=True)
        if 0 < len(left) <= _LONGEST and 0 < len(right) <= _LONGEST
    ]
    said = np.array([token for left, right, _ in sides for token in left for _ in right])
    meant = np.array([token for left, right, _ in sides for _ in left for token in right])
    lengths = np.array([len(right) for left, right, _ in sides for _ in left])
    counted = np.repeat([weight for left, _, weight in sides for _ in left], lengths)
    entries, entry = np.unique(meant * size + said, return_inverse=True)
    owner = entries // size
    probability = np.ones(len(entries))
    slot = np.repeat(np.arange(len(lengths)), lengths)
    for _ in range(_ROUNDS):
        share = probability[entry]
        share /= np.bincount(slot, share)[slot]
        expected = np.bincount(entry, share * counted, len(entries))
        probability = expected / np.bincount(owner, expected)[owner]
    kept = (owner < size) & (probability > 0.01)
    return Translations(owner[kept], entries[kept] % size, probability[kept])
