"""Telling: how an answer is written, from sentences, notes and what was looked for in vain, with the notes that must be
read with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answers.answer import Answer, Mode, Weighed
from bot.answers.candidates import Candidate
from bot.answers.confidence import confidence_of
from bot.answers.domain import DOMAIN
from bot.answers.draft import Draft
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.newest import newest_date
from bot.answers.notes import Matched, Notes
from bot.answers.question import LONGEST, Question
from bot.answers.reading import Reading
from bot.answers.route import Route
from bot.dates import said_date
from bot.messages import message
from corpus.passage import Passage

_CHAT = {
    Route.GREETING: Mode.CHAT,
    Route.HELP: Mode.CHAT,
    Route.THANKS: Mode.CHAT,
    Route.EMPTY: Mode.CHAT,
    Route.TOO_LONG: Mode.CLARIFY,
    Route.ABUSE: Mode.DECLINE,
    Route.ADVICE: Mode.DECLINE,
    Route.OTHER_TASK: Mode.DECLINE,
}
CHATTED = frozenset(_CHAT)
_LOOKED_FOR, _LONGEST_WORD = 5, 40  # words that an abstention names, and their letters
_WEIGHED = 8  # sentences that a receipt shows
_ARABIC = re.compile("[\u0600-\u06ff]")
_READ = 2  # sentences read beside a note


class Telling:
    """Writes answers from one generation of the index."""

    def __init__(self, knowledge: Knowledge, notes: Notes) -> None:
        self._knowledge = knowledge
        self._notes = notes

    def chat(self, question: Question, route: Route) -> Answer:
        """Say what is said of our own accord to a greeting, thanks and the like."""
        draft = Draft(self._knowledge, question.language)
        draft.say(message(question.language, f"answer-{route.value}", most=LONGEST), needed=True)
        return draft.answer(_CHAT[route])

    def define(self, question: Question, *entries: Passage) -> Answer:
        """Quote a passage that was asked for by name, or of two the first sentence of each."""
        draft = Draft(self._knowledge, question.language)
        most = 2 if len(entries) == 1 else 1
        sentences = [sentence for entry in entries for sentence in self._knowledge.sentences(entry)[:most]]
        draft.quote(sentences)
        self.append_notes(draft, question, sentences)
        return self.finish(draft, question, Mode.ANSWER, 1.0)

    def correct(self, question: Question, match: Matched, mode: Mode, reading: Reading) -> Answer:
        """Say first what a note puts right or keeps apart, then what answers the question."""
        draft = Draft(self._knowledge, question.language)
        draft.say(match.note.text, *self._notes.backing(match), needed=True)
        for candidate in reading.chosen[:_READ]:
            draft.say(candidate.sentence.text, candidate.sentence)
        draft.cite(self._knowledge.sentences(match.passage)[0])
        return self.finish(draft, question, mode, match.strength)

    def contradict(self, question: Question, contrary: Candidate) -> Answer:
        """Say what a source says otherwise than a question takes it."""
        draft = Draft(self._knowledge, question.language)
        sentence = contrary.sentence
        draft.say(f"{message(question.language, 'answer-otherwise')} {sentence.text}", sentence, needed=True)
        self.append_notes(draft, question, [sentence])
        return self.finish(draft, question, Mode.CORRECT, 0.7)

    def admit(self, question: Question, match: Matched) -> Answer:
        """Say what the sources do not say, and the nearest that they do."""
        draft = Draft(self._knowledge, question.language)
        text = message(question.language, "answer-silence", text=match.note.text)
        draft.say(text, *self._notes.backing(match), needed=True)
        nearest = self._nearest(question, match.passage)
        draft.say(message(question.language, "answer-nearest") + " " + nearest.text, nearest)
        return self.finish(draft, question, Mode.ABSTAIN, 1 - match.strength)

    def newest(self, question: Question, newest: Sequence[Sentence]) -> Answer:
        """Say what the sources say last, and of when that is."""
        draft = Draft(self._knowledge, question.language)
        draft.quote(newest)
        self.append_date(draft, question, newest)
        self.append_notes(draft, question, newest)
        return self.finish(draft, question, Mode.ANSWER, 0.8)

    def update(self, question: Question, updates: Sequence[Matched]) -> Answer:
        """Say what changed since, from the notes on what the conversation is about."""
        draft = Draft(self._knowledge, question.language)
        for match in updates[:2]:
            draft.say(match.note.text, *self._notes.backing(match))
        return self.finish(draft, question, Mode.ANSWER, 0.8)

    def abstain(self, question: Question, reading: Reading) -> Answer:
        """Say that the sources do not answer, with the nearest evidence; decline what is not their matter at all."""
        draft = Draft(self._knowledge, question.language)
        confidence = confidence_of(question, reading)
        known = any(name.kind != "place" for name in question.names)
        ours = known or question.context or self._knowledge.speaks_of(question.text)
        if not ours and question.keys.isdisjoint(DOMAIN):
            draft.say(message(question.language, "answer-out-of-domain"), needed=True)
            return draft.answer(Mode.DECLINE, 1 - confidence)
        looked = _looked_for(question)
        draft.say(message(question.language, "answer-not-found", looked=looked or "none"), needed=True)
        if reading.candidates:
            nearest = max(reading.candidates, key=lambda one: (_names_met(question, one.sentence), one.score))
            draft.say(message(question.language, "answer-nearest") + " " + nearest.sentence.text, nearest.sentence)
        return self.finish(draft, question, Mode.ABSTAIN, confidence, reading)

    def append_date(self, draft: Draft, question: Question, sentences: Sequence[Sentence]) -> None:
        """Say of when the newest source is, to who asks for what holds now."""
        if date := newest_date(sentences, self._knowledge):
            draft.say(message(question.language, "answer-as-of", date=said_date(date, question.language)))

    def append_later(self, draft: Draft, question: Question, sentences: Sequence[Sentence]) -> None:
        """Say what became of the matter: the sentences that the nearest update rests on."""
        for match in self._notes.updates(question, [sentence.passage for sentence in sentences])[:1]:
            for sentence in self._notes.backing(match):
                if sentence not in sentences:
                    draft.say(sentence.text, sentence)

    def append_notes(self, draft: Draft, question: Question, sentences: Sequence[Sentence]) -> None:
        """Say the notes that must be read with sentences."""
        for match in self._notes.riding(question, sentences):
            text = message(question.language, "answer-note", text=match.note.text)
            draft.say(text, *self._notes.backing(match))

    def finish(
        self, draft: Draft, question: Question, mode: Mode, confidence: float, reading: Reading | None = None
    ) -> Answer:
        """Return what was drafted, with the sentences that were weighed where something was read."""
        answer = draft.answer(mode, confidence, arabic_digits=question.arabic_digits)
        return replace(answer, weighed=tuple(map(_weighed, reading.candidates[:_WEIGHED]))) if reading else answer

    def _nearest(self, question: Question, passage: Passage) -> Sentence:
        sentences = self._knowledge.sentences(passage)
        return max(sentences, key=lambda sentence: len(sentence.keys & question.keys))


def _looked_for(question: Question) -> str:
    """Return what a question is about in its own words: its names and what it wants to know of them."""
    terms = [term for term in question.terms if not (term.is_light or term.is_number)]
    words = dict.fromkeys(question.text[term.start : term.end] for term in terms)
    readable = [one for one in words if question.language == "ar" or not _ARABIC.search(one)]
    mark = "، " if question.language == "ar" else ", "
    return mark.join([word for word in readable if len(word) <= _LONGEST_WORD][:_LOOKED_FOR])


def _names_met(question: Question, sentence: Sentence) -> int:
    return sum("@" + name.id in sentence.keys for name in question.names)


def _weighed(candidate: Candidate) -> Weighed:
    sentence = candidate.sentence
    return Weighed(sentence.passage.label, sentence.passage.document, *sentence.span, candidate.score)
