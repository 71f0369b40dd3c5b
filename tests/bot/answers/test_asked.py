from __future__ import annotations

import pytest

from bot.answers.asked import IN_CONTEXT, Asked, together
from bot.answers.knowledge import Knowledge
from bot.answers.question import Question


def asked(small: Knowledge, text: str, context: str = "") -> Asked:
    return Asked.of(Question.of(text, None, context), small)


def test_a_sentence_meets_terms_in_its_own_words_or_more_faintly_in_its_passages(small: Knowledge) -> None:
    question = asked(small, "hydropower leased")
    lease, water = small.sentences(small.of_source("nordvik", "en")[0])
    document = small.documents["nordvik.en"]
    by_words = {one.term.form: at for at, one in enumerate(question.terms)}
    covers = question.covered_by(water, document)
    assert covers[by_words["hydropower"]] == 1
    assert covers[by_words["leased"]] == IN_CONTEXT
    assert question.covered_by(lease, document)[by_words["leased"]] == 1


def test_what_all_terms_are_met_is_everything_and_none_nothing(small: Knowledge) -> None:
    question = asked(small, "hydropower at Tromso")
    assert question.share(dict.fromkeys(range(len(question.terms)), 1.0)) == pytest.approx(1)
    assert question.share({}) == 0


def test_a_question_without_terms_divides_by_nothing(small: Knowledge) -> None:
    assert asked(small, "what is it?").share({}) == 0


def test_several_sentences_meet_together_what_the_best_of_them_does() -> None:
    assert together([{0: 0.4, 1: 1.0}, {0: 1.0}]) == {0: 1.0, 1: 1.0}
    assert together([]) == {}


def test_what_the_conversation_adds_weighs_less(small: Knowledge) -> None:
    own, added = asked(small, "hydropower").terms[0], asked(small, "what?", "hydropower").terms[0]
    assert added.weight < own.weight


def test_the_kinds_of_answer_that_lack_are_told(small: Knowledge) -> None:
    question = asked(small, "When was it leased and for how many MW?")
    lease, water = small.sentences(small.of_source("nordvik", "en")[0])
    assert question.lacking([lease]) == []
    assert len(question.lacking([water])) == len(question.question.expectations)
    assert question.expected_in(lease.text) > question.expected_in(water.text)
