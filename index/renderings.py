"""Renderings: the words of an index by which a query's word is said in the other language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from corpus.tokens import Token
from index.analysis import GRAM, grams_of
from index.translation import TranslationTable, is_arabic
from index.transliteration import skeletons

_LIKELY = 0.1  # translations below this are not looked for by their four-grams
_NAME = 0.7  # how probable it is that words with the same consonants are one name

Skeletons = Mapping[str, Sequence[str]]


class Listed(Protocol):
    """Words under keys, in memory or on disk."""

    def get(self, key: str, default: Sequence[str], /) -> Sequence[str]:
        """Return the words under a key."""


class Renderings:
    """What the words of an index render, by the translation table, and by their consonants where it has nothing."""

    def __init__(self, written: Listed, names: Listed, table: TranslationTable) -> None:
        """Take an index's words by the units of the table that they are, and by their skeletons."""
        self._written = written
        self._names = names
        self._table = table

    def translations(self, token: Token) -> Sequence[tuple[str, float]]:
        """Return a token's translations, as the table has them, with their probabilities."""
        return self._table.translations(self._table.unit(token.stem))

    def of(self, token: Token) -> dict[str, float]:
        """Return the words of the index that say a token in the other language, each with its weight."""
        said = {
            word: probability for unit, probability in self.translations(token) for word in self._written.get(unit, ())
        }
        return said or self._names_like(token)

    def grams(self, tokens: Sequence[Token]) -> dict[str, float]:
        """Return the four-grams of the likely translations of tokens, each with its weight."""
        weights: defaultdict[str, float] = defaultdict(float)
        for word, probability in (said for token in tokens for said in self.translations(token)):
            if probability >= _LIKELY and len(word) >= GRAM:
                for gram in grams_of([word]):
                    weights[gram] += probability
        return weights

    def _names_like(self, token: Token) -> dict[str, float]:
        alike = {word for skeleton in skeletons(token) for word in self._names.get(skeleton, ())}
        alike = {word for word in alike if is_arabic(word) != token.is_arabic}
        return dict.fromkeys(sorted(alike), _NAME / max(len(alike), 1) ** 0.5)


def written_in(words: Iterable[str], table: TranslationTable) -> dict[str, list[str]]:
    """Return words by the units of the table that they are."""
    written: dict[str, list[str]] = {}
    for word in words:
        written.setdefault(table.unit(word), []).append(word)
    return written


def skeletons_in(texts: Iterable[Sequence[Token]]) -> dict[str, list[str]]:
    """Return the stems of tokenised texts by the skeletons of their forms."""
    words = {(token.form, token.stem): token for tokens in texts for token in tokens}
    found: dict[str, dict[str, None]] = {}
    for token in words.values():
        for skeleton in skeletons(token):
            found.setdefault(skeleton, {})[token.stem] = None
    return {skeleton: list(stems) for skeleton, stems in found.items()}
