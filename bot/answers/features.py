"""Features: what tells whether a sentence answers a question, in numbers, for every sentence of some pages at once.

What they weigh is learnt (`bot.answers.training`). Each group of columns is a function; a column is a float for every
sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.answers.alignment import Alignment, Columns, Floats, highest
from bot.answers.kinds import ANSWERED_BY, TOLD, kinds_asked
from bot.answers.matching import coverage, likeness, order
from bot.answers.page import Ints
from index.vectors import Vectors

_AROUND = 17  # words, of which the middle one is looked at
_SHORT, _LONG = 6, 40  # words


def features(alignment: Alignment, query: Vectors, nearness: Sequence[float]) -> Columns:
    """Return the features of every sentence, by name, each of shape (sentences,).

    `query` is the encoder's vector of the question; `nearness` how near each page's passage was, 0 to 1.
    """
    return {
        **coverage(alignment),
        **likeness(alignment),
        **order(alignment),
        **_meaning(alignment, query),
        **_kinds(alignment),
        **_retrieval(alignment, nearness),
        **_shape(alignment),
    }


def _meaning(alignment: Alignment, query: Vectors) -> Columns:
    """Cosines of the encoder: the sentence's, those beside it, and the passage's."""
    cosines = [page.vectors @ query for page in alignment.pages]
    own = np.concatenate([values[:-1] for values in cosines]).astype(np.float32)
    pages = np.array([values[-1] for values in cosines], np.float32)
    return {
        "meaning": own,
        "meaning of the passage": pages[alignment.page_of],
        "meaning below the page's best": own - np.maximum.reduceat(own, alignment.firsts)[alignment.page_of],
        "meaning before": alignment.before(own),
        "meaning next": alignment.after(own),
    }


def _kinds(alignment: Alignment) -> Columns:
    """Which part of the kinds of answer asked for is told in words that are not the question's, and how near to these.

    0 for a question that asks for none.
    """
    asked = kinds_asked(alignment.asked.question.text)
    count = len(alignment.starts)
    told, near = np.zeros(count, np.float32), np.zeros(count, np.float32)
    spans = np.concatenate(list(alignment.spans()))
    spans = spans[_is_fresh(alignment, spans)]
    sentences = np.searchsorted(alignment.starts, spans[:, 1], side="right") - 1
    around = _around(alignment)
    closest = np.maximum(around[spans[:, 1]], around[spans[:, 2]])
    for kind in asked:
        fits = np.isin(spans[:, 0], [TOLD.index(one) for one in ANSWERED_BY[kind]])
        told[np.unique(sentences[fits])] += 1
        best = np.zeros(count, np.float32)
        np.maximum.at(best, sentences[fits], closest[fits])
        near += best
    share = np.float32(1 / max(len(asked), 1))
    return {"kinds": told * share, "kinds near": near * share}


def _is_fresh(alignment: Alignment, spans: Ints) -> NDArray[np.bool_]:
    """Tell whether a span has a word that is not the question's."""
    met = np.concatenate([[0], np.cumsum(alignment.exact.max(axis=0))])
    return np.asarray(met[spans[:, 2] + 1] - met[spans[:, 1]] <= spans[:, 2] - spans[:, 1])


def _around(alignment: Alignment) -> Floats:
    """Return how much of the question is met within a few words of every slot."""
    return alignment.weighed(highest(alignment.closeness, _AROUND, _AROUND // 2))


def _retrieval(alignment: Alignment, nearness: Sequence[float]) -> Columns:
    """How near the passage was found."""
    near = np.asarray(nearness, np.float32)
    ranks = np.argsort(np.argsort(-near, kind="stable")).astype(np.float32)
    of = alignment.page_of
    return {
        "nearness": near[of],
        "nearest": (ranks[of] == 0).astype(np.float32),
        "rank": 1 / (1 + ranks[of]),
    }


def _shape(alignment: Alignment) -> Columns:
    """Where the sentence stands, how long it is, how it opens, and what is new in it."""
    pages = alignment.pages
    lengths = np.concatenate([page.lengths for page in pages]).astype(np.float32)
    places = np.concatenate([np.arange(page.count) / page.count for page in pages]).astype(np.float32)
    leaning = np.concatenate([page.leaning for page in pages])
    fresh = np.add.reduceat(alignment.fresh.astype(np.float32), alignment.starts)
    share = alignment.weighed(alignment.met)
    texts = [sentence.text for page in pages for sentence in page.sentences]
    return {
        "lead": (places == 0).astype(np.float32),
        "place": places,
        "sentences": np.log(np.array([page.count for page in pages], np.float32))[alignment.page_of],
        "length": np.log1p(lengths),
        "short": (lengths < _SHORT).astype(np.float32),
        "long": (lengths > _LONG).astype(np.float32),
        "new words": np.log1p(fresh),
        "leaning": leaning,
        "leaning on what is like": leaning * alignment.before(share),
        "leant on": alignment.after(leaning) * alignment.after(share),
        "question": np.array([text.endswith(("?", "؟")) for text in texts], np.float32),
        "colon": np.array([":" in text for text in texts], np.float32),
    }
