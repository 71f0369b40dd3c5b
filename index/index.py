"""The index of one generation: documents, their passages, and the search over them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Passage
from corpus.sentences import sentence_spans
from index.dense import DenseIndex
from index.encoder import Encoder
from index.fusion import fuse
from index.hit import Hit
from index.lexical import LexicalIndex
from index.parts import Dense, Lexical, Passages, Scores
from index.vectors import Vectors

SearchMode = Literal["hybrid", "lexical", "dense"]
Progress = Callable[[int, int], None]

_BATCH = 512
_QUERIES, _PASSAGES, _TEXTS = 64, 1_024, 4_096  # whose vectors are kept: a question is searched and read with one


class Index:
    """Search over a list of passages by words and by meaning: here exact, by the scores of every passage."""

    def __init__(self, passages: Passages, lexical: Lexical, dense: Dense, encoder: Encoder) -> None:
        self.passages = passages
        self.lexical = lexical
        self.dense = dense
        self.encoder = encoder
        self._query_vector = lru_cache(_QUERIES)(lambda query: encoder.encode_queries([query])[0])
        self._text_vector = lru_cache(_TEXTS)(lambda text: encoder.encode_passages([text])[0])
        self._vectors_of = lru_cache(_PASSAGES)(self._indexed)

    @classmethod
    def build(cls, passages: Sequence[Passage], encoder: Encoder, progress: Progress | None = None) -> Index:
        """Index passages in memory; `progress` is told how many texts, of passages and sentences, are embedded."""
        texts, starts = dense_texts(passages)
        dense = DenseIndex.build(embed(texts, encoder, progress), starts)
        return cls(tuple(passages), LexicalIndex.build([passage.text for passage in passages]), dense, encoder)

    def search(self, query: str, limit: int = 10, mode: SearchMode = "hybrid") -> list[Hit]:
        """Return the best passages for a query, best first, ties in corpus order; those without any match are left out.

        The score of a hybrid hit is from 0 to 1, 1 being the best hit's; of a lexical or dense one its own score.
        """
        places, lexical, dense, scores = self._found(query, limit, mode)
        best = np.argsort(-scores, kind="stable")[:limit]
        return [
            Hit(self.passages[places[at]], float(scores[at]), float(lexical[at]), float(dense[at]))
            for at in best.tolist()
        ]

    def _found(
        self,
        query: str,
        limit: int,  # noqa: ARG002 - every passage is scored, however many are wanted
        mode: SearchMode,
    ) -> tuple[list[int], Scores, Scores, Scores]:
        """Return the places of what matches, in order, its lexical and dense scores, and those to rank by."""
        lexical = self.lexical.scores(query) if mode != "dense" else np.zeros(len(self.passages), np.float32)
        dense = self._dense_scores(query) if mode != "lexical" else np.zeros(len(self.passages), np.float32)
        found = np.flatnonzero((lexical > 0) | (dense > 0))
        scores = (lexical + dense)[found]
        if mode == "hybrid" and found.size:
            fused = fuse(lexical, dense)[found]
            scores = fused / fused.max() if fused.max() > 0 else np.ones_like(fused)
        return found.tolist(), lexical[found], dense[found], scores

    @property
    def vectors_at(self) -> str:
        """Where vectors are searched: "here", "shared", or "away" while those that are shared cannot be reached."""
        return "here"

    def sample(self, most: int) -> Sequence[Passage]:
        """Return so many passages at most, from all over the index: all of them where there are no more."""
        count = len(self.passages)
        return [self.passages[at] for at in np.linspace(0, count - 1, min(most, count)).astype(int).tolist()]

    def of_document(self, name: str) -> Sequence[Passage]:
        """Return the passages of a document, in reading order; none of one that is not there."""
        return self._by_document.get(name, ())

    def coded(self, code: str) -> Passage | None:
        """Return the passage of a code, None when there is none."""
        return self._by_code.get(code)

    def similarity(self, query: str, texts: Mapping[str, Passage]) -> dict[str, float]:
        """Return the cosine of a query with each of some texts, given with the passages that they are cut from.

        Vectors of sentences that were indexed are looked up; others are encoded.
        """
        vector = self._query_vector(query)
        indexed = {passage: self._vectors_of(passage) for passage in dict.fromkeys(texts.values())}
        return {text: float(self._vector(text, indexed[passage]) @ vector) for text, passage in texts.items()}

    def query_vector(self, query: str) -> Vectors:
        """Return the vector of a query, shape (dimension,)."""
        return np.asarray(self._query_vector(query), np.float32)

    def vectors(self, texts: Sequence[str], passage: Passage) -> Vectors:
        """Return the vectors of some texts that are cut from a passage, shape (len(texts), dimension)."""
        indexed = self._vectors_of(passage)
        return np.stack([self._vector(text, indexed) for text in texts])

    def indexed(self, passage: Passage) -> Mapping[str, Vectors]:
        """Return the texts of a passage that were indexed, itself and its sentences, with their vectors."""
        return self._indexed(passage)

    def _vector(self, text: str, indexed: Mapping[str, Vectors]) -> Vectors:
        return indexed[text] if text in indexed else np.asarray(self._text_vector(text), np.float32)

    def _indexed(self, passage: Passage) -> dict[str, Vectors]:
        """Return the texts of a passage that were indexed with their vectors."""
        place = self._place(passage)
        return {} if place is None else dict(zip(dense_texts([passage])[0], self.dense.rows_of(place), strict=True))

    def _place(self, passage: Passage) -> int | None:
        return self._places.get(passage)

    @cached_property
    def _by_document(self) -> dict[str, list[Passage]]:
        found: dict[str, list[Passage]] = {}
        for passage in self.passages:
            found.setdefault(passage.document, []).append(passage)
        return found

    @cached_property
    def _by_code(self) -> dict[str, Passage]:
        return {passage.code: passage for passage in self.passages}

    @cached_property
    def _places(self) -> dict[Passage, int]:
        return {passage: place for place, passage in enumerate(self.passages)}

    def _dense_scores(self, query: str) -> Scores:
        return self.dense.scores(self._query_vector(query))


def dense_texts(passages: Iterable[Passage]) -> tuple[list[str], NDArray[np.int64]]:
    """Return the texts to embed, each passage followed by its sentences when it has several, and the passages' rows."""
    texts: list[str] = []
    starts: list[int] = []
    for passage in passages:
        starts.append(len(texts))
        texts.append(passage.text)
        spans = sentence_spans(passage.text)
        if len(spans) > 1:
            texts.extend(passage.text[start:end] for start, end in spans)
    return texts, np.asarray(starts, np.int64)


def embed(texts: Sequence[str], encoder: Encoder, progress: Progress | None = None) -> Vectors:
    """Encode texts in batches, shape (len(texts), dimension)."""
    vectors = np.zeros((len(texts), encoder.dimension), np.float32)
    for at in range(0, len(texts), _BATCH):
        vectors[at : at + _BATCH] = encoder.encode_passages(texts[at : at + _BATCH])
        if progress is not None:
            progress(min(at + _BATCH, len(texts)), len(texts))
    return vectors
