"""Analysis: which words and four-grams of a text are searched, and how much each kind counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.names import mentions_in
from corpus.tokens import Token

GRAM = 4
GRAM_WEIGHT = 0.3  # on the development halves of XQuAD and ARCD: 0.3 to 0.5 are alike
OTHER_GRAM_WEIGHT = 0.2  # of the four-grams of translations; 0.1 to 0.3 are alike


def words_of(tokens: Sequence[Token]) -> list[str]:
    """Return the stems of tokens, and the names that they speak of."""
    return [token.stem for token in tokens] + names_of(tokens)


def names_of(tokens: Sequence[Token]) -> list[str]:
    """Return the names that tokens speak of, marked so that no stem is like them."""
    return ["@" + mention.name.id for mention in mentions_in(tokens)]


def grams_of(words: Iterable[str]) -> list[str]:
    """Return the four-grams of words; a number is one whatever its length."""
    grams: list[str] = []
    for word in words:
        if word[0].isdigit() or len(word) <= GRAM:
            grams.append(word)
        else:
            grams.extend(word[at : at + GRAM] for at in range(len(word) - GRAM + 1))
    return grams
