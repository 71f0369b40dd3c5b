"""Words: whether a text holds one of a list's words, inflected, behind clitics and the verb prefixes of dialects."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from corpus.text import fold
from corpus.tokens import Token, tokenise

_ELLIPSIS = "…"
_GAP = 12  # words, at most, between the parts of a phrase
_SHORTEST_CORE = 3  # letters: what is left of an Arabic word without its affixes
# "and", article and preposition, the future's ه ح س, the person of a verb, the reflexive ت
_STARTS = sorted(
    {
        conjunction + particle + person + reflexive
        for conjunction in ("", "و", "ف")
        for particle in ("", "ال", "بال", "لل", "كال", "ب", "ل", "ك", "ه", "ح", "س", "ع")
        for person in ("", "ي", "ت", "ن", "ا")
        for reflexive in ("", "ت")
    }
)
_ENDS = sorted(
    {
        subject + other
        for subject in ("", "ت", "نا", "و", "وا", "ون", "ين", "ان", "ات")
        for other in ("", "ه", "ها", "هم", "ك", "كم", "ي", "ني", "نا", "لي", "له", "لها", "لهم", "لنا", "لك", "ش")
    }
)


def holds(tokens: Sequence[Token], words: str) -> bool:
    """Tell whether a text holds one of the words or phrases of a list that are separated by `|`.

    Of a phrase with "…" in it, "how much … earn", the parts stand in this order with a few words between.
    """
    return _end_of(tokens, words, 0) > 0 or any(_holds_parts(tokens, parts) for parts in _gapped(words))


def _holds_parts(tokens: Sequence[Token], parts: Sequence[str]) -> bool:
    at = 0
    for number, part in enumerate(parts):
        end = _end_of(tokens[: at + _GAP] if number else tokens, part, at)
        if not end:
            return False
        at = end
    return True


def _end_of(tokens: Sequence[Token], words: str, start: int) -> int:
    """Return the place behind the first word or phrase of a list from a place on, 0 when there is none."""
    by_form, by_stem = _table(words)
    for at in range(start, len(tokens)):
        token = tokens[at]
        forms = forms_of(token)
        if by_form.keys().isdisjoint(forms) and (token.is_arabic or token.stem not in by_stem):
            continue
        rests = [rest for form in forms for rest in by_form.get(form, ())]
        rests += [] if token.is_arabic else by_stem.get(token.stem, [])
        length = max((len(rest) + 1 for rest in rests if _follow(tokens, at, rest)), default=0)
        if length:
            return at + length
    return 0


def is_one_of(token: Token, words: str) -> bool:
    """Tell whether a token is one of the words of a list."""
    return holds((token,), words)


def forms_of(token: Token) -> frozenset[str]:
    """Return the forms under which a token may stand in a list: its own, and in Arabic those without its affixes."""
    return _cores(token.form) if token.is_arabic else frozenset({token.form})


@lru_cache(maxsize=20_000)
def _cores(form: str) -> frozenset[str]:
    found = {form}
    for start in _STARTS:
        if form.startswith(start):
            rest = form[len(start) :]
            found |= {rest[: len(rest) - len(end)] for end in _ENDS if rest.endswith(end)}
    return frozenset(core for core in found if len(core) >= _SHORTEST_CORE or core == form)


@cache
def _table(words: str) -> tuple[dict[str, list[tuple[Token, ...]]], dict[str, list[tuple[Token, ...]]]]:
    """Return the rests of a list's phrases by the form and by the stem of their first words."""
    by_form: dict[str, list[tuple[Token, ...]]] = {}
    by_stem: dict[str, list[tuple[Token, ...]]] = {}
    for phrase in filter(None, words.split("|")):
        if _ELLIPSIS in phrase:
            continue
        first, *rest = tokenise(phrase)
        by_form.setdefault(fold(first.form), []).append(tuple(rest))
        by_stem.setdefault(first.stem, []).append(tuple(rest))
    return by_form, by_stem


@cache
def _gapped(words: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of a list that have gaps, as their parts; "/" stands between alternatives of a part."""
    return tuple(
        tuple(part.strip().replace("/", "|") for part in phrase.split(_ELLIPSIS))
        for phrase in words.split("|")
        if _ELLIPSIS in phrase
    )


def _follow(tokens: Sequence[Token], at: int, rest: tuple[Token, ...]) -> bool:
    behind = tokens[at + 1 : at + 1 + len(rest)]
    return len(behind) == len(rest) and all(
        part.form in forms_of(token) or (not token.is_arabic and part.stem == token.stem)
        for token, part in zip(behind, rest, strict=True)
    )
