from __future__ import annotations

import pytest

from bot.calculators.talk.words import forms_of, holds
from corpus.tokens import tokenise


def held(text: str, words: str) -> bool:
    return holds(tokenise(text), words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("they were earning more", "earn"),
        ("the break-even price", "break even"),
        ("هيكسبوا كام", "كسب"),
        ("ويكسبون", "كسب"),
        ("راح ينقلونها", "نقل"),
        ("للمعدنين", "معدن"),
        ("أجّرناه", "اجر"),
        ("how much would all that earn us", "how much … earn"),
        ("mining or rather hosting", "mine/mining … lease/hosting"),
    ],
)
def test_a_word_is_known_in_its_inflections(text: str, words: str) -> None:
    assert held(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("الكامل", "كام"),
        ("تيراولف", "تيرا"),
        ("البيتكوين", "بيت"),
        ("learned", "earn"),
        ("earn how much", "how much … earn"),
        ("", "earn"),
        ("earn", ""),
    ],
)
def test_what_only_looks_like_a_word_is_not_it(text: str, words: str) -> None:
    assert not held(text, words)


def test_a_word_without_affixes_is_long_enough_to_be_one() -> None:
    [token] = tokenise("بها")
    assert forms_of(token) == {"بها"}
