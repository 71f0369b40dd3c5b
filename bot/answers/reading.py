"""Reading: from a question to the sentences that answer it.

A message with several questions is read part by part. Where the best sentence leaves something open, it is read again
with the names that this sentence brought in: they bridge from one source to another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from bot.answers import lexicon
from bot.answers.answerability import stands_alone, traits
from bot.answers.asked import IN_CONTEXT, Asked, Covers, together
from bot.answers.candidates import Candidate, Candidates
from bot.answers.choice import SENTENCES, choose, denies, sides
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.newest import newest_first
from bot.answers.question import Question
from bot.answers.terms import Term
from bot.answers.weighing import Weights
from corpus.names import Name, find_names
from corpus.passage import Passage

_KEPT = 16  # readings: one question is read for more than one purpose
_UNCHOSEN = 0.4  # what a term weighs that no sentence met, where a question offers alternatives


@dataclass(frozen=True, slots=True)
class Reading:
    """The sentences that answer, best first, and how much of the question they cover together (0 to 1).

    Of a message with several questions, `parts` holds the reading of each.
    """

    chosen: tuple[Candidate, ...]
    candidates: tuple[Candidate, ...]
    coverage: float
    missing: tuple[Term, ...]
    parts: tuple[Reading, ...] = ()
    traits: Mapping[str, float] = field(default_factory=dict)  # of the chosen where `answerability` was learnt of such


class Reader:
    """Reads one generation of the index."""

    def __init__(self, knowledge: Knowledge, weights: Weights | None = None) -> None:
        """Read with some weights, the shipped ones unless given."""
        self._knowledge = knowledge
        self._candidates = Candidates(knowledge, weights)
        self._reading = lru_cache(_KEPT)(self._whole)

    def read(self, question: Question, given: Sequence[Passage] = ()) -> Reading:
        """Find the sentences that answer a question; some passages may be given besides those that search finds."""
        return self._reading(question, tuple(given))

    def _whole(self, question: Question, given: tuple[Passage, ...]) -> Reading:
        parts: list[Reading] = []
        for part in question.parts:
            said = [candidate.sentence for reading in parts for candidate in reading.chosen]
            passages = [*given, *(sentence.passage for sentence in said)]
            part = _informed(part, said)
            alone = len(question.parts) == 1
            parts.append(self._answered(part, parts) or self._read(part, passages, said, alone=alone))
        whole = parts[0] if len(parts) == 1 else _joined(parts)
        return replace(whole, parts=tuple(parts))

    def _read(self, question: Question, given: Sequence[Passage], said: Sequence[Sentence], *, alone: bool) -> Reading:
        asked = Asked.of(question, self._knowledge)
        candidates = self._find(asked, given, said)
        chosen = sides(asked, self._of_sides(asked, given), self._knowledge)
        if not chosen:
            chosen = choose(asked, candidates)
            names = _bridge(asked, chosen)
            if names:
                led_on, bridge = Asked.of(_leading_on(question, names), self._knowledge), chosen[0].sentence
                asked = led_on.also_of((name.id for name in names), bridge.keys)
                candidates = self._find(asked, [*given, *(one.sentence.passage for one in chosen)], said)
                chosen = choose(asked, candidates)
        is_learnt_of = stands_alone(question) and (alone or not asked.question.bridged)
        return _reading(asked, candidates, chosen, is_learnt_of=is_learnt_of)

    def _of_sides(self, asked: Asked, given: Sequence[Passage]) -> list[list[Candidate]]:
        """Find the sentences for each side of a comparison by itself, with how far they meet the whole question."""
        found = []
        for side in asked.question.sides:
            alone = Asked.of(asked.question.for_side(side), self._knowledge)
            found.append([replace(one, covers=self._covers(asked, one)) for one in self._candidates.find(alone, given)])
        return found

    def _covers(self, asked: Asked, one: Candidate) -> Covers:
        return asked.covered_by(one.sentence, self._knowledge.document(one.sentence.passage))

    def _answered(self, question: Question, before: Sequence[Reading]) -> Reading | None:
        """Return the reading before, if what it says answers a later question of the message too."""
        asked = Asked.of(question, self._knowledge)
        said = [candidate for reading in before for candidate in reading.chosen]
        covers = [asked.covered_by(one.sentence, self._knowledge.document(one.sentence.passage)) for one in said]
        if not said or not asked.is_settled(together(covers), [one.sentence for one in said]):
            return None
        return replace(_reading(asked, before[-1].candidates, []), coverage=asked.share(together(covers)), missing=())

    def _find(self, asked: Asked, given: Sequence[Passage], said: Sequence[Sentence]) -> list[Candidate]:
        found = newest_first(asked.question, self._candidates.find(asked, given), self._knowledge)
        if not said:
            return found
        return [one for one in found if one.sentence not in said and asked.is_new(one.covers, one.sentence.text)]


def _reading(
    asked: Asked, candidates: Sequence[Candidate], chosen: Sequence[Candidate], is_learnt_of: bool = False
) -> Reading:
    covered = together(candidate.covers for candidate in chosen)
    unmet = sum(one.weight for at, one in enumerate(asked.terms) if at not in covered)
    if asked.question.says(lexicon.ALTERNATIVES):
        unmet *= _UNCHOSEN
    total = sum(asked.terms[at].weight for at in covered) + unmet
    missing = tuple(one.term for at, one in enumerate(asked.terms) if covered.get(at, 0.0) < IN_CONTEXT)
    coverage = asked.share(covered) * asked.total / (total or 1.0)
    told = traits(asked, chosen) if chosen and is_learnt_of else {}
    return Reading(tuple(chosen), tuple(candidates), coverage, missing, traits=told)


def _joined(parts: Sequence[Reading]) -> Reading:
    """Join the readings of several questions: the best sentence of each first, then the others while there is room."""
    ranked = [candidate for reading in parts for candidate in reading.chosen[:1]]
    ranked += [candidate for reading in parts for candidate in reading.chosen[1:]]
    return Reading(
        tuple(ranked[: SENTENCES + 1]),
        tuple(candidate for reading in parts for candidate in reading.candidates),
        sum(reading.coverage for reading in parts) / len(parts),
        tuple(term for reading in parts for term in reading.missing),
    )


def _bridge(asked: Asked, chosen: Sequence[Candidate]) -> list[Name]:
    """Return the names that the best sentence brings in, when the chosen ones leave something open.

    "Who bought Beard's firm?" finds Stronghold first; a sentence on Stronghold then speaks of Beard's firm too.
    """
    question = asked.question
    if not chosen or not question.names or denies(chosen[0].sentence.keys, question.keys):
        return []
    covered = together(candidate.covers for candidate in chosen)
    is_open = any(one.is_telling and covered.get(at, 0.0) < 1 for at, one in enumerate(asked.terms))
    if not is_open and not asked.lacking(candidate.sentence for candidate in chosen):
        return []
    return _fresh_names(question, chosen[:1])


def _leading_on(question: Question, names: Sequence[Name]) -> Question:
    return replace(question, context=_with_names(question, names), bridged=True)


def _informed(question: Question, said: Sequence[Sentence]) -> Question:
    """Return a later question of a message with the names that the answers before it brought in."""
    names = {mention.name.id: mention.name for sentence in said for mention in find_names(sentence.text)}
    known = {mention.name.id for mention in find_names(question.query)}
    fresh = [name for key, name in names.items() if key not in known and name.kind != "place"]
    return replace(question, context=_with_names(question, fresh)) if fresh else question


def _fresh_names(question: Question, chosen: Sequence[Candidate]) -> list[Name]:
    names = {m.name.id: m.name for one in chosen for m in find_names(one.sentence.text)}
    return [name for key, name in names.items() if "@" + key not in question.keys and name.kind != "place"]


def _with_names(question: Question, names: Sequence[Name]) -> str:
    spelled = " ".join(name.ar if question.language == "ar" else name.en for name in names)
    return f"{question.context} {spelled}".strip()
