"""Confidence: whether what was read answers what was asked.

How likely it is was learnt of questions that stand alone (`answerability.py`). What leans on the conversation, or sets
two sides against each other, is decided by how much of it is covered.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers import lexicon
from bot.answers.answerability import probability
from bot.answers.asked import holds
from bot.answers.domain import SUBJECTS, is_of_field
from bot.answers.expectation import Kind, counts
from bot.answers.question import Question
from bot.answers.reading import Reading

_LIKELY = 0.25  # to abstain beside an answer, with the nearest evidence, costs less than to answer beside the question
_COVERED_ENOUGH = 0.45
_COVERED_IN_CONTEXT = 0.35  # for a question that leans on the one before: most of its weight is not its own
_DEMANDED = (Kind.NUMBER, Kind.HOLDER, Kind.TIME)  # without which nothing is answered
# Cosine, and coverage with and without it, below which a sentence of another matter may still lie.
_NEAR, _WHOLLY, _COVERED = 0.25, 0.9, 0.7


def answerable(question: Question, reading: Reading, is_denied: bool = False) -> bool:
    """Tell whether the chosen sentences answer one question, rather than speak of its names or its matter alone.

    What a sentence denies it need not hold: "why did they approve it?", which they rejected.
    """
    if not reading.chosen or _foreign(question, reading) or _nameless(question, reading):
        return False
    texts = [candidate.sentence.text for candidate in reading.chosen]
    if not _speaks_of_subjects(question, reading):
        return False
    if not _counted(question, texts) or not _told(question, Kind.HOLDER, texts):
        return False
    if is_denied:
        return reading.coverage >= _COVERED_ENOUGH
    if reading.traits:
        return confidence_of(question, reading) >= _LIKELY
    if not all(_told(question, kind, texts) for kind in _DEMANDED):
        return False
    return confidence_of(question, reading) >= (_COVERED_IN_CONTEXT if question.context else _COVERED_ENOUGH)


def confidence_of(question: Question, reading: Reading) -> float:
    """Return how likely the chosen sentences are to answer, 0 to 1; of several questions, the likeliest one's."""
    pairs = zip(question.parts, reading.parts or (reading,), strict=True)
    return max((_confidence(part, read) for part, read in pairs if read.chosen), default=0.0)


def _confidence(question: Question, reading: Reading) -> float:
    if reading.traits:
        return probability(reading.traits)
    best = reading.chosen[0]
    told = sum(any(holds(question, e, c.sentence.text) for c in reading.chosen) for e in question.expectations)
    share = told / len(question.expectations) if question.expectations else 0.7
    return min(1.0, 0.7 * reading.coverage + 0.15 * share + 0.15 * max(0.0, min(1.0, best.meaning)))


def _foreign(question: Question, reading: Reading) -> bool:
    """Whether a question is about something else: no name or concept of the field, and words that no source has."""
    far = reading.chosen[0].meaning < _NEAR and reading.coverage < _WHOLLY
    return not is_of_field(question) and (reading.coverage < _COVERED or far)


def _speaks_of_subjects(question: Question, reading: Reading) -> bool:
    """Whether the chosen sentences speak of what most sources are silent on, if it is asked: bills, staff, water."""
    subjects = question.keys & SUBJECTS
    return all(any(one in candidate.sentence.keys for candidate in reading.chosen) for one in subjects)


def _counted(question: Question, texts: Sequence[str]) -> bool:
    """Whether one of some sentences counts what is to be counted, if anything is."""
    return not question.counted or any(counts(text, term) for text in texts for term in question.counted)


def _told(question: Question, kind: Kind, texts: Sequence[str]) -> bool:
    """Whether one of some sentences holds an answer of a kind, where one is asked for."""
    asked = [expectation for expectation in question.expectations if expectation.kind is kind]
    return not asked or any(holds(question, expectation, text) for expectation in asked for text in texts)


def _nameless(question: Question, reading: Reading) -> bool:
    """Whether one of the names asked about is not spoken of, or of alternatives none."""
    unspoken = [term in reading.missing for term in question.terms if term.is_name]
    one_is_enough = question.says(lexicon.ALTERNATIVES) or question.says(lexicon.COMPARISON)
    return bool(unspoken) and (all(unspoken) if one_is_enough else any(unspoken))
