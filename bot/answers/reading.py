"""Reading: from the passages that were found to the sentences that answer.

A sentence is scored by how much of the question it covers (in its own words, and more faintly in its passage's), by how
near its passage was, by meaning, and by whether it holds the kind of answer that is asked for. Further sentences are
taken while they cover what the first left open. Paragraphs that the editor's notes point to are read too: they bridge
from one source to another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.answers import lexicon
from bot.answers.expectation import Expectation, met
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.question import Question
from bot.answers.terms import Term, keys_of
from corpus.document import Document, Kind
from corpus.names import find_names
from corpus.passage import Passage
from corpus.quantities import find_quantities
from corpus.thesaurus import antonyms

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
_LEAD = 0.06  # what a paragraph's first sentence counts for: it says what the others go into
_PAIRED = 0.15  # what two figures of one unit count for in a comparison
_SPOKEN_OF = 0.2  # what a passage counts for that the conversation is about
_OWN_SOURCE = 0.3  # what a comparison gains by a side's own source
_OFF_TOPIC = 0.4  # what it costs to speak of none of the names asked about
_REPORT, _REPORT_PRIOR, _REPORT_ASKED = "report", 0.05, 0.3
# Concepts that say how something is asked rather than what about.
_LIGHT = frozenset(
    f"#{word}" for word in ["figure", "later", "change", "report", "say", "happen", "share", "compare", "amount", "source", "now"]
)


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
            found = [candidate.sentence for reading in parts for candidate in reading.chosen]
            passages = [*extra, *(sentence.passage for sentence in found)]
            parts.append(self._read(_informed(part, found), passages, frozenset(found)))
        whole = parts[0] if len(parts) == 1 else _joined(parts)
        return replace(whole, parts=tuple(parts))

    def _read(self, question: Question, extra: Sequence[Passage], said: frozenset[Sentence] = frozenset()) -> Reading:
        asked = self._asked(question)
        candidates = [c for c in self._candidates(question, asked, extra) if c.sentence not in said]
        sides = self._sides(question, candidates)
        chosen = sides or _choose(question, asked, candidates)
        bridged = self._bridged(question, asked, chosen)
        if bridged is not None and not sides:
            question, asked = bridged
            further = [*extra, *(candidate.sentence.passage for candidate in chosen)]
            candidates = [c for c in self._candidates(question, asked, further) if c.sentence not in said]
            chosen = _choose(question, asked, candidates)
        covered = _together(chosen)
        open_weight = _UNCHOSEN if question.says(lexicon.ALTERNATIVES) else 1.0
        held = sum(asked[at].weight * value for at, value in covered.items())
        unmet = sum(one.weight for at, one in enumerate(asked) if at not in covered)
        coverage = held / (sum(asked[at].weight for at in covered) + open_weight * unmet or 1.0)
        missing = tuple(one.term for at, one in enumerate(asked) if covered.get(at, 0.0) < _IN_CONTEXT)
        return Reading(tuple(chosen), tuple(candidates), coverage, missing)

    def _sides(self, question: Question, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Take the best sentence of each side of a comparison, its own source's where there is one."""
        chosen: list[Candidate] = []
        for side in question.sides:
            of_side = [
                (self._belongs(side, candidate), -at)
                for at, candidate in enumerate(candidates)
                if candidate not in chosen
            ]
            best, at = max(of_side, default=(0.0, 0))
            if best > 0:
                chosen.append(candidates[-at])
        return chosen if len(chosen) > 1 else []

    def _belongs(self, side: str, candidate: Candidate) -> float:
        """Return a candidate's score for one side of a comparison, 0 when it does not speak of it."""
        document = self._knowledge.document(candidate.sentence.passage)
        own = side in keys_of(f"{document.title} {document.publisher}") or document.date.startswith(side)
        if not own and side not in candidate.sentence.keys:
            return 0.0
        return candidate.score + _OWN_SOURCE * own

    def _bridged(
        self, question: Question, asked: Sequence[_Asked], chosen: Sequence[Candidate]
    ) -> tuple[Question, list[_Asked]] | None:
        """Return the question as asked of the names that the best sentence brings in, when it leaves something open.

        "Who bought Beard's firm?" finds Stronghold first; a sentence on Stronghold then speaks of Beard's firm too.
        """
        if not chosen or question.bridged or not question.names:
            return None
        unmet = [e for e in question.expectations if not any(holds(question, e, c.sentence.text) for c in chosen)]
        covered = _together(chosen)
        open_terms = [one for at, one in enumerate(asked) if covered.get(at, 0.0) < 1 and _telling(one)]
        fresh = {m.name.id: m.name for m in find_names(chosen[0].sentence.text)}
        fresh = {key: name for key, name in fresh.items() if "@" + key not in question.keys and name.kind != "place"}
        if not fresh or not (unmet or open_terms):
            return None
        names = " ".join(name.ar if question.language == "ar" else name.en for name in fresh.values())
        further = Question(question.text, question.language, f"{question.context} {names}".strip(), bridged=True)
        keys = frozenset("@" + key for key in fresh)
        return further, [
            replace(one, keys=one.keys | keys) if one.term.is_name else one for one in self._asked(further)
        ]

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
        defined = question.says(lexicon.DEFINITION)  # else definitions only get in the way
        sentences = [
            sentence
            for passage in near
            if defined or self._knowledge.document(passage).kind is not Kind.GLOSSARY
            for sentence in self._knowledge.sentences(passage)
        ]
        meanings = self._knowledge.similarity(question.query, [sentence.text for sentence in sentences])
        scored = [
            self._score(question, asked, sentence, near[sentence.passage], meaning)
            for sentence, meaning in zip(sentences, meanings, strict=True)
        ]
        if question.context and not question.bridged:
            spoken_of = {self._knowledge.in_language(passage, question.language) for passage in extra}
            scored = [replace(c, score=c.score + _SPOKEN_OF * (c.sentence.passage in spoken_of)) for c in scored]
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
        score = coverage + 0.45 * nearness + 0.3 * max(meaning, 0.0) + 0.4 * _expected(question, sentence.text)
        score += _PAIRED * (question.says(lexicon.COMPARISON) and _pairs(sentence.text))
        score += _prior(question, document) + _LEAD * (sentence.span[0] == sentence.passage.start)
        candidate = Candidate(sentence, score, coverage, nearness, meaning, covers)
        return candidate if _on_topic(asked, candidate) else replace(candidate, score=score - _OFF_TOPIC)


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


def _telling(one: _Asked) -> bool:
    return not one.term.is_name and one.keys.isdisjoint(_LIGHT)


def _informed(question: Question, said: Sequence[Sentence]) -> Question:
    """Return a later question of a message with the names that the answers before it brought in."""
    names = {mention.name.id: mention.name for sentence in said for mention in find_names(sentence.text)}
    known = {mention.name.id for mention in find_names(question.query)}
    fresh = [name.en for key, name in names.items() if key not in known and name.kind != "place"]
    return replace(question, context=f"{question.context} {' '.join(fresh)}".strip()) if fresh else question


def _pairs(sentence: str) -> bool:
    """Whether a sentence holds two figures of one unit."""
    units = [quantity.unit for quantity in find_quantities(sentence) if quantity.unit not in ("", "year")]
    return len(units) > len(set(units))


def _prior(question: Question, document: Document) -> float:
    """Return what a source counts for by itself: the report is what people ask about, above all when they name it."""
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
    lacking = [e for e in question.expectations if not any(holds(question, e, c.sentence.text) for c in chosen)]
    kinds = 0.15 * sum(holds(question, expectation, candidate.sentence.text) for expectation in lacking)
    near = _SAME_PASSAGE * (candidate.sentence.passage == chosen[0].sentence.passage)
    return fresh / _total(asked) + kinds + near if fresh or kinds else 0.0


def _on_topic(asked: Sequence[_Asked], candidate: Candidate) -> bool:
    """Whether a sentence, or its passage, speaks of one of the names asked about, if there are any."""
    names = [at for at, one in enumerate(asked) if one.term.is_name]
    return not names or any(at in candidate.covers for at in names)


def denies(sentence: Collection[str], question: Collection[str]) -> bool:
    """Tell whether a sentence's keys hold the contrary of a question's (rejected, asked why it was approved)."""
    pairs = antonyms().items()
    return any("#" + one in question and "#" + one not in sentence and "#" + other in sentence for one, other in pairs)


def holds(question: Question, expectation: Expectation, sentence: str) -> bool:
    """Tell whether a sentence holds a kind of answer that a question asks for; a name that it gives is no answer."""
    return met(expectation, sentence, question.given_names)


def _expected(question: Question, sentence: str) -> float:
    """Return which part of the kinds of answer that are asked for a sentence holds; a half when none is."""
    if not question.expectations:
        return 0.5
    return sum(holds(question, expectation, sentence) for expectation in question.expectations) / len(
        question.expectations
    )


def _together(candidates: Iterable[Candidate]) -> dict[int, float]:
    covered: dict[int, float] = {}
    for candidate in candidates:
        for at, value in candidate.covers.items():
            covered[at] = max(covered.get(at, 0.0), value)
    return covered


def _total(asked: Sequence[_Asked]) -> float:
    return sum(one.weight for one in asked) or 1.0
