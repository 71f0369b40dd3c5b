"""The index of a large generation: candidates of every segment by words and by meaning, then their exact scores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import SupportsIndex

import numpy as np

from corpus.document import Document
from corpus.passage import Passage
from index.documents import Documents, Head
from index.encoder import Encoder
from index.fusion import added, fuse_found
from index.index import Index, SearchMode
from index.large.column import Places
from index.large.counting import norms_of
from index.large.lists import Lists
from index.large.rough import Rough
from index.large.segment import Segment
from index.large.weighing import Query
from index.parts import Passages, Scores
from index.renderings import Renderings
from index.translation import TranslationTable, bundled_table
from index.vectors import Vectors

_ROUGH = 3_000  # texts that words find
_CANDIDATES = 600  # texts that are scored exactly, of those that either side finds
_FOR_EACH = 20  # candidates for each hit that is wanted
_CHUNK = 20_000  # texts scored at a time where all are


class SegmentedLexical:
    """BM25 over segments; how rare a word is, and how long texts are, is of all segments together.

    What was removed counts there until its segment is written anew, as in Lucene.
    """

    def __init__(self, segments: Sequence[Segment], table: TranslationTable | None = None) -> None:
        self._segments = segments
        postings = [segment.postings for segment in segments]
        self._count = sum(one.count for one in postings)
        lengths = sum((one.lengths.sum(axis=1, dtype=np.int64) for one in postings), np.zeros(3, np.int64))
        means = np.maximum(lengths / max(self._count, 1), 1)
        self._norms = {segment.name: norms_of(segment.postings.lengths, means) for segment in segments}
        written, alike = _Joined([one.written for one in postings]), _Joined([one.alike for one in postings])
        self._renderings = Renderings(written, alike, table or bundled_table())

    def weighed(self, query: str) -> Query:
        """Return a query with what each part of it is worth."""
        return Query.of(query, self._renderings, self._held, self._count)

    def rough(self, query: Query, segment: Segment) -> Rough:
        """Return passages of a segment that may score high, with rough scores."""
        return segment.postings.rough(query, self._norms[segment.name])

    def scores_in(self, query: Query, segment: Segment, places: Places) -> Scores:
        """Return the scores of passages of a segment, shape (len(places),)."""
        return segment.postings.scores(query, places, self._norms[segment.name])

    def scores(self, query: str) -> Scores:
        """Return the score of every passage, shape (count,); 0 where nothing matches. This reads the whole index."""
        weighed = self.weighed(query)
        parts = [
            self.scores_in(weighed, segment, segment.places[at : at + _CHUNK].astype(np.int64))
            for segment in self._segments
            for at in range(0, len(segment.places), _CHUNK)
        ]
        return np.concatenate([np.zeros(0, np.float32), *parts])

    def held(self, stem: str) -> int:
        """Return in how many passages a word is, by its stem."""
        return int(self._held([stem])[0]) if self._segments else 0

    def _held(self, terms: list[str]) -> Places:
        return np.asarray(sum(segment.postings.held(terms) for segment in self._segments), np.int64)


class _Joined:
    """Lists of several segments as one."""

    def __init__(self, lists: Sequence[Lists]) -> None:
        self._lists = lists

    def get(self, key: str, default: Sequence[str]) -> Sequence[str]:
        return list(dict.fromkeys(chain.from_iterable(one.get(key, ()) for one in self._lists))) or default


class SegmentedDense:
    """Cosines over segments: `scores`, `rows_of`, by the places of passages in force."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._firsts = firsts_of(segments)

    @property
    def count(self) -> int:
        """Number of passages."""
        return int(self._firsts[-1])

    def rows_of(self, place: int) -> Vectors:
        """Return the vectors of a passage: its own, then those of its sentences, shape (rows, dimension)."""
        segment, local = located(self._segments, self._firsts, place)
        return segment.rows.of(local)

    def scores(self, query: Vectors) -> Scores:
        """Return the score of every passage for a query vector, shape (count,). This reads the whole index."""
        parts = [
            segment.rows.scores(query, segment.places[at : at + _CHUNK].astype(np.int64))
            for segment in self._segments
            for at in range(0, len(segment.places), _CHUNK)
        ]
        return np.concatenate([np.zeros(0, np.float32), *parts])

    def sampled(self, query: Vectors) -> Scores:
        """Return the scores of a sample of all passages."""
        return self._segments[0].rows.sampled(query) if self._segments else np.zeros(0, np.float32)


class SegmentedPassages(Passages):
    """The passages in force, read as they are asked for."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._firsts = firsts_of(segments)

    def __len__(self) -> int:
        return int(self._firsts[-1])

    def __getitem__(self, place: SupportsIndex, /) -> Passage:
        at = range(len(self))[place]  # as a sequence takes it: from the end below 0, IndexError beyond
        segment, local = located(self._segments, self._firsts, at)
        return segment.sources.passage(local)

    def __iter__(self) -> Iterator[Passage]:
        return (p for segment in self._segments for at in segment.documents for p in segment.sources.passages(at))

    def of_document(self, name: str) -> list[Passage]:
        """Return the passages of a document, none of one that is not in force."""
        for segment in self._segments:
            at = segment.sources.places.get(name)
            if at is not None and at not in segment.removed:
                return segment.sources.passages(at)
        return []

    def coded(self, code: str) -> Passage | None:
        """Return the passage of a code, None where none that is in force has it."""
        found = (
            segment.sources.passage(int(place))
            for segment in self._segments
            for place in segment.in_force(segment.sources.coded(code))
        )
        return next(found, None)

    def place(self, passage: Passage) -> int | None:
        """Return the place of a passage, None for one that is not in force."""
        for first, segment in zip(self._firsts.tolist(), self._segments, strict=False):
            local = segment.sources.place(passage)
            if local is not None and len(segment.in_force(np.array([local]))):
                return int(first + np.searchsorted(segment.places, local))
        return None


class SegmentedDocuments(Documents):
    """The documents in force by id, read as they are asked for."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._at = {segment.sources.heads[at].id: (segment, at) for segment in segments for at in segment.documents}

    @property
    def heads(self) -> Iterable[Head]:
        """The heads of all documents, in order."""
        return (segment.sources.heads[at] for segment, at in self._at.values())

    def __len__(self) -> int:
        return len(self._at)

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __getitem__(self, name: str) -> Document:
        segment, at = self._at[name]
        return segment.sources.document(at)


class LargeIndex(Index):
    """Search over segments: what either side finds is scored exactly by both, and fused."""

    passages: SegmentedPassages
    lexical: SegmentedLexical
    dense: SegmentedDense

    def __init__(self, segments: Sequence[Segment], encoder: Encoder, table: TranslationTable | None = None) -> None:
        self.segments = segments
        passages, dense = SegmentedPassages(segments), SegmentedDense(segments)
        super().__init__(passages, SegmentedLexical(segments, table), dense, encoder)

    def _found(self, query: str, limit: int, mode: SearchMode) -> tuple[list[int], Scores, Scores, Scores]:
        most = max(_CANDIDATES, _FOR_EACH * limit)
        weighed = self.lexical.weighed(query) if mode != "dense" else None
        vector = self.query_vector(query) if mode != "lexical" else None
        sample = self.dense.sampled(vector) if vector is not None else np.zeros(0, np.float32)
        places, lexical, dense = [], [], []
        for first, segment in zip(firsts_of(self.segments).tolist(), self.segments, strict=False):
            local = self._candidates(segment, weighed, vector, sample, most)
            words = self.lexical.scores_in(weighed, segment, local) if weighed else np.zeros(len(local), np.float32)
            meaning = segment.rows.scores(vector, local) if vector is not None else np.zeros(len(local), np.float32)
            found = (words > 0) | (meaning > 0)
            places.append(first + np.searchsorted(segment.places, local[found]))
            lexical.append(words[found])
            dense.append(meaning[found])
        found, by_words, by_meaning = (np.concatenate(parts) for parts in (places, lexical, dense))
        scores = by_words + by_meaning if mode != "hybrid" else fuse_found(by_words, by_meaning, sample)
        return found.tolist(), by_words, by_meaning, scores

    def _candidates(
        self, segment: Segment, query: Query | None, vector: Vectors | None, sample: Scores, most: int
    ) -> Places:
        """Return the passages of a segment, in order and at most `most`, that seem best by what either side finds."""
        by_words = self.lexical.rough(query, segment) if query else Rough.nothing()
        by_meaning = segment.rows.nearest(vector) if vector is not None else Rough.nothing()
        places = segment.in_force(np.union1d(by_words.best(_ROUGH), by_meaning.places))
        words = by_words.of(places)
        if vector is None:
            return Rough(places, words).best(most)
        meaning = by_meaning.of(places, segment.rows.rough(vector, places))
        return Rough(places, meaning if query is None else added(words, meaning, sample)).best(most)

    def of_document(self, name: str) -> Sequence[Passage]:
        """Return the passages of a document, in reading order; none of one that is not there."""
        return self.passages.of_document(name)

    def coded(self, code: str) -> Passage | None:
        """Return the passage of a code, None when there is none."""
        return self.passages.coded(code)

    def _place(self, passage: Passage) -> int | None:
        return self.passages.place(passage)


def firsts_of(segments: Sequence[Segment]) -> Places:
    """Return the place of each segment's first passage, and the number of all passages, shape (segments + 1,)."""
    return np.cumsum([0, *(len(segment.places) for segment in segments)])


def located(segments: Sequence[Segment], firsts: Places, place: int) -> tuple[Segment, int]:
    """Return the segment that holds a passage, and the passage's place there."""
    at = int(np.searchsorted(firsts, place, "right")) - 1
    return segments[at], int(segments[at].places[place - firsts[at]])
