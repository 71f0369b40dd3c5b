"""Atoms: the numbers, words and signs that quantities and their units are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.text import INVISIBLE, MARKS, fold
from corpus.tokens import NUMBER, canonical_number

MINUS = "minus"
_GLUED = "usd|about|and|at|by|for|from|in|is|of|than|to"  # words that are typed against a figure
_NAME = rf"(?!(?:{_GLUED})\d)[a-z]+\d[a-z0-9]*(?:\.\d+)*"  # H100, CO2, v1.2: their digits measure nothing
_WORD = rf"[^\W\d_](?:[^\W\d_]|[{MARKS}{INVISIBLE}])*(?:['’][a-z]+)?"  # tanwin stands inside a word (سنويًا)
_ATOM = re.compile(
    rf"(?P<name>{_NAME})|(?P<minus>(?<![^\s(])[-−](?=\$?{NUMBER}))|(?P<number>{NUMBER})"
    rf"|(?P<word>{_WORD})|(?P<sign>[%٪$/\-–—−])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Atom:
    """A number, word or sign, folded, with its span."""

    form: str
    start: int
    end: int
    is_number: bool


def atoms(text: str) -> list[Atom]:
    """Cut a text into numbers, words and signs; `% $ / -` each stand for themselves, the minus of a number is MINUS."""
    return [
        Atom(_form(match), match.start(), match.end(), match.lastgroup == "number") for match in _ATOM.finditer(text)
    ]


def _form(match: re.Match[str]) -> str:
    if match.lastgroup == "minus":
        return MINUS
    return canonical_number(match[0]) if match.lastgroup == "number" else fold(match[0])
