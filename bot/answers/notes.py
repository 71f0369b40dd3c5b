"""Notes in answers: false premises that a note corrects, silences that a note admits, and notes that ride along."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from bot.answers import lexicon
from bot.answers.expectation import Expectation, Kind, expectations_of, met
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.misreading import Misreadings, whole_of
from bot.answers.question import Question
from bot.answers.terms import concepts, figures_in, keys_of
from bot.answers.twins import Twins
from corpus.document import Language, Note, NoteKind
from corpus.passage import Passage

_PRESUPPOSED = 0.8  # of a misreading's weight that a question must hold
_MISSED = 0.8  # of a silence's topic
_COMPARED, _KEPT_APART = 0.4, 0.8  # parts of a caution's misreading, and of a question, that must be shared
_SPOKEN_TO = 0.6  # of a question's weight that a silence must speak of
# Subjects that a source is silent on altogether, however one asks.
_SUBJECTS = concepts("bill emissions employee halving hashprice household share-price water")
_MUCH = 6.0  # weight of the question that an update must share where no figure is asked for
_SHARED = 4.5  # weight that a note must share with a sentence to ride on it
_TEMPTING = 0.6  # part of a misreading that a question must share for a caution to be worth saying
_SAME = 0.6  # part of a note's keys in another's, from which it says the same
_LISTS = 8  # of notes, by language and kinds, that are kept by their words
_RIDING = 2  # notes an answer carries at most
_CORRECTING = (NoteKind.CORRECTION, NoteKind.CONDITION, NoteKind.CAUTION, NoteKind.UPDATE)
_PEOPLE = {Kind.HOLDER: Kind.PERSON}
_ORDER = {NoteKind.CONDITION: 0, NoteKind.CORRECTION: 1, NoteKind.UPDATE: 2, NoteKind.CAUTION: 3}


_Listed = tuple[Sequence[tuple[Note, Passage]], Mapping[str, Sequence[tuple[int, int]]]]


@dataclass(frozen=True, slots=True)
class Matched:
    """A note that a question calls for, and how clearly."""

    note: Note
    passage: Passage
    strength: float


class Notes:
    """The editor's notes of one generation, as answering uses them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._twins = Twins(knowledge)
        self._misreadings = Misreadings(knowledge)
        self._by_key = lru_cache(_LISTS)(self._listed)

    def corrections(self, question: Question) -> list[Matched]:
        """Return the notes on false statements that a question presupposes, clearest first."""
        return self._matching(question, _PRESUPPOSED, *_CORRECTING)

    def distinctions(self, question: Question) -> list[Matched]:
        """Return the notes that keep apart what a question asks to compare, clearest first."""
        if not (question.says(lexicon.COMPARISON) or question.says(lexicon.ALTERNATIVES)):
            return []
        found = []
        for note, passage in self._knowledge.notes(question.language, NoteKind.CAUTION):
            strength = max((self._misreadings.near(question, statement) for statement in note.misreadings), default=0.0)
            if strength >= _COMPARED and self._misreadings.spoken_to(question, note) >= _KEPT_APART:
                found.append(Matched(note, passage, strength))
        return sorted(found, key=lambda match: -match.strength)

    def silences(self, question: Question) -> list[Matched]:
        """Return the notes on what the sources do not say that a question asks for, clearest first."""
        if question.says(lexicon.COMPARISON):
            return []
        if len(question.parts) > 1:  # one part may be answered all the same
            found = [self.silences(part) for part in question.parts]
            return found[0] if all(found) else []
        return self._matching(question, _MISSED, NoteKind.SILENCE)

    def riding(self, question: Question, sentences: Sequence[Sentence]) -> list[Matched]:
        """Return the notes on quoted sentences' paragraphs that must be read with them."""
        found: list[Matched] = []
        for sentence in sentences:
            for note in self._twins.notes_on(sentence.passage, question.language):
                if note.kind in _ORDER and note not in [match.note for match in found]:
                    strength = self._relevance(question, sentence, note)
                    if strength > 0:
                        found.append(Matched(note, sentence.passage, strength))
        found.sort(key=lambda match: (-match.strength, _ORDER[match.note.kind]))
        return _apart(found)[:_RIDING]

    def updates(self, question: Question, passages: Sequence[Passage]) -> list[Matched]:
        """Return the notes on what changed since some passages, those nearest to the question and its context first."""
        asked = question.keys | {key for term in question.context_terms for key in term.keys}
        found: list[Matched] = []
        for passage in passages:
            there = self._knowledge.in_language(passage, question.language)
            for note in self._twins.notes_on(there, question.language):
                if note.kind is NoteKind.UPDATE and note not in [match.note for match in found]:
                    shared = keys_of(note.text) & (asked | keys_of(passage.text))
                    strength = self._knowledge.weight_of_all(shared)
                    found.append(Matched(note, there, strength))
        return sorted(found, key=lambda match: -match.strength)

    def backing(self, match: Matched) -> list[Sentence]:
        """Return the sentences that bear a note out: the nearest of each paragraph, and any that its figures lack."""
        found = (self._knowledge.at(reference, match.passage.language) for reference in match.note.sources)
        passages = list(dict.fromkeys(passage for passage in found if passage))
        sentences = {passage: self._knowledge.sentences(passage) for passage in passages}
        figures = figures_in(match.note.text)
        chosen: list[Sentence] = []
        for passage in passages:
            chosen.append(max(sentences[passage], key=lambda one: self._bears(one, match.note, figures)))
        for sentence in (one for passage in passages for one in sentences[passage]):
            left = figures - figures_in(" ".join(one.text for one in chosen))
            if not left.isdisjoint(figures_in(sentence.text)):
                chosen.append(sentence)
        return chosen

    def _bears(self, sentence: Sentence, note: Note, figures: Collection[str]) -> tuple[int, float]:
        return len(figures_in(sentence.text).intersection(figures)), self._shared(sentence, note)

    def _shared(self, sentence: Sentence, note: Note) -> float:
        """Return the weight of what a sentence and a note both speak of."""
        return self._knowledge.weight_of_all(keys_of(note.text) & sentence.keys)

    def _matching(self, question: Question, least: float, *kinds: NoteKind) -> list[Matched]:
        found = []
        whole = whole_of(question)
        for note, passage, statements in self._sharing(question, kinds):
            silence = note.kind is NoteKind.SILENCE
            same_kind = [statement for statement in statements if _same_kind(question, note, statement)]
            strength = max(
                (self._misreadings.held(question, one, whole, loosely=silence) for one in same_kind), default=0.0
            )
            if strength < least:
                continue
            if silence and (
                self._misreadings.spoken_to(question, note) < _SPOKEN_TO or not self._names_all(question, note, passage)
            ):
                continue
            found.append(Matched(note, passage, strength))
        return sorted(found, key=lambda match: -match.strength)

    def _sharing(
        self, question: Question, kinds: tuple[NoteKind, ...]
    ) -> Iterator[tuple[Note, Passage, tuple[str, ...]]]:
        """Yield the notes of some kinds, each with those of its statements that share a key with a question."""
        notes, by_key = self._by_key(question.language, kinds)
        shared = {place for key in question.keys for place in by_key.get(key, ())}
        for at, places in groupby(sorted(shared), key=itemgetter(0)):
            note, passage = notes[at]
            yield note, passage, tuple(note.misreadings[place] for _, place in places)

    def _listed(self, language: Language, kinds: tuple[NoteKind, ...]) -> _Listed:
        """Return the notes of some kinds, and the places of note and statement under each key of a statement."""
        notes = tuple(self._knowledge.notes(language, *kinds))
        by_key: dict[str, list[tuple[int, int]]] = {}
        for at, (note, _) in enumerate(notes):
            for place, statement in enumerate(note.misreadings):
                for key in keys_of(statement):
                    by_key.setdefault(key, []).append((at, place))
        return notes, by_key

    def _names_all(self, question: Question, note: Note, passage: Passage) -> bool:
        """Whether a silence is about everyone that a question names."""
        keys = keys_of(f"{note.text} {passage.text}").union(*(keys_of(topic) for topic in note.misreadings))
        return all("@" + name.id in keys for name in question.names)

    def _relevance(self, question: Question, sentence: Sentence, note: Note) -> float:
        """Return how much a note says to a quoted sentence: shared terms, those of the question counting double."""
        keys = keys_of(note.text)
        shared = self._knowledge.weight_of_all(keys & sentence.keys)
        asked = self._knowledge.weight_of_all(keys & question.keys)
        if shared < _SHARED or (note.kind is not NoteKind.CONDITION and not asked):
            return 0.0
        if note.kind is NoteKind.UPDATE and not _same_measure(question, note, asked):
            return 0.0
        if (
            note.kind is NoteKind.CAUTION
            and max((self._misreadings.near(question, m) for m in note.misreadings), default=0.0) < _TEMPTING
        ):
            return 0.0
        bonus = {NoteKind.CONDITION: 4.0, NoteKind.CORRECTION: 4.0, NoteKind.UPDATE: 2.0}.get(note.kind, 0.0)
        return shared + asked + bonus


def _apart(found: Sequence[Matched]) -> list[Matched]:
    """Leave out each note that says nearly the same as one before it."""
    kept: list[Matched] = []
    for match in found:
        keys = keys_of(match.note.text)
        if all(len(keys & keys_of(one.note.text)) < _SAME * len(keys) for one in kept):
            kept.append(match)
    return kept


def _same_measure(question: Question, note: Note, asked: float) -> bool:
    """Whether an update speaks to the figure that is asked for, or at least much of what the question says."""
    units = [
        expectation.unit
        for expectation in question.expectations
        if expectation.kind is Kind.NUMBER and expectation.unit
    ]
    if units:
        return any(met(Expectation(Kind.NUMBER, unit), note.text) for unit in units)
    return asked >= _MUCH


def _same_kind(question: Question, note: Note, statement: str) -> bool:
    """Whether a question asks for the kind of answer that a silence is about; a false statement has no kind."""
    if note.kind is not NoteKind.SILENCE:
        return True
    asked = {_PEOPLE.get(expectation.kind, expectation.kind) for expectation in question.expectations}
    asked |= {Kind.PERSON} if "#name-of" in question.keys else set()
    sought = {_PEOPLE.get(expectation.kind, expectation.kind) for expectation in expectations_of(statement)}
    sought |= {Kind.PERSON} if "#name-of" in keys_of(statement) else set()
    return sought <= asked if sought else Kind.NUMBER not in asked or bool(_SUBJECTS & keys_of(statement))
