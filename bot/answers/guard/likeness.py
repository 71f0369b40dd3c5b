"""Likeness: whether a claim is nearly what a source says word for word, and if so, whether it alters its facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Indel

from bot.answers.guard.facts import Fact, Facts

_ALIKE = 0.8  # of the words, facts masked, from which a claim is a copy and not a paraphrase
_LEAST = 5  # words that a sentence must have to be recognised behind a lead-in of ours


def copied_from(claim: Facts, sources: Iterable[Facts]) -> list[Facts]:
    """Return the sources of which a claim is nearly a copy, if there are any."""
    return [source for source in sources if source.sequence and _likeness(claim.words, source.words) >= _ALIKE]


def agrees(claim: Facts, source: Facts) -> bool:
    """Tell whether a copy has the figures, names and denials of its source in their order, or only leaves words out."""
    if claim.negations != source.negations:
        return False
    if claim.sequence == source.sequence:
        return True
    return _within(claim.sequence, source.sequence) and _within(claim.words, source.words)


def _likeness(claim: Sequence[str], source: Sequence[str]) -> float:
    whole = Indel.normalized_similarity(claim, source)
    if len(claim) <= len(source) or len(source) < _LEAST:
        return whole
    return max(whole, Indel.normalized_similarity(claim[-len(source) :], source))


def _within(sequence: Sequence[Fact] | Sequence[str], source: Sequence[Fact] | Sequence[str]) -> bool:
    """Tell whether facts or words stand in a source in the same order, perhaps with others between them."""
    rest = iter(source)
    return all(one in rest for one in sequence)
