"""Kinds of answer in general text: which a question asks for, and what in a sentence tells one, and where.

After the answer types of Li and Roth, "Learning Question Classifiers" (2002), told by words and shapes of words alone.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from bot.answers.lexicon import length_at, says
from corpus.number_words import read_number_words
from corpus.tokens import Token, tokenise

_TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text("utf-8"))

_SHAPES = ("capital", "latin", "quoted", "bracket", "list")  # told by how words are written
TOLD = ("number", *_TABLE["told"], *_SHAPES)
_OF = {kind: at for at, kind in enumerate(TOLD)}
# What may answer each kind that is asked for.
ANSWERED_BY: dict[str, tuple[str, ...]] = {
    "number": ("number", "measure"),
    "measure": ("measure", "number"),
    "share": ("share", "number"),
    "money": ("money",),
    "time": ("time",),
    "duration": ("duration",),
    "person": ("person", "capital", "latin"),
    "organisation": ("organisation", "capital", "latin"),
    "place": ("place", "capital"),
    "reason": ("reason",),
    "name": ("quoted", "name", "capital", "latin", "bracket"),
    "comparison": ("comparison",),
    "whether": ("whether",),
    "list": ("list",),
}

_PARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ل", "ف", "ك")
_SHORTEST = 3  # letters left of a word when something glued to it is taken off
_COUNTED = frozenset({"duration", "measure"})  # that only tell something behind a number
_BEFORE = 2  # words between such a number and what it counts
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_CURRENCY, _PERCENT = "$£€¥", "%٪"
_QUOTES = re.compile(r"[\"“«]([^\"”»]{2,80})[\"”»]")
_BRACKETS = re.compile(r"\(([^)]{2,80})\)")
_SEVERAL = re.compile(r"[,،;؛][^,،;؛.]{2,60}(?:[,،;؛]|\band\b|\bor\b|\sو|\sأو\s)[^,،;؛.]{2,60}")
_ONE = frozenset({"one", "واحد", "واحده"})

Told = tuple[int, int, int]  # the kind's place in TOLD, the first word and the last


@lru_cache(maxsize=1_024)
def kinds_asked(text: str) -> tuple[str, ...]:
    """Return the kinds of answer that a question's words ask for; none when it leaves that open."""
    tokens = tokenise(text)
    asked = (kind for kind in ANSWERED_BY if kind != "whether" and says(tokens, _asking(kind)))
    return (*asked, *(["whether"] if length_at(tokens, 0, _asking("whether")) else []))


def kinds_told(text: str, tokens: Sequence[Token]) -> list[Told]:
    """Return what in a sentence, given with its tokens, tells a kind of answer, in no order."""
    return [*_by_words(tokens), *_by_numbers(text, tokens), *_by_capitals(text, tokens), *_by_marks(text, tokens)]


def leans(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence opens with a word that speaks of the one before."""
    return length_at(tokens, 0, _opening()) > 0


def _by_words(tokens: Sequence[Token]) -> Iterator[Told]:
    table = _words()
    for at, token in enumerate(tokens):
        for rest, kind in (found for form in _inner(token) for found in table.get(form, ())):
            if rest and tuple(other.form for other in tokens[at + 1 : at + 1 + len(rest)]) != rest:
                continue
            if kind not in _COUNTED:
                yield _OF[kind], at, at + len(rest)
            elif any(_counts(other) for other in tokens[max(0, at - _BEFORE) : at]):
                yield _OF[kind], max(0, at - 1), at


def _by_numbers(text: str, tokens: Sequence[Token]) -> Iterator[Told]:
    for at, token in enumerate(tokens):
        if token.is_number and _is_year(token.form):
            yield _OF["time"], at, at
        elif _counts(token):
            yield _OF["number"], at, at
            if token.start and text[token.start - 1] in _CURRENCY:
                yield _OF["money"], at, at
            if text[token.end : token.end + 2].strip()[:1] in tuple(_PERCENT):
                yield _OF["share"], at, at


def _by_capitals(text: str, tokens: Sequence[Token]) -> Iterator[Told]:
    """Yield the runs of capitalised words, but one that only opens the sentence; in Arabic those in Latin letters."""
    arabic = sum(token.is_arabic for token in tokens) * 2 > len(tokens)
    for first, last in _runs([_stands_out(token, text, arabic) for token in tokens]):
        if arabic:
            yield _OF["latin"], first, last
        elif first or last > first:
            yield _OF["capital"], first, last


def _by_marks(text: str, tokens: Sequence[Token]) -> Iterator[Told]:
    for kind, pattern in (("quoted", _QUOTES), ("bracket", _BRACKETS), ("list", _SEVERAL)):
        for match in pattern.finditer(text):
            inside = [at for at, token in enumerate(tokens) if match.start() < token.start < match.end()]
            if inside:
                yield _OF[kind], inside[0], inside[-1]


def _stands_out(token: Token, text: str, arabic: bool) -> bool:
    return not (token.is_number or token.is_arabic) and (arabic or text[token.start].isupper())


def _runs(marked: Sequence[bool]) -> Iterator[tuple[int, int]]:
    start = -1
    for at, mark in enumerate([*marked, False]):
        if mark and start < 0:
            start = at
        elif not mark and start >= 0:
            yield start, at - 1
            start = -1


def _counts(token: Token) -> bool:
    return token.is_number or (token.form not in _ONE and read_number_words([token.form]) is not None)


def _is_year(form: str) -> bool:
    return len(form) == 4 and form.isdecimal() and _FIRST_YEAR <= int(form) <= _LAST_YEAR


def _inner(token: Token) -> list[str]:
    """Return a word, and an Arabic one also without each particle that may be glued before it."""
    form = token.form
    glued = [form[len(letters) :] for letters in _PARTICLES if token.is_arabic and form.startswith(letters)]
    return [form, *(inner for inner in glued if len(inner) >= _SHORTEST)]


@cache
def _asking(kind: str) -> str:
    return "|".join(_TABLE["asked"][kind])


@cache
def _opening() -> str:
    return "|".join(_TABLE["opening"]["words"])


@cache
def _words() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the words that tell a kind by their first, each with its other words and the kind."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, words in _TABLE["told"].items():
        for key in (tuple(token.form for token in tokenise(word)) for word in words):
            if key:
                table.setdefault(key[0], []).append((key[1:], kind))
    return table
