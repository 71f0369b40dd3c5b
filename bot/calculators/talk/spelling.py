"""Spelling: slips of the fingers in the English words that calculators go by ("mienrs", "revnue"), put right.

A word that is none of the known ones and one slip away from one that is (a letter missing, too many, wrong, or two
swapped) is read as that one. Figures, names and Arabic words stay as they are typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from bot.answers import lexicon
from bot.calculators.registry import CALCULATORS
from bot.calculators.talk.wish import IMPERATIVE, ORDER, SUPPOSE
from corpus.names import known_names
from corpus.text import fold
from corpus.thesaurus import words as thesaurus_words
from corpus.tokens import tokenise
from corpus.units import units

_SHORTEST = 5  # letters: shorter words are too near to each other
_WORD = re.compile(r"(?<![\w$/])[A-Za-z]{5,}(?![\w/])")
_LISTS = (
    *(lexicon.CONDITIONAL, lexicon.COMPUTE, lexicon.HOW_MANY, lexicon.WHO, lexicon.WHY, lexicon.WHEN, lexicon.WHERE),
    *(
        lexicon.GREETING,
        lexicon.THANKS,
        lexicon.INTERROGATIVE,
        lexicon.COMPARISON,
        lexicon.CHANGE,
        *lexicon.UNITS.values(),
    ),
)


def corrected(text: str) -> str:
    """Return a text with the slips in its words put right."""
    return _WORD.sub(lambda match: _right(match[0].lower()) or match[0], text)


@lru_cache(maxsize=20_000)
def _right(word: str) -> str:
    """Return the known word that an unknown one is a slip of, "" when it is none of any or known itself."""
    stem = tokenise(word)[0].stem
    if word in _known() or stem in _stems():
        return ""
    found = {
        known for key in {word, *_without_one(word)} for known in _by_slip().get(key, ()) if _one_slip(word, known)
    }
    return min(found, key=lambda known: (known not in _listed(), -len(known), known), default="")


def _one_slip(typed: str, meant: str) -> bool:
    """Tell whether one edit leads from a word to another that starts alike."""
    if typed[0] != meant[0] or abs(len(typed) - len(meant)) > 1:
        return False
    start = next(
        (at for at, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), min(len(typed), len(meant))
    )
    here, there = typed[start:], meant[start:]
    swapped = here[:2] == there[:2][::-1] and here[2:] == there[2:]
    return swapped or here[1:] == there or here == there[1:] or here[1:] == there[1:]


def _without_one(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


@cache
def _by_slip() -> dict[str, frozenset[str]]:
    """Return the words to be recognised by themselves and by what is left of each without a letter."""
    table: dict[str, set[str]] = {}
    for word in _meant():
        for key in (word, *_without_one(word)):
            table.setdefault(key, set()).add(word)
    return {key: frozenset(words) for key, words in table.items()}


@cache
def _meant() -> frozenset[str]:
    """Return the words that calculators go by, with their inflections."""
    return _listed() | {inflected for word in _listed() for inflected in _inflected(word)}


@cache
def _listed() -> frozenset[str]:
    lists = [lexicon.CONDITIONAL, lexicon.COMPUTE, ORDER, IMPERATIVE, SUPPOSE]
    for calculator in CALCULATORS.values():
        lists += [*calculator.intent.needs, calculator.intent.strong]
        for slot in calculator.arguments.slots().values():
            lists += [*slot.cues, *(words for _, words in slot.spoken)]
    return _words_in(lists) | _words_in(" ".join(key) for key in units()[0])


def _inflected(word: str) -> tuple[str, ...]:
    bare = word.removesuffix("e")
    return () if word.endswith(("s", "ed", "ing")) else (f"{word}s", f"{bare}ed", f"{bare}ing")


@cache
def _known() -> frozenset[str]:
    """Return the words that are no slips: those of questions and of the sources' matters, and names."""
    names = (form for name in known_names().values() for form in (name.en, *name.forms))
    return (
        _meant() | _words_in(_LISTS) | _words_in(lexicon.stop_words()) | _words_in(thesaurus_words()) | _words_in(names)
    )


@cache
def _stems() -> frozenset[str]:
    return frozenset(tokenise(word)[0].stem for word in _known())


def _words_in(texts: Iterator[str] | list[str] | tuple[str, ...] | frozenset[str]) -> frozenset[str]:
    return frozenset(
        word for text in texts for word in re.findall("[a-z]+", fold(text)) if len(word) >= _SHORTEST and word.isascii()
    )
