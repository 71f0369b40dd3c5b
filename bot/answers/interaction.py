"""Interaction: features of how the tokens of a question are met by those of each sentence, both in their context.

In context `bank` is a river's or a lender's, and `who` lies close to what names a person: the features tell what the
sentence says of what is asked, where words alone tell only that it speaks of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from bot.answers import lexicon
from bot.answers.alignment import Alignment, Columns, Floats, highest, products
from bot.answers.page import Ints
from bot.answers.question import Question
from index.token_states import bundled_states

_KEPT = 128  # pages: 15 MB at most, some 150 tokens a page
_MET = 0.55  # a cosine from which a token says what the question says already
_ALIKE = 0.5  # one below which tokens have little to do with each other
_SAME = 0.02  # by how much less a sentence meets a token than its page's best, and still as well
_NEIGHBOUR = 0.8  # what a token counts that the sentence beside it meets
_AROUND = 17  # tokens, of which the middle one is looked at
_ASKED = 2  # words behind the question word that say what kind of thing it asks for
_TINY = 1e-6


class Contexts:
    """The states of pages, each read when it is first asked for, and of questions."""

    def __init__(self) -> None:
        self._of_page = lru_cache(_KEPT)(_Context.of)

    def meet(self, alignment: Alignment) -> Meeting:
        """Lay a question's tokens beside those of pages."""
        asked, places = bundled_states().of_question(alignment.asked.question.text)
        if not len(asked):
            asked, places = np.zeros((1, asked.shape[1]), np.float32), np.zeros((1, 2), np.int64)
        pages = [self._of_page(tuple(one.text for one in page.sentences)) for page in alignment.pages]
        cosines = np.concatenate([products(asked, page.vectors.astype(np.float32)) for page in pages], axis=1)
        offsets = np.cumsum([0, *(len(page.vectors) for page in pages)])
        starts = np.concatenate([page.starts + offset for page, offset in zip(pages, offsets, strict=False)])
        sums = np.add.reduceat(cosines.sum(axis=0), starts)
        sizes = np.concatenate([page.sizes for page in pages]) * np.linalg.norm(asked.sum(axis=0))
        whole = np.asarray(sums / np.maximum(sizes, _TINY), np.float32)
        return Meeting(alignment, places, cosines, starts, whole)


@dataclass(frozen=True, slots=True)
class _Context:
    """A page's states, as `States` has them but of half length, since many are kept.

    `sizes`, shape (sentences,), are the lengths of the sums of each sentence's.
    """

    vectors: NDArray[np.float16]
    starts: Ints
    sizes: Floats

    @classmethod
    def of(cls, sentences: tuple[str, ...]) -> _Context:
        states = bundled_states().of_texts(sentences)
        sums = np.add.reduceat(states.vectors, states.starts, axis=0)
        sizes = np.asarray(np.linalg.norm(sums, axis=1), np.float32)
        return cls(states.vectors.astype(np.float16), states.starts, sizes)


@dataclass(frozen=True)
class Meeting:
    """A question's tokens beside those of the sentences.

    `places`, shape (asked, 2), are where the question's tokens stand in it; `cosines`, shape (asked, told), of each of
    them with every token; `starts`, shape (sentences,), the first token of every sentence; `whole`, shape (sentences,),
    the cosine of the question's sum with each sentence's.
    """

    alignment: Alignment
    places: Ints
    cosines: Floats
    starts: Ints
    whole: Floats

    @cached_property
    def best(self) -> Floats:
        """How nearly each sentence meets each token of the question, shape (asked, sentences)."""
        return self.highest(self.cosines)

    @cached_property
    def weights(self) -> Floats:
        """What each token of the question weighs, shape (asked,), as the terms do; evenly where there are none."""
        found = np.zeros(len(self.places), np.float32)
        for term, weight in zip(self.alignment.asked.question.terms, self.alignment.weights, strict=False):
            inside = self.within(term.start, term.end)
            found[inside] = weight / max(int(inside.sum()), 1)
        return np.asarray(found / found.sum() if found.sum() > _TINY else np.full_like(found, 1 / len(found)))

    @cached_property
    def is_fresh(self) -> NDArray[np.bool_]:
        """Whether a token says what the question does not, shape (told,)."""
        return np.asarray(self.cosines.max(axis=0) < _MET)

    @cached_property
    def around(self) -> Floats:
        """How much of the question is met within a few tokens of each, also beside its sentence, shape (told,)."""
        return np.asarray(self.weights @ highest(self.cosines, _AROUND, _AROUND // 2), np.float32)

    def within(self, start: int, end: int) -> NDArray[np.bool_]:
        """Tell which tokens of the question stand between two characters of it, shape (asked,)."""
        return np.asarray((self.places[:, 0] < end) & (self.places[:, 1] > start))

    def highest(self, values: Floats) -> Floats:
        """Return the highest value of every sentence, of values whose last axis is tokens."""
        return np.asarray(np.maximum.reduceat(values, self.starts, axis=-1), np.float32)

    def mean(self, values: Floats) -> Floats:
        """Return the mean of every sentence, of values of shape (told,)."""
        lengths = np.diff([*self.starts, self.cosines.shape[1]])
        return np.asarray(np.add.reduceat(values, self.starts) / lengths, np.float32)


def interaction(meeting: Meeting) -> Columns:
    """Return the features by name, each of shape (sentences,)."""
    return {**_met(meeting), **_together(meeting), **_answering(meeting)}


def _met(meeting: Meeting) -> Columns:
    """How nearly the question's tokens are met in the sentence, beside it, and on the page."""
    alignment, best, weights = meeting.alignment, meeting.best, meeting.weights
    pages = np.maximum.reduceat(best, alignment.firsts, axis=-1)[:, alignment.page_of]
    return {
        "tokens": weights @ best,
        "tokens evenly": best.mean(axis=0),
        "tokens at least": best.min(axis=0),
        "tokens alike": weights @ np.maximum(best - _ALIKE, 0),
        "tokens with the one before": weights @ np.maximum(best, _NEIGHBOUR * alignment.before(best)),
        "tokens with the next": weights @ np.maximum(best, _NEIGHBOUR * alignment.after(best)),
        "tokens on the page": weights @ pages,
        "tokens below the page's best": best.mean(axis=0) - pages.mean(axis=0),
        "tokens best on the page": weights @ (best >= pages - _SAME).astype(np.float32),
        "tokens best on the page evenly": (best >= pages - _SAME).astype(np.float32).mean(axis=0),
    }


def _together(meeting: Meeting) -> Columns:
    """How near the question as a whole is to the sentence and to its nearest token, and the other way round."""
    whole = meeting.cosines.mean(axis=0)
    return {
        "whole": meeting.whole,
        "whole evenly": meeting.mean(whole),
        "whole to the nearest": meeting.highest(np.asarray(meeting.weights @ meeting.cosines, np.float32)),
        "whole to the nearest evenly": meeting.highest(whole),
        "likeness to the question": meeting.mean(meeting.cosines.max(axis=0)),
        "tokens around fresh ones": meeting.highest(np.where(meeting.is_fresh, meeting.around, 0).astype(np.float32)),
        "fresh tokens": np.log1p(np.add.reduceat(meeting.is_fresh.astype(np.float32), meeting.starts)),
    }


def _answering(meeting: Meeting) -> Columns:
    """How near the question word, and what it asks for, are to what the sentence says beyond the question."""
    question = meeting.alignment.asked.question
    word, kind = _asking(question)
    columns: Columns = {}
    for name, (start, end) in (("question word", word), ("asked for", kind)):
        inside = meeting.within(start, end)
        near = meeting.cosines[inside].mean(axis=0) if inside.any() else np.zeros(meeting.cosines.shape[1], np.float32)
        columns[f"{name} at best"] = meeting.highest(near)
        columns[f"{name} in fresh tokens"] = meeting.highest(np.where(meeting.is_fresh, near, -1).astype(np.float32))
        columns[f"{name} evenly"] = meeting.mean(near)
        beside = np.where(meeting.is_fresh, near + meeting.around, -1).astype(np.float32)
        columns[f"{name} beside what is met"] = meeting.highest(beside)
    return columns


def _asking(question: Question) -> Sequence[tuple[int, int]]:
    """Return where the question word stands, the first word without one, and where what it asks for does."""
    tokens = question.tokens
    at = max(lexicon.position(tokens, lexicon.INTERROGATIVE), 0)
    if at >= len(tokens):
        return (0, 0), (0, 0)
    behind = tokens[at + 1 : at + 1 + _ASKED]
    return (tokens[at].start, tokens[at].end), (behind[0].start, behind[-1].end) if behind else (0, 0)
