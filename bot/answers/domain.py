"""The field: what makes a question one about it, whether or not the sources answer."""

from __future__ import annotations

from bot.answers.question import Question
from bot.answers.terms import concepts

DOMAIN = concepts(
    "ai bill bitcoin break-even capacity cloud connect crypto data-centre deal demand efficiency electricity gpu grid"
    " halving hashprice hashrate household lease machine miner mining nuclear power report revenue tech-company wait"
)


def is_of_field(question: Question) -> bool:
    """Tell whether a question is about the field: by a known name, a concept, or what the conversation is about."""
    return bool(question.names or question.context) or not question.keys.isdisjoint(DOMAIN)
