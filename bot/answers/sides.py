"""Sides: what a comparison sets side by side, as the keys that only one half of the question has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.answers import lexicon
from bot.answers.terms import Term
from corpus.tokens import Token

Side = frozenset[str]  # keys, one of which a sentence must hold to speak of this side

_YEAR = re.compile(r"(?:19|20)\d\d")
_CLAUSE = re.compile(r"[:;,.?!،؛؟](?:\s|$)|\n")


def sides_of(text: str, tokens: Sequence[Token], terms: Sequence[Term]) -> tuple[Side, ...]:
    """Return the two sides of "X versus Y" and "X or Y": their names where both have some, else what sets them apart.

    Empty where no such word stands between two halves.
    """
    at = next((at for at in range(1, len(tokens)) if lexicon.length_at(tokens, at, lexicon.VERSUS)), 0)
    if not at:
        return ()
    behind = at + lexicon.length_at(tokens, at, lexicon.VERSUS)
    if behind >= len(tokens):
        return ()
    start = max((mark.end() for mark in _CLAUSE.finditer(text, 0, tokens[at].start)), default=0)
    mark = _CLAUSE.search(text, tokens[behind].start)
    end = mark.start() if mark else len(text)
    left = [term for term in terms if start <= term.start < tokens[at].start]
    right = [term for term in terms if tokens[behind].start <= term.start < end]
    return _apart(left, right)


def _apart(left: Sequence[Term], right: Sequence[Term]) -> tuple[Side, ...]:
    names = [_keys(term for term in half if term.is_name) for half in (left, right)]
    if names[0] - names[1] and names[1] - names[0]:
        return names[0] - names[1], names[1] - names[0]
    years = [[term for term in half if _is_year(term)] for half in (left, right)]
    if any(halves and all(map(_is_year, halves)) for halves in (left, right)) and all(years):
        left, right = years  # "in 2030 against 2024": the rest is said of both
    telling = [_keys(term for term in half if not (term.is_name or term.is_light)) for half in (left, right)]
    one, other = telling[0] - telling[1], telling[1] - telling[0]
    return (one, other) if one and other else ()


def _is_year(term: Term) -> bool:
    return "#decade-end" in term.keys or any(_YEAR.fullmatch(key) for key in term.keys)


def _keys(terms: Iterable[Term]) -> Side:
    return frozenset(key for term in terms for key in term.keys)
