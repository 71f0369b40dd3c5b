from __future__ import annotations

import pytest

from bot.answers import lexicon
from corpus.text import fold
from corpus.tokens import tokenise

LISTS = [value for name, value in vars(lexicon).items() if name.isupper() and isinstance(value, str)]


def test_a_phrase_is_found_word_by_word_wherever_it_stands() -> None:
    assert lexicon.position(tokenise("now tell me how many there are"), "how many") == 3
    assert lexicon.position(tokenise("how on earth many"), "how many") == -1
    assert not lexicon.says(tokenise("showmany"), "how many")


def test_a_phrase_also_counts_behind_a_conjunction() -> None:
    assert lexicon.position(tokenise("وكم سنة؟"), "كم") == 0
    assert lexicon.position(tokenise("فهل صحيح"), "هل") == 0


def test_spelling_is_folded() -> None:
    assert lexicon.says(tokenise("أين هو"), "اين")
    assert lexicon.says(tokenise("HOW MANY"), "how many")


def test_nothing_is_found_in_nothing() -> None:
    assert lexicon.position([], "how many") == -1
    assert lexicon.phrases("") == ()


@pytest.mark.parametrize("words", LISTS)
def test_every_list_has_phrases_in_both_languages(words: str) -> None:
    phrases = lexicon.phrases(words)
    assert phrases
    arabic = [phrase for phrase in phrases if phrase[0][0] > "\u0600"]
    assert 0 < len(arabic) < len(phrases)


def test_stop_words_are_folded() -> None:
    assert all(word == fold(word) for word in lexicon.stop_words())
