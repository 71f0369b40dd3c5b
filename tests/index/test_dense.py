"""Dense search."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.dense import DenseIndex

VECTORS = np.asarray([[1, 0], [0, 1], [0.6, 0.8], [0.8, 0.6]], np.float32)
STARTS = np.asarray([0, 1], np.int64)  # the second passage has two sentences
QUERY = np.asarray([1, 0], np.float32)


def test_a_passage_scores_the_mean_of_itself_and_its_best_sentence() -> None:
    assert DenseIndex.build(VECTORS, STARTS).scores(QUERY) == pytest.approx([1, (0 + 0.8) / 2])


def test_it_keeps_the_vectors_as_they_were_added() -> None:
    index = DenseIndex.build(VECTORS, STARTS)
    assert np.array_equal(index.vectors(), VECTORS)
    assert (index.count, index.dimension) == (2, 2)


@pytest.mark.parametrize(
    ("vectors", "starts"), [(VECTORS, STARTS), (VECTORS[:0], STARTS[:0]), (VECTORS[:1], STARTS[:1])]
)
def test_what_is_loaded_scores_as_what_was_saved(vectors: np.ndarray, starts: np.ndarray, tmp_path: Path) -> None:
    saved = DenseIndex.build(vectors, starts)
    saved.save(tmp_path)
    loaded = DenseIndex.load(tmp_path)
    assert loaded.scores(QUERY).tolist() == saved.scores(QUERY).tolist()
    assert (loaded.count, loaded.dimension) == (len(starts), 2)


def test_an_empty_index_has_no_scores() -> None:
    assert DenseIndex.build(np.zeros((0, 2), np.float32), STARTS[:0]).scores(QUERY).shape == (0,)


def test_it_fits_only_texts_that_are_laid_out_as_its_rows() -> None:
    index = DenseIndex.build(VECTORS, STARTS)
    assert index.fits(["a", "b", "b1", "b2"], STARTS)
    assert not index.fits(["a", "b", "b1"], STARTS)
    assert not index.fits(["a", "a1", "b", "b1"], np.asarray([0, 2], np.int64))
