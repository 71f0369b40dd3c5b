"""Alignment: where on some pages each term of a question is met, in the same word or in one of like meaning.

Each term looks for its nearest word, as in Khattab and Zaharia, "ColBERT" (2020), here over vectors of single words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from bot.answers import lexicon
from bot.answers.asked import Asked
from bot.answers.lexicon import stop_words
from bot.answers.page import Ints, Page, grams_in
from corpus.tokens import tokenise
from index.vectors import Vectors
from index.word_vectors import SILENT, WordVectors

Floats = NDArray[np.float32]
Columns = dict[str, Floats]  # features by name, each a float for every sentence

_ALIKE = 0.3  # a cosine below which words have nothing to do with each other
_SPELT_ALIKE = 0.34  # part of a word's runs of letters
_TINY = 1e-6


@dataclass(frozen=True)
class Alignment:
    """A question's terms over the slots of some pages, laid end to end.

    `weights`, shape (terms,), sum to 1 unless there are no terms, when a single one of no weight stands for them;
    `exact` and `near`, shape (terms, slots): 1 where a term stands, and in `near` the cosines of the words elsewhere.
    """

    asked: Asked
    pages: Sequence[Page]
    weights: Floats
    exact: Floats
    near: Floats
    likeness: Floats  # of every slot's word to the focus of the question, shape (slots,)
    focus: int  # the term that the question word asks for, or -1
    starts: Ints

    @classmethod
    def of(cls, asked: Asked, pages: Sequence[Page], words: WordVectors) -> Alignment:
        """Lay a question beside pages."""
        offsets = np.cumsum([0, *(page.size for page in pages)])
        exact = _exact(asked, pages, offsets)
        slots = np.concatenate([page.words for page in pages])
        ids, places = np.unique(slots, return_inverse=True)
        told = words.of(ids)
        terms = _vectors(asked, words)
        near = np.maximum(exact, np.maximum(products(terms, told), 0)[:, places])
        weights = np.array([one.weight for one in asked.terms] or [0.0], np.float32)
        focus = _focus(asked)
        likeness = (
            products(terms[focus : focus + 1], told)[0, places] if focus >= 0 else np.zeros(len(slots), np.float32)
        )
        starts = np.concatenate([page.starts + offset for page, offset in zip(pages, offsets, strict=False)])
        total = max(float(weights.sum()), _TINY)
        return cls(asked, pages, weights / total, exact, near, likeness, focus, starts)

    @cached_property
    def page_of(self) -> Ints:
        """The page of every sentence, shape (sentences,)."""
        return np.repeat(np.arange(len(self.pages)), [page.count for page in self.pages])

    @cached_property
    def firsts(self) -> Ints:
        """The first sentence of every page, shape (pages,)."""
        return np.cumsum([0, *(page.count for page in self.pages)])[:-1]

    @cached_property
    def around(self) -> Floats:
        """Whether each term stands in the heading of each sentence's document, shape (terms, sentences)."""
        found = np.zeros((len(self.exact), len(self.pages)), np.float32)
        for at, one in enumerate(self.asked.terms):
            found[at] = [not one.keys.isdisjoint(page.around) for page in self.pages]
        return found[:, self.page_of]

    @cached_property
    def met(self) -> Floats:
        """How nearly each sentence meets each term, also by words written alike, shape (terms, sentences)."""
        return np.maximum(self.best(self.near), self._spelt_alike())

    def _spelt_alike(self) -> Floats:
        """Return which part of each term's runs of letters every sentence has, where that is more than chance."""
        rows = [grams for page in self.pages for grams in page.grams]
        found = np.zeros((len(self.exact), len(rows)), np.float32)
        for at, one in enumerate(self.asked.terms):
            grams = grams_in(one.term.form)
            found[at] = [len(grams & row) for row in rows]
            found[at] /= max(len(grams), 1)
        return np.where(found >= _SPELT_ALIKE, found, 0)

    @cached_property
    def fresh(self) -> NDArray[np.bool_]:
        """Whether a slot has a word with content that the question does not have, shape (slots,)."""
        words = np.concatenate([page.words for page in self.pages])
        return np.asarray((words != SILENT) & (self.exact.max(axis=0) == 0))

    @cached_property
    def closeness(self) -> Floats:
        """Return `near` with what is hardly alike at 0, shape (terms, slots)."""
        return np.asarray(np.maximum(self.near - _ALIKE, 0) / (1 - _ALIKE), np.float32)

    def best(self, values: Floats) -> Floats:
        """Return the highest value of every sentence, of values of shape (any, slots) or (slots,)."""
        return np.asarray(np.maximum.reduceat(values, self.starts, axis=-1), np.float32)

    def weighed(self, values: Floats) -> Floats:
        """Return the mean of values by term, shape (terms, any), by the terms' weights."""
        return np.asarray(self.weights @ values, np.float32)

    def before(self, values: Floats) -> Floats:
        """Return for every sentence the value of the one before on its page, 0 for the first; last axis sentences."""
        moved = np.zeros_like(values)
        moved[..., 1:] = values[..., :-1] * (self.page_of[1:] == self.page_of[:-1])
        return moved

    def after(self, values: Floats) -> Floats:
        """Return for every sentence the value of the next one on its page, 0 for the last; last axis sentences."""
        moved = np.zeros_like(values)
        moved[..., :-1] = values[..., 1:] * (self.page_of[1:] == self.page_of[:-1])
        return moved

    def spans(self) -> Iterator[Ints]:
        """Yield, page by page, what tells kinds of answer, slots counted over all pages."""
        offset = 0
        for page in self.pages:
            yield page.told + np.array([0, offset, offset])
            offset += page.size


def products(some: Vectors, others: Vectors) -> Floats:
    """Return the inner products of two lists of vectors, shape (some, others).

    Not by `@`, which would share so little work among threads and, on a busy machine, wait for them longer than for it.
    """
    return np.asarray(np.einsum("ad,bd->ab", some, others), np.float32)


def highest(values: Floats, width: int, back: int = 0) -> Floats:
    """Return the highest within each window of `width` values along the last axis (by doubling).

    Every value gets a window, which starts `back` values before it.
    """
    found = np.zeros((*values.shape[:-1], back + values.shape[-1]), values.dtype)
    found[..., back:] = values
    reach = 1
    while reach < width:
        step = min(reach, width - reach)
        found[..., :-step] = np.maximum(found[..., :-step], found[..., step:])
        reach += step
    return found[..., : values.shape[-1]]


def _exact(asked: Asked, pages: Sequence[Page], offsets: Ints) -> Floats:
    exact = np.zeros((max(len(asked.terms), 1), int(offsets[-1])), np.float32)
    for at, one in enumerate(asked.terms):
        for page, offset in zip(pages, offsets, strict=False):
            for key in one.keys:
                if (slots := page.places.get(key)) is not None:
                    exact[at, slots + offset] = 1
    return exact


def _vectors(asked: Asked, words: WordVectors) -> Vectors:
    """Return the vectors of the terms, each between its words with content; names and numbers are like no others."""
    own = len(asked.question.terms)
    if not asked.terms:
        return np.zeros((1, words.dimension), np.float32)
    stops = stop_words()
    vectors = []
    for at, one in enumerate(asked.terms):
        text = asked.question.text if at < own else asked.question.context
        said = text[one.term.start : one.term.end] if not (one.term.is_name or one.term.is_number) else ""
        vectors.append(words.mean(said[t.start : t.end] for t in tokenise(said) if t.form not in stops))
    return np.stack(vectors)


def _focus(asked: Asked) -> int:
    """Return the place of the term that follows "which" or "how many", -1 without one."""
    question = asked.question
    at = max(lexicon.position(question.tokens, words) for words in (lexicon.ASKING, lexicon.HOW_MANY))
    if at < 0:
        return -1
    start = question.tokens[at].start
    return next((place for place, term in enumerate(question.terms) if term.start > start), -1)
