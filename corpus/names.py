"""Names: which company, institute or person a text speaks of, whatever the script and the spelling."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.tokens import Token, tokenise

_FILE = Path(__file__).parent / "names.toml"
_PREFIXES = ("وال", "بال", "لل", "ال", "و", "ب", "ل", "ف", "ك")


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


def find_names(text: str) -> list[Mention]:
    """Find the known names in a text, in order; the longest form wins where several fit."""
    return mentions_in(tokenise(text))


def mentions_in(tokens: Sequence[Token]) -> list[Mention]:
    """Find the known names in a tokenised text."""
    forms, longest = _forms()
    mentions = []
    at = 0
    while at < len(tokens):
        for length in range(min(longest, len(tokens) - at), 0, -1):
            name = _match(forms, [token.form for token in tokens[at : at + length]])
            if name is not None:
                mentions.append(Mention(name, tokens[at].start, tokens[at + length - 1].end))
                at += length
                break
        else:
            at += 1
    return mentions


def _match(forms: dict[tuple[str, ...], Name], words: list[str]) -> Name | None:
    found = forms.get(tuple(words)) or (forms.get((*words[:-1], words[-1][:-1])) if words[-1].endswith("s") else None)
    if found is not None:  # also "Virginias", a possessive typed without its apostrophe
        return found
    for prefix in _PREFIXES:  # "وأمازون", "لتيرا وولف": a clitic glued to the name
        if words[0].startswith(prefix) and len(words[0]) > len(prefix) + 2:
            found = forms.get((words[0][len(prefix) :], *words[1:]))
            if found is not None:
                return found
    return None


@cache
def _forms() -> tuple[dict[tuple[str, ...], Name], int]:
    forms: dict[tuple[str, ...], Name] = {}
    for name in known_names().values():
        for form in (name.en, name.ar, *name.forms):
            key = tuple(token.form for token in tokenise(form))
            if key:
                forms.setdefault(key, name)
    return forms, max(map(len, forms), default=0)
