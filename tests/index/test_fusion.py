"""Fusion of two scores."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.fusion import DENSE_WEIGHT, fuse, fuse_found, scaled

scores = st.floats(0, 50, width=32)
pairs = st.lists(st.tuples(scores, st.floats(-1, 1, width=32)), min_size=1, max_size=20)


def columns(rows: list[tuple[float, float]]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    lexical, dense = np.asarray(rows, np.float32).T
    return lexical, dense


@given(pairs)
def test_scores_are_from_0_to_1_and_the_best_is_1(rows: list[tuple[float, float]]) -> None:
    fused = fuse(*columns(rows))
    assert fused.shape == (len(rows),)
    assert fused.min() >= 0
    assert fused.max() == 1


@given(pairs)
def test_a_text_that_is_better_by_both_is_never_below(rows: list[tuple[float, float]]) -> None:
    lexical, dense = columns([*rows, (51.0, 1.0)])
    assert fuse(lexical, dense)[-1] == 1


def test_a_query_without_a_match_is_ranked_by_meaning_alone() -> None:
    lexical, dense = np.zeros(3, np.float32), np.asarray([0.1, 0.9, 0.5], np.float32)
    assert fuse(lexical, dense) == pytest.approx([0, 1, 0.5])


def test_much_that_matches_outweighs_meaning_and_little_does_not() -> None:
    dense = np.asarray([0, 1], np.float32)  # two standard deviations apart
    assert fuse(np.asarray([3 * DENSE_WEIGHT, 0], np.float32), dense).tolist() == [1, 0]
    assert fuse(np.asarray([DENSE_WEIGHT, 0], np.float32), dense).tolist() == [0, 1]


def test_the_range_of_an_encoders_cosines_does_not_matter() -> None:
    lexical, dense = np.asarray([4, 1, 0, 2], np.float32), np.asarray([0.1, 0.9, 0.5, 0.2], np.float32)
    assert fuse(lexical, 0.7 + dense / 5) == pytest.approx(fuse(lexical, dense), abs=1e-4)


def test_scores_that_are_all_alike_are_all_1_and_none_are_none() -> None:
    assert scaled(np.full(3, 7, np.float32)).tolist() == [1, 1, 1]
    assert fuse(np.zeros(0, np.float32), np.zeros(0, np.float32)).size == 0


@given(pairs)
def test_what_is_found_of_all_texts_is_fused_as_all_are(rows: list[tuple[float, float]]) -> None:
    lexical, dense = columns(rows)
    lowest = lexical.argmin()
    lexical = lexical - lexical[lowest]
    found = fuse_found(lexical, dense, dense)
    assert found.shape == lexical.shape
    assert found.max() == 1
    assert found.min() >= 0
    assert fuse(lexical, dense)[found.argmax()] == pytest.approx(1, abs=1e-4)


def test_a_sample_of_the_texts_stands_for_all() -> None:
    generator = np.random.default_rng(0)
    dense = generator.normal(0.3, 0.1, 20_000).astype(np.float32)
    lexical = np.where(generator.random(20_000) < 0.1, 10 * generator.random(20_000), 0).astype(np.float32)
    best = np.argsort(-fuse(lexical, dense))[:100]
    found = fuse_found(lexical[best], dense[best], dense[::20])
    assert found == pytest.approx(fuse(lexical, dense)[best], abs=0.05)
    assert fuse_found(lexical[:0], dense[:0], dense).shape == (0,)
