"""Names by their consonants."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.tokens import tokenise
from index.transliteration import skeletons


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Novikov", "نوفيكوف"),
        ("Thornbury", "ثورنبري"),
        ("Kovalenko", "وكوفالينكو"),  # with the particle "and"
        ("Rodríguez", "رودريغيز"),
        ("Philippe", "فيليب"),
        ("Sharapova", "بشارابوفا"),
    ],
)
def test_a_name_has_one_skeleton_in_both_scripts(latin: str, arabic: str) -> None:
    [english], [other] = tokenise(latin), tokenise(arabic)
    assert set(skeletons(english)) & set(skeletons(other))


@pytest.mark.parametrize("short", ["Lee", "لي", "2024", "٢٠٢٤", "aeiou", "الاو"])
def test_what_has_few_consonants_and_numbers_have_none(short: str) -> None:
    [token] = tokenise(short)
    assert skeletons(token) == []


@given(st.text())
def test_no_text_raises(text: str) -> None:
    for token in tokenise(text):
        assert all(len(skeleton) >= 3 for skeleton in skeletons(token))
