"""Words of questions: which carry no content, which ask for what kind of answer, which mark a route.

The lists stand in `lexicon.toml`; here a list is one string of phrases separated by `|`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from corpus.text import fold
from corpus.tokens import Token, tokenise

_LISTS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text("utf-8"))

YES = "|".join(_LISTS["yes"])
CONDITIONAL = "|".join(_LISTS["conditional"])
COMPUTE = "|".join(_LISTS["compute"])
GREETING = "|".join(_LISTS["greeting"])
HELP = "|".join(_LISTS["help"])
THANKS = "|".join(_LISTS["thanks"])
SUMMARY = "|".join(_LISTS["summary"])
FIGURES = "|".join(_LISTS["figures"])
SIMPLY = "|".join(_LISTS["simply"])
LATEST = "|".join(_LISTS["latest"])
NEWEST = "|".join(_LISTS["newest"])
MEANT = "|".join(_LISTS["meant"])
ERRATA = "|".join(_LISTS["errata"])
DEFINITION = "|".join(_LISTS["definition"])
FOLLOW_UP = "|".join(_LISTS["follow_up"])
PRONOUN = "|".join(_LISTS["pronoun"])
CHANGE = "|".join(_LISTS["change"])
ALTERNATIVES = "|".join(_LISTS["alternatives"])
YES_NO = "|".join(_LISTS["yes_no"])
INTERROGATIVE = "|".join(_LISTS["interrogative"])
WHY = "|".join(_LISTS["why"])
WHO = "|".join(_LISTS["who"])
WHICH = "|".join(_LISTS["which"])
WHICH_COMPANY = "|".join(_LISTS["which_company"])
WHEN = "|".join(_LISTS["when"])
WHERE = "|".join(_LISTS["where"])
HOW_MANY = "|".join(_LISTS["how_many"])
NUMBER_OF = "|".join(_LISTS["number_of"])
COUNT = "|".join(_LISTS["count"])
LISTING = "|".join(_LISTS["listing"])
RATE = "|".join(_LISTS["rate"])
SAYING = "|".join(_LISTS["saying"])
VERSUS = "|".join(_LISTS["versus"])
COMPARISON = "|".join(_LISTS["comparison"])
BEFORE_ORDER = "|".join(_LISTS["before_order"])
INJECTION = "|".join(_LISTS["injection"])
INJECTION_UNASKED = "|".join(_LISTS["injection_unasked"])
LEAVE = "|".join(_LISTS["leave"])
OWN_RULES = "|".join(_LISTS["own_rules"])
RULES = "|".join(_LISTS["rules"])
DICTATE = "|".join(_LISTS["dictate"])
FABRICATE = "|".join(_LISTS["fabricate"])
FABRICATING = "|".join(_LISTS["fabricating"])
ABUSE = "|".join(_LISTS["abuse"])
OTHER_TASK = "|".join(_LISTS["other_task"])
MAKE = "|".join(_LISTS["make"])
ADVICE = "|".join(_LISTS["advice"])

CIRCUMSTANCE = "|".join(_LISTS["circumstance"])
OWN_WAW = frozenset(token.form for word in _LISTS["own_waw"] for token in tokenise(word))
DIFFERENCE = "|".join(_LISTS["difference"])
ATTRIBUTE = "|".join(_LISTS["attribute"])
DERIVED = "|".join(_LISTS["derived"])
ASKING = "|".join(_LISTS["asking"])
UNITS = {unit: "|".join(words) for unit, words in _LISTS["units"].items()}

_CONJUNCTIONS = ("و", "ف")
_MARK = re.compile("[,،;؛:.!?؟]")
_PAIR = 2  # words


@cache
def phrases(words: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of a list, separated by `|`, as sequences of folded words."""
    return tuple(key for part in words.split("|") if (key := tuple(token.form for token in tokenise(part))))


def says(tokens: Sequence[Token], words: str) -> bool:
    """Tell whether a tokenised text holds one of the phrases of a list."""
    return position(tokens, words) >= 0


def position(tokens: Sequence[Token], words: str) -> int:
    """Return the place of the first phrase of a list that a tokenised text holds, or -1."""
    table = _by_first_word(words)
    for at, token in enumerate(tokens):
        form = token.form
        if (form in table or (form[0] in _CONJUNCTIONS and form[1:] in table)) and length_at(tokens, at, words):
            return at
    return -1


def heads(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word of a tokenised text stands at the head of a clause, or behind "please" and the like."""
    return (
        at == 0
        or says(tokens[at - 1 : at], BEFORE_ORDER)
        or (at > 1 and length_at(tokens, at - 2, BEFORE_ORDER) == _PAIR)
        or _MARK.search(text[tokens[at - 1].end : tokens[at].start]) is not None
    )


def headed(text: str, tokens: Sequence[Token], words: str) -> bool:
    """Tell whether a phrase of a list stands at the head of a clause."""
    return any(length_at(tokens, at, words) and heads(text, tokens, at) for at in range(len(tokens)))


def length_at(tokens: Sequence[Token], at: int, words: str) -> int:
    """Return how many words the longest phrase of a list at a place has, 0 when none stands there.

    A phrase's first word also counts behind a conjunction (وكم, فهل).
    """
    if at >= len(tokens):
        return 0
    table, form = _by_first_word(words), tokens[at].form
    inner = form[1:] if form[0] in _CONJUNCTIONS else form
    rests = table.get(form, ()) if inner is form else (*table.get(form, ()), *table.get(inner, ()))
    return max((len(rest) + 1 for rest in rests if _follows(tokens, at, rest)), default=0)


def _follows(tokens: Sequence[Token], at: int, rest: tuple[str, ...]) -> bool:
    return not rest or tuple(token.form for token in tokens[at + 1 : at + 1 + len(rest)]) == rest


@cache
def _by_first_word(words: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the rests of a list's phrases by their first words."""
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for first, *rest in phrases(words):
        table[first] = (*table.get(first, ()), tuple(rest))
    return table


@cache
def stop_words() -> frozenset[str]:
    """Return the folded words without content of their own."""
    return frozenset(map(fold, _LISTS["stop"]))
