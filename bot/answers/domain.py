"""The field: what makes a question one about it, whether or not the sources answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.answers.question import Question
from bot.answers.terms import concepts

DOMAIN = concepts(
    "ai bill bitcoin break-even capacity cloud connect crypto data-centre deal demand efficiency electricity gpu grid"
    " halving hashprice hashrate household lease machine miner mining nuclear power report revenue tech-company wait"
    " bankrupt capex colocation load-factor meter noi ppa pue vacancy watt"
)

# On these a source is silent altogether or not at all: what stands near them answers nothing.
SUBJECTS = concepts("bill employee emissions share-price water")
_MATTERS = (concepts("bitcoin crypto miner mining"), concepts("data-centre"), concepts("ai"), concepts("household"))
_SCOPES = (concepts("america"), concepts("world"))


def is_of_field(question: Question) -> bool:
    """Tell whether a question is about the field: by a known name, a concept, or what the conversation is about."""
    return bool(question.names or question.context) or not question.keys.isdisjoint(DOMAIN)


def are_beside(asked: Collection[str], told: Collection[str]) -> bool:
    """Tell whether two texts, by their keys, are each about one of the field's matters and not the same."""
    return _apart(asked, told, _MATTERS)


def are_of_other_scope(asked: Collection[str], told: Collection[str]) -> bool:
    """Tell whether of two texts, by their keys, one is about the US and the other about the world."""
    return _apart(asked, told, _SCOPES)


def _apart(asked: Collection[str], told: Collection[str], kinds: Sequence[frozenset[str]]) -> bool:
    one, other = ({at for at, kind in enumerate(kinds) if not kind.isdisjoint(keys)} for keys in (asked, told))
    return bool(one and other) and one.isdisjoint(other)
