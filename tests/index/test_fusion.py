"""Fusion of two scores."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.fusion import DENSE_WEIGHT, fuse, scaled

scores = st.floats(0, 50, width=32)
pairs = st.lists(st.tuples(scores, st.floats(-1, 1, width=32)), min_size=1, max_size=20)


def columns(rows: list[tuple[float, float]]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    lexical, dense = np.asarray(rows, np.float32).T
    return lexical, dense


@given(pairs, st.floats(0, 1))
def test_scores_are_from_0_to_1_and_the_best_is_1(rows: list[tuple[float, float]], known: float) -> None:
    fused = fuse(*columns(rows), known)
    assert fused.shape == (len(rows),)
    assert fused.min() >= 0
    assert fused.max() == 1


@given(pairs, st.floats(0, 1))
def test_a_text_that_is_better_by_both_is_never_below(rows: list[tuple[float, float]], known: float) -> None:
    lexical, dense = columns([*rows, (51.0, 1.0)])
    assert fuse(lexical, dense, known)[-1] == 1


def test_a_query_of_unknown_words_is_ranked_by_meaning_alone() -> None:
    lexical, dense = np.asarray([9, 0, 0], np.float32), np.asarray([0.1, 0.9, 0.5], np.float32)
    assert fuse(lexical, dense, 0.0) == pytest.approx([0, 1, 0.5])


def test_a_query_of_known_words_is_mixed_by_the_measured_weight() -> None:
    lexical, dense = np.asarray([1, 0], np.float32), np.asarray([0, 1], np.float32)
    assert DENSE_WEIGHT < 0.5
    assert fuse(lexical, dense, 1.0).tolist() == [1, 0]


def test_scores_that_are_all_alike_are_all_1_and_none_are_none() -> None:
    assert scaled(np.full(3, 7, np.float32)).tolist() == [1, 1, 1]
    assert fuse(np.zeros(0, np.float32), np.zeros(0, np.float32), 0.5).size == 0
