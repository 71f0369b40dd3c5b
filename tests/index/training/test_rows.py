import numpy as np
import pytest

from index.training.alignment import Translations
from index.training.rows import initial_rows, principal_axes, project

ENGLISH = np.vstack([np.zeros(4), np.eye(4)[:3], np.zeros(4), np.zeros(4)]).astype(np.float32)  # unknown, 3 en, 2 ar
SAID = Translations(np.array([4]), np.array([1]), np.array([0.9]))


def test_an_arabic_row_points_where_its_translation_does():
    rows = initial_rows(ENGLISH, SAID, np.array([0, 5, 5, 5, 5, 5]))
    cosine = rows[4] @ rows[1] / np.linalg.norm(rows[4]) / np.linalg.norm(rows[1])
    assert cosine == pytest.approx(1, abs=1e-5)


def test_a_frequent_word_has_a_shorter_row():
    rows = initial_rows(ENGLISH, SAID, np.array([0, 1000, 5, 5, 5, 5]))
    assert np.linalg.norm(rows[1]) < np.linalg.norm(rows[2])


def test_the_unknown_and_the_untranslated_have_zero_rows():
    rows = initial_rows(ENGLISH, SAID, np.array([9, 5, 5, 5, 5, 5]))
    assert not rows[0].any()
    assert not rows[5].any()


def test_axes_are_those_along_which_vectors_differ_most():
    vectors = np.array([[3, 1, 0], [-3, 1, 0], [0, 1, 1], [0, 1, -1], [0, 0, 0]], np.float32)
    assert np.abs(principal_axes(vectors, 2)) == pytest.approx(np.array([[1, 0], [0, 0], [0, 1]]), abs=1e-6)


def test_more_dimensions_than_the_vectors_have_stay_zero():
    projected = project(ENGLISH, principal_axes(ENGLISH, 6))
    assert projected.shape == (6, 6)
    assert not projected[:, 4:].any()


def test_projected_vectors_have_length_one_and_zeros_stay_zero():
    lengths = np.linalg.norm(project(ENGLISH, principal_axes(ENGLISH, 3)), axis=1)
    assert lengths == pytest.approx([0, 1, 1, 1, 0, 0], abs=1e-5)
