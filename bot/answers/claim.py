"""A claim: a statement as it is laid beside the sentences of the sources, and how much each has of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.answers.agreement import Figure, figures_of, unmet, years_of
from bot.answers.asked import Asked
from bot.answers.choice import denies
from bot.answers.domain import are_beside
from bot.answers.guard.direction import reverses
from bot.answers.guard.facts import facts_of
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.question import Question
from bot.answers.terms import concepts, keys_of, told_by
from corpus.document import Document
from corpus.names import find_names

_CONTEXT = 0.7  # what a word counts that stands in a sentence's passage or title only
_RELATIONS = concepts("buy invest lease own sell")


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement with what can be compared of it: figures, years, names (ids, places aside), whether it denies."""

    question: Question
    asked: Asked
    figures: Sequence[Figure]
    years: frozenset[int]
    names: frozenset[str]
    negated: bool

    @classmethod
    def of(cls, text: str, knowledge: Knowledge) -> Claim:
        """Read a statement as questions are read."""
        question = Question.of(text)
        names = frozenset(name.id for name in question.names if name.kind != "place")
        asked = Asked.of(question, knowledge)
        return cls(question, asked, figures_of(question.text), years_of(question.text), names, denies_in(question.text))

    def shared_with(self, text: str) -> float:
        """Return which part of its words, figures aside, another text has."""
        keys = keys_of(text)
        weights = [(one.weight, not one.keys.isdisjoint(keys)) for one in self.asked.terms if not one.term.is_number]
        return sum(weight for weight, met in weights if met) / (sum(weight for weight, _ in weights) or 1.0)

    def is_of_the_years_of(self, text: str) -> bool:
        """Tell whether it and a text speak of the same years, or one of them of none."""
        told = years_of(text)
        return not self.years or not told or not self.years.isdisjoint(told)

    def is_beside(self, keys: Collection[str]) -> bool:
        """Tell whether it and a text, by its keys, are each about one of the field's matters and not the same."""
        return are_beside(self.question.keys, keys)

    def is_overtaken_by(self, told: Sequence[Figure]) -> bool:
        """Tell whether figures hold one of a kind of its own that leaves its own no room."""
        return any(figure.is_denied_by(other) for figure in self.figures for other in told)


@dataclass(frozen=True, slots=True)
class Beside:
    """A sentence beside a claim.

    `near` is the part of the claim's words, figures aside, that it has, less counting what only stands around it;
    `said` the part that it has itself, names aside too. `lacking` are names that it is not about, `unmet` figures that
    it has not; `denied` tells that it says so and the claim not, or the other way round, `contrary` that it has an
    antonym (rejected, approved).
    """

    sentence: Sentence
    near: float
    said: float
    lacking: frozenset[str]
    unmet: Sequence[Figure]
    denied: bool
    contrary: bool

    @classmethod
    def of(cls, claim: Claim, sentence: Sentence, document: Document) -> Beside:
        """Lay a sentence of a document beside a claim."""
        return cls(
            sentence,
            _near(claim, sentence, document),
            _said(claim, sentence),
            claim.names - _about(sentence, document, claim.names),
            unmet(claim.figures, figures_of(sentence.text)),
            denied=claim.negated != denies_in(sentence.text) or _is_reversed(claim, sentence.text),
            contrary=denies(sentence.keys, claim.question.keys),
        )


def denies_in(text: str) -> bool:
    """Tell whether a text denies: two denials are none."""
    return facts_of(text).negations % 2 == 1


def _near(claim: Claim, sentence: Sentence, document: Document) -> float:
    covers = claim.asked.covered_by(sentence, document)
    weights = {at: one.weight for at, one in enumerate(claim.asked.terms) if not one.term.is_number}
    met = sum(weights[at] * (1 if value == 1 else _CONTEXT) for at, value in covers.items() if at in weights)
    return met / (sum(weights.values()) or 1.0)


def _said(claim: Claim, sentence: Sentence) -> float:
    telling = [one for one in claim.asked.terms if one.is_telling and not one.term.is_number]
    met = sum(one.weight for one in telling if not one.keys.isdisjoint(sentence.keys))
    return met / sum(one.weight for one in telling) if telling else 1.0


def _about(sentence: Sentence, document: Document, claimed: Collection[str]) -> frozenset[str]:
    """Return the names that a sentence is about: its own, its document's, and its passage's if it names no others."""
    own = {found.name.id: found.name.kind for found in find_names(sentence.text)}
    others = any(kind == "organisation" and name not in claimed for name, kind in own.items())
    around = f"{document.title} {document.publisher} {'' if others else sentence.passage.text}"
    return frozenset(own) | {found.name.id for found in find_names(around)}


def _is_reversed(claim: Claim, sentence: str) -> bool:
    """Tell whether a claim has one do to another what a sentence has the other do to the one."""
    linked = _up_to_second_name(sentence, claim.names)
    shared = claim.question.keys & told_by(linked)
    return not shared.isdisjoint(_RELATIONS) and reverses(claim.question.text, [linked], [])


def _up_to_second_name(sentence: str, names: Collection[str]) -> str:
    """Cut a sentence behind the second of a claim's names in it: what follows may name them in another order."""
    ends: dict[str, int] = {}
    for found in find_names(sentence):
        if found.name.id in names:
            ends.setdefault(found.name.id, found.end)
    return sentence[: sorted(ends.values())[1]] if len(ends) > 1 else sentence
