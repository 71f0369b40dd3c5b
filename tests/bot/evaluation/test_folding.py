from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.folding import contains, fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("١٣٫٩", "13.9"),
        ("٦٬٧٤٥٬٢٠٠", "6745200"),
        ("6,745,200", "6745200"),
        ("٢٠٪", "20%"),
        ("أحمد إلى آخر", "احمد الي اخر"),
        ("طاقةٌ كهربـائيّة", "طاقه كهربائيه"),
        ("TeraWulf", "terawulf"),
        ("\u206620%\u2069", "20%"),
    ],
)
def test_what_readers_write_in_many_ways_folds_to_one(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_a_comma_between_words_or_short_numbers_stays() -> None:
    assert fold("in May, 9% of 1,5") == "in may, 9% of 1,5"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_an_expected_string_is_found_however_it_is_spelled() -> None:
    assert contains(fold("قال معهدُ أبحاث الطاقة"), "ابحاث الطاقه")
    assert not contains(fold("the institute"), "Berkeley")
