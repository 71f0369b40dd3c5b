"""Answerability: how likely the chosen sentences are to answer a question of the field, learnt of questions that the
shipped sources answer and of others, as near to them, that they do not (`bot.answers.training.answerability`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from bot.answers import lexicon
from bot.answers.agreement import is_of_other_years, years_of
from bot.answers.asked import Asked, Covers
from bot.answers.candidates import Candidate
from bot.answers.domain import is_of_field
from bot.answers.question import Question
from bot.answers.weighing import Weights

SHIPPED = Path(__file__).parent / "weights" / "answerability.json"


def stands_alone(question: Question) -> bool:
    """Tell whether a question is of the kind that was learnt of: in the field, leaning on nothing, of one side."""
    leans = question.context or question.sides or question.says(lexicon.ALTERNATIVES)
    return is_of_field(question) and not leans


def traits(asked: Asked, chosen: Sequence[Candidate]) -> dict[str, float]:
    """Return what tells whether sentences answer, the best of them first: shares of the question's weight from 0 to 1,
    counts of terms (of all, a logarithm), cosines, and how near the best one's passage was found.
    """
    best = chosen[0]
    own = {at: value for at, value in best.covers.items() if value == 1}
    expected = asked.expected_in(best.sentence.text) if asked.question.expectations else 1.0
    telling = asked.telling_share(own)
    return {
        "bias": 1.0,
        "all of it": min(telling, asked.names_share(best.covers), expected),
        "telling itself": telling,
        "bridged": float(asked.question.bridged),
        "other year": float(_is_of_other_years(asked, best)),
        "terms": math.log1p(len(asked.terms)),
        "telling terms": float(asked.telling_count),
        "nearness": best.nearness,
        "meaning": best.meaning,
        "likeness": max(one.likeness for one in chosen),
    }


def probability(found: Mapping[str, float], weights: Weights | None = None) -> float:
    """Return how likely sentences with some traits are to answer, 0 to 1, by the shipped weights unless given."""
    weights = weights or shipped_weights()
    score = sum(weights.by_feature[name] * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def shipped_weights() -> Weights:
    """Return the weights that the bot decides with."""
    return Weights.load(SHIPPED)


def _is_of_other_years(asked: Asked, best: Candidate) -> bool:
    """Whether a question is of a year, and a sentence of others alone, nor is its source of that year."""
    return is_of_other_years(asked.question.text, best.sentence.text) and not _dated(asked, best.covers)


def _dated(asked: Asked, covers: Covers) -> bool:
    years = {str(year) for year in years_of(asked.question.text)}
    return any(covers.get(at, 0.0) for at, one in enumerate(asked.terms) if one.term.form in years)
