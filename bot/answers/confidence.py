"""Confidence: whether what was read answers what was asked."""

from __future__ import annotations

from bot.answers import lexicon
from bot.answers.asked import holds
from bot.answers.domain import is_of_field
from bot.answers.expectation import Kind, counts
from bot.answers.question import Question
from bot.answers.reading import Reading

_LEAST = 0.45
_LEAST_IN_CONTEXT = 0.35  # for a question that leans on the one before: most of its weight is not its own
# Cosine, and coverage with and without it, below which a sentence of another matter may still lie.
_NEAR, _WHOLLY, _COVERED = 0.25, 0.9, 0.7


def answerable(question: Question, reading: Reading) -> bool:
    """Tell whether the chosen sentences answer: they cover the question, what it counts and its kind of figure."""
    least = _LEAST_IN_CONTEXT if question.context else _LEAST
    if _beside_the_point(question, reading):
        return False
    if confidence_of(question, reading) < least or _foreign(question, reading) or _nameless(question, reading):
        return False
    texts = [candidate.sentence.text for candidate in reading.chosen]
    if any(term in reading.missing for term in question.focus):
        return False
    if question.focus and question.says(lexicon.COUNT):
        return any(counts(text, term) for text in texts for term in question.focus)
    numbers = [expectation for expectation in question.expectations if expectation.kind is Kind.NUMBER]
    return not numbers or any(holds(question, expectation, text) for expectation in numbers for text in texts)


def _foreign(question: Question, reading: Reading) -> bool:
    """Whether a question is about something else: no name or concept of the field, and words that no source has."""
    far = reading.chosen[0].meaning < _NEAR and reading.coverage < _WHOLLY
    return not is_of_field(question) and (reading.coverage < _COVERED or far)


def _beside_the_point(question: Question, reading: Reading) -> bool:
    """Whether none of what the question wants to know is met: only of whom it asks, or how."""
    if question.context:
        return False
    telling = [term for term in question.terms if not (term.is_name or term.is_light)]
    return bool(telling) and all(term in reading.missing for term in telling)


def _nameless(question: Question, reading: Reading) -> bool:
    """Whether none of the names asked about is spoken of."""
    return bool(question.names) and all(term in reading.missing for term in question.terms if term.is_name)


def confidence_of(question: Question, reading: Reading) -> float:
    """Return how likely the chosen sentences are to answer, 0 to 1."""
    if not reading.chosen:
        return 0.0
    best = reading.chosen[0]
    expected = sum(any(holds(question, e, c.sentence.text) for c in reading.chosen) for e in question.expectations)
    met_share = expected / len(question.expectations) if question.expectations else 0.7
    return min(1.0, 0.7 * reading.coverage + 0.15 * met_share + 0.15 * max(0.0, min(1.0, best.meaning)))
