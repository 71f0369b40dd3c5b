"""What the encoder learns from: texts with their translations, and questions with the passages that hold them.

A passage is consecutive texts of a collection; a question is some of the words of one of its texts, in either language,
after the inverse cloze task of Lee, Chang and Toutanova, "Latent Retrieval" (2019).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.training.vocabulary import Tokens

Matches = tuple[list[Tokens], list[Tokens]]

_LONGEST = 8  # texts of a passage
_LEAST_WORDS = 60  # of those texts together: shorter ones are lists of labels
_NEIGHBOURS = 8  # passages near each other in a batch, so that a subject alone does not tell them apart
_APART = 7
_WRITTEN = 2.0  # how often a pair of a lexicon is taken against another
_LITERAL = 0.7  # how often the question's own text stays in its passage


class Sampler:
    """Random examples over tokenised pairs, in the order of the collections that they come from."""

    def __init__(
        self, english: Sequence[Tokens], arabic: Sequence[Tokens], collections: Sequence[str], seed: int
    ) -> None:
        self._sides = (english, arabic)
        self._random = np.random.default_rng(seed)
        lengths = np.array([[len(tokens) for tokens in side] for side in self._sides])
        names = np.asarray(collections)
        weights = np.where(np.char.startswith(names, "lexicon"), _WRITTEN, 1.0) * (lengths.min(axis=0) > 0)
        self._shares = weights / weights.sum()
        self._starts = _starts(names, lengths[0])

    def translations(self, count: int) -> Matches:
        """Return English texts and their Arabic."""
        chosen = self._random.choice(len(self._shares), count, p=self._shares)
        return [self._sides[0][at] for at in chosen], [self._sides[1][at] for at in chosen]

    def questions(self, count: int) -> Matches:
        """Return questions and their passages, in any two languages."""
        if not len(self._starts):
            return [], []
        first = self._random.choice(self._starts, max(count // _NEIGHBOURS, 1))
        starts = (first[:, np.newaxis] + np.arange(_NEIGHBOURS) * _APART).clip(max=self._starts[-1]).ravel()
        matches = [self._question(int(start)) for start in starts]
        return [question for question, _ in matches], [passage for _, passage in matches]

    def _question(self, start: int) -> tuple[Tokens, Tokens]:
        texts = range(start, start + int(self._random.integers(4, _LONGEST + 1)))
        asked, told = (self._sides[side] for side in self._random.integers(2, size=2))
        about = int(self._random.choice(texts))
        if len(asked[about]) < 4:
            about = max(texts, key=lambda at: len(asked[at]))
        literal = asked is not told or self._random.random() < _LITERAL
        passage = np.concatenate([told[at] for at in texts if literal or at != about])
        return self._some(asked[about]), passage

    def _some(self, tokens: Tokens) -> Tokens:
        count = max(2, round(len(tokens) * self._random.uniform(0.35, 0.8)))
        if count >= len(tokens):
            return tokens
        kept = np.sort(self._random.choice(len(tokens), count, replace=False))
        return tokens[kept]


def _starts(names: NDArray[np.str_], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return where enough texts of one collection follow."""
    until = np.concatenate([[0], np.cumsum(lengths)])
    starts = np.arange(max(len(names) - _LONGEST, 0))
    of_one = names[starts] == names[starts + _LONGEST - 1]
    return np.flatnonzero(of_one & (until[starts + _LONGEST] - until[starts] >= _LEAST_WORDS))
