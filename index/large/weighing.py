"""Weighing: a query as what its words, names, four-grams and renderings each add to the score of a text.

Every part of the lexical score is BM25 of a frequency: a word's own, or that of what renders it, added up by weight.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.tokens import tokenise
from index.analysis import GRAM_WEIGHT, OTHER_GRAM_WEIGHT, grams_of, words_of
from index.large.counting import GRAM_MARK, GRAMS, STEMS, WORDS
from index.renderings import Renderings

ANY, ENGLISH, ARABIC = range(3)  # which texts a part counts in; those that are not Arabic are English

Held = Callable[[list[str]], NDArray[np.int64]]  # in how many texts each of some terms is


@dataclass(frozen=True, slots=True)
class Part:
    """Terms with their weights, whose frequencies are added: what they are worth at most, and in which texts."""

    terms: Mapping[str, float]
    factor: float
    field: int  # by whose length a text is normed
    language: int = ANY


@dataclass(frozen=True, slots=True)
class Query:
    """The parts of a query, as arrays: of each part its worth, field and language; of each use of a term its part."""

    terms: list[str]
    parts: NDArray[np.int64]  # of each use
    weights: NDArray[np.float32]
    worth: NDArray[np.float32]  # of each part
    fields: NDArray[np.int64]
    languages: NDArray[np.int64]

    @classmethod
    def of(cls, text: str, renderings: Renderings, held: Held, count: int) -> Query:
        """Weigh a query for an index of `count` texts."""
        parts = _parts(text, renderings)
        terms = [term for part in parts for term in part.terms]
        owners = np.repeat(np.arange(len(parts)), [len(part.terms) for part in parts])
        weights = np.array([weight for part in parts for weight in part.terms.values()], np.float32)
        texts = np.minimum(np.bincount(owners, weights * held(terms), len(parts)), count)
        rarity = np.log(1 + (count - texts + 0.5) / (texts + 0.5))
        worth = (rarity * [part.factor for part in parts]).astype(np.float32)
        fields = np.array([part.field for part in parts], np.int64)
        return cls(terms, owners, weights, worth, fields, np.array([part.language for part in parts], np.int64))


def _parts(text: str, renderings: Renderings) -> list[Part]:
    tokens = tokenise(text)
    own = Counter(words_of(tokens))
    parts = [Part({word: 1.0}, times, WORDS) for word, times in own.items()]
    grams = Counter(grams_of(token.form for token in tokens))
    parts += [Part({GRAM_MARK + gram: 1.0}, GRAM_WEIGHT * times, GRAMS) for gram, times in grams.items()]
    for language, spoken in ((ENGLISH, True), (ARABIC, False)):  # what is said in one is looked for in the other
        said = [token for token in tokens if token.is_arabic == spoken]
        rendered = [renderings.of(token) for token in said]
        parts += [Part(words, 1.0, STEMS, language) for words in rendered if words]
        parts += [
            Part({GRAM_MARK + gram: 1.0}, OTHER_GRAM_WEIGHT * weight, GRAMS, language)
            for gram, weight in renderings.grams(said).items()
        ]
    return parts
