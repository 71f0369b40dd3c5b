"""The offer: the numbered passages and notes that a model may answer from, and their sentences that it then cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answers.answer import Answer
from bot.answers.guard.facts import facts_of
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.notes import Matched, Notes
from bot.answers.order import leaves_rules
from bot.answers.question import Question
from bot.answers.terms import keys_of
from corpus.document import Note, NoteKind, Reference
from corpus.passage import Passage
from corpus.text import arabic_figures

_PASSAGES = 8
_NOTES = 4  # besides those that the extractive answer says
_SEARCHED = 12
_CITED = 2  # sentences of one passage behind one of the answer's


@dataclass(frozen=True, slots=True)
class Item:
    """A passage or a note under its number, with the sentences of the index that are cited for it."""

    number: int
    text: str
    passage: Passage
    sentences: tuple[Sentence, ...]
    note: Note | None = None

    @property
    def reference(self) -> Reference:
        """The paragraph that it is of, or that bears it out first."""
        passage = self.sentences[0].passage
        return Reference(passage.source, passage.paragraph)

    def bearing_out(self, text: str) -> list[Sentence]:
        """Return the sentences to cite for a sentence of an answer: the nearest, and one with what that lacks."""
        if self.note is not None:
            return list(self.sentences[:_CITED])
        facts, keys = facts_of(text), keys_of(text)
        wanted = facts.figures | {("name", name) for name in facts.names}
        chosen: list[Sentence] = []
        for _ in range(_CITED):
            ranked = sorted(self.sentences, key=lambda one: (-len(wanted & _stated(one)), -len(keys & one.keys)))
            if chosen and wanted.isdisjoint(_stated(ranked[0])):
                break
            chosen.append(ranked[0])
            wanted -= _stated(ranked[0])
        return chosen


@dataclass(frozen=True, slots=True)
class Offer:
    """The items, in the order of their numbers from 1."""

    items: tuple[Item, ...]

    def item(self, number: int) -> Item | None:
        """Return the item of a number, None when there is none."""
        return self.items[number - 1] if 1 <= number <= len(self.items) else None

    def notes_in(self, text: str) -> list[Item]:
        """Return the notes that an answer's text says, in its order."""
        noted = [(one, item) for item in self.items if item.note for one in _written(item.note)]
        found = sorted((text.find(one), item.number) for one, item in noted if one in text)
        return [self.items[number - 1] for number in dict.fromkeys(number for _, number in found)]

    def note_that_is(self, text: str) -> Item | None:
        """Return the note that a text is to the letter, None when it is none."""
        return next((item for item in self.items if item.note and text in _written(item.note)), None)


def offer_for(question: Question, answer: Answer, knowledge: Knowledge) -> Offer:
    """Offer what an extractive answer rests on, what search finds besides, and the notes on what it rests on."""
    cited = [passage for citation in answer.citations if (passage := knowledge.cited(citation))]
    hits = (hit.passage for hit in knowledge.search(question.query, _SEARCHED))
    parallel = (knowledge.in_language(passage, question.language) for passage in hits)
    passages = list(dict.fromkeys([*cited, *parallel]))[: max(_PASSAGES, len(cited))]
    found: list[Found] = [(passage, _statements(passage, knowledge), None) for passage in passages]
    found += list(_notes(answer, cited, knowledge))
    kept = ((passage, sentences, note) for passage, sentences, note in found if sentences)
    return Offer(tuple(_item(number, *one) for number, one in enumerate(kept, start=1)))


Found = tuple[Passage, tuple[Sentence, ...], Note | None]


def _item(number: int, passage: Passage, sentences: tuple[Sentence, ...], note: Note | None) -> Item:
    text = note.text if note else " ".join(sentence.text for sentence in sentences)
    return Item(number, text, passage, sentences, note)


def _statements(passage: Passage, knowledge: Knowledge) -> tuple[Sentence, ...]:
    """Return a passage's sentences without those that order a reader about."""
    return tuple(sentence for sentence in knowledge.sentences(passage) if not leaves_rules(sentence.text))


def _notes(answer: Answer, cited: Sequence[Passage], knowledge: Knowledge) -> Iterator[Found]:
    """Yield the notes that an answer says, then some of those on the passages that it cites."""
    said, riding = [], []
    for note, passage in knowledge.notes(answer.language, *NoteKind):
        if any(written in answer.text for written in _written(note)):
            said.append((note, passage))
        elif note.kind is not NoteKind.SILENCE and any(note in one.notes for one in cited):
            riding.append((note, passage))
    for note, passage in [*said, *riding[:_NOTES]]:
        yield passage, tuple(Notes(knowledge).backing(Matched(note, passage, 1.0))), note


def _written(note: Note) -> tuple[str, str]:
    return note.text, arabic_figures(note.text)


def _stated(sentence: Sentence) -> frozenset[tuple[str, ...]]:
    facts = facts_of(sentence.text)
    return facts.figures | {("name", name) for name in facts.names}
