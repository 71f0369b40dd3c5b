"""Phrasing: what a model said, as an answer: its sentences with exact citations, and all that must go with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.answers.answer import Answer, Mode, Provenance
from bot.answers.draft import LONGEST, MOST_CITATIONS, Draft
from bot.answers.guard import Guard
from bot.answers.guard.claims import claims_in
from bot.answers.guard.facts import Facts, facts_of
from bot.answers.guard.reckoning import Reckoning
from bot.answers.knowledge import Knowledge
from bot.answers.question import Question
from bot.llm.offer import Item, Offer
from bot.llm.sentences import Stated
from bot.messages import message
from corpus.language import language_of

_SAYING = 3  # sentences at most
_BREAK = "\n\n"


@dataclass(frozen=True)
class Phrasing:
    """One question being phrased: its extractive answer, and what the model was offered."""

    question: Question
    extractive: Answer
    offer: Offer
    knowledge: Knowledge
    guard: Guard
    model: str

    def answer(self, stated: Sequence[Stated], *, is_whole: bool = True) -> Answer | None:
        """Return the answer that some sentences make, None when they may not take the extractive one's place.

        They may when the first of them stands, in the asker's language, and a correction or result that the extractive
        answer leads with is among them; one that is not whole yet lacks what goes behind the sentences.
        """
        draft, said = Draft(self.knowledge, self.question.language), list[Stated]()
        for sentence in stated[:_SAYING]:
            if self._say(sentence, draft):
                said.append(sentence)
        if not said or said[0] is not stated[0] or language_of(draft.text) != self.question.language:
            return None
        if not self._leads(said):
            return None
        notes = self._notes_left_out(said) if is_whole else []
        if not all(self._append(note, draft) for note in notes):
            return None
        return self._checked(self._with_calculation(draft, is_whole))

    def _say(self, stated: Stated, draft: Draft) -> bool:
        """Add a sentence that names what it rests on, or states the calculation; tell whether it was added."""
        items = [item for number in stated.numbers if (item := self.offer.item(number))]
        sentences = [sentence for item in items for sentence in item.bearing_out(stated.text)]
        if not sentences and not self._states_result(facts_of(stated.text)):
            return False
        return draft.say(stated.text, *sentences, joined=True)

    def _append(self, item: Item, draft: Draft) -> bool:
        assert item.note is not None
        return draft.say(message(self.question.language, "answer-note", text=item.note.text), *item.sentences)

    def _leads(self, said: Sequence[Stated]) -> bool:
        """Tell whether what the extractive answer leads with is said: a correction first, a result anywhere."""
        extractive = self.extractive
        if self._reckoning is not None:
            return any(self._reckoning.says_headline(facts_of(sentence.text)) for sentence in said)
        items = [item for number in said[0].numbers if (item := self.offer.item(number))]
        named = [item.passage for item in items if item.note is None]
        if led := self.offer.note_that_is(claims_in(extractive.text, len(extractive.citations))[0].text):
            backed = led in items or any(one.passage in named for one in led.sentences)
            return backed and self._corrects(said[0], led)
        return extractive.mode is not Mode.CORRECT or self.knowledge.cited(extractive.citations[0]) in named

    def _corrects(self, said: Stated, item: Item) -> bool:
        """Tell whether a sentence says something of a note that the question does not: what is right instead."""
        assert item.note is not None
        note, asked, facts = (facts_of(one) for one in (item.note.text, self.question.text, said.text))
        fresh = (note.figures | note.names) - (asked.figures | asked.names)
        return not fresh.isdisjoint(facts.figures | facts.names) if fresh else facts.negations > 0

    def _notes_left_out(self, said: Sequence[Stated]) -> list[Item]:
        """Return the notes that go behind the extractive answer and that no sentence said names."""
        named = {number for sentence in said for number in sentence.numbers}
        return [item for item in self.offer.notes_in(self.extractive.text) if item.number not in named]

    def _with_calculation(self, draft: Draft, is_whole: bool) -> Answer:
        """Return the draft as an answer; a calculation's caveats, formula and inputs stay behind the sentences."""
        extractive = self.extractive
        details = list(extractive.details)
        if self._reckoning is not None and is_whole:
            for claim in claims_in(extractive.text, len(extractive.citations))[1:]:
                if not draft.say(claim.text):
                    details.append(claim.text)
        answer = draft.answer(extractive.mode, extractive.confidence, extractive.calculation, extractive.arabic_digits)
        more = extractive.citations if self._reckoning is not None else ()
        return replace(
            answer,
            citations=tuple(dict.fromkeys([*answer.citations, *more]))[:MOST_CITATIONS],
            details=tuple(details),
            weighed=extractive.weighed,
            provenance=Provenance("", "", "", self.model),
        )

    def _checked(self, answer: Answer) -> Answer | None:
        """Return what of an answer the guard lets out, None unless that begins as the answer does."""
        passed = self.guard.passed(answer, self.question.text)
        if passed is None or len(passed.text) > LONGEST:
            return None
        first, kept = (claims_in(one.text, len(one.citations))[0] for one in (answer, passed))
        lost = len(answer.text.split(_BREAK)) - len(passed.text.split(_BREAK))  # a note or a calculation's line
        return passed if first.text == kept.text and not lost and passed.details == answer.details else None

    @cached_property
    def _reckoning(self) -> Reckoning | None:
        calculation = self.extractive.calculation
        return Reckoning(calculation, self.question.language) if calculation else None

    def _states_result(self, facts: Facts) -> bool:
        reckoning = self._reckoning
        return reckoning is not None and reckoning.states(facts) and reckoning.holds(facts)
