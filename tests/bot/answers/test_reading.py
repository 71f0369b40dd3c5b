"""Reading: candidates, the choice among them, and whether they answer."""

from __future__ import annotations

import pytest

from bot.answers.asked import Asked
from bot.answers.candidates import Candidates
from bot.answers.choice import SENTENCES, choose, denies, sides
from bot.answers.confidence import answerable, confidence_of
from bot.answers.knowledge import Knowledge
from bot.answers.question import Question
from bot.answers.reading import Reader, Reading


def read(small: Knowledge, text: str) -> Reading:
    return Reader(small).read(Question.of(text))


def test_candidates_come_best_first_and_are_read_in_the_replys_language(small: Knowledge) -> None:
    asked = Asked.of(Question.of("How many MW did Nordvik lease at Tromso?"), small)
    found = Candidates(small).find(asked, ())
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert "90 MW" in found[0].sentence.text
    both = [one for one in found if one.sentence.passage.source in ("nordvik", "nordvik-later")]
    assert {one.sentence.passage.language for one in both} == {"en"}


def test_the_same_sentence_is_a_candidate_once(small: Knowledge) -> None:
    found = Candidates(small).find(Asked.of(Question.of("Tromso"), small), small.of_source("nordvik", "en"))
    assert len({one.sentence for one in found}) == len(found)


def test_few_sentences_are_chosen_each_for_what_it_adds(small: Knowledge) -> None:
    asked = Asked.of(Question.of("What does the Tromso site run on?"), small)
    chosen = choose(asked, Candidates(small).find(asked, ()))
    assert 1 <= len(chosen) <= SENTENCES
    assert "hydropower" in chosen[0].sentence.text


def test_nothing_is_chosen_from_nothing(small: Knowledge) -> None:
    asked = Asked.of(Question.of("Tromso"), small)
    assert choose(asked, []) == []
    assert sides(asked, [], small) == []


def test_both_sides_of_a_comparison_are_chosen(small: Knowledge) -> None:
    asked = Asked.of(Question.of("compare what Microsoft and Google paid for their plants"), small)
    found = Candidates(small).find(asked, ())
    chosen = sides(asked, [found for _ in asked.question.sides], small)
    assert {one.sentence.passage.source for one in chosen} == {"wind", "gas"}


def test_a_sentence_denies_a_question_that_says_the_contrary() -> None:
    assert denies({"#reject"}, {"#approve"})
    assert not denies({"#approve"}, {"#approve"})
    assert not denies({"#reject", "#approve"}, {"#approve"})


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("How many MW did Nordvik lease at Tromso?", True),
        ("Who said that Nordvik kept 40 MW for bitcoin mining?", True),
        ("How many GPUs did Nordvik lease at Tromso?", False),
        ("What is the share price of Nordvik?", False),
        ("كم ميجاوات أجّرت نوردفيك في ترومسو؟", True),
        ("كم بطاقة رسومية لدى نوردفيك في ترومسو؟", False),
    ],
)
def test_what_was_read_answers_or_does_not(small: Knowledge, text: str, answers: bool) -> None:
    assert answerable(Question.of(text), read(small, text)) is answers


def test_confidence_is_higher_where_more_is_covered(small: Knowledge) -> None:
    sure, unsure = "How many MW did Nordvik lease at Tromso?", "Which insurer covers fires at Tromso?"
    assert (
        0
        <= confidence_of(Question.of(unsure), read(small, unsure))
        < confidence_of(Question.of(sure), read(small, sure))
        <= 1
    )
    assert confidence_of(Question.of(sure), Reading((), (), 0.0, ())) == 0


def test_what_is_missing_is_told(small: Knowledge) -> None:
    missing = {term.form for term in read(small, "How many zeppelins did Nordvik lease at Tromso?").missing}
    assert "zeppelins" in missing
    assert "tromso" not in missing


def test_every_part_of_a_message_is_read(small: Knowledge) -> None:
    reading = read(small, "How many MW did Nordvik lease at Tromso, and who is the chief executive of Nordvik?")
    assert len(reading.parts) == 2
    texts = " ".join(one.sentence.text for one in reading.chosen)
    assert "90 MW" in texts
    assert "Solberg" in texts


def test_names_lead_from_one_source_to_another(ask_shipped: object) -> None:
    answer = ask_shipped("شركة جريج بيرد مين اللي اشتراها وبكام؟")  # type: ignore[operator]
    assert "125" in answer.text
    assert "stronghold-bitfarms" in [citation.source for citation in answer.citations]
