"""Concepts: the words that readers use for one another, across dialects and the two languages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from corpus.tokens import Token, tokenise

_FILE = Path(__file__).parent / "thesaurus.toml"
_GLUED = ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك")
_SHORTEST = 3  # letters: of a shorter word, what looks glued to it is more likely its own
Key = tuple[str, ...]


def concepts_in(tokens: Sequence[Token]) -> list[tuple[str, int, int]]:
    """Find the concepts of a tokenised text: (concept, first token, token after); a word may belong to several."""
    table, longest = _table()
    stems = tuple(token.stem for token in tokens)
    found: list[tuple[str, int, int]] = []
    for at in range(len(stems)):
        for length in range(min(longest, len(stems) - at), 0, -1):
            key = stems[at : at + length]
            concepts = table.get(key) or (
                table.get((bare_stem(tokens[at]), *key[1:])) if tokens[at].is_arabic else None
            )
            found.extend((concept, at, at + length) for concept in concepts or ())
    return found


def bare_stem(token: Token) -> str:
    """Return the stem of an Arabic word without the article and the particle glued before it (لحصة, بالاستهلاك)."""
    if not token.is_arabic:
        return token.stem
    glued = next((letters for letters in _GLUED if token.form.startswith(letters)), "")
    bare = token.form.removeprefix(glued)
    inner = tokenise(bare) if glued and len(bare) >= _SHORTEST else []
    return inner[0].stem if inner else token.stem


@cache
def antonyms() -> dict[str, str]:
    """Return the concepts that deny each other, both ways."""
    pairs: dict[str, str] = tomllib.loads(_FILE.read_text("utf-8"))["antonyms"]
    return pairs | {other: one for one, other in pairs.items()}


@cache
def implied() -> dict[str, list[str]]:
    """Return, by concept, those of which a sentence on it tells too."""
    table: dict[str, list[str]] = tomllib.loads(_FILE.read_text("utf-8"))["implied"]
    return table


def words() -> Iterator[str]:
    """Yield every word and phrase of the thesaurus."""
    for listed in tomllib.loads(_FILE.read_text("utf-8"))["concepts"].values():
        yield from listed


@cache
def _table() -> tuple[dict[Key, tuple[str, ...]], int]:
    table: dict[Key, tuple[str, ...]] = {}
    for concept, key in _entries():
        if concept not in table.get(key, ()):
            table[key] = (*table.get(key, ()), concept)
    return table, max(map(len, table))


def _entries() -> Iterator[tuple[str, Key]]:
    for concept, words in tomllib.loads(_FILE.read_text("utf-8"))["concepts"].items():
        for word in words:
            yield concept, tuple(token.stem for token in tokenise(word))
