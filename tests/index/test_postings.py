"""Counts of words, and BM25 of what says them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.postings import K1, B, Postings

TEXTS = [["river", "river", "sea"], ["sea"], [], ["hill", "river", "hill", "hill"]]


def bm25(count: float, held: float, length: int) -> float:
    norm = K1 * (1 - B + B * length / 2)  # 2 is the mean length
    return float(np.log(1 + (4 - held + 0.5) / (held + 0.5)) * count / (count + norm))


def test_a_word_scores_as_bm25_does() -> None:
    scores = Postings.build(TEXTS).scores([{"river": 1.0}])
    assert scores.tolist() == pytest.approx([bm25(2, 2, 3), 0, 0, bm25(1, 2, 4)], rel=1e-5)


def test_frequencies_of_what_says_a_word_are_added_by_weight() -> None:
    scores = Postings.build(TEXTS).scores([{"river": 0.5, "sea": 0.25}])
    held = 0.5 * 2 + 0.25 * 2
    assert scores[0] == pytest.approx(bm25(0.5 * 2 + 0.25, held, 3), rel=1e-5)
    assert scores[1] == pytest.approx(bm25(0.25, held, 1), rel=1e-5)


def test_words_add_up_and_unknown_ones_score_nothing() -> None:
    postings = Postings.build(TEXTS)
    one, other = postings.scores([{"river": 1.0}]), postings.scores([{"hill": 0.3}])
    assert postings.scores([{"river": 1.0}, {}, {"zebra": 1.0}, {"hill": 0.3}]) == pytest.approx(one + other)
    assert not postings.scores([{"zebra": 1.0}, {}]).any()


def test_the_share_of_words_in_each_text() -> None:
    assert Postings.build(TEXTS).share(["hill", "sea"]).tolist() == pytest.approx([1 / 3, 1, 0, 0.75])
    assert Postings.build(TEXTS).share([]).tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize("texts", [[], [[]], [[], []], [["one"]]])
def test_few_or_empty_texts(texts: list[list[str]], tmp_path: Path) -> None:
    Postings.build(texts).save(tmp_path / "postings")
    loaded = Postings.load(tmp_path / "postings")
    assert loaded.scores([{"one": 1.0}]).shape == loaded.share([]).shape == (len(texts),)


def test_what_is_loaded_scores_as_what_was_saved(tmp_path: Path) -> None:
    built = Postings.build(TEXTS)
    built.save(tmp_path / "postings")
    query = [{"river": 0.5, "sea": 0.25}, {"hill": 1.0}]
    assert np.array_equal(Postings.load(tmp_path / "postings").scores(query), built.scores(query))
