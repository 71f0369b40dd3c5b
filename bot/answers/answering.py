"""Answering: one question to one answer, over one generation of the index: what kind of answer, and from what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers import lexicon
from bot.answers.answer import Answer, Mode
from bot.answers.calculations import answer_request
from bot.answers.choice import corroborating, denies
from bot.answers.confidence import answerable, confidence_of
from bot.answers.context import Context, in_context
from bot.answers.definitions import entries_apart, entry_for, paragraph_in
from bot.answers.draft import Draft, prefaced
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.lending import Lender, lacks
from bot.answers.newest import newest_on
from bot.answers.notes import Matched, Notes
from bot.answers.order import matter_of
from bot.answers.premise import contrary_to
from bot.answers.question import Question
from bot.answers.reading import Reader, Reading
from bot.answers.route import Route, route_of
from bot.answers.stance import asks_for_news, asks_whether, mode_of
from bot.answers.summary import correct, figures, simplify, summarise
from bot.answers.telling import CHATTED, Telling
from bot.answers.terms import keys_of
from bot.calculators.talk.continuation import continued, resumed
from bot.calculators.talk.request import Request, lacking_in, request_in
from bot.conversation import Conversation
from bot.messages import message
from corpus.names import find_names
from corpus.passage import REPORT, Passage

_NEAR_STILL = 3  # sentences whose notes may tell what holds now
_LIKELY_ELSEWHERE = 0.5  # probability from which another source answers what the report does not
_OVERVIEWS = frozenset({Route.SUMMARY, Route.FIGURES, Route.SIMPLY, Route.ERRATA})
_NOTHING_LEFT = CHATTED - {Route.ADVICE} | {Route.INJECTION, Route.FABRICATION}  # behind an order
_ORDERS = {Route.INJECTION: "answer-injection", Route.FABRICATION: "answer-fabrication"}


class Answerer:
    """Answers questions from one generation of the index."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._reader = Reader(knowledge)
        self._lender = Lender(knowledge, self._reader)
        self._notes = Notes(knowledge)
        self._telling = Telling(knowledge, self._notes)

    def answer(self, text: str, conversation: Conversation) -> Answer:
        """Answer a question in its conversation, which is not changed."""
        question = Question.of(text, conversation.language, wrote_arabic_digits=conversation.arabic_digits)
        if answering := resumed(question.text, conversation.asked_back):
            return answer_request(answering, question, self._knowledge)
        route = route_of(question)
        if route in _ORDERS:
            return self._refuse(question, _ORDERS[route], conversation)
        return self._follow(question, route, conversation)

    def _follow(self, question: Question, route: Route, conversation: Conversation) -> Answer:
        """Answer a message that orders nothing by what it is."""
        if route in CHATTED:
            return self._telling.chat(question, route)
        if route in _OVERVIEWS and (overview := self._overview(question, route, conversation)):
            return overview
        return self._look_up(in_context(question, conversation, self._knowledge))

    def _overview(self, question: Question, route: Route, conversation: Conversation) -> Answer | None:
        """Answer what is asked of the report as a whole, None where the index holds no report."""
        draft = Draft(self._knowledge, question.language)
        match route:
            case Route.SUMMARY:
                summarise(question, self._knowledge, draft)
            case Route.FIGURES:
                figures(question, self._knowledge, draft)
            case Route.SIMPLY:
                simplify(question, self._knowledge, draft, conversation.last_text)
            case Route.ERRATA:
                correct(question, self._knowledge, self._notes, draft)
        return self._telling.finish(draft, question, Mode.ANSWER, 1.0) if draft.text else None

    def _look_up(self, context: Context) -> Answer:
        question = context.question
        request = request_in(question.text) or continued(question.text, context.calculation)
        request = self._lent(question, request) or request
        if request is not None:
            return answer_request(request, question, self._knowledge)
        entry = paragraph_in(question, self._knowledge) or entry_for(question, self._knowledge)
        if entry is not None:
            return self._telling.define(question, entry)
        if apart := entries_apart(question, self._knowledge):
            return self._telling.define(question, *apart)
        corrections = self._notes.corrections(question)
        if corrections:
            return self._correct(question, corrections[0], mode_of(question, corrections[0]))
        distinctions = self._notes.distinctions(question)
        if distinctions:
            return self._correct(question, distinctions[0], Mode.ANSWER)
        silences = self._notes.silences(question)
        if silences and not self._is_told_elsewhere(question, silences[0]):
            return self._telling.admit(question, silences[0])
        if asks_for_news(question) and (newest := newest_on(question, self._knowledge)):
            return self._telling.newest(question, newest)
        if context.asks_for_change and (updates := self._notes.updates(question, context.passages)):
            return self._telling.update(question, updates)
        return self._read(question, context.passages)

    def _lent(self, question: Question, request: Request | None) -> Request | None:
        """Return a calculation with what the sources lend it, where a question's own inputs do not suffice."""
        if request is not None and not request.missing:
            return None
        if not question.names:  # "and how many homes is that?", of whom the question before named
            names = [found.name for found in find_names(question.context) if found.name.kind != "place"]
            if not names or request is not None:
                return None
            spelled = " ".join(name.ar if question.language == "ar" else name.en for name in names)
            question = replace(question, text=f"{question.text} {spelled}")
        asked = [request] if request else sorted(lacking_in(question.text), key=lambda one: len(lacks(one)))
        return next((lent for one in asked if (lent := self._lender.lend(one, question))), None)

    def _read(self, question: Question, passages: Sequence[Passage]) -> Answer:
        reading = self._reader.read(question, passages)
        if contrary := contrary_to(question, reading, self._reader, self._knowledge):
            return self._telling.contradict(question, contrary)
        sentences = [candidate.sentence for candidate in reading.chosen]
        denied = bool(sentences) and denies(sentences[0].keys, question.keys) and not asks_whether(question)
        parts = zip(question.parts, reading.parts, strict=True)
        if not any(answerable(part, read, is_denied=denied) for part, read in parts):
            return self._changed_since(question, reading) or self._telling.abstain(question, reading)
        draft = Draft(self._knowledge, question.language)
        also = corroborating(reading.chosen[0], reading.candidates) if question.expectations else None
        draft.quote(_in_reading_order(sentences), [also.sentence] if also else [])
        if question.says(lexicon.LATEST):
            self._telling.append_date(draft, question, sentences)
        if question.says(lexicon.CHANGE):
            self._telling.append_later(draft, question, sentences)
        self._telling.append_notes(draft, question, sentences)
        mode = Mode.CORRECT if denied else Mode.ANSWER
        return self._telling.finish(draft, question, mode, confidence_of(question, reading), reading)

    def _changed_since(self, question: Question, reading: Reading) -> Answer | None:
        """Say what the sources know later to who asks whether something still holds; None when they know nothing."""
        if "#still" not in question.keys or not question.names:
            return None
        near = [one.sentence.passage for one in reading.candidates[:_NEAR_STILL]]
        wanted = {"@" + name.id for name in question.names}
        updates = [one for one in self._notes.updates(question, near) if wanted & keys_of(one.note.text)]
        return self._telling.update(question, updates[:1]) if updates else None

    def _correct(self, question: Question, match: Matched, mode: Mode) -> Answer:
        return self._telling.correct(question, match, mode, self._reader.read(question))

    def _is_told_elsewhere(self, question: Question, match: Matched) -> bool:
        """Tell whether another source answers what the report is silent on, where the report is not asked after."""
        if self._knowledge.document(match.passage).source != REPORT or "#report" in question.keys:
            return False
        reading = self._reader.read(question)
        return bool(reading.traits) and confidence_of(question, reading) >= _LIKELY_ELSEWHERE

    def _refuse(self, question: Question, key: str, conversation: Conversation) -> Answer:
        """Refuse an order, and answer what it leaves to ask about."""
        matter, refusal = matter_of(question), message(question.language, key)
        route = route_of(matter)
        found = None if route in _NOTHING_LEFT else self._follow(matter, route, conversation)
        if found is None or found.mode is Mode.ABSTAIN:
            rest = message(question.language, "answer-no-answer-to-rest" if found else "answer-ask-instead")
            draft = Draft(self._knowledge, question.language)
            draft.say(f"{refusal} {rest}", needed=True)
            return draft.answer(Mode.REFUSE)
        return replace(prefaced(found, refusal), mode=Mode.CLARIFY if found.mode is Mode.CLARIFY else Mode.REFUSE)


def _in_reading_order(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Keep the best sentence's passage first; sentences of one passage follow in the order in which they stand."""
    passages = list(dict.fromkeys(sentence.passage for sentence in sentences))
    return sorted(sentences, key=lambda sentence: (passages.index(sentence.passage), sentence.span))
