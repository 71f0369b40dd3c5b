"""Answering: one question to one answer, over one generation of the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answers import lexicon
from bot.answers.answer import Answer, Mode, Weighed
from bot.answers.calculations import answer_request
from bot.answers.candidates import Candidate
from bot.answers.choice import corroborating, denies
from bot.answers.confidence import answerable, confidence_of
from bot.answers.context import Context, in_context
from bot.answers.definitions import entries_apart, entry_for, paragraph_in
from bot.answers.domain import DOMAIN
from bot.answers.draft import Draft
from bot.answers.guard.facts import facts_of
from bot.answers.knowledge import Knowledge, Sentence
from bot.answers.lending import Lender, lacks
from bot.answers.newest import newest_date, newest_on
from bot.answers.notes import WHO, Matched, Notes
from bot.answers.premise import contrary_to
from bot.answers.question import LONGEST, Question
from bot.answers.reading import Reader, Reading
from bot.answers.route import Route, route_of, without_order
from bot.answers.summary import correct, figures, simplify, summarise
from bot.calculators.talk.continuation import continued, resumed
from bot.calculators.talk.request import Request, lacking_in, request_in
from bot.conversation import Conversation
from bot.dates import said_date
from bot.messages import message
from corpus.document import NoteKind
from corpus.language import language_of
from corpus.passage import REPORT, Passage

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
_LIKELY_ELSEWHERE = 0.5  # probability from which another source answers what the report does not
_LOOKED_FOR, _LONGEST_WORD = 5, 40  # words that an abstention names, and their letters
_WEIGHED = 8  # sentences that a receipt shows
_OVERVIEWS = frozenset({Route.SUMMARY, Route.FIGURES, Route.SIMPLY, Route.ERRATA})
_ORDERS = {Route.INJECTION: "answer-injection", Route.FABRICATION: "answer-fabrication"}


class Answerer:
    """Answers questions from one generation of the index."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._reader = Reader(knowledge)
        self._lender = Lender(knowledge, self._reader)
        self._notes = Notes(knowledge)

    def answer(self, text: str, conversation: Conversation) -> Answer:
        """Answer a question in its conversation, which is not changed."""
        question = Question.of(text, conversation.language, wrote_arabic_digits=conversation.arabic_digits)
        if answering := resumed(question.text, conversation.asked_back):
            return answer_request(answering, question, self._knowledge)
        route = route_of(question)
        if route in _CHAT:
            return self._chat(question, route)
        if route in _ORDERS:
            return self._refuse(question, _ORDERS[route])
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
        return self._finish(draft, question, Mode.ANSWER, 1.0) if draft.text else None

    def _look_up(self, context: Context) -> Answer:
        question = context.question
        request = request_in(question.text) or continued(question.text, context.calculation)
        request = self._lent(question, request) or request
        if request is not None:
            return answer_request(request, question, self._knowledge)
        entry = paragraph_in(question, self._knowledge) or entry_for(question, self._knowledge)
        if entry is not None:
            return self._define(question, entry)
        if apart := entries_apart(question, self._knowledge):
            return self._define(question, *apart)
        corrections = self._notes.corrections(question)
        if corrections:
            return self._correct(question, corrections[0], _mode_of(question, corrections[0]))
        distinctions = self._notes.distinctions(question)
        if distinctions:
            return self._correct(question, distinctions[0], Mode.ANSWER)
        silences = self._notes.silences(question)
        if silences and not self._is_told_elsewhere(question, silences[0]):
            return self._admit(question, silences[0])
        if _asks_for_news(question) and (newest := newest_on(question, self._knowledge)):
            return self._tell(question, newest)
        if context.asks_for_change and (updates := self._notes.updates(question, context.passages)):
            return self._update(question, updates)
        return self._read(question, context.passages)

    def _lent(self, question: Question, request: Request | None) -> Request | None:
        """Return a calculation with what the sources lend it, where a question's own inputs do not suffice."""
        if not question.names or (request is not None and not request.missing):
            return None
        asked = [request] if request else sorted(lacking_in(question.text), key=lambda one: len(lacks(one)))
        return next((lent for one in asked if (lent := self._lender.lend(one, question))), None)

    def _read(self, question: Question, passages: Sequence[Passage]) -> Answer:
        reading = self._reader.read(question, passages)
        if contrary := contrary_to(question, reading, self._reader, self._knowledge):
            return self._contradict(question, contrary)
        sentences = [candidate.sentence for candidate in reading.chosen]
        denied = bool(sentences) and denies(sentences[0].keys, question.keys) and not _asks_whether(question)
        parts = zip(question.parts, reading.parts, strict=True)
        if not any(answerable(part, read, is_denied=denied) for part, read in parts):
            return self._abstain(question, reading)
        draft = Draft(self._knowledge, question.language)
        also = corroborating(reading.chosen[0], reading.candidates) if question.expectations else None
        draft.quote(_in_reading_order(sentences), [also.sentence] if also else [])
        if question.says(lexicon.LATEST):
            self._append_date(draft, question, sentences)
        if question.says(lexicon.CHANGE):
            self._append_later(draft, question, sentences)
        self._append_notes(draft, question, sentences)
        mode = Mode.CORRECT if denied else Mode.ANSWER
        return self._finish(draft, question, mode, confidence_of(question, reading), reading)

    def _contradict(self, question: Question, contrary: Candidate) -> Answer:
        """Say what a source says otherwise than a question takes it."""
        draft = Draft(self._knowledge, question.language)
        sentence = contrary.sentence
        draft.say(f"{message(question.language, 'answer-otherwise')} {sentence.text}", sentence, needed=True)
        self._append_notes(draft, question, [sentence])
        return self._finish(draft, question, Mode.CORRECT, 0.7)

    def _define(self, question: Question, *entries: Passage) -> Answer:
        """Quote a passage that was asked for by name, or of two the first sentence of each."""
        draft = Draft(self._knowledge, question.language)
        most = 2 if len(entries) == 1 else 1
        sentences = [sentence for entry in entries for sentence in self._knowledge.sentences(entry)[:most]]
        draft.quote(sentences)
        self._append_notes(draft, question, sentences)
        return self._finish(draft, question, Mode.ANSWER, 1.0)

    def _correct(self, question: Question, match: Matched, mode: Mode) -> Answer:
        """Say first what a note puts right or keeps apart, then what answers the question."""
        draft = Draft(self._knowledge, question.language)
        draft.say(match.note.text, *self._notes.backing(match), needed=True)
        for candidate in self._reader.read(question).chosen[:2]:
            draft.say(candidate.sentence.text, candidate.sentence)
        draft.cite(self._knowledge.sentences(match.passage)[0])
        return self._finish(draft, question, mode, match.strength)

    def _admit(self, question: Question, match: Matched) -> Answer:
        """Say what the sources do not say, and the nearest that they do."""
        draft = Draft(self._knowledge, question.language)
        text = message(question.language, "answer-silence", text=match.note.text)
        draft.say(text, *self._notes.backing(match), needed=True)
        nearest = self._nearest(question, match.passage)
        draft.say(message(question.language, "answer-nearest") + " " + nearest.text, nearest)
        return self._finish(draft, question, Mode.ABSTAIN, 1 - match.strength)

    def _is_told_elsewhere(self, question: Question, match: Matched) -> bool:
        """Tell whether another source answers what the report is silent on, where the report is not asked after."""
        if self._knowledge.document(match.passage).source != REPORT or "#report" in question.keys:
            return False
        reading = self._reader.read(question)
        return bool(reading.traits) and confidence_of(question, reading) >= _LIKELY_ELSEWHERE

    def _nearest(self, question: Question, passage: Passage) -> Sentence:
        sentences = self._knowledge.sentences(passage)
        return max(sentences, key=lambda sentence: len(sentence.keys & question.keys))

    def _tell(self, question: Question, newest: Sequence[Sentence]) -> Answer:
        """Say what the sources say last, and of when that is."""
        draft = Draft(self._knowledge, question.language)
        draft.quote(newest)
        self._append_date(draft, question, newest)
        self._append_notes(draft, question, newest)
        return self._finish(draft, question, Mode.ANSWER, 0.8)

    def _append_date(self, draft: Draft, question: Question, sentences: Sequence[Sentence]) -> None:
        """Say of when the newest source is, to who asks for what holds now."""
        if date := newest_date(sentences, self._knowledge):
            draft.say(message(question.language, "answer-as-of", date=said_date(date, question.language)))

    def _update(self, question: Question, updates: Sequence[Matched]) -> Answer:
        """Say what changed since, from the notes on what the conversation is about."""
        draft = Draft(self._knowledge, question.language)
        for match in updates[:2]:
            draft.say(match.note.text, *self._notes.backing(match))
        return self._finish(draft, question, Mode.ANSWER, 0.8)

    def _abstain(self, question: Question, reading: Reading) -> Answer:
        """Say that the sources do not answer, with the nearest evidence; decline what is not their matter at all."""
        draft = Draft(self._knowledge, question.language)
        confidence = confidence_of(question, reading)
        ours = question.names or question.context or self._knowledge.speaks_of(question.text)
        if not ours and question.keys.isdisjoint(DOMAIN):
            draft.say(message(question.language, "answer-out-of-domain"), needed=True)
            return draft.answer(Mode.DECLINE, 1 - confidence)
        looked = _looked_for(question)
        draft.say(message(question.language, "answer-not-found", looked=looked or "none"), needed=True)
        if reading.candidates:
            nearest = max(reading.candidates, key=lambda one: (_names_met(question, one.sentence), one.score))
            draft.say(message(question.language, "answer-nearest") + " " + nearest.sentence.text, nearest.sentence)
        return self._finish(draft, question, Mode.ABSTAIN, confidence, reading)

    def _refuse(self, question: Question, key: str) -> Answer:
        """Refuse an order, and answer what the sources say about its matter."""
        draft = Draft(self._knowledge, question.language)
        question = Question.of(without_order(question), question.language)
        reading = self._reader.read(question)
        if not question.names and question.keys.isdisjoint(DOMAIN):
            draft.say(message(question.language, "answer-injection-alone"), needed=True)
            return draft.answer(Mode.REFUSE)
        draft.say(message(question.language, key), needed=True)
        sentences = [candidate.sentence for candidate in reading.chosen[:2]]
        for sentence in sentences:
            draft.say(sentence.text, sentence, joined=True)
        self._append_notes(draft, question, sentences)
        return self._finish(draft, question, Mode.REFUSE, 1.0)

    def _append_later(self, draft: Draft, question: Question, sentences: Sequence[Sentence]) -> None:
        """Say what became of the matter: the sentences that the nearest update rests on."""
        for match in self._notes.updates(question, [sentence.passage for sentence in sentences])[:1]:
            for sentence in self._notes.backing(match):
                if sentence not in sentences:
                    draft.say(sentence.text, sentence)

    def _append_notes(self, draft: Draft, question: Question, sentences: Sequence[Sentence]) -> None:
        for match in self._notes.riding(question, sentences):
            text = message(question.language, "answer-note", text=match.note.text)
            draft.say(text, *self._notes.backing(match))

    def _finish(
        self, draft: Draft, question: Question, mode: Mode, confidence: float, reading: Reading | None = None
    ) -> Answer:
        answer = draft.answer(mode, confidence, arabic_digits=question.arabic_digits)
        return replace(answer, weighed=tuple(map(_weighed, reading.candidates[:_WEIGHED]))) if reading else answer

    def _chat(self, question: Question, route: Route) -> Answer:
        draft = Draft(self._knowledge, question.language)
        draft.say(message(question.language, f"answer-{route.value}", most=LONGEST), needed=True)
        return draft.answer(_CHAT[route])


def _mode_of(question: Question, match: Matched) -> Mode:
    """Return what it is to say a note: to answer who leaves it open, to correct who takes otherwise what it says."""
    compares = match.note.kind is NoteKind.CAUTION and question.says(lexicon.COMPARISON)
    who = any(expectation.kind in WHO for expectation in question.expectations) and not facts_of(match.note.text).negations
    return Mode.ANSWER if compares or who or _asks_whether(question) else Mode.CORRECT


def _asks_whether(question: Question) -> bool:
    """Whether a question leaves open what it says: it asks yes or no, or offers alternatives."""
    if question.says(lexicon.ALTERNATIVES):
        return True
    at = lexicon.position(question.tokens, lexicon.YES_NO)
    return at >= 0 and (
        at == 0 or question.tokens[at].is_arabic or question.tokens[at - 1].form in ("and", "but", "so")
    )


def _looked_for(question: Question) -> str:
    """Return what a question is about in its own words: its names and what it wants to know of them."""
    terms = [term for term in question.terms if not (term.is_light or term.is_number)]
    words = dict.fromkeys(question.text[term.start : term.end] for term in terms)
    readable = [one for one in words if question.language == "ar" or language_of(one) == "en"]
    mark = "، " if question.language == "ar" else ", "
    return mark.join([word for word in readable if len(word) <= _LONGEST_WORD][:_LOOKED_FOR])


def _names_met(question: Question, sentence: Sentence) -> int:
    return sum("@" + name.id in sentence.keys for name in question.names)


def _in_reading_order(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Keep the best sentence's passage first; sentences of one passage follow in the order in which they stand."""
    passages = list(dict.fromkeys(sentence.passage for sentence in sentences))
    return sorted(sentences, key=lambda sentence: (passages.index(sentence.passage), sentence.span))


def _weighed(candidate: Candidate) -> Weighed:
    sentence = candidate.sentence
    return Weighed(sentence.passage.label, sentence.passage.document, *sentence.span, candidate.score)


def _asks_for_news(question: Question) -> bool:
    """Tell whether a question wants what is new of somebody, and nothing else of them."""
    if not question.names or not question.says(lexicon.LATEST):
        return False
    asking = {form for phrase in lexicon.phrases(lexicon.LATEST) for form in phrase}
    return all(term.is_name or term.is_light or term.form in asking for term in question.terms)
