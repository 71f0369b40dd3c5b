import numpy as np
import pytest

from index.training.alignment import Translations
from index.training.rows import initial_rows

KNOWN = np.vstack([np.eye(4)[:3] * 2, np.zeros((2, 4))]).astype(np.float32)  # three English tokens, two Arabic ones
SAID = Translations(np.array([3]), np.array([1]), np.array([0.9]))
MEAN = KNOWN[:3].mean(axis=0)


def test_an_arabic_row_is_that_of_its_translation():
    assert initial_rows(KNOWN, SAID)[3] == pytest.approx(KNOWN[1], abs=1e-5)


def test_a_word_with_two_translations_lies_between_them():
    said = Translations(np.array([3, 3]), np.array([0, 1]), np.array([0.5, 0.5]))
    row = initial_rows(KNOWN, said)[3] - MEAN
    assert row @ (KNOWN[0] - MEAN) == pytest.approx(row @ (KNOWN[1] - MEAN))
    assert np.linalg.norm(row) == pytest.approx(np.linalg.norm(KNOWN[0] - MEAN), rel=1e-5)


def test_english_rows_stay_and_the_untranslated_get_the_mean():
    rows = initial_rows(KNOWN, SAID)
    assert np.array_equal(rows[:3], KNOWN[:3])
    assert rows[4] == pytest.approx(MEAN)
