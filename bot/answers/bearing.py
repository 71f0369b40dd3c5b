"""Bearing: whether a sentence bears a claim out or contradicts it. The thresholds were set on the shipped corpus: its
own sentences, the same with a figure or a name changed, and the misreadings of its notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.agreement import Figure, figures_of, unmet
from bot.answers.claim import Beside, Claim
from bot.answers.terms import keys_of, terms_of
from corpus.names import find_names
from corpus.quantities import find_quantities

BORNE_OUT = 0.55  # part of a claim's words that a sentence with its figures must have
_WORDS = 0.8  # … one without figures
_CONTRADICTED = 0.72  # … one with another figure, or that denies it
_CONTRARY = 0.45  # … one with its names, its figures and the contrary verb
_TOUCHED, _PREDICATED = 0.2, 0.7  # part that the sentence itself must have: with a claim's figures, without any
_AIMED = 0.2  # by how much more another clause's own words must be those of the claim
_LISTED = re.compile(r"\s*[;؛,،]\s+|\s+(?:and|while|whereas|against)\s+|\s+(?=و\w)|\s+(?:بينما|مقابل)\s+")


def bears_out(claim: Claim, one: Beside) -> bool:
    """Tell whether a sentence says what a claim says: its figures and names, undenied, in most of its words."""
    if one.unmet or one.lacking or one.denied or one.contrary or not claim.is_of_the_years_of(one.sentence.text):
        return False
    if _is_anothers(claim, one.sentence.text) or claim.is_beside(one.sentence.keys):
        return False
    if claim.figures:
        return one.near >= BORNE_OUT and one.said >= _TOUCHED
    return one.near >= _WORDS and one.said >= _PREDICATED


def contradicts(claim: Claim, one: Beside) -> bool:
    """Tell whether a sentence on the same matter says otherwise: another figure, another name, the contrary."""
    if not claim.is_of_the_years_of(one.sentence.text):
        return not claim.figures and one.near >= _WORDS and one.said >= _PREDICATED and not one.lacking
    if one.lacking:
        return not one.unmet and is_swapped(claim, one)
    if one.contrary and claim.figures and claim.names and not one.unmet:
        return one.near >= _CONTRARY
    if one.denied or one.contrary:
        return one.near >= _CONTRADICTED and not (claim.figures and len(one.unmet) == len(claim.figures))
    if claim.is_beside(one.sentence.keys) or one.said < _TOUCHED:
        return False
    told = figures_of(one.sentence.text)
    return one.near >= _CONTRADICTED and any(figure.is_denied_by(other) for figure in one.unmet for other in told)


def is_swapped(claim: Claim, one: Beside) -> bool:
    """Tell whether a sentence says the same of others: a name is another, all else but the figures is shared."""
    kinds = {name.kind for name in claim.question.names if name.id in one.lacking}
    instead = {found.name for found in find_names(one.sentence.text) if found.name.id not in claim.names}
    shared = len(one.lacking) < len(claim.names) or (bool(claim.figures) and not one.unmet)
    lacking = sum(term.weight for term in claim.asked.terms if term.keys & {f"@{name}" for name in one.lacking})
    total = sum(term.weight for term in claim.asked.terms if not term.term.is_number)
    rest = one.near * total / (total - lacking) if total > lacking else 0.0
    return bool(one.lacking) and shared and any(name.kind in kinds for name in instead) and rest >= _WORDS


def _is_anothers(claim: Claim, sentence: str) -> bool:
    """Tell whether a sentence gives a claim's figure to another of the things that it lists.

    "Data centres take 1.3% and mining 0.4%": of two clauses with a figure of one kind, each is held against the claim
    by the field's matters in it, and by the words that only it has.
    """
    clauses = [clause for clause in _LISTED.split(sentence) if clause]
    return any(_belongs_to_another(claim, figure, clauses) for figure in claim.figures)


def _belongs_to_another(claim: Claim, figure: Figure, clauses: Sequence[str]) -> bool:
    rivals = [clause for clause in clauses if _alike(figure, clause)]
    own = [clause for clause in rivals if not unmet([figure], figures_of(clause))]
    others = [clause for clause in rivals if clause not in own and unmet(_alike(figure, clause), claim.figures)]
    if not (own and others):
        return False
    if claim.is_beside(keys_of(own[0])) and not all(claim.is_beside(keys_of(one)) for one in others):
        return True
    return max(_aim(claim, one, own) for one in others) > _aim(claim, own[0], others) + _AIMED


def _alike(figure: Figure, clause: str) -> list[Figure]:
    """Return the figures of a clause that are of the same kind."""
    return [one for one in figures_of(clause) if one.key == figure.key]


def _aim(claim: Claim, clause: str, rivals: Sequence[str]) -> float:
    """Return which part of the words that a clause does not share with its rivals a claim has."""
    elsewhere = frozenset(key for rival in rivals for key in keys_of(rival))
    figures = find_quantities(clause)
    own = [
        term
        for term in terms_of(clause)
        if not term.is_number
        and term.keys.isdisjoint(elsewhere)
        and not any(figure.start <= term.start < figure.end for figure in figures)
    ]
    return sum(not term.keys.isdisjoint(claim.question.keys) for term in own) / len(own) if own else 0.0
