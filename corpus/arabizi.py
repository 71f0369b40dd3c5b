"""Arabizi: Arabic typed in Latin letters and digits, read back into Arabic words.

A small dictionary holds the words of questions; any other word is matched by its consonants with the Arabic words of
the thesaurus, so كهرباء is found for kahraba. What matches nothing is left as it is: it may be a Latin name.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from corpus.names import known_names
from corpus.text import fold
from corpus.thesaurus import words as thesaurus_words

_TABLE = tomllib.loads((Path(__file__).parent / "arabizi.toml").read_text("utf-8"))
_WORDS: dict[str, str] = {typed: arabic for arabic, spellings in _TABLE["words"].items() for typed in spellings}
DOUBTFUL = frozenset(_TABLE["doubtful"])
SURE = frozenset(_WORDS) - DOUBTFUL
_ARTICLES = ("el-", "al-", "el", "al", "bel", "lel", "fel")
_LOOSE_ARTICLE = re.compile(r"(?<!\w)ال (?=[ء-ي])")
_DIGRAPHS = (("sh", "ش"), ("kh", "خ"), ("gh", "غ"), ("th", "ت"), ("dh", "د"), ("3'", "غ"), ("7'", "خ"))
_LETTERS = str.maketrans("bptgjdrzsfvqkclmnhx23456789", "ببتججدرزسففقككلمنهكأعجخطحغق")
_VOWELS = re.compile("[aeiouyw'-]")
_CLASSES = str.maketrans("طضصثظذحغقپ", "تدسسزدهجقب")
_WEAK = re.compile("[اويىءأإآةئؤ]")
_SHORTEST = 3  # consonants: two would match by chance
_WORD = re.compile(r"\w[\w'-]*")


def to_arabic(text: str) -> str:
    """Read Arabizi as Arabic, word by word; words that match none, figures and units stay."""
    return _LOOSE_ARTICLE.sub("ال", _WORD.sub(lambda match: _word(match[0]), text))


def _word(word: str) -> str:
    plain = word.lower()
    if not plain.isascii() or not any(map(str.isalpha, plain)):
        return word
    if plain in _WORDS:
        return _WORDS[plain]
    for article in _ARTICLES:
        bare = plain.removeprefix(article)
        if bare != plain and bare in _WORDS:
            return "ال" + _WORDS[bare].removeprefix("ال")
    if fold(plain) in _latin_names():
        return word
    return _by_consonants().get(_latin_skeleton(plain), word)


def _latin_skeleton(word: str) -> str:
    for latin, arabic in _DIGRAPHS:
        word = word.replace(latin, arabic)
    return re.sub(r"(.)\1+", r"\1", _classes(_VOWELS.sub("", word).translate(_LETTERS)))


def _arabic_skeleton(word: str) -> str:
    bare = word.removeprefix("ال")
    return re.sub(r"(.)\1+", r"\1", _classes(_WEAK.sub("", bare[:-1] + bare[-1:].replace("ه", ""))))


def _classes(word: str) -> str:
    return _WEAK.sub("", word.translate(_CLASSES))


@cache
def _by_consonants() -> dict[str, str]:
    table: dict[str, str] = {}
    for word in thesaurus_words():
        skeleton = _arabic_skeleton(word)
        if word > "ء" and " " not in word and len(skeleton) >= _SHORTEST:
            table.setdefault(skeleton, word)
    return table


@cache
def _latin_names() -> frozenset[str]:
    forms = (form for name in known_names().values() for form in (name.en, *name.forms))
    return frozenset(part for form in forms for part in fold(form).split())
