"""Lexical search: BM25 over stems, with a second field of character four-grams for inflections and typing errors.

BM25 is Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009); character n-grams for Arabic follow
McNamee and Mayfield, "Character N-Gram Tokenization for European Language Text Retrieval" (2004).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from corpus.names import mentions_in
from corpus.tokens import tokenise

Scores = NDArray[np.float32]

_GRAM = 4
_GRAM_WEIGHT = 0.3  # on the development halves of XQuAD and ARCD: 0.3 to 0.5 are alike


class LexicalIndex:
    """BM25 over a list of texts: `build -> scores -> save -> load`."""

    def __init__(self, words: _Field, grams: _Field, count: int) -> None:
        self._words = words
        self._grams = grams
        self._count = count

    @classmethod
    def build(cls, texts: Sequence[str]) -> LexicalIndex:
        """Index texts, in order."""
        return cls(_Field.build(texts, _words_of), _Field.build(texts, _grams_of), len(texts))

    def scores(self, query: str) -> Scores:
        """Return the score of every text, shape (count,); 0 where nothing matches."""
        if not self._count:
            return np.zeros(0, np.float32)
        return self._words.scores(_words_of(query)) + _GRAM_WEIGHT * self._grams.scores(_grams_of(query))

    def known(self, query: str) -> float:
        """Return the share of a query's words that any text holds, 0 to 1."""
        return self._words.known(_words_of(query))

    def save(self, folder: Path) -> None:
        """Write the index into a folder, which is made."""
        folder.mkdir(parents=True)
        self._words.save(folder / "words")
        self._grams.save(folder / "grams")

    @classmethod
    def load(cls, folder: Path, count: int) -> LexicalIndex:
        """Read what `save` wrote, for `count` texts."""
        return cls(_Field.load(folder / "words", count), _Field.load(folder / "grams", count), count)


class _Field:
    """One BM25 index over the tokens that one analyser makes; no model when no text has a token."""

    def __init__(self, model: bm25s.BM25 | None, count: int) -> None:
        self._model = model
        self._count = count

    @classmethod
    def build(cls, texts: Sequence[str], analyse: Callable[[str], list[str]]) -> _Field:
        vocabulary: dict[str, int] = {}
        ids = [[vocabulary.setdefault(token, len(vocabulary)) for token in analyse(text)] for text in texts]
        if not vocabulary:
            return cls(None, len(texts))
        model = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
        model.index((ids, vocabulary), show_progress=False)
        return cls(model, len(texts))

    def scores(self, tokens: Sequence[str]) -> Scores:
        if self._model is None:
            return np.zeros(self._count, np.float32)
        known = [self._model.vocab_dict[token] for token in tokens if token in self._model.vocab_dict]
        if not known:
            return np.zeros(self._count, np.float32)
        return np.asarray(self._model.get_scores_from_ids(known), np.float32)

    def known(self, tokens: Sequence[str]) -> float:
        if self._model is None or not tokens:
            return 0.0
        return sum(token in self._model.vocab_dict for token in tokens) / len(tokens)

    def save(self, folder: Path) -> None:
        folder.mkdir()
        if self._model is not None:
            self._model.save(folder, show_progress=False)

    @classmethod
    def load(cls, folder: Path, count: int) -> _Field:
        empty = not any(folder.iterdir())
        return cls(None if empty else bm25s.BM25.load(folder, show_progress=False), count)


def _words_of(text: str) -> list[str]:
    tokens = tokenise(text)
    return [token.stem for token in tokens] + ["@" + mention.name.id for mention in mentions_in(tokens)]


def _grams_of(text: str) -> list[str]:
    grams: list[str] = []
    for token in tokenise(text):
        form = token.form
        if token.is_number or len(form) <= _GRAM:
            grams.append(form)
        else:
            grams.extend(form[at : at + _GRAM] for at in range(len(form) - _GRAM + 1))
    return grams
