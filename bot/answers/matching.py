"""Matching: features of how a question's terms are met, in their own words, in like ones, and in order."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TypeVar

import numpy as np

from bot.answers.alignment import Alignment, Columns, Floats, highest
from bot.answers.page import grams_of, pairs_of

_EXACT_WINDOW, _NEAR_WINDOW = 12, 14  # words; they look back, so that a gap sees the sentence that it ends
_REACH = 4  # words between two terms that keep their order
_NEIGHBOUR = 0.8  # what a term counts that the sentence beside it has
_K1, _B, _MEAN = 1.2, 0.75, 25  # BM25's, over a sentence of so many words

_T = TypeVar("_T")


def coverage(alignment: Alignment) -> Columns:
    """How much of the question stands in the sentence, around it, and within a few words of each other."""
    met = alignment.best(alignment.exact)
    share = alignment.weighed(met)
    pages = np.maximum.reduceat(np.maximum(met, alignment.around), alignment.firsts, axis=-1)
    lengths = np.concatenate([page.lengths for page in alignment.pages])
    saturated = (_K1 + 1) / (1 + _K1 * (1 - _B + _B * lengths / _MEAN))
    return {
        "share": share,
        "share on the page": alignment.weighed(pages)[alignment.page_of],
        "share before": alignment.before(share),
        "share as BM25 has it": np.asarray(share * saturated, np.float32),
        "share in a window": alignment.best(
            alignment.weighed(highest(alignment.exact, _EXACT_WINDOW, _EXACT_WINDOW - 1))
        ),
    }


def likeness(alignment: Alignment) -> Columns:
    """The same by words of like meaning, also of the rarest term, the first and the last."""
    near = alignment.met
    share = alignment.weighed(near)
    pages = np.maximum.reduceat(np.maximum(near, alignment.around), alignment.firsts, axis=-1)
    close = alignment.best(alignment.closeness)
    with_before = np.maximum(near, _NEIGHBOUR * np.maximum(alignment.before(near), alignment.around))
    with_after = np.maximum(near, _NEIGHBOUR * alignment.after(near))
    return {
        "likeness": share,
        "likeness of close words": alignment.weighed(close),
        "likeness at least": near.min(axis=0),
        "likeness on the page": alignment.weighed(pages)[alignment.page_of],
        "likeness with the one before": alignment.weighed(with_before),
        "likeness with the next": alignment.weighed(with_after),
        "likeness before": alignment.before(share),
        "likeness next": alignment.after(share),
        "likeness in a window": alignment.best(
            alignment.weighed(highest(alignment.closeness, _NEAR_WINDOW, _NEAR_WINDOW - 1))
        ),
        "likeness of the rarest": near[int(alignment.weights.argmax())],
        "likeness of the first": near[0],
        "likeness of the last": near[-1],
        **_focus(alignment),
    }


def _focus(alignment: Alignment) -> Columns:
    """Whether what "which country" asks for stands there, and how like it the other words are."""
    fresh = np.where(alignment.fresh, alignment.likeness, 0)
    there = alignment.exact[alignment.focus] if alignment.focus >= 0 else np.zeros_like(fresh)
    return {"focus": alignment.best(there), "likeness to the focus": alignment.best(np.asarray(fresh, np.float32))}


def order(alignment: Alignment) -> Columns:
    """Terms in the question's order, and its pairs of words and runs of letters."""
    following = np.zeros_like(alignment.exact)
    following[:, :-1] = highest(alignment.exact, _REACH)[:, 1:]
    kept = alignment.best(alignment.exact[:-1] * following[1:])
    weights = (alignment.weights[:-1] + alignment.weights[1:]) / 2
    tokens = alignment.asked.question.tokens
    pages = alignment.pages
    return {
        "order": np.asarray(weights @ kept, np.float32),
        "pairs": _shared(pairs_of(tokens), [pairs for page in pages for pairs in page.pairs]),
        "letters": _shared(grams_of(tokens), [grams for page in pages for grams in page.grams]),
    }


def _shared(wanted: Set[_T], rows: Sequence[Set[_T]]) -> Floats:
    shared = np.array([len(wanted & row) for row in rows], np.float32)
    return np.asarray(shared / max(len(wanted), 1), np.float32)
