"""Names: which company, institute or person a text speaks of, whatever the script and the spelling."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from corpus.tokens import Token, tokenise

_FILE = Path(__file__).parent / "names.toml"
_PREFIXES = ("وال", "بال", "لل", "ال", "و", "ب", "ل", "ف", "ك")
_SHORTEST_GLUED = 3  # letters of a name of one word: what stands before a shorter one is more likely its own


@dataclass(frozen=True, slots=True)
class Name:
    """An entity with the forms in which people type it."""

    id: str
    en: str
    ar: str
    kind: str  # organisation | person | place
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text: its entity and its span."""

    name: Name
    start: int
    end: int


@cache
def known_names() -> dict[str, Name]:
    """Return the alias table by entity id."""
    table = tomllib.loads(_FILE.read_text("utf-8"))["name"]
    return {row["id"]: Name(row["id"], row["en"], row["ar"], row["kind"], tuple(row["forms"])) for row in table}


@lru_cache(maxsize=4_096)
def find_names(text: str) -> tuple[Mention, ...]:
    """Find the known names in a text, in order; the longest form wins where several fit."""
    return mentions_in(tokenise(text))


def mentions_in(tokens: Sequence[Token]) -> tuple[Mention, ...]:
    """Find the known names in a tokenised text."""
    words = [token.form for token in tokens]
    mentions = []
    at = 0
    while at < len(words):
        found = _longest_at(words, at)
        if found is None:
            at += 1
            continue
        name, length = found
        mentions.append(Mention(name, tokens[at].start, tokens[at + length - 1].end))
        at += length
    return tuple(mentions)


def _longest_at(words: list[str], at: int) -> tuple[Name, int] | None:
    """Return the name with the longest form at a place, and that form's length in words.

    A clitic may be glued before it (وأمازون), and a possessive's s typed without its apostrophe (Virginias).
    """
    best: tuple[Name, int] | None = None
    for first in _first_words(words[at]):
        for name, rest in _forms().get(first, ()):
            length = len(rest) + 1
            if not rest and len(first) < _SHORTEST_GLUED and not words[at].startswith(first):
                continue
            if (best is None or length > best[1]) and _alike(words[at + 1 : at + length], rest):
                best = name, length
    return best


def _first_words(word: str) -> list[str]:
    glued = (word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix))
    return [word, *glued, *([word[:-1]] if word.endswith("s") else [])]


def _alike(words: list[str], form: tuple[str, ...]) -> bool:
    if tuple(words) == form:
        return True
    return bool(form) and len(words) == len(form) and (*words[:-1], words[-1].removesuffix("s")) == form


@cache
def _forms() -> dict[str, tuple[tuple[Name, tuple[str, ...]], ...]]:
    """Return the forms of names by their first word, each with its name and its other words."""
    table: dict[str, tuple[tuple[Name, tuple[str, ...]], ...]] = {}
    for name in known_names().values():
        for form in (name.en, name.ar, *name.forms):
            first, *rest = (token.form for token in tokenise(form))
            table[first] = (*table.get(first, ()), (name, tuple(rest)))
    return table
