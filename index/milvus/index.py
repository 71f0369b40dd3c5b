"""An index whose dense search is done by Milvus, and by the generation at hand while Milvus is away."""

from __future__ import annotations

import logging
import threading
import time
import weakref
from dataclasses import replace

import numpy as np

from index.dense import DenseIndex
from index.fusion import fuse_found
from index.generation import Generation
from index.index import Index, SearchMode, dense_texts
from index.milvus.store import MilvusStore, StoreError
from index.parts import Scores
from index.vectors import Vectors

_log = logging.getLogger(__name__)

PAUSE = 5.0  # seconds between two attempts to reach a server that is away
_CANDIDATES = 200  # passages of either side
_SAMPLE = 2_000  # passages whose scores tell how far one stands out


class SharedIndex(Index):
    """Search over a generation whose vectors are in Milvus, too: what either side finds is scored exactly and fused."""

    def __init__(self, local: Index, store: MilvusStore, generation: str) -> None:
        """`local` is the generation at hand, searched exactly; nothing is asked of Milvus yet."""
        super().__init__(local.passages, local.lexical, local.dense, local.encoder)
        self._store, self._generation = store, generation
        self._sample = _sample_of(local)
        self._leaving = threading.Lock()
        self._was_published = False
        self.is_away = True  # for whoever watches: questions are searched here

    @property
    def vectors_at(self) -> str:
        """Where vectors are searched: shared, unless the server is away."""
        return "away" if self.is_away else "shared"

    def publish(self) -> None:
        """Put the generation into Milvus unless it is there, and in force; raises StoreError."""
        _, starts = dense_texts(self.passages)
        vectors = np.concatenate([self.dense.rows_of(place) for place in range(len(self.passages))])
        self._store.build(self._generation, list(self.passages), vectors, starts)
        if not (self._was_published and self._store.in_force()):  # what others put in force meanwhile stays so
            self._store.swap(self._generation)
        self._was_published, self.is_away = True, False

    def publish_later(self) -> threading.Thread:
        """Do so beside the answers, which come from the generation at hand until then; tried again until it is done."""
        thread = threading.Thread(target=_publish, args=[weakref.ref(self)], name="milvus", daemon=True)
        thread.start()
        return thread

    def _found(self, query: str, limit: int, mode: SearchMode) -> tuple[list[int], Scores, Scores, Scores]:
        found = self._searched(self.query_vector(query), max(limit, _CANDIDATES)) if mode != "lexical" else None
        if found is None:
            return super()._found(query, limit, mode)
        every = self.lexical.scores(query) if mode == "hybrid" else np.zeros(len(self.passages), np.float32)
        by_words = np.argsort(-every, kind="stable")[: max(limit, _CANDIDATES)]
        places = sorted({*found, *by_words[every[by_words] > 0].tolist()})
        vector = self.query_vector(query)
        dense = np.array([found[at] if at in found else self._score(at, vector) for at in places], np.float32)
        lexical = every[places]
        matching = (lexical > 0) | (dense > 0)
        lexical, dense = lexical[matching], dense[matching]
        fused = mode == "hybrid"
        scores = fuse_found(lexical, dense, self._sample.scores(vector)) if fused else dense
        return np.asarray(places, np.int64)[matching].tolist(), lexical, dense, scores

    def _searched(self, vector: Vectors, most: int) -> dict[int, float] | None:
        """Return the scores of the best passages by their places, None while Milvus is away."""
        if self.is_away:
            return None
        try:
            found = self._store.search(vector, most, self._generation)
        except StoreError as error:
            _log.warning("searched here, for Milvus is away: %s", error)
            self._leave()
            return None
        return {one.place: one.score for one in found}

    def _leave(self) -> None:
        """Search here until what was published is there again, which may have to be loaded, or put in anew."""
        with self._leaving:
            was_away, self.is_away = self.is_away, True
        if not was_away:
            self.publish_later()

    def _score(self, place: int, vector: Vectors) -> float:
        cosines = self.dense.rows_of(place) @ vector
        return float((cosines[0] + cosines.max()) / 2)


def share(generation: Generation, store: MilvusStore) -> Generation:
    """Return a generation whose vectors are searched in Milvus, once they are there.

    One of segments is returned as it is: it finds its candidates by itself.
    """
    if not is_shareable(generation):
        return generation
    index = SharedIndex(generation.index, store, generation.name)
    index.publish_later()
    return replace(generation, index=index)


def is_shareable(generation: Generation) -> bool:
    """Tell whether a generation is not of segments."""
    return isinstance(generation.index.dense, DenseIndex)


def _publish(reference: weakref.ref[SharedIndex]) -> None:
    """Publish an index, unless nobody answers from it any more: a later one is in force then."""
    while (index := reference()) is not None:
        try:
            index.publish()
        except StoreError as error:
            _log.warning("not in Milvus yet: %s", error)
        else:
            return
        del index
        time.sleep(PAUSE)  # nobody's question waits for it


def _sample_of(index: Index) -> DenseIndex:
    """Return passages from all over an index: all of them where there are few."""
    places = np.unique(np.linspace(0, max(len(index.passages) - 1, 0), min(_SAMPLE, len(index.passages)), dtype=int))
    rows = [index.dense.rows_of(place) for place in places.tolist()]
    starts = np.cumsum([0, *(len(of_one) for of_one in rows)])[:-1]
    vectors = np.concatenate(rows) if rows else np.zeros((0, index.encoder.dimension), np.float32)
    return DenseIndex.build(vectors, starts)
