from __future__ import annotations

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.metrics import Metrics, ndcg, recall, reciprocal_rank


def test_recall_counts_the_relevant_among_the_first() -> None:
    grades = {"a": 1, "b": 1, "c": 0}
    assert recall(grades, ["a", "c", "b"], 1) == 0.5
    assert recall(grades, ["a", "c", "b"], 3) == 1.0
    assert recall(grades, ["c", "x"], 5) == 0.0


def test_the_reciprocal_rank_is_of_the_first_relevant_document_within_the_cut() -> None:
    assert reciprocal_rank({"a": 1, "b": 2}, ["x", "y", "b", "a"], 10) == pytest.approx(1 / 3)
    assert reciprocal_rank({"a": 1}, ["x", "y", "a"], 2) == 0.0
    assert reciprocal_rank({"x": 0}, ["x"], 10) == 0.0


def test_ndcg_of_a_graded_ranking_is_as_computed_by_hand() -> None:
    # gains 2, 0, 1 at ranks 1, 2, 3 over the best order 2, 1: (2/1 + 1/2) / (2/1 + 1/1.58496) = 2.5 / 2.63093
    assert ndcg({"a": 2, "b": 1, "c": 0}, ["a", "c", "b"], 10) == pytest.approx(0.950234, abs=1e-6)


def test_ndcg_of_a_single_document_is_its_discount() -> None:
    assert ndcg({"a": 1}, ["x", "a"], 10) == pytest.approx(1 / log2(3))
    assert ndcg({"a": 3}, ["a"], 10) == 1.0


def test_means_are_over_judged_queries_and_one_without_a_ranking_found_nothing() -> None:
    qrels = {"q1": {"a": 1}, "q2": {"b": 1}, "q3": {"c": 0}}
    metrics = Metrics.of(qrels, {"q1": ["x", "a"], "q3": ["c"], "q9": ["a"]})
    assert metrics.scores() == pytest.approx(
        {"recall@1": 0, "recall@5": 0.5, "recall@10": 0.5, "mrr@10": 0.25, "ndcg@10": 0.5 / log2(3)}
    )


def test_nothing_relevant_is_no_measurement() -> None:
    with pytest.raises(ValueError, match="no query"):
        Metrics.of({"q": {"a": 0}}, {})


@given(
    grades=st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 3), min_size=1),
    ranking=st.lists(st.sampled_from("abcdefxyz"), unique=True),
)
def test_metrics_lie_between_nothing_and_everything(grades: dict[str, int], ranking: list[str]) -> None:
    for metric in (recall, reciprocal_rank, ndcg):
        assert 0 <= metric(grades, ranking, 10) <= 1 + 1e-9
