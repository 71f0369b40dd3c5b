"""Choice: which candidates make up the answer, and whether they contradict the question."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.answers.asked import Asked, holds, together
from bot.answers.candidates import Candidate
from bot.answers.domain import is_of_field
from bot.answers.knowledge import Knowledge
from bot.answers.terms import keys_of
from corpus.quantities import find_quantities
from corpus.thesaurus import antonyms

SENTENCES = 3  # quoted at most
_GAIN = 0.16  # of the question's weight that a further sentence must add
_SAME_PASSAGE = 0.09  # by how much less when it stands in the best one's paragraph
_KIND = 0.15  # what a kind of answer adds that still lacks
_NOT_FAR_BEHIND = 0.5  # of the best score
_SAME_UNIT = 0.2  # what it gains by a figure in a unit that the other side has
_RIVALS = 0.4  # of the score of the best by which others may be less likely, where the field says nothing
_CORROBORATES = 0.8  # of the best score that a sentence saying the same must have
_OWN_SOURCE = 0.3  # what a side of a comparison gains in its own source


def choose(asked: Asked, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Take the best sentence, then those that cover what is open or hold a kind of answer that still lacks.

    Outside the field, where one is not told from the other so well, take those that are about as likely as the best.
    """
    if not is_of_field(asked.question):
        return [one for one in candidates[:SENTENCES] if one.score >= candidates[0].score - _RIVALS]
    chosen = list(candidates[:1])
    while chosen and len(chosen) < SENTENCES:
        gains = [(_gain(asked, chosen, candidate), -at) for at, candidate in enumerate(candidates)]
        best, at = max(gains)
        if best <= _GAIN:
            break
        chosen.append(candidates[-at])
    return chosen


def sides(asked: Asked, candidates: Sequence[Candidate], knowledge: Knowledge) -> list[Candidate]:
    """Take the best sentence of each side of a comparison, its own source's where there is one; none without sides."""
    chosen: list[Candidate] = []
    units: set[str] = set()  # of the figures of the sides before: like is set beside like
    for side in asked.question.sides:
        fitting = [(_belongs(side, c, knowledge, units), -at) for at, c in enumerate(candidates) if c not in chosen]
        best, at = max(fitting, default=(0.0, 0))
        if best > 0:
            chosen.append(candidates[-at])
            units |= _units(candidates[-at].sentence.text)
    return chosen if len(chosen) > 1 else []


def corroborating(best: Candidate, candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the nearest sentence of another source that holds a figure of the best one too, if one is near."""
    figures = _figures(best.sentence.text)
    for candidate in candidates:
        if candidate.score < _CORROBORATES * best.score:
            return None
        other = candidate.sentence.passage.source != best.sentence.passage.source
        if other and not figures.isdisjoint(_figures(candidate.sentence.text)):
            return candidate
    return None


def denies(sentence: Collection[str], question: Collection[str]) -> bool:
    """Tell whether a sentence's keys hold the contrary of a question's (rejected, asked why it was approved)."""
    pairs = antonyms().items()
    return any("#" + one in question and "#" + one not in sentence and "#" + other in sentence for one, other in pairs)


def _gain(asked: Asked, chosen: Sequence[Candidate], candidate: Candidate) -> float:
    """Return what a sentence adds to those chosen, as a part of the question's weight."""
    if (
        candidate in chosen
        or candidate.score < _NOT_FAR_BEHIND * chosen[0].score
        or not asked.on_topic(candidate.covers)
    ):
        return 0.0
    covered = together(one.covers for one in chosen)
    fresh = asked.share({at: max(0.0, value - covered.get(at, 0.0)) for at, value in candidate.covers.items()})
    lacking = asked.lacking(one.sentence for one in chosen)
    kinds = _KIND * sum(holds(asked.question, expectation, candidate.sentence.text) for expectation in lacking)
    near = _SAME_PASSAGE * (candidate.sentence.passage == chosen[0].sentence.passage)
    return fresh + kinds + near if fresh or kinds else 0.0


def _figures(sentence: str) -> set[tuple[float, float, str]]:
    return {(q.low, q.high, q.unit) for q in find_quantities(sentence) if q.unit not in ("", "year")}


def _units(sentence: str) -> set[str]:
    return {quantity.unit for quantity in find_quantities(sentence) if quantity.unit not in ("", "year")}


def _belongs(side: str, candidate: Candidate, knowledge: Knowledge, units: Collection[str]) -> float:
    """Return a candidate's score for one side of a comparison, 0 when it does not speak of it."""
    document = knowledge.document(candidate.sentence.passage)
    own = side in keys_of(f"{document.title} {document.publisher}") or document.date.startswith(side)
    if not own and side not in candidate.sentence.keys:
        return 0.0
    return candidate.score + _OWN_SOURCE * own + _SAME_UNIT * (not _units(candidate.sentence.text).isdisjoint(units))
