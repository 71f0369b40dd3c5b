"""Reading: from the passages that were found to the sentences that answer.

A sentence is scored by how much of the question it covers (in its own words, and more faintly in its passage's), by how near its
passage was, by meaning, and by whether it holds the kind of answer that is asked for. Further sentences are taken while they
cover what the first left open. Paragraphs that the editor's notes point to are read too: they bridge from one source to another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.answers import lexicon
from bot.answers.expectation import met
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.question import Question
from bot.answers.terms import Term, keys_of
from corpus.document import Document, Kind
from corpus.passage import Passage

_PASSAGES = 12  # read closely
_BRIDGED = 4  # of which the notes' sources are read too
_SENTENCES = 3  # quoted at most
_IN_CONTEXT = 0.45  # what a term counts that stands in the sentence's passage or title only
_FROM_CONVERSATION = 0.5  # what a term counts that an earlier turn brought in
_NAME_WEIGHT = 1.5
_LIGHT_WEIGHT = 0.3
_UNCHOSEN = 0.4  # what a term weighs that no sentence met, where a question offers alternatives
_GAIN = 0.16  # of the question's weight that a further sentence must cover
_SAME_PASSAGE = 0.09  # by how much less when it stands in the same paragraph
_GLOSSARY_PENALTY = 0.12
_REPORT, _REPORT_PRIOR, _REPORT_ASKED = "report", 0.05, 0.3
# Concepts that say how something is asked rather than what about.
_LIGHT = frozenset(f"#{word}" for word in "figure later change report say happen share compare amount source now".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence with how well it answers: the parts of its score, and the places of the question's terms it covers."""

    sentence: Sentence
    score: float
    coverage: float
    nearness: float
    meaning: float
    covers: dict[int, float] = field(default_factory=dict)


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


@dataclass(frozen=True, slots=True)
class _Asked:
    """A term of the question with its keys as spelled in the corpus, and its weight."""

    term: Term
    keys: frozenset[str]
    weight: float


class Reader:
    """Reads one generation of the index."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def read(self, question: Question, extra: Sequence[Passage] = ()) -> Reading:
        """Find the sentences that answer a question; `extra` passages are read besides those that search finds."""
        parts: list[Reading] = []
        for part in question.parts:
            found = [candidate.sentence.passage for reading in parts for candidate in reading.chosen]
            parts.append(self._read(part, [*extra, *found]))
        whole = parts[0] if len(parts) == 1 else _joined(parts)
        return replace(whole, parts=tuple(parts))

    def _read(self, question: Question, extra: Sequence[Passage]) -> Reading:
        asked = self._asked(question)
        candidates = self._candidates(question, asked, extra)
        chosen = _choose(question, asked, candidates)
        covered = _together(chosen)
        open_weight = _UNCHOSEN if question.says(lexicon.ALTERNATIVES) else 1.0
        held = sum(asked[at].weight * value for at, value in covered.items())
        unmet = sum(one.weight for at, one in enumerate(asked) if at not in covered)
        coverage = held / (sum(asked[at].weight for at in covered) + open_weight * unmet or 1.0)
        missing = tuple(one.term for at, one in enumerate(asked) if covered.get(at, 0.0) < _IN_CONTEXT)
        return Reading(tuple(chosen), tuple(candidates), coverage, missing)

    def _asked(self, question: Question) -> list[_Asked]:
        own = [self._weighted(term, 1.0) for term in question.terms]
        return own + [self._weighted(term, _FROM_CONVERSATION) for term in question.context_terms]

    def _weighted(self, term: Term, factor: float) -> _Asked:
        keys = self._knowledge.spelled(term)
        factor *= _NAME_WEIGHT if term.is_name else _LIGHT_WEIGHT if not keys.isdisjoint(_LIGHT) else 1.0
        return _Asked(term, keys, self._knowledge.weight(keys) * factor)

    def _candidates(self, question: Question, asked: Sequence[_Asked], extra: Sequence[Passage]) -> list[Candidate]:
        """Score every sentence of the nearest passages, best first, ties in order of finding."""
        near = self._passages(question, extra)
        sentences = [sentence for passage in near for sentence in self._knowledge.sentences(passage)]
        meanings = self._knowledge.similarity(question.query, [sentence.text for sentence in sentences])
        scored = [
            self._score(question, asked, sentence, near[sentence.passage], meaning)
            for sentence, meaning in zip(sentences, meanings, strict=True)
        ]
        return sorted(scored, key=lambda candidate: -candidate.score)

    def _passages(self, question: Question, extra: Sequence[Passage]) -> dict[Passage, float]:
        """Return the nearest passages, each once and in the reply's language where it can be, with their nearness."""
        near = {self._knowledge.in_language(passage, question.language): 0.9 for passage in extra}
        for hit in self._knowledge.search(question.query):
            passage = self._knowledge.in_language(hit.passage, question.language)
            near[passage] = max(near.get(passage, 0.0), hit.score)
            if len(near) >= _PASSAGES + len(extra):
                break
        for passage, nearness in list(near.items())[:_BRIDGED]:
            for reference in (reference for note in passage.notes for reference in note.sources):
                bridged = self._knowledge.at(reference, question.language)
                if bridged is not None:
                    near.setdefault(bridged, 0.5 * nearness)
        return near

    def _score(
        self, question: Question, asked: Sequence[_Asked], sentence: Sentence, nearness: float, meaning: float
    ) -> Candidate:
        document = self._knowledge.document(sentence.passage)
        covers = _covers(asked, sentence, document)
        coverage = sum(asked[at].weight * value for at, value in covers.items()) / _total(asked)
        score = coverage + 0.45 * nearness + 0.3 * max(meaning, 0.0) + 0.3 * _expected(question, sentence.text)
        return Candidate(sentence, score + _prior(question, document), coverage, nearness, meaning, covers)


def _joined(parts: Sequence[Reading]) -> Reading:
    """Join the readings of several questions: the best sentence of each first, then the others while there is room."""
    ranked = [candidate for reading in parts for candidate in reading.chosen[:1]]
    ranked += [candidate for reading in parts for candidate in reading.chosen[1:]]
    chosen: dict[Sentence, Candidate] = {}
    for candidate in ranked:
        chosen.setdefault(candidate.sentence, candidate)
    return Reading(
        tuple(list(chosen.values())[: _SENTENCES + 1]),
        tuple(candidate for reading in parts for candidate in reading.candidates),
        sum(reading.coverage for reading in parts) / len(parts),
        tuple(term for reading in parts for term in reading.missing),
    )


def _prior(question: Question, document: Document) -> float:
    """Return what a source counts for by itself: the report is what people ask about, above all when they name it."""
    if document.kind is Kind.GLOSSARY:
        return -_GLOSSARY_PENALTY
    if document.source == _REPORT:
        return _REPORT_ASKED if "#report" in question.keys else _REPORT_PRIOR
    return 0.0


def _covers(asked: Sequence[_Asked], sentence: Sentence, document: Document) -> dict[int, float]:
    """Return how far each term is met, by its place; unmet terms are left out."""
    own = sentence.keys
    around = keys_of(sentence.passage.text) | keys_of(f"{document.title} {document.publisher} {document.date[:4]}")
    covers = {}
    for at, one in enumerate(asked):
        if not one.keys.isdisjoint(own):
            covers[at] = 1.0
        elif not one.keys.isdisjoint(around):
            covers[at] = _IN_CONTEXT
    return covers


def _choose(question: Question, asked: Sequence[_Asked], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Take the best sentence, then those that cover what is open or hold a kind of answer that still lacks."""
    chosen = list(candidates[:1])
    while chosen and len(chosen) < _SENTENCES:
        gains = [(_gain(question, asked, chosen, candidate), -at) for at, candidate in enumerate(candidates)]
        best, at = max(gains)
        if best <= _GAIN:
            break
        chosen.append(candidates[-at])
    return chosen


def _gain(question: Question, asked: Sequence[_Asked], chosen: Sequence[Candidate], candidate: Candidate) -> float:
    """Return what a sentence adds to those chosen, as a part of the question's weight."""
    if candidate in chosen or candidate.score < 0.5 * chosen[0].score or not _on_topic(asked, candidate):
        return 0.0
    covered = _together(chosen)
    fresh = sum(
        asked[at].weight * (value - covered.get(at, 0.0))
        for at, value in candidate.covers.items()
        if value > covered.get(at, 0.0)
    )
    lacking = [e for e in question.expectations if not any(met(e, c.sentence.text) for c in chosen)]
    kinds = 0.15 * sum(met(expectation, candidate.sentence.text) for expectation in lacking)
    near = _SAME_PASSAGE * (candidate.sentence.passage == chosen[0].sentence.passage)
    return fresh / _total(asked) + kinds + near if fresh or kinds else 0.0


def _on_topic(asked: Sequence[_Asked], candidate: Candidate) -> bool:
    """Whether a sentence, or its passage, speaks of one of the names asked about, if there are any."""
    names = [at for at, one in enumerate(asked) if one.term.is_name]
    return not names or any(at in candidate.covers for at in names)


def _expected(question: Question, sentence: str) -> float:
    """Return which part of the kinds of answer that are asked for a sentence holds; a half when none is."""
    if not question.expectations:
        return 0.5
    return sum(met(expectation, sentence) for expectation in question.expectations) / len(question.expectations)


def _together(candidates: Iterable[Candidate]) -> dict[int, float]:
    covered: dict[int, float] = {}
    for candidate in candidates:
        for at, value in candidate.covers.items():
            covered[at] = max(covered.get(at, 0.0), value)
    return covered


def _total(asked: Sequence[_Asked]) -> float:
    return sum(one.weight for one in asked) or 1.0
