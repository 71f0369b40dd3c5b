"""Lexical search."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical import LexicalIndex
from index.translation import TranslationTable

TEXTS = [
    "VanEck expects miners to earn 13.9 billion dollars.",
    "تتوقع فان إيك أن تكسب شركات التعدين مليارات.",
    "The lease is for 1,200 megawatts.",
    "لا علاقة لهذا بشيء.",
]


@pytest.fixture(scope="module")
def index() -> LexicalIndex:
    return LexicalIndex.build(TEXTS)


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("miner earnings", 0),
        ("شركه التعدين", 1),
        ("lease of 1200", 2),
        ("١٢٠٠", 2),
        ("megawat", 2),  # a typing error: by its four-grams
        ("بالتعدين", 1),
    ],
)
def test_the_text_that_shares_most_is_best(index: LexicalIndex, query: str, best: int) -> None:
    scores = index.scores(query)
    assert scores.argmax() == best
    assert scores[best] > 0


def test_a_name_is_found_across_scripts(index: LexicalIndex) -> None:
    scores = index.scores("فانيك")
    assert scores[0] > 0
    assert scores[1] > 0
    assert scores[2] == scores[3] == 0


RIVERS = [
    "النهر طويل وبالنهر سمك.",
    "البحر واسع جدا. Amazon river",
    "A long river.",
    "زار نوفيكوف المدينة.",
    "شيء آخر.",
]


@pytest.fixture(scope="module")
def rivers() -> LexicalIndex:
    """An index whose table knows rivers and seas alone."""
    sides = np.array([0, 1], np.int32), np.array([2, 3], np.int32)
    table = TranslationTable(["river", "sea", "نهر", "بحر"], *sides, np.array([0.9, 0.9], np.float16))
    return LexicalIndex.build(RIVERS, table)


def test_a_word_is_found_by_its_translation(rivers: LexicalIndex) -> None:
    assert rivers.scores("sea").argmax() == 1
    assert rivers.scores("نهر").argmax() == 0
    scores = rivers.scores("river")
    assert scores[2] > 0
    assert scores[0] > scores[4] == scores[3] == 0


def test_a_translation_does_not_count_in_a_text_of_the_querys_own_language(rivers: LexicalIndex) -> None:
    scores = rivers.scores("نهر")
    assert scores[2] > 0  # English
    assert scores[1] == 0  # Arabic with an English word in it


def test_texts_in_the_querys_own_language_score_as_they_do_without_translations(rivers: LexicalIndex) -> None:
    empty = TranslationTable([], np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float16))
    alone = LexicalIndex.build(RIVERS, empty)
    assert rivers.scores("long river")[2] == alone.scores("long river")[2]
    assert rivers.scores("النهر والبحر")[:2] == pytest.approx(alone.scores("النهر والبحر")[:2])


def test_a_name_that_no_table_holds_is_found_by_its_consonants(rivers: LexicalIndex) -> None:
    assert rivers.scores("Novikov").argmax() == 3
    assert rivers.scores("Novikov").max() > 0


@pytest.mark.parametrize("query", ["", "؟!", "zzzz qqqq"])
def test_what_no_text_holds_scores_nothing(index: LexicalIndex, query: str) -> None:
    assert not index.scores(query).any()


@pytest.mark.parametrize("texts", [[], ["؟"], ["", ""], ["one"]])
def test_few_or_empty_texts_can_be_built_saved_and_asked(texts: list[str], tmp_path: Path) -> None:
    LexicalIndex.build(texts).save(tmp_path / "lexical")
    loaded = LexicalIndex.load(tmp_path / "lexical", len(texts))
    assert loaded.scores("one two").shape == (len(texts),)


@given(st.text())
def test_no_query_raises_and_no_score_is_below_0(query: str) -> None:
    index = LexicalIndex.build(TEXTS)
    assert (index.scores(query) >= 0).all()


def test_what_is_loaded_scores_as_what_was_saved(index: LexicalIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "lexical")
    loaded = LexicalIndex.load(tmp_path / "lexical", len(TEXTS))
    for query in ("miners", "شركات التعدين", "1,200"):
        assert np.array_equal(loaded.scores(query), index.scores(query))
