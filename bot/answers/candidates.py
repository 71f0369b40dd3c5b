"""Candidates: the sentences of the nearest passages, each with how well it answers.

Of a question in the field, its names and concepts, the figures it asks for and which source is meant decide. Of any
other, how likely a sentence is to answer was learnt of questions and answers in general (`features.py`, `weighing.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from bot.answers import lexicon
from bot.answers.agreement import is_of_other_years
from bot.answers.alignment import Alignment, Columns, Floats
from bot.answers.asked import Asked, Covers
from bot.answers.domain import are_of_other_scope, is_of_field
from bot.answers.features import features
from bot.answers.interaction import Contexts, interaction
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.page import Page, Pages
from bot.answers.question import Question
from bot.answers.weighing import Weights, shipped_weights
from corpus.document import Document, Kind
from corpus.passage import REPORT, Passage
from corpus.quantities import find_quantities
from corpus.tokens import tokenise

_PASSAGES = 12  # read closely
_BRIDGING = 4  # of which the paragraphs that their notes name are read too
_GIVEN_NEARNESS, _BRIDGED_NEARNESS = 0.9, 0.5
_SPREAD = 5.0  # log odds by which a sentence must be less likely than the best to score 1 less
_NEARNESS, _MEANING, _EXPECTED = 0.45, 0.3, 0.4  # what each part counts for beside coverage, in the field
_LEAD = 0.06  # what a paragraph's first sentence counts for: it says what the others go into
_PAIRED = 0.1  # what two figures of one unit count for in a comparison, and again what a range does
_DERIVED = 0.12  # what our own arithmetic counts less than what a source says
_SPOKEN_OF = 0.2  # what a passage counts for that the conversation is about
_OFF_TOPIC = 0.4  # what it costs to speak of none of the names asked about
_SAYING = 0.25  # what somebody's own words count for where they are asked for
_OTHER_SCOPE = 0.2  # what it costs to be of the world where the US is asked about, or the other way round
_OTHER_YEAR = 0.2  # what it costs to be of other years than the question
_RECENT, _OLDEST = 0.04, 2022  # what a year counts for where the question asks for what holds now
_REPORT_PRIOR, _REPORT_ASKED = 0.05, 0.3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence with its score, and the parts that the decision looks at again."""

    sentence: Sentence
    score: float
    meaning: float  # cosine of the question and the sentence
    nearness: float  # how near its passage was found, 0 to 1
    likeness: float  # how much of the question's weight has words of like meaning in it, 0 to 1
    covers: Covers


class Candidates:
    """Finds and scores sentences in one generation of the index."""

    def __init__(self, knowledge: Knowledge, weights: Weights | None = None) -> None:
        """Read a generation with some weights, the shipped ones unless given."""
        self._knowledge = knowledge
        self._weights = weights or shipped_weights()
        self._pages = Pages(knowledge)
        self._contexts = Contexts()

    def find(self, asked: Asked, given: Sequence[Passage]) -> list[Candidate]:
        """Score every sentence of the nearest passages, and of some given, best first, ties in order of finding."""
        alignment, near = self._aligned(asked, given)
        if alignment is None:
            return []
        sentences = _sentences(alignment)
        columns = features(alignment, self._knowledge.query_vector(asked.question.query), near)
        covers = [asked.covered_by(one, self._knowledge.document(one.passage)) for one in sentences]
        if is_of_field(asked.question):
            scores = _outside(columns)
            scores += [self._fitness(asked, *pair) for pair in zip(sentences, covers, strict=True)]
            spoken_of = self._spoken_of(asked.question, given)
            scores += [_SPOKEN_OF * (one.passage in spoken_of) for one in sentences]
        else:
            learnt = self._weights.scores({**columns, **interaction(self._contexts.meet(alignment))})
            scores = np.asarray(1 + (learnt - learnt.max()) / _SPREAD, np.float32)
        told = (columns[name].tolist() for name in ("meaning", "nearness", "likeness"))
        rows = zip(sentences, scores.tolist(), *told, covers, strict=True)
        return sorted((Candidate(*row) for row in rows), key=lambda candidate: -candidate.score)

    def features(self, asked: Asked, given: Sequence[Passage] = ()) -> tuple[list[Sentence], Columns]:
        """Return the sentences of the nearest passages, and of some given, and the features that weights are for."""
        alignment, near = self._aligned(asked, given)
        if alignment is None:
            return [], {}
        columns = features(alignment, self._knowledge.query_vector(asked.question.query), near)
        return _sentences(alignment), {**columns, **interaction(self._contexts.meet(alignment))}

    def _aligned(self, asked: Asked, given: Sequence[Passage]) -> tuple[Alignment | None, list[float]]:
        """Lay a question beside the nearest passages, and some given, if any; return also how near each is."""
        near = self._passages(asked.question, given)
        pages = self._pages_of(asked.question, list(near))
        if not pages:
            return None, []
        return Alignment.of(asked, list(pages.values()), self._pages.words), [near[passage] for passage in pages]

    def _pages_of(self, question: Question, passages: Sequence[Passage]) -> dict[Passage, Page]:
        # Definitions only get in the way of other questions; to why it is so they have reasons.
        defining = any(map(question.says, (lexicon.DEFINITION, lexicon.DIFFERENCE, lexicon.WHY)))
        return {
            passage: self._pages.of(passage)
            for passage in passages
            if defining or self._knowledge.document(passage).kind is not Kind.GLOSSARY
        }

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

    def _spoken_of(self, question: Question, given: Sequence[Passage]) -> set[Passage]:
        """Return the passages that the conversation is about."""
        leans = bool(question.context) and not question.bridged
        return {self._knowledge.in_language(passage, question.language) for passage in given} if leans else set()

    def _fitness(self, asked: Asked, sentence: Sentence, covers: Covers) -> float:
        """Return how well a sentence fits what is known of the field."""
        score = asked.share(covers) + _EXPECTED * asked.expected_in(sentence.text)
        score += _prior(asked.question, self._knowledge.document(sentence.passage))
        if not asked.question.says(lexicon.RATE):
            score -= _DERIVED * _is_derived(sentence.text)
        if asked.question.says(lexicon.COMPARISON):
            score += _PAIRED * _pairs(sentence.text)
        if asked.question.asks_for_words:
            score += _SAYING * lexicon.says(tokenise(sentence.text), lexicon.SAYING)
        score -= _OTHER_SCOPE * are_of_other_scope(asked.keys, sentence.keys)
        score -= _OTHER_YEAR * is_of_other_years(asked.question.text, sentence.text)
        return score - _OFF_TOPIC * (not asked.on_topic(covers))


def _sentences(alignment: Alignment) -> list[Sentence]:
    return [sentence for page in alignment.pages for sentence in page.sentences]


@lru_cache(maxsize=8_192)
def _is_derived(sentence: str) -> bool:
    """Tell whether a sentence is our own arithmetic, as its first words say."""
    return lexicon.says(tokenise(sentence)[:4], lexicon.DERIVED)


def _outside(columns: Columns) -> Floats:
    """Return what counts in the field beside a sentence's own words."""
    score = _NEARNESS * columns["nearness"] + _MEANING * np.maximum(columns["meaning"], 0) + _LEAD * columns["lead"]
    return np.asarray(score, np.float32)


def _prior(question: Question, document: Document) -> float:
    """Return what a source counts for by itself: the report is what people ask about, above all when they name it."""
    recent = 0.0
    if question.says(lexicon.LATEST) and document.date[:4].isdecimal():
        recent = _RECENT * max(0, int(document.date[:4]) - _OLDEST)
    if document.source == REPORT:
        return recent + (_REPORT_ASKED if "#report" in question.keys else _REPORT_PRIOR)
    return recent


@lru_cache(maxsize=8_192)
def _pairs(sentence: str) -> int:
    """Return whether a sentence sets figures of one unit side by side: 2 for a range, 1 for two figures, else 0."""
    figures = [quantity for quantity in find_quantities(sentence) if quantity.unit not in ("", "year")]
    if any(figure.is_range for figure in figures):
        return 2
    return int(len(figures) > len({figure.unit for figure in figures}))
