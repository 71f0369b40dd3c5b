"""Milvus, as a file (Lite) and as a server: what is found there is what the exact index finds."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from bot.engine import Engine
from bot.operations.check import Status
from bot.operations.checks.vectors import check_vectors
from bot.settings import Settings
from index.documents import DocumentsInMemory
from index.generation import Generation
from index.index import Index, dense_texts
from index.milvus.index import PAUSE, SharedIndex, share
from index.milvus.store import MilvusStore, StoreError
from tests.index.fakes import FakeEncoder, index_of

if TYPE_CHECKING:
    from bot.evaluation.servers.milvus import Milvus  # its server's package is not installed everywhere

pytestmark = pytest.mark.service

QUERIES = (
    "What is hashprice?",
    "Who leased from Core Scientific?",
    "how many MW can TeraWulf's site reach?",
    "كم ميجاوات يصل إليها موقع تيرا وولف؟",
    "من اشترى سترونغهولد؟",
    "electricity demand of data centres in 2030",
    "pizza",
)


@pytest.fixture(scope="session")
def lite(tmp_path_factory: pytest.TempPathFactory) -> str:
    pytest.importorskip("pymilvus", reason="Milvus' client is not installed: the extra `milvus`")
    pytest.importorskip("milvus_lite", reason="Milvus Lite is not installed: the extra `services`")
    return str(tmp_path_factory.mktemp("lite") / "milvus.db")


@pytest.fixture(params=["lite", "server"])
def url(request: pytest.FixtureRequest) -> str:
    if request.param == "lite":
        return str(request.getfixturevalue("lite"))
    return str(request.getfixturevalue("milvus").url)


@pytest.fixture
def store(url: str, request: pytest.FixtureRequest) -> Iterator[MilvusStore]:
    store = MilvusStore(url, name=f"t{abs(hash(request.node.name))}")
    yield store
    for generation in store.generations():
        force_out(store, generation)


def force_out(store: MilvusStore, generation: str) -> None:
    if store.in_force() == generation:
        store._client.drop_alias(store._name)
    store.drop(generation)


@pytest.fixture(scope="session")
def exact(engine: Engine) -> Index:
    """The shipped corpus, searched exactly."""
    return engine.knowledge._index


class NoRows:
    """A dense side that is in segments."""

    count = 0

    def rows_of(self, place: int) -> Any:
        raise AssertionError("asked of segments")

    scores = rows_of


def put(store: MilvusStore, generation: str, index: Index) -> None:
    starts = dense_texts(index.passages)[1]
    vectors = np.concatenate([index.dense.rows_of(place) for place in range(len(index.passages))])
    store.build(generation, list(index.passages), vectors, starts)


def best(index: Index, query: str, limit: int, allowed: Callable[[Any], bool] = lambda _: True) -> list[int]:
    scores = index.dense.scores(index.query_vector(query))
    order = np.argsort(-scores, kind="stable").tolist()
    return [place for place in order if allowed(index.passages[place])][:limit]


def test_the_ten_best_are_those_of_the_exact_index(store: MilvusStore, exact: Index) -> None:
    put(store, "a", exact)
    for query in QUERIES:
        vector = exact.query_vector(query)
        found = store.search(vector, 10, "a")
        assert [one.place for one in found] == best(exact, query, 10), query
        scores = exact.dense.scores(vector)
        assert [one.score for one in found] == pytest.approx([scores[one.place] for one in found], abs=1e-5)


def test_a_search_can_be_of_one_language(store: MilvusStore, exact: Index) -> None:
    put(store, "a", exact)
    for language in ("ar", "en"):
        found = store.search(exact.query_vector(QUERIES[0]), 10, "a", languages=[language])
        expected = best(exact, QUERIES[0], 10, lambda passage, wanted=language: passage.language == wanted)
        assert [one.place for one in found] == expected


def test_a_search_can_be_of_some_sources(store: MilvusStore, exact: Index) -> None:
    put(store, "a", exact)
    found = store.search(exact.query_vector(QUERIES[1]), 5, "a", languages=["en"], sources=["report"])
    of_report = best(exact, QUERIES[1], 5, lambda passage: (passage.language, passage.source) == ("en", "report"))
    assert [one.place for one in found] == of_report
    assert store.search(exact.query_vector(QUERIES[1]), 5, "a", sources=['no "such" source']) == []


def test_hybrid_hits_are_those_of_the_exact_index(store: MilvusStore, exact: Index) -> None:
    shared = SharedIndex(exact, store, "a")
    shared.publish()
    for query in QUERIES:
        for mode in ("hybrid", "dense", "lexical"):
            here, there = exact.search(query, 10, mode), shared.search(query, 10, mode)
            assert [hit.passage.id for hit in there] == [hit.passage.id for hit in here], (query, mode)
            assert [hit.score for hit in there] == pytest.approx([hit.score for hit in here], abs=0.01)
    assert not shared.is_away


def test_the_alias_is_swapped_and_old_generations_go_but_the_last(store: MilvusStore) -> None:
    encoder = FakeEncoder()
    texts = ("Miners have power.", "Leases last twelve years.", "It is scarce.")
    for at, generation in enumerate(("a", "b", "c")):
        put(store, generation, index_of(texts[at], encoder=encoder))
        store.swap(generation)
        assert store.in_force() == generation
        assert len(store.search(encoder.encode_queries(["power"])[0], 5)) == 1
    assert store.generations() == ["b", "c"]


def test_whoever_answers_from_the_generation_before_still_finds_it(store: MilvusStore) -> None:
    encoder = FakeEncoder()
    put(store, "a", index_of("Miners have power.", "It is scarce.", encoder=encoder))
    store.swap("a")
    put(store, "b", index_of("Leases last twelve years.", encoder=encoder))
    store.swap("b")
    assert len(store.search(encoder.encode_queries(["power"])[0], 5, "a")) == 2


def test_what_is_not_there_is_not_put_in_force(store: MilvusStore) -> None:
    with pytest.raises(StoreError, match="there is no"):
        store.swap("a")
    assert store.in_force() is None


def test_what_is_in_force_is_not_dropped(store: MilvusStore) -> None:
    put(store, "a", index_of("Miners have power."))
    store.swap("a")
    store.drop("a")
    assert store.holds("a")


def test_a_build_that_lost_rows_leaves_nothing_behind(store: MilvusStore, monkeypatch: pytest.MonkeyPatch) -> None:
    insert = store._client.insert
    monkeypatch.setattr(store._client, "insert", lambda name, rows, **more: insert(name, rows[:-1], **more))
    with pytest.raises(StoreError, match="holds 1 rows of 2"):
        put(store, "a", index_of("Miners have power.", "It is scarce."))
    assert store._collections() == []


def test_a_generation_is_built_once(store: MilvusStore) -> None:
    index = index_of("Miners have power.")
    put(store, "a-1", index)
    put(store, "a-1", index)
    assert store.generations() == ["a-1"]


def test_what_somebody_began_to_build_goes_once_it_is_abandoned(store: MilvusStore) -> None:
    begun = [f"{store._name}_building_{int(time.time()) - age}_ab12" for age in (7_200, 60)]
    for name in begun:
        store._create(name, 16, ["en"])
    put(store, "a", index_of("Miners have power."))
    store.swap("a")
    assert store.generations() == ["a"]
    assert sorted(store._collections()) == sorted([begun[1], store._collection("a")])
    store._discard(begun[1])


def test_what_milvus_has_lost_is_searched_here(store: MilvusStore) -> None:
    index = index_of("Miners have power.", "It is scarce.")
    shared = SharedIndex(index, store, "a")
    shared.publish()
    force_out(store, "a")
    assert [hit.passage.id for hit in shared.search("power")] == [hit.passage.id for hit in index.search("power")]
    assert shared.is_away


def test_what_others_put_in_force_stays_so_when_a_generation_is_published_again(store: MilvusStore) -> None:
    index = index_of("Miners have power.")
    older, newer = (SharedIndex(index, store, name) for name in ("a", "b"))
    older.publish()
    newer.publish()
    older.publish()
    assert store.in_force() == "b"
    assert not older.is_away
    for name in ("b", "a"):
        force_out(store, name)
    older.publish()
    assert store.in_force() == "a"
    force_out(store, "a")


def test_a_generation_of_segments_is_left_alone(lite: str) -> None:
    index = index_of("Miners have power.")
    index.dense = NoRows()  # as SegmentedDense, it is no DenseIndex
    generation = Generation("a", DocumentsInMemory(), index)
    assert share(generation, MilvusStore(lite)) is generation


def test_two_that_build_the_same_at_once_both_find_it(store: MilvusStore) -> None:
    index = index_of("Miners have power.", "It is scarce.")
    with ThreadPoolExecutor(2) as pool:
        for building in [pool.submit(put, store, "a", index) for _ in range(2)]:
            building.result()
    assert store._collections() == [store._collection("a")]
    assert len(store.search(index.query_vector("power"), 5, "a")) == 2


def test_a_bot_answers_from_milvus_as_it_does_without(url: str, engine: Engine, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, index_url=url, _env_file=None)  # type: ignore[call-arg]
    sharing = Engine(settings)
    index = sharing.knowledge._index
    assert isinstance(index, SharedIndex)
    assert until(lambda: not index.is_away, 60)
    for question in QUERIES:
        assert sharing.ask(question).text == engine.ask(question).text
    assert not index.is_away
    assert sharing._vectors is not None
    force_out(sharing._vectors, sharing.knowledge.name)


def test_an_examination_tells_where_vectors_are(lite: str) -> None:
    index = index_of("Miners have power.")
    generation = Generation("examined", DocumentsInMemory(), index)
    assert "does not have generation examined" in check_vectors(lite, generation).seen
    store = MilvusStore(lite)
    SharedIndex(index, store, "examined").publish()
    assert check_vectors(lite, generation).status == Status.OK
    assert check_vectors("http://127.0.0.1:9", generation).status == Status.WARNING
    index.dense = NoRows()
    assert "the index is large" in check_vectors(lite, generation).seen
    force_out(store, "examined")


def test_without_a_server_questions_are_searched_here(exact: Index) -> None:
    shared = SharedIndex(exact, MilvusStore("http://127.0.0.1:9", timeout=0.5), "a")
    with pytest.raises(StoreError):
        shared.publish()
    assert [hit.passage.id for hit in shared.search(QUERIES[0])] == [hit.passage.id for hit in exact.search(QUERIES[0])]
    assert shared.is_away


def until(condition: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.2)
    return True


def asked(shared: SharedIndex) -> bool:
    """Search, and tell whether Milvus did."""
    assert shared.search(QUERIES[0])
    return not shared.is_away


def test_a_server_that_falls_silent_is_done_without_and_used_again(milvus: Milvus, exact: Index) -> None:
    store = MilvusStore(milvus.url, name="silent")
    shared = SharedIndex(exact, store, "a")
    shared.publish()
    milvus.freeze()
    try:
        assert not asked(shared)
        assert [hit.passage.id for hit in shared.search(QUERIES[1])] == [h.passage.id for h in exact.search(QUERIES[1])]
    finally:
        milvus.thaw()
    assert until(lambda: asked(shared), 10 * PAUSE)
    force_out(store, "a")


def test_a_server_that_was_killed_is_done_without_and_used_again(milvus: Milvus, exact: Index) -> None:
    store = MilvusStore(milvus.url, name="killed")
    shared = SharedIndex(exact, store, "a")
    shared.publish()
    milvus.kill()
    assert not asked(shared)
    late = SharedIndex(exact, store, "b")
    publishing = late.publish_later()
    milvus.start()
    assert until(lambda: asked(shared), 120)
    publishing.join(120)
    assert store.generations() == ["a", "b"]
    assert asked(late)
