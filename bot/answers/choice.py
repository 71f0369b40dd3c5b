"""Choice: which candidates make up the answer, and whether they contradict the question."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import product

from bot.answers import lexicon
from bot.answers.asked import Asked, holds, together
from bot.answers.candidates import Candidate
from bot.answers.domain import is_of_field
from bot.answers.expectation import Kind
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.sides import Side
from bot.answers.terms import keys_of
from corpus.quantities import find_quantities
from corpus.thesaurus import antonyms

SENTENCES = 3  # quoted at most
LISTED = 5  # quoted at most where a list is asked for
_LISTED = 0.6  # of the best sentence's score, and of what it meets, that those listed with it must have
_GAIN = 0.16  # of the question's weight that a further sentence must add
_SAME_PASSAGE = 0.09  # by how much less when it stands in the best one's paragraph
_KIND = 0.2  # what a kind of answer adds that still lacks
_NOT_FAR_BEHIND = 0.5  # of the best score
_SIDES, _OF_A_SIDE = 2, 6  # sides of a comparison at least, and sentences of each that are set beside the others'
_SAME_UNIT = 0.3  # what they gain together by figures in one unit
_RIVALS = 0.4  # of the score of the best by which others may be less likely, where the field says nothing
_CORROBORATES = 0.8  # of the best score that a sentence saying the same must have
_OWN_WORDS = 0.3  # what all words that set a side apart count for
_OWN_SOURCE = 0.3  # what a side of a comparison gains in its own source


def choose(asked: Asked, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Take the best sentence, then those that cover what is open or hold a kind of answer that still lacks.

    Outside the field, where one is not told from the other so well, take those that are about as likely as the best.
    """
    if not is_of_field(asked.question):
        return [one for one in candidates[:SENTENCES] if one.score >= candidates[0].score - _RIVALS]
    chosen = list(candidates[:1])
    if asked.question.says(lexicon.LISTING) or asked.question.asks_for_words:
        names_asked = any(one.kind is Kind.ORGANISATION for one in asked.question.expectations)
        return [*chosen, *_alike(chosen[0], candidates, everywhere=names_asked)] if chosen else []
    while chosen and len(chosen) < SENTENCES:
        gains = [(_gain(asked, chosen, candidate), -at) for at, candidate in enumerate(candidates)]
        best, at = max(gains)
        if best <= _GAIN:
            break
        chosen.append(candidates[-at])
    return chosen


def sides(asked: Asked, found: Sequence[Sequence[Candidate]], knowledge: Knowledge) -> list[Candidate]:
    """Take the best sentence of each side of a comparison, its own source's where there is one; none without sides.

    `found` are the candidates for each side. Where a side's sentence lacks a kind of answer that is asked for, one more
    of its source that holds it.
    """
    fitting = [
        _fitting(side, candidates, knowledge) for side, candidates in zip(asked.question.sides, found, strict=True)
    ]
    if not all(fitting) or len(fitting) < _SIDES:
        return []
    chosen: list[Candidate] = []
    best: Sequence[tuple[float, Candidate]] = max(product(*fitting), key=_together)
    for at, first in enumerate(best):
        said = {one.sentence for one in chosen}
        if first[1].sentence not in said:
            chosen += [first[1], *_completing(asked, first[1], found[at], said)]
    return chosen if len(chosen) > 1 else []


def _fitting(side: Side, candidates: Sequence[Candidate], knowledge: Knowledge) -> list[tuple[float, Candidate]]:
    """Return the sentences that fit a side best, with how well."""
    scored = [(_belongs(side, one, knowledge), one) for one in candidates]
    return sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: -pair[0])[:_OF_A_SIDE]


def _together(pairs: Sequence[tuple[float, Candidate]]) -> float:
    """Return how well sentences fit their sides, and one another: like is set beside like."""
    units = [_units(one.sentence.text) for _, one in pairs]
    apart = len({one.sentence for _, one in pairs}) == len(pairs)
    return sum(score for score, _ in pairs) + _SAME_UNIT * bool(frozenset.intersection(*units)) + float(apart)


def _completing(
    asked: Asked, first: Candidate, candidates: Sequence[Candidate], said: Collection[Sentence]
) -> list[Candidate]:
    """Return the best sentence of a side's source with a kind of answer that its first sentence lacks."""
    lacking = asked.lacking([first.sentence])
    rest = (
        one
        for one in candidates
        if one.sentence not in said
        and one.sentence != first.sentence
        and one.sentence.passage.source == first.sentence.passage.source
        and one.score >= _NOT_FAR_BEHIND * first.score
        and any(holds(asked.question, expectation, one.sentence.text) for expectation in lacking)
    )
    return list(rest)[:1]


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


def _alike(best: Candidate, candidates: Sequence[Candidate], everywhere: bool) -> list[Candidate]:
    """Return further sentences that speak of most of what the best one speaks of, to make up a list.

    Of its own source, unless it is `everywhere`.
    """
    met = set(best.covers)
    return [
        one
        for one in candidates
        if one is not best
        and (everywhere or one.sentence.passage.source == best.sentence.passage.source)
        and one.score >= _LISTED * best.score
        and len(met & set(one.covers)) >= _LISTED * len(met)
    ][: LISTED - 1]


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


@lru_cache(maxsize=8_192)
def _units(sentence: str) -> frozenset[str]:
    return frozenset({quantity.unit for quantity in find_quantities(sentence) if quantity.unit not in ("", "year")})


def _belongs(side: Side, candidate: Candidate, knowledge: Knowledge) -> float:
    """Return a candidate's score for one side of a comparison, 0 when it does not speak of it."""
    document = knowledge.document(candidate.sentence.passage)
    own = not side.isdisjoint(keys_of(f"{document.title} {document.publisher}")) or document.date[:4] in side
    if not own and side.isdisjoint(candidate.sentence.keys):
        return 0.0
    share = len(side & candidate.sentence.keys) / len(side)
    return candidate.score + _OWN_SOURCE * own + _OWN_WORDS * share
