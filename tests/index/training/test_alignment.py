import numpy as np

from index.training.alignment import align


def aligned(english, arabic, size):
    english, arabic = ([np.array(text, np.int64) for text in side] for side in (english, arabic))
    return align(english, arabic, size)


def test_em_finds_which_word_translates_which():
    found = aligned([[1, 2], [1, 3], [2, 3]], [[4, 5], [4, 6], [5, 6]], size=7)
    best = {}
    for arabic, english, probability in zip(found.arabic, found.english, found.probability, strict=True):
        best[arabic] = max(best.get(arabic, (0, 0)), (probability, english))
    assert {arabic: english for arabic, (_, english) in best.items()} == {4: 1, 5: 2, 6: 3}
    assert all(probability > 0.8 for probability, _ in best.values())


def test_probabilities_of_a_word_do_not_exceed_one():
    found = aligned([[1, 2], [1]], [[3, 4], [3]], size=5)
    for arabic in set(found.arabic):
        assert found.probability[found.arabic == arabic].sum() <= 1 + 1e-9


def test_overlong_and_empty_sides_are_left_out():
    found = aligned([[1], list(range(40)), []], [[2], [3], [4]], size=50)
    assert set(found.arabic) == {2}


def test_a_pair_counts_as_often_as_its_weight_says():
    sides = [np.array([1]), np.array([2])], [np.array([3]), np.array([3])]
    found = align(*sides, 4, np.array([3.0, 1.0]))
    assert dict(zip(found.english, found.probability, strict=True)) == {1: 0.75, 2: 0.25}
