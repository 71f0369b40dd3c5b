"""A large index beside an exact one of the same passages."""

from __future__ import annotations

import numpy as np
import pytest

from corpus.passage import passages_of
from corpus.tokens import tokenise
from index.index import Index, SearchMode
from index.large.index import LargeIndex
from tests.index.fakes import document

QUERIES = (
    "miners power lease",
    "الطاقة والتعدين",
    "VanEck hashprice in 2024",
    "عقد أمازون ١٢٠٠",
    "river",
    "نوفيكوف",
    "Novikov",
    "revenuea contractb",
    "power power power",
)
MODES: tuple[SearchMode, ...] = ("hybrid", "lexical", "dense")


def ids(index: Index, query: str, mode: SearchMode) -> list[str]:
    return [hit.passage.id for hit in index.search(query, 10, mode)]


def test_it_has_the_same_passages(large: LargeIndex, exact: Index) -> None:
    assert list(large.passages) == list(exact.passages)
    assert [large.passages[at] for at in (0, 1_234, -1)] == [exact.passages[at] for at in (0, 1_234, -1)]
    assert len(large.passages) == large.dense.count == len(exact.passages)
    with pytest.raises(IndexError):
        large.passages[len(large.passages)]


@pytest.mark.parametrize("query", QUERIES)
def test_the_scores_of_every_passage_are_the_same(large: LargeIndex, exact: Index, query: str) -> None:
    assert large.lexical.scores(query) == pytest.approx(exact.lexical.scores(query), abs=1e-4)
    vector = exact.query_vector(query)
    assert large.dense.scores(vector) == pytest.approx(exact.dense.scores(vector), abs=1e-3)


@pytest.mark.parametrize("mode", MODES)
def test_nearly_all_of_the_best_are_found(large: LargeIndex, exact: Index, mode: SearchMode) -> None:
    shares = []
    for query in QUERIES:
        best = exact.search(query, 10, mode)
        scores = {hit.passage.id: hit.score for hit in exact.search(query, 3_000, mode)}
        found = [scores.get(name, 0.0) for name in ids(large, query, mode)]
        assert len(found) == len(best)
        shares.extend(score >= best[-1].score - 1e-3 for score in found)
    assert np.mean(shares) >= 0.97


@pytest.mark.parametrize("query", ["", "؟!", "zzzz qqqq"])
def test_what_no_passage_holds_finds_nothing_by_words(large: LargeIndex, query: str) -> None:
    assert large.search(query, 10, "lexical") == []


def test_hybrid_scores_fall_from_1(large: LargeIndex) -> None:
    scores = [hit.score for hit in large.search("miners power", 30)]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1
    assert scores[-1] >= 0


def test_sentences_are_compared_by_the_vectors_that_were_indexed(large: LargeIndex, exact: Index) -> None:
    passage = exact.passages[77]
    whole = {passage.text: passage}
    assert large.similarity("power lease", whole) == pytest.approx(exact.similarity("power lease", whole), abs=1e-3)


def test_a_passage_that_is_not_indexed_has_no_vectors_in_it(large: LargeIndex) -> None:
    [strange] = passages_of(document("strange", "Nobody knows this."))
    assert large.indexed(strange) == {}


def test_a_documents_passages_are_found_by_its_id(large: LargeIndex, exact: Index) -> None:
    assert list(large.of_document("d123")) == list(exact.of_document("d123"))
    assert len(large.of_document("d123")) == 10
    assert list(large.of_document("nowhere")) == list(exact.of_document("nowhere")) == []


def test_a_passage_is_found_by_its_code(large: LargeIndex, exact: Index) -> None:
    passage = exact.passages[2_345]
    assert large.coded(passage.code) == exact.coded(passage.code) == passage
    assert large.coded("0123456789") is exact.coded("0123456789") is None


@pytest.mark.parametrize("word", ["river", "vaneck", "نهر", "1200", "marmalade"])
def test_it_is_told_in_how_many_passages_a_word_is(large: LargeIndex, exact: Index, word: str) -> None:
    [token] = tokenise(word)
    assert large.lexical.held(token.stem) == exact.lexical.held(token.stem)
    assert (exact.lexical.held(token.stem) == 0) == (word == "marmalade")


def test_a_sample_is_from_all_over(large: LargeIndex, exact: Index) -> None:
    sample = large.sample(30)
    assert list(sample) == list(exact.sample(30))
    assert len({passage.document for passage in sample}) == 30
    assert list(exact.sample(10_000)) == list(exact.passages)
