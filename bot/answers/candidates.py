"""Candidates: the sentences of the nearest passages, each with how well it answers.

A sentence is scored by how much of the question it covers (in its own words, and more faintly in its passage's), by how
near its passage was, by meaning, and by whether it holds the kind of answer that is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers import lexicon
from bot.answers.asked import Asked, Covers
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.question import Question
from corpus.document import Document, Kind
from corpus.passage import Passage
from corpus.quantities import find_quantities
from corpus.tokens import tokenise

_PASSAGES = 12  # read closely
_BRIDGING = 4  # of which the paragraphs that their notes name are read too
_GIVEN_NEARNESS, _BRIDGED_NEARNESS = 0.9, 0.5
_NEARNESS, _MEANING, _EXPECTED = 0.45, 0.3, 0.4  # what each part counts for beside coverage
_LEAD = 0.06  # what a paragraph's first sentence counts for: it says what the others go into
_PAIRED = 0.1  # what two figures of one unit count for in a comparison, and again what a range does
_DERIVED = 0.12  # what our own arithmetic counts less than what a source says
_SPOKEN_OF = 0.2  # what a passage counts for that the conversation is about
_OFF_TOPIC = 0.4  # what it costs to speak of none of the names asked about
_RECENT, _OLDEST = 0.04, 2022  # what a year counts for where the question asks for what holds now
_REPORT, _REPORT_PRIOR, _REPORT_ASKED = "report", 0.05, 0.3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence with its score, and the parts that the decision looks at again."""

    sentence: Sentence
    score: float
    meaning: float
    covers: Covers


class Candidates:
    """Finds and scores sentences in one generation of the index."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def find(self, asked: Asked, given: Sequence[Passage]) -> list[Candidate]:
        """Score every sentence of the nearest passages, and of some given, best first, ties in order of finding."""
        near = self._passages(asked.question, given)
        sentences = self._sentences(asked.question, list(near))
        meanings = self._knowledge.similarity(asked.question.query, sentences)
        leans = bool(asked.question.context) and not asked.question.bridged
        spoken_of = {self._knowledge.in_language(p, asked.question.language) for p in given} if leans else set()
        found = []
        for sentence, meaning in zip(sentences, meanings, strict=True):
            outside = _NEARNESS * near[sentence.passage] + _MEANING * max(meaning, 0.0)
            outside += _SPOKEN_OF * (sentence.passage in spoken_of)
            found.append(self._candidate(asked, sentence, outside, meaning))
        return sorted(found, key=lambda candidate: -candidate.score)

    def _sentences(self, question: Question, passages: Sequence[Passage]) -> list[Sentence]:
        # Definitions only get in the way of other questions.
        defining = question.says(lexicon.DEFINITION) or question.says(lexicon.DIFFERENCE)
        return [
            sentence
            for passage in passages
            if defining or self._knowledge.document(passage).kind is not Kind.GLOSSARY
            for sentence in self._knowledge.sentences(passage)
        ]

    def _passages(self, question: Question, given: Sequence[Passage]) -> dict[Passage, float]:
        """Return the nearest passages, each once and in the reply's language where it can be, with their nearness."""
        near = {self._knowledge.in_language(passage, question.language): _GIVEN_NEARNESS for passage in given}
        for hit in self._knowledge.search(question.query):
            passage = self._knowledge.in_language(hit.passage, question.language)
            near[passage] = max(near.get(passage, 0.0), hit.score)
            if len(near) >= _PASSAGES + len(given):
                break
        for passage, nearness in list(near.items())[:_BRIDGING]:
            for reference in (reference for note in passage.notes for reference in note.sources):
                bridged = self._knowledge.at(reference, question.language)
                if bridged is not None:
                    near.setdefault(bridged, _BRIDGED_NEARNESS * nearness)
        return near

    def _candidate(self, asked: Asked, sentence: Sentence, outside: float, meaning: float) -> Candidate:
        document = self._knowledge.document(sentence.passage)
        covers = asked.covered_by(sentence, document)
        score = outside + asked.share(covers) + _EXPECTED * asked.expected_in(sentence.text)
        score += _prior(asked.question, document) + _LEAD * (sentence.span[0] == sentence.passage.start)
        score -= _DERIVED * lexicon.says(tokenise(sentence.text)[:4], lexicon.DERIVED)
        if asked.question.says(lexicon.COMPARISON):
            score += _PAIRED * _pairs(sentence.text)
        score -= _OFF_TOPIC * (not asked.on_topic(covers))
        return Candidate(sentence, score, meaning, covers)


def _prior(question: Question, document: Document) -> float:
    """Return what a source counts for by itself: the report is what people ask about, above all when they name it."""
    recent = 0.0
    if "#now" in question.keys and document.date[:4].isdecimal():
        recent = _RECENT * max(0, int(document.date[:4]) - _OLDEST)
    if document.source == _REPORT:
        return recent + (_REPORT_ASKED if "#report" in question.keys else _REPORT_PRIOR)
    return recent


def _pairs(sentence: str) -> int:
    """Return whether a sentence sets figures of one unit side by side: 2 for a range, 1 for two figures, else 0."""
    figures = [quantity for quantity in find_quantities(sentence) if quantity.unit not in ("", "year")]
    if any(figure.is_range for figure in figures):
        return 2
    return int(len(figures) > len({figure.unit for figure in figures}))
