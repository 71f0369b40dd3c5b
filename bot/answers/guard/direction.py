"""Direction: who did it to whom. Two names in the other order than the source's need the other voice as well.

A heuristic for paraphrases: "Stronghold was bought by Bitfarms" says what "Bitfarms bought Stronghold" does;
"Stronghold bought Bitfarms" does not, and neither does "Bitfarms was bought by Stronghold".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.answers.guard.facts import facts_of
from corpus.text import fold
from corpus.tokens import Token, tokenise

_TURNING = frozenset(fold("by from according via من بواسطة وفق وفقا بحسب حسب لدى").split())
_LISTING = frozenset(fold("and or with plus as well the a و أو مع كما كذلك").split())
_REACH = 3  # words before the second name in which what turns the direction stands
_KINDS = ("organisation", "person")

Pair = tuple[str, str, bool]  # the first name, the second, and whether what links them is turned round


def reverses(claim: str, quotes: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether a claim has two names the other way round than the quotes that link them do, else other texts."""
    tiers = [[pair for text in texts for pair in _pairs(text)] for texts in (quotes, others)]
    return any(_is_reversed(pair, tiers) for pair in _pairs(claim, neighbours=True))


def _is_reversed(pair: Pair, tiers: list[list[Pair]]) -> bool:
    first, second, turned = pair
    linked = ([one for one in tier if {one[0], one[1]} == {first, second}] for tier in tiers)
    known = next(filter(None, linked), [])
    return bool(known) and all((one[0] == first) != (one[2] == turned) for one in known)


@lru_cache(maxsize=4_096)
def _pairs(text: str, neighbours: bool = False) -> tuple[Pair, ...]:
    return tuple(_linked(text, neighbours))


def _linked(text: str, neighbours: bool) -> Iterator[Pair]:
    """Yield the pairs of names that more than a list links; of `neighbours`, only those next to each other."""
    mentions = [one for one in facts_of(text).mentions if one.name.kind in _KINDS]
    tokens = tokenise(text) if len(mentions) > 1 else []
    for at, first in enumerate(mentions):
        for second in mentions[at + 1 : at + 2] if neighbours else mentions[at + 1 :]:
            between = [token for token in tokens if first.end <= token.start < second.start]
            if first.name.id != second.name.id and not _lists(between):
                yield first.name.id, second.name.id, any(token.form in _TURNING for token in between[-_REACH:])


def _lists(between: list[Token]) -> bool:
    return all(token.form in _LISTING for token in between)
