"""Lexical search: BM25 over stems, with a second field of character four-grams for inflections and typing errors.

BM25 is Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009); character n-grams for Arabic follow
McNamee and Mayfield, "Character N-Gram Tokenization for European Language Text Retrieval" (2004). To what a query's own
words score is added what their renderings in the other language do, so that texts in either language are found.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from corpus.tokens import Token, tokenise
from index.analysis import GRAM_WEIGHT, OTHER_GRAM_WEIGHT, grams_of, words_of
from index.postings import K1, B, Postings, entries_of
from index.renderings import Renderings, Skeletons, skeletons_in, written_in
from index.translation import TranslationTable, bundled_table, is_arabic

Scores = NDArray[np.float32]

_NAMES = "names.json"


class LexicalIndex:
    """BM25 over a list of texts: `build -> scores -> save -> load`; the table is the bundled one unless given."""

    def __init__(
        self, words: _Field, grams: _Field, postings: Postings, names: Skeletons, table: TranslationTable | None = None
    ) -> None:
        self._words = words
        self._grams = grams
        self._postings = postings
        self._names = names
        table = table or bundled_table()
        self._renderings = Renderings(written_in(postings.vocabulary, table), names, table)
        self._arabic = _arabic_texts(postings)

    @classmethod
    def build(cls, texts: Sequence[str], table: TranslationTable | None = None) -> LexicalIndex:
        """Index texts, in order."""
        tokenised = [tokenise(text) for text in texts]
        words = _Field.build([words_of(tokens) for tokens in tokenised])
        grams = _Field.build([grams_of(token.form for token in tokens) for tokens in tokenised])
        postings = Postings.build([[token.stem for token in tokens] for tokens in tokenised])
        return cls(words, grams, postings, skeletons_in(tokenised), table)

    def scores(self, query: str) -> Scores:
        """Return the score of every text, shape (count,); 0 where nothing matches."""
        tokens = tokenise(query)
        own = self._words.scores(Counter(words_of(tokens)))
        own += GRAM_WEIGHT * self._grams.scores(Counter(grams_of(token.form for token in tokens)))
        for arabic in (True, False):
            rendered = self._rendered([token for token in tokens if token.is_arabic == arabic])
            own += np.where(self._arabic == arabic, 0, rendered)
        return own

    def held(self, stem: str) -> int:
        """Return in how many texts a word is, by its stem."""
        return self._postings.held(stem)

    def save(self, folder: Path) -> None:
        """Write the index into a folder, which is made."""
        folder.mkdir(parents=True)
        self._words.save(folder / "words")
        self._grams.save(folder / "grams")
        self._postings.save(folder / "postings")
        (folder / _NAMES).write_text(json.dumps(self._names, ensure_ascii=False), "utf-8")

    @classmethod
    def load(cls, folder: Path, count: int) -> LexicalIndex:
        """Read what `save` wrote, for `count` texts."""
        words, grams = _Field.load(folder / "words", count), _Field.load(folder / "grams", count)
        names = json.loads((folder / _NAMES).read_text("utf-8"))
        return cls(words, grams, Postings.load(folder / "postings"), names)

    def _rendered(self, tokens: Sequence[Token]) -> Scores:
        """Return what texts in the other language score by renderings.

        Not for those in the query's own: a foreign word is rare there, and would count for too much.
        """
        words = self._postings.scores([self._renderings.of(token) for token in tokens])
        return words + OTHER_GRAM_WEIGHT * self._grams.scores(self._renderings.grams(tokens))


class _Field:
    """One BM25 index over the tokens that one analyser makes; no model when no text has a token."""

    def __init__(self, model: bm25s.BM25 | None, count: int) -> None:
        self._model = model
        self._count = count

    @classmethod
    def build(cls, texts: Sequence[Sequence[str]]) -> _Field:
        vocabulary: dict[str, int] = {}
        ids = [[vocabulary.setdefault(token, len(vocabulary)) for token in text] for text in texts]
        if not vocabulary:
            return cls(None, len(texts))
        model = bm25s.BM25(method="lucene", k1=K1, b=B)
        model.index((ids, vocabulary), show_progress=False)
        return cls(model, len(texts))

    def scores(self, tokens: Mapping[str, float]) -> Scores:
        """Return the score of every text, shape (count,), for tokens that each count so much."""
        vocabulary = {} if self._model is None else self._model.vocab_dict
        known = {vocabulary[token]: weight for token, weight in tokens.items() if token in vocabulary}
        if self._model is None or not known:
            return np.zeros(self._count, np.float32)
        values, texts, starts = (self._model.scores[part] for part in ("data", "indices", "indptr"))
        entries, sizes = entries_of(starts, np.array(list(known)))
        weights = np.repeat(list(known.values()), sizes) * values[entries]
        return np.bincount(texts[entries], weights, self._count).astype(np.float32)

    def save(self, folder: Path) -> None:
        folder.mkdir()
        if self._model is not None:
            self._model.save(folder, show_progress=False)

    @classmethod
    def load(cls, folder: Path, count: int) -> _Field:
        empty = not any(folder.iterdir())
        return cls(None if empty else bm25s.BM25.load(folder, show_progress=False), count)


def _arabic_texts(postings: Postings) -> NDArray[np.bool_]:
    """Tell of each text whether it has more Arabic words than others, shape (count,); numbers are of no language."""
    words = [word for word in postings.vocabulary if not word[0].isdigit()]
    arabic = postings.share([word for word in words if is_arabic(word)])
    return arabic > postings.share(words) / 2
