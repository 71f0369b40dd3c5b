from __future__ import annotations

import numpy as np
import pytest

from index.word_vectors import SILENT, WordVectors, bundled_words


@pytest.fixture(scope="module")
def words() -> WordVectors:
    return bundled_words()


def cosine(words: WordVectors, one: str, other: str) -> float:
    vectors = words.of(words.ids([one, other]))
    return float(vectors[0] @ vectors[1])


def test_a_word_keeps_its_id(words: WordVectors) -> None:
    first = words.ids(["harbour", "flour", "harbour"])
    assert first[0] == first[2] != first[1]
    assert (words.ids(["flour", "harbour"]) == first[1::-1]).all()


def test_vectors_have_length_one_and_what_says_nothing_none(words: WordVectors) -> None:
    ids = words.ids(["harbour", "", "ميناء"])
    assert ids[1] == SILENT
    assert np.linalg.norm(words.of(ids), axis=1) == pytest.approx([1, 0, 1], abs=1e-5)
    assert words.mean([]).tolist() == [0] * words.dimension


def test_words_of_like_meaning_are_near_each_other_in_and_across_the_languages(words: WordVectors) -> None:
    assert cosine(words, "resigned", "quit") > cosine(words, "resigned", "flour")
    assert cosine(words, "resigned", "استقال") > 0.5 > cosine(words, "flour", "استقال")


def test_more_words_than_there_was_room_for_are_taken_in(words: WordVectors) -> None:
    many = [f"{at}x{at}" for at in range(5_000)]
    ids = words.ids(many)
    assert len(set(ids.tolist())) == len(many)
    assert np.linalg.norm(words.of(ids[-1:])) == pytest.approx(1, abs=1e-5)


def test_words_of_questions_are_not_kept_and_have_the_same_vectors(words: WordVectors) -> None:
    fresh, before = ["quince", "سفرجل"], words.ids(["pomelo"])[0]
    between = words.mean(fresh)
    assert words.ids(["xylem"])[0] == before + 1
    kept = words.of(words.ids(fresh)).sum(axis=0)
    assert between == pytest.approx(kept / np.linalg.norm(kept), abs=1e-6)
    assert words.mean(fresh) == pytest.approx(between, abs=1e-6)
    assert not words.mean(["", ""]).any()
