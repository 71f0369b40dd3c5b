from __future__ import annotations

import pytest

from bot.answers.question import Question


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("How many MW?", "en"),
        ("كم ميجاوات؟", "ar"),
        ("كم ميجاوات عند Core Scientific و CoreWeave؟", "ar"),
        ("3ayez a3raf el taqa kam", "ar"),
        ("What does تيرا وولف own in New York?", "en"),
    ],
)
def test_the_reply_is_in_the_questions_language(text: str, language: str) -> None:
    assert Question.of(text).language == language


def test_arabizi_is_read_as_arabic() -> None:
    assert any(char > "\u0600" for char in Question.of("emta kan el halving el rabe3?").text)


def test_a_given_language_wins() -> None:
    assert Question.of("How many MW?", "ar").language == "ar"


@pytest.mark.parametrize(
    ("text", "arabic"), [("كم في ٢٠٣٠؟", True), ("كم في 2030؟", False), ("كم في ٢٠٣٠ و2031؟", False), ("كم؟", False)]
)
def test_arabic_figures_are_those_of_whoever_writes_no_others(text: str, arabic: bool) -> None:
    assert Question.of(text).arabic_digits is arabic


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Who bought Stronghold, and for how much?", 2),
        ("من اشترى سترونج هولد وبكم اشتراها؟", 2),
        ("Who bought Stronghold?", 1),
        ("How do Amazon and Google differ?", 1),
        ("", 1),
    ],
)
def test_a_message_has_as_many_parts_as_questions(text: str, count: int) -> None:
    parts = Question.of(text).parts
    assert len(parts) == count
    assert all("tronghold" in f"{part.text} {part.context}" for part in parts[1:] if part.language == "en")


def test_a_comparison_has_the_names_or_the_years_as_sides() -> None:
    assert Question.of("compare Hut 8 with Applied Digital").sides == ({"@hut-8"}, {"@applied-digital"})
    assert Question.of("compare demand in 2014 and 2023").sides == ({"2014"}, {"2023"})
    assert Question.of("what did Hut 8 and Applied Digital say?").sides == ()


def test_what_is_counted_is_the_focus_unless_it_is_the_unit() -> None:
    assert [term.form for term in Question.of("how many employees does Core Scientific have?").focus] == ["employees"]
    assert Question.of("how many MW does Core Scientific have?").focus == ()


def test_the_context_adds_to_the_query_but_not_to_the_text() -> None:
    question = Question.of("for how many years?", "en", "Core Scientific lease")
    assert question.text == "for how many years?"
    assert "Core Scientific" in question.query
    assert question.names == []
    assert {key for term in question.context_terms for key in term.keys} >= {"@core-scientific"}
