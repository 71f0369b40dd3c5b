"""Confidence: whether what was read answers what was asked."""

from __future__ import annotations

from bot.answers.expectation import Kind, met
from bot.answers.question import Question
from bot.answers.reading import Reading

# Concepts that make a question one about this field, whether or not the sources answer it.
DOMAIN = frozenset(
    f"#{concept}"
    for concept in """data-centre miner mining ai cloud electricity power capacity crypto bitcoin tech-company nuclear grid hashprice
    hashrate halving break-even machine report revenue deal lease""".split()
)
_LEAST = 0.5


def answerable(question: Question, reading: Reading) -> bool:
    """Tell whether the chosen sentences answer: they cover the question, what it counts, and the figure that it asks for."""
    if confidence_of(question, reading) < _LEAST:
        return False
    texts = [candidate.sentence.text for candidate in reading.chosen]
    numbers = [expectation for expectation in question.expectations if expectation.kind is Kind.NUMBER]
    counted = all(term not in reading.missing for term in question.focus)
    return counted and all(any(met(expectation, text) for text in texts) for expectation in numbers)


def confidence_of(question: Question, reading: Reading) -> float:
    """Return how likely the chosen sentences are to answer, 0 to 1."""
    if not reading.chosen:
        return 0.0
    best = reading.chosen[0]
    expected = sum(any(met(e, c.sentence.text) for c in reading.chosen) for e in question.expectations)
    met_share = expected / len(question.expectations) if question.expectations else 0.7
    return min(1.0, 0.7 * reading.coverage + 0.15 * met_share + 0.15 * max(0.0, min(1.0, best.meaning)))
