"""Numbers written as words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.number_words import FRACTIONS, read_fold, read_number_words, read_portion
from corpus.text import fold


@pytest.mark.parametrize(
    ("text", "value", "taken"),
    [
        ("one", 1, 1),
        ("twenty five homes", 25, 2),
        ("twenty homes", 20, 1),
        ("hundred", 100, 1),
        ("two hundred", 200, 2),
        ("one hundred and twenty five", 125, 5),
        ("one hundred twenty", 120, 3),
        ("ninety nine", 99, 2),
        ("ninety - nine", 99, 3),
        ("one hundred and twenty - five", 125, 6),
        ("خمسطعش", 15, 1),
        ("تمانمية وعشرة", 810, 2),
        ("ten five", 10, 1),
        ("خمسة", 5, 1),
        ("خمسه", 5, 1),
        ("خمسة عشر", 15, 2),
        ("خمستاشر", 15, 1),
        ("عشرين", 20, 1),
        ("عشرون", 20, 1),
        ("خمسة وعشرين", 25, 2),
        ("تلاتين", 30, 1),
        ("مئة", 100, 1),
        ("مائة", 100, 1),
        ("ميه", 100, 1),
        ("ميتين", 200, 1),
        ("مئة وخمسة وعشرين", 125, 3),
        ("مئة وعشرين", 120, 2),
        ("مئة وواحد", 101, 2),
        ("سبعمية وسبعين", 770, 2),
        ("تسعمائة وتسعة وتسعون", 999, 3),
        ("ثلاث مئة", 300, 2),
    ],
)
def test_words_are_read_as_a_number(text: str, value: int, taken: int) -> None:
    assert read_number_words([fold(word) for word in text.split()]) == (value, taken)


@pytest.mark.parametrize("text", ["", "power", "and five", "واحة", "الخمسة"])
def test_other_words_are_none(text: str) -> None:
    assert read_number_words([fold(word) for word in text.split()]) is None


@given(st.lists(st.sampled_from(["one", "hundred", "and", "twenty", "خمسه", "وعشرين", "ميه", "و", "", "عشر"])))
def test_no_row_of_words_raises_or_takes_more_than_there_is(words: list[str]) -> None:
    read = read_number_words(words)
    assert read is None or (0 < read[0] < 2000 and 0 < read[1] <= len(words))


@pytest.mark.parametrize(
    ("text", "percent", "taken"), [("a fifth", 20, 2), ("two - thirds", 200 / 3, 3), ("three quarters of", 75, 2)]
)
def test_portions_are_in_percent(text: str, percent: float, taken: int) -> None:
    assert read_portion(text.split()) == (pytest.approx(percent), taken)


@pytest.mark.parametrize("text", ["", "a", "fifth", "four thirds", "the third", "two ways"])
def test_other_words_are_no_portion(text: str) -> None:
    assert read_portion(text.split()) is None


def test_a_multiple_in_one_word_is_read() -> None:
    assert (read_fold("fivefold"), read_fold("tenfold"), read_fold("scaffold"), read_fold("five")) == (
        5,
        10,
        None,
        None,
    )


def test_fractions_are_in_percent() -> None:
    assert FRACTIONS[fold("نصف")] == FRACTIONS["half"] == 50
    assert FRACTIONS[fold("ثلث")] == pytest.approx(33.33, abs=0.01)
