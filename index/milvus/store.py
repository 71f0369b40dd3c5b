"""The vectors of generations in Milvus: a collection each, a partition for each language, an alias for that in force.

A collection is filled under another name and gets its generation's when all of it is there; so what has that name is
whole, whoever builds at the same time and whenever one is killed.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Passage
from index.errors import IndexingError
from index.vectors import Vectors

_BATCH = 1_000  # rows in a request: some two megabytes, of the sixteen or more that a server takes
_AT_LENGTH = 60.0  # seconds for each step of a build
_MOST = 16_384  # rows that a server returns at most
_ABANDONED = 3_600  # seconds after which what was begun and not finished is dropped
_BUILDING = "building"


class StoreError(IndexingError):
    """Milvus cannot be reached, or does not hold what it should."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage by its place in the generation, and its dense score."""

    place: int
    score: float


class MilvusStore:
    """The generations of one index: `build -> swap -> search -> drop`; thread-safe.

    Every method raises StoreError when the server is away, after `timeout` seconds at most where it searches.
    """

    def __init__(self, url: str, name: str = "qudra", timeout: float = 2.0) -> None:
        """`url` is as pymilvus takes it: a server's, or the path of a file for Milvus Lite; nothing is asked yet.

        `name` is the alias, and begins the name of every collection: several indexes may share a server.
        """
        self._url, self._name, self._timeout = url, name, timeout

    def build(self, generation: str, passages: Sequence[Passage], vectors: Vectors, starts: NDArray[np.int64]) -> None:
        """Put in a generation, laid out as `dense_texts` does, unless it is there; raises StoreError."""
        with _failing():
            if self.holds(generation):
                self._load(generation)
                return
            building = f"{self._name}_{_BUILDING}_{int(time.time())}_{uuid4().hex[:8]}"
            try:
                self._fill(building, passages, vectors, starts)
                self._verify(building, passages, starts, len(vectors))
                self._client.rename_collection(building, self._collection(generation), timeout=_AT_LENGTH)
                self._load(generation)  # Lite forgets that it is
            except BaseException:
                self._discard(building)
                if not self.holds(generation):  # else another process was faster
                    raise

    def swap(self, generation: str) -> None:
        """Put a generation in force under the alias, at one stroke, and drop those before the last; raises StoreError.

        One that is not there is not put in force.
        """
        with _failing():
            if not self.holds(generation):
                raise StoreError(f"there is no {self._collection(generation)}")
            before = self.in_force()
            if before == generation:
                return
            move = self._client.create_alias if before is None else self._client.alter_alias
            move(self._collection(generation), self._name, timeout=_AT_LENGTH)
            self._clear({generation, *([before] if before else [])})

    def search(
        self,
        query: Vectors,
        limit: int = 10,
        generation: str | None = None,
        languages: Collection[str] = (),
        sources: Collection[str] = (),
    ) -> list[Found]:
        """Return the best passages for a vector of shape (dimension,), best first, ties in corpus order.

        They are those of the generation in force unless another is named; of some languages or sources where these are
        given. The score is that of `DenseIndex`, the mean of a passage's own cosine and its best row's. As no passage
        scores more than its best row, what is beneath the last row that was found is worse than `limit` that were.
        """
        collection = self._name if generation is None else self._collection(generation)
        where = {"partition_names": sorted(languages)} if languages else {}
        only = f"source in {_quoted(sources)}" if sources else ""
        with _failing():
            for most in _doubling(4 * limit):
                rows = self._rows(collection, query, most, only, where)
                found = self._scored(collection, query, rows)
                certain = len(rows) < most or (len(found) >= limit and found[limit - 1].score > rows[-1][1])
                if certain or most == _MOST:
                    return found[:limit]
        return []

    def drop(self, generation: str) -> None:
        """Take a generation out; one in force stays. Raises StoreError."""
        with _failing():
            if self.holds(generation) and self.in_force() != generation:
                self._client.drop_collection(self._collection(generation), timeout=_AT_LENGTH)

    def holds(self, generation: str) -> bool:
        """Tell whether a generation is there, all of it; raises StoreError."""
        with _failing():
            return bool(self._client.has_collection(self._collection(generation), timeout=self._timeout))

    def in_force(self) -> str | None:
        """Return the generation that the alias points to, None before the first; raises StoreError."""
        with _failing():
            if not self._client.has_collection(self._name, timeout=self._timeout):
                return None
            described = self._client.describe_alias(self._name, timeout=self._timeout)
            return self._generation(described["collection_name"])

    def generations(self) -> list[str]:
        """Return the names of all that are there; raises StoreError."""
        with _failing():
            ours = (name for name in self._collections() if not name.startswith(f"{self._name}_{_BUILDING}_"))
            return sorted(map(self._generation, ours))

    @cached_property
    def _client(self) -> Any:
        from pymilvus import MilvusClient  # a second that those without a server do without

        for name in logging.root.manager.loggerDict:
            if name.partition(".")[0] == "pymilvus":  # it logs every failure with a traceback; whoever asks logs it
                logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        return MilvusClient(uri=self._url, timeout=self._timeout)

    def _load(self, generation: str) -> None:
        """Have a generation ready to be searched; a server that was started again has not."""
        self._client.load_collection(self._collection(generation), timeout=_AT_LENGTH)

    def _fill(self, collection: str, passages: Sequence[Passage], vectors: Vectors, starts: NDArray[np.int64]) -> None:
        self._create(collection, vectors.shape[1], {passage.language for passage in passages})
        for language, rows in _rows_by_language(passages, starts, len(vectors)).items():
            for at in range(0, len(rows), _BATCH):
                batch = [_row(row, place, passages[place], vectors, starts) for row, place in rows[at : at + _BATCH]]
                self._client.insert(collection, batch, partition_name=language, timeout=_AT_LENGTH)
        self._client.flush(collection, timeout=_AT_LENGTH)
        self._client.load_collection(collection, timeout=_AT_LENGTH)

    def _create(self, collection: str, dimension: int, languages: Collection[str]) -> None:
        from pymilvus import DataType

        schema = self._client.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field("id", DataType.INT64, is_primary=True)  # the row
        schema.add_field("place", DataType.INT64)  # the passage that it is of
        schema.add_field("own", DataType.BOOL)  # whether it is the passage's own vector, or one of its sentences'
        schema.add_field("source", DataType.VARCHAR, max_length=512)
        schema.add_field("vector", DataType.FLOAT_VECTOR, dim=dimension)
        exact = self._client.prepare_index_params()
        exact.add_index("vector", index_type="FLAT", metric_type="IP")
        self._client.create_collection(collection, schema=schema, index_params=exact, timeout=_AT_LENGTH)
        for language in sorted(languages):
            self._client.create_partition(collection, language, timeout=_AT_LENGTH)

    def _verify(self, collection: str, passages: Sequence[Passage], starts: NDArray[np.int64], total: int) -> None:
        """Have the server count what it can search, after all that was put in; raises StoreError."""
        counted = self._client.query(
            collection,
            filter="id >= 0",
            output_fields=["count(*)"],
            consistency_level="Strong",
            timeout=_AT_LENGTH,
        )[0]["count(*)"]
        if counted != total:
            raise StoreError(f"{collection} holds {counted} rows of {total}")
        for language, rows in _rows_by_language(passages, starts, total).items():
            held = int(self._client.get_partition_stats(collection, language, timeout=_AT_LENGTH)["row_count"])
            if held != len(rows):
                raise StoreError(f"{collection} holds {held} rows of {len(rows)} in {language}")

    def _rows(
        self, collection: str, query: Vectors, most: int, only: str, where: dict[str, Any]
    ) -> list[tuple[int, float]]:
        """Return the places and cosines of the best rows, best first."""
        found = self._client.search(
            collection,
            query[np.newaxis, :],
            limit=most,
            filter=only,
            output_fields=["place"],
            consistency_level="Eventually",  # all of it was there before it got its name
            timeout=self._timeout,
            **where,
        )[0]
        return [(int(hit["entity"]["place"]), float(hit["distance"])) for hit in found]

    def _scored(self, collection: str, query: Vectors, rows: Sequence[tuple[int, float]]) -> list[Found]:
        """Return the passages of some rows with their scores, best first."""
        best: dict[int, float] = {}
        for place, cosine in rows:
            best.setdefault(place, cosine)
        if not best:
            return []
        only = f"own == true and place in {list(best)}"
        own = dict(self._rows(collection, query, len(best), only, {}))
        scored = [Found(place, (own[place] + cosine) / 2) for place, cosine in best.items()]
        return sorted(scored, key=lambda found: (-found.score, found.place))

    def _clear(self, kept: Collection[str]) -> None:
        """Drop all but some generations, and what somebody began to build and abandoned."""
        for generation in self.generations():
            if generation not in kept:
                self.drop(generation)
        for name in self._collections():
            _, building, begun = name.removeprefix(self._name).partition(f"_{_BUILDING}_")
            if building and time.time() - int(begun.partition("_")[0]) > _ABANDONED:
                self._client.drop_collection(name, timeout=_AT_LENGTH)

    def _discard(self, collection: str) -> None:
        try:
            self._client.drop_collection(collection, timeout=self._timeout)
        except _failures():  # the server is away: it is dropped once it is abandoned
            return

    def _collections(self) -> list[str]:
        names = self._client.list_collections(timeout=self._timeout)
        return [name for name in names if name.startswith(f"{self._name}_")]

    def _collection(self, generation: str) -> str:
        return f"{self._name}_{generation.replace('-', '_')}"  # Milvus takes letters, digits and underscores

    def _generation(self, collection: str) -> str:
        return collection.removeprefix(f"{self._name}_").replace("_", "-")


@contextmanager
def _failing() -> Iterator[None]:
    """Say in a sentence what went wrong in Milvus, or that its client is not installed."""
    try:
        failures = _failures()
    except ImportError as error:
        raise StoreError("milvus: its client is not installed: the extra `milvus`") from error
    try:
        yield
    except failures as error:
        raise StoreError(f"milvus: {(str(error) or type(error).__name__).splitlines()[0]}") from error


def _failures() -> tuple[type[Exception], ...]:
    """Return what the client raises: its own errors, and gRPC's where time ran out."""
    from grpc import RpcError
    from pymilvus.exceptions import MilvusException

    return MilvusException, RpcError


def _doubling(most: int) -> Iterator[int]:
    while most < _MOST:
        yield most
        most *= 2
    yield _MOST


def _rows_by_language(
    passages: Sequence[Passage], starts: NDArray[np.int64], total: int
) -> dict[str, list[tuple[int, int]]]:
    """Return the rows of each language, each with the place of its passage."""
    rows: dict[str, list[tuple[int, int]]] = {}
    ends = [*starts[1:].tolist(), total]
    for place, (passage, start, end) in enumerate(zip(passages, starts.tolist(), ends, strict=True)):
        rows.setdefault(passage.language, []).extend((row, place) for row in range(start, end))
    return rows


def _row(row: int, place: int, passage: Passage, vectors: Vectors, starts: NDArray[np.int64]) -> dict[str, Any]:
    own = bool(starts[place] == row)
    return {"id": row, "place": place, "own": own, "source": passage.source, "vector": vectors[row]}


def _quoted(values: Collection[str]) -> str:
    """Write a list of texts as Milvus' expressions do."""
    return json.dumps(sorted(values), ensure_ascii=False)
