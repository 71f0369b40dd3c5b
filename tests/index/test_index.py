"""Search over passages."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.passage import passages_of
from index.dense import DenseIndex
from index.generation import GenerationStore, content_digest, save_exact
from index.index import Index, SearchMode, dense_texts, embed
from index.lexical import LexicalIndex
from tests.index.fakes import FakeEncoder, document, index_of

TEXTS = ("Miners have power.", "Data centres need power and water.", "Leases last twelve years.")
MODES: tuple[SearchMode, ...] = ("hybrid", "lexical", "dense")
words = st.sampled_from(["miners", "power", "lease", "طاقة", "التعدين", "20%", "VanEck.", "\n", "؟"])
texts = st.lists(words, min_size=1, max_size=8).map(" ".join).filter(str.strip)


def found(index: Index, query: str, mode: SearchMode = "hybrid", limit: int = 10) -> list[tuple[str, float]]:
    return [(hit.passage.id, hit.score) for hit in index.search(query, limit, mode)]


@given(st.lists(texts, max_size=5), texts)
@settings(max_examples=40)
def test_hybrid_scores_fall_from_1_to_0(corpus: list[str], query: str) -> None:
    scores = [hit.score for hit in index_of(*corpus).search(query)]
    assert scores == sorted(scores, reverse=True)
    assert not scores or scores[0] == 1
    assert all(0 <= score <= 1 for score in scores)


@given(st.lists(texts, max_size=4), texts, st.sampled_from(MODES))
@settings(max_examples=25, deadline=None)
def test_what_is_opened_finds_what_was_written(corpus: list[str], query: str, mode: SearchMode) -> None:
    encoder = FakeEncoder()
    documents = [document(f"d{at}", text) for at, text in enumerate(corpus)]
    with TemporaryDirectory() as home:
        store, index = GenerationStore(Path(home)), index_of(*corpus, encoder=encoder)
        assert isinstance(index.lexical, LexicalIndex)
        assert isinstance(index.dense, DenseIndex)
        sides = index.lexical, index.dense
        name = store.write(
            content_digest(documents, encoder.id), encoder.id, lambda folder: save_exact(folder, documents, *sides)
        )
        assert found(store.open(name, encoder).index, query, mode) == found(index, query, mode)


@pytest.mark.parametrize("mode", MODES)
def test_each_mode_finds_the_passage(mode: SearchMode) -> None:
    assert found(index_of(*TEXTS), "leases last", mode)[0][0] == "d2#1"


def test_lexical_and_dense_hits_carry_their_own_score() -> None:
    index = index_of(*TEXTS)
    [hit] = index.search("leases", mode="lexical")
    assert hit.score == hit.lexical > 0 == hit.dense
    hit = index.search("miners have", mode="dense")[0]
    assert hit.score == hit.dense > 0 == hit.lexical


@pytest.mark.parametrize("mode", MODES)
def test_passages_alike_come_in_corpus_order(mode: SearchMode) -> None:
    index = index_of(*["Miners have power."] * 5)
    assert [name for name, _ in found(index, "power miners", mode)] == [f"d{at}#1" for at in range(5)]


def test_a_limit_counts_hits() -> None:
    index = index_of(*TEXTS, *TEXTS)
    assert len(index.search("power", 3)) == 3
    assert found(index, "power", limit=3) == found(index, "power")[:3]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("query", ["", "   ", "؟؟", "\u200f"])
def test_a_query_without_words_finds_nothing(query: str, mode: SearchMode) -> None:
    assert index_of(*TEXTS).search(query.strip("؟"), mode=mode) == []


def test_an_empty_index_finds_nothing_and_one_passage_is_best() -> None:
    assert index_of().search("power") == []
    assert found(index_of(TEXTS[0]), "power") == [("d0#1", 1.0)]


def test_a_passage_is_embedded_with_its_sentences_when_it_has_several() -> None:
    passages = passages_of(document("d", "One stands alone.\nTwo here. Three there."))
    embedded, starts = dense_texts(passages)
    assert embedded == ["One stands alone.", "Two here. Three there.", "Two here.", "Three there."]
    assert starts.tolist() == [0, 1]


def test_embedding_goes_in_batches_and_says_how_far_it_is() -> None:
    seen: list[tuple[int, int]] = []
    numbered = [f"text {at}" for at in range(1_200)]
    vectors = embed(numbered, FakeEncoder(), lambda done, total: seen.append((done, total)))
    assert np.array_equal(vectors, FakeEncoder().encode_queries(numbered))
    assert seen == [(512, 1_200), (1_024, 1_200), (1_200, 1_200)]
