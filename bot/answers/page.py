"""Pages: passages as the reader lays them beside a question, with all that does not depend on the question.

The words of a page lie in a row of slots, each sentence followed by a gap: a window over one never sees another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.answers.kinds import Told, kinds_told, leans
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.lexicon import stop_words
from bot.answers.terms import keys_of, terms_of
from corpus.document import Document
from corpus.passage import Passage
from corpus.thesaurus import bare_stem, implied
from corpus.tokens import Token, tokenise
from index.vectors import Vectors
from index.word_vectors import WordVectors, bundled_words

GAP = 16  # slots
_KEPT = 512  # pages: 25 MB
_GRAM = 4  # characters
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Page:
    """A passage of `count` sentences in `size` slots.

    `starts`, shape (count,), are the sentences' first slots, `lengths` their words; `words`, shape (size,), the ids of
    the words with content; `places` the slots of each key of `bot.answers.terms`;
    `around` the keys of the document's title, publisher and year; `told`, shape (any, 3), what tells
    kinds of answer, from slot to slot; `vectors`, shape (count + 1, dimension), those of the sentences and, last, of
    the passage.
    """

    sentences: tuple[Sentence, ...]
    starts: Ints
    lengths: Ints
    words: Ints
    places: Mapping[str, Ints]
    around: frozenset[str]
    told: Ints
    pairs: tuple[frozenset[tuple[str, str]], ...]
    grams: tuple[frozenset[str], ...]
    leaning: NDArray[np.float32]
    vectors: Vectors

    @property
    def count(self) -> int:
        """Number of sentences."""
        return len(self.sentences)

    @property
    def size(self) -> int:
        """Number of slots."""
        return len(self.words)


class Pages:
    """The pages of one generation, each made when it is first read."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self.words: WordVectors = bundled_words()
        self.of = lru_cache(_KEPT)(self._made)

    def _made(self, passage: Passage) -> Page:
        """Lay out a passage."""
        sentences = tuple(self._knowledge.sentences(passage))
        rows = [tokenise(sentence.text) for sentence in sentences]
        lengths = np.array([len(row) for row in rows], np.int64)
        starts = np.cumsum(lengths + GAP) - lengths - GAP
        shown = [
            word for sentence, row in zip(sentences, rows, strict=True) for word in (*_said(sentence, row), *[""] * GAP)
        ]
        return Page(
            sentences=sentences,
            starts=starts,
            lengths=lengths,
            words=self.words.ids(shown),
            places=_places(sentences, rows, starts),
            around=keys_of(_heading(self._knowledge.document(passage))),
            told=_told(sentences, rows, starts),
            pairs=tuple(pairs_of(row) for row in rows),
            grams=tuple(grams_of(row) for row in rows),
            leaning=np.array([leans(row) for row in rows], np.float32),
            vectors=self._knowledge.vectors(sentences, passage),
        )


def pairs_of(tokens: Sequence[Token]) -> frozenset[tuple[str, str]]:
    """Return the stems that stand side by side."""
    stems = [bare_stem(token) for token in tokens]
    return frozenset(pairwise(stems))


def grams_of(tokens: Sequence[Token]) -> frozenset[str]:
    """Return the runs of four characters of the words with content, their ends marked."""
    stops = stop_words()
    return grams_in(" ".join(token.form for token in tokens if token.form not in stops))


def grams_in(words: str) -> frozenset[str]:
    """Return the runs of four characters of folded words, their ends marked."""
    marked = [f"^{word}$" for word in words.split()]
    return frozenset(word[at : at + _GRAM] for word in marked for at in range(max(1, len(word) - _GRAM + 1)))


def _said(sentence: Sentence, tokens: Sequence[Token]) -> list[str]:
    """Return the words of a sentence as they are written, "" for those without content."""
    stops = stop_words()
    return ["" if token.form in stops else sentence.text[token.start : token.end] for token in tokens]


def _heading(document: Document) -> str:
    return f"{document.title} {document.publisher} {document.date[:4]}"


def _places(sentences: Sequence[Sentence], rows: Sequence[Sequence[Token]], starts: Ints) -> dict[str, Ints]:
    """Return the slots of every key, also of what is told by implication (what was sold was bought)."""
    found: dict[str, list[int]] = {}
    for sentence, row, start in zip(sentences, rows, starts.tolist(), strict=True):
        slots = {token.start: start + at for at, token in enumerate(row)}
        for term in terms_of(sentence.text):
            further = ("#" + other for key in term.keys if key[0] == "#" for other in implied().get(key[1:], ()))
            for key in (*term.keys, *further):
                found.setdefault(key, []).append(slots[term.start])
    return {key: np.array(slots, np.int64) for key, slots in found.items()}


def _told(sentences: Sequence[Sentence], rows: Sequence[Sequence[Token]], starts: Ints) -> Ints:
    spans: list[Told] = []
    for sentence, row, start in zip(sentences, rows, starts.tolist(), strict=True):
        spans.extend((kind, start + first, start + last) for kind, first, last in kinds_told(sentence.text, row))
    return np.array(spans, np.int64).reshape(-1, 3)
