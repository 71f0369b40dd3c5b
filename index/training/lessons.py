"""Lessons: Arabic texts with the teacher's vectors of their English, after Reimers and Gurevych (2020).

"Making Monolingual Sentence Embeddings Multilingual using Knowledge Distillation": the student's vector of the Arabic
shall be the teacher's of the English. Passages are consecutive sentences of a collection. Their questions are written,
or some words of one of their sentences, after the inverse cloze task of Lee, Chang and Toutanova, "Latent Retrieval for
Weakly Supervised Open Domain Question Answering" (2019).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.training.pairs import Pair, Reading, is_lexicon
from index.training.teacher import Vectors

_SENTENCES = 8  # of a passage, at most
_LEAST_WORDS, _MOST_WORDS = 50, 150  # of a passage


@dataclass(frozen=True, slots=True)
class Texts:
    """Arabic texts, the English ones that they translate, and the teacher's vectors of these, shape (count, any).

    `shares`, shape (count,), say how often each is drawn; they add up to 1.
    """

    arabic: list[str]
    english: list[str]
    targets: Vectors
    shares: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lessons:
    """All that is taught.

    `parts[i]` are the sentences of passage i, `questions[i]` the written questions that it answers; both are places in
    `sentences`.
    """

    words: Texts
    sentences: Texts
    passages: Texts
    parts: list[list[int]]
    questions: list[list[int]]


def make_lessons(
    pairs: Sequence[Pair], readings: Sequence[Reading], windows: int, read: Callable[[list[str]], Vectors], seed: int
) -> Lessons:
    """Make lessons of pairs and readings, and `windows` passages of sentences that follow each other.

    `read` gives the teacher's vectors of English texts.
    """
    sentences = [pair for pair in pairs if not is_lexicon(pair.collection)]
    parts = _windows(sentences, windows, seed)
    questions: list[list[int]] = [[] for _ in parts]
    for reading in readings:
        first = len(sentences)
        sentences += [*reading.sentences, *reading.asked]
        parts.append(list(range(first, first + len(reading.sentences))))
        questions.append(list(range(first + len(reading.sentences), len(sentences))))
    passages = [joined([sentences[at] for at in places]) for places in parts]
    words = [pair for pair in pairs if is_lexicon(pair.collection)]
    return Lessons(_texts(words, read), _texts(sentences, read), _texts(passages, read), parts, questions)


def _texts(pairs: Sequence[Pair], read: Callable[[list[str]], Vectors]) -> Texts:
    english = [pair.english for pair in pairs]
    distinct = list(dict.fromkeys(english))
    place = {text: at for at, text in enumerate(distinct)}
    targets = read(distinct)[[place[text] for text in english]]
    return Texts([pair.arabic for pair in pairs], english, targets, _shares(pairs))


def _shares(pairs: Sequence[Pair]) -> NDArray[np.float64]:
    """Return how often to draw each pair: a collection's share is the root of its size, so that none rules."""
    _, owner, sizes = np.unique([pair.collection for pair in pairs], return_inverse=True, return_counts=True)
    weights = sizes[owner] ** -0.5
    return np.asarray(weights / weights.sum(), np.float64)


def joined(passage: Sequence[Pair]) -> Pair:
    """Return a passage as one pair."""
    return Pair(
        " ".join(pair.english for pair in passage),
        " ".join(pair.arabic for pair in passage),
        passage[0].collection,
    )


def _windows(pairs: Sequence[Pair], count: int, seed: int) -> list[list[int]]:
    """Return random runs of pairs of one collection."""
    random = np.random.default_rng(seed)
    _, owner = np.unique([pair.collection for pair in pairs], return_inverse=True)
    words = np.array([len(pair.english.split()) for pair in pairs])
    starts = random.choice(len(pairs), min(4 * count, len(pairs)), replace=False, p=_shares(pairs))
    made: list[list[int]] = []
    for start in starts.tolist():
        until = np.arange(start, min(start + int(random.integers(3, _SENTENCES + 1)), len(pairs)))
        fit = (owner[until] == owner[start]) & (np.cumsum(words[until]) <= _MOST_WORDS)
        window = until[: int(fit.sum())]  # owners and sums of a run change once
        if words[window].sum() >= _LEAST_WORDS:
            made.append(window.tolist())
    return made[:count]
