"""Reading: from the passages that were found to the sentences that answer.

A sentence is scored by how much of the question it covers (in its own words, and more faintly in its passage's), by how near its
passage was, by meaning, and by whether it holds the kind of answer that is asked for. Further sentences are taken while they
cover what the first left open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.answers.expectation import met
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.question import Question
from bot.answers.terms import Term, keys_of
from corpus.document import Kind
from corpus.passage import Passage

_PASSAGES = 12  # read closely
_SENTENCES = 3  # quoted at most
_IN_CONTEXT = 0.45  # what a term counts that stands in the sentence's passage or title only
_NAME_WEIGHT = 1.5
_GAIN = 0.16  # of the question's weight that a further sentence must cover
_GLOSSARY_PENALTY = 0.12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence with how well it answers: the parts of its score, and the places of the question's terms it covers."""

    sentence: Sentence
    score: float
    coverage: float
    nearness: float
    meaning: float
    expected: float
    covers: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """The sentences that answer, best first, and how much of the question they cover together (0 to 1)."""

    chosen: tuple[Candidate, ...]
    candidates: tuple[Candidate, ...]
    coverage: float
    missing: tuple[Term, ...]


class Reader:
    """Reads one generation of the index."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def read(self, question: Question, extra: Sequence[Passage] = ()) -> Reading:
        """Find the sentences that answer a question; `extra` passages are read besides those that search finds."""
        candidates = self.candidates(question, extra)
        chosen = self._choose(question, candidates)
        covered = _together(chosen)
        weights = self._weights(question)
        total = sum(weights) or 1.0
        coverage = sum(weights[at] * value for at, value in covered.items()) / total
        missing = tuple(term for at, term in enumerate(question.terms) if covered.get(at, 0.0) < _IN_CONTEXT)
        return Reading(tuple(chosen), tuple(candidates), coverage, missing)

    def candidates(self, question: Question, extra: Sequence[Passage] = ()) -> list[Candidate]:
        """Score every sentence of the nearest passages, best first, ties in order of finding."""
        near = self._passages(question, extra)
        sentences = [sentence for passage in near for sentence in self._knowledge.sentences(passage)]
        meanings = self._knowledge.similarity(question.query, [sentence.text for sentence in sentences])
        weights = self._weights(question)
        scored = [
            self._score(question, weights, sentence, near[sentence.passage], meaning)
            for sentence, meaning in zip(sentences, meanings, strict=True)
        ]
        return sorted(scored, key=lambda candidate: -candidate.score)

    def _passages(self, question: Question, extra: Sequence[Passage]) -> dict[Passage, float]:
        """Return the nearest passages, each once and in the reply's language where it can be, with their nearness."""
        near: dict[Passage, float] = {}
        for passage in extra:
            near.setdefault(self._knowledge.in_language(passage, question.language), 0.5)
        for hit in self._knowledge.search(question.query):
            passage = self._knowledge.in_language(hit.passage, question.language)
            near[passage] = max(near.get(passage, 0.0), hit.score)
            if len(near) >= _PASSAGES + len(extra):
                break
        return near

    def _weights(self, question: Question) -> list[float]:
        return [self._knowledge.weight(term.keys) * (_NAME_WEIGHT if term.is_name else 1.0) for term in question.terms]

    def _score(
        self, question: Question, weights: Sequence[float], sentence: Sentence, nearness: float, meaning: float
    ) -> Candidate:
        covers = self._covers(question, sentence)
        coverage = sum(weights[at] * value for at, value in covers.items()) / (sum(weights) or 1.0)
        expected = _expected(question, sentence.text)
        score = coverage + 0.45 * nearness + 0.3 * max(meaning, 0.0) + 0.3 * expected
        if self._knowledge.document(sentence.passage).kind is Kind.GLOSSARY:
            score -= _GLOSSARY_PENALTY
        return Candidate(sentence, score, coverage, nearness, meaning, expected, covers)

    def _covers(self, question: Question, sentence: Sentence) -> dict[int, float]:
        """Return how far each term of the question is met, by its place in the question; unmet terms are left out."""
        own = sentence.keys
        document = self._knowledge.document(sentence.passage)
        around = keys_of(sentence.passage.text) | keys_of(f"{document.title} {document.publisher} {document.date[:4]}")
        covers = {}
        for at, term in enumerate(question.terms):
            if not term.keys.isdisjoint(own):
                covers[at] = 1.0
            elif not term.keys.isdisjoint(around):
                covers[at] = _IN_CONTEXT
        return covers

    def _choose(self, question: Question, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Take the best sentence, then those that cover what is open or hold a kind of answer that still lacks."""
        if not candidates:
            return []
        chosen = [candidates[0]]
        weights = self._weights(question)
        total = sum(weights) or 1.0
        while len(chosen) < _SENTENCES:
            covered = _together(chosen)
            lacking = [e for e in question.expectations if not any(met(e, c.sentence.text) for c in chosen)]
            best, best_gain = None, _GAIN
            for candidate in candidates:
                if candidate in chosen or candidate.score < 0.5 * candidates[0].score:
                    continue
                gain = sum(
                    weights[at] * (value - covered.get(at, 0.0))
                    for at, value in candidate.covers.items()
                    if value > covered.get(at, 0.0)
                )
                gain = gain / total + 0.15 * sum(met(e, candidate.sentence.text) for e in lacking)
                gain += 0.05 * (candidate.sentence.passage == chosen[0].sentence.passage)
                if gain > best_gain:
                    best, best_gain = candidate, gain
            if best is None:
                break
            chosen.append(best)
        return chosen


def _expected(question: Question, sentence: str) -> float:
    """Return which part of the kinds of answer that are asked for a sentence holds; 1 when none is asked for."""
    if not question.expectations:
        return 0.5
    return sum(met(expectation, sentence) for expectation in question.expectations) / len(question.expectations)


def _together(candidates: Iterable[Candidate]) -> dict[int, float]:
    covered: dict[int, float] = {}
    for candidate in candidates:
        for at, value in candidate.covers.items():
            covered[at] = max(covered.get(at, 0.0), value)
    return covered
