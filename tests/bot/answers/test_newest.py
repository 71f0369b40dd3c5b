from __future__ import annotations

import pytest

from tests.bot.answers.conftest import Ask


@pytest.mark.parametrize(
    ("question", "told", "as_of"),
    [
        ("what's the latest on TeraWulf?", "October 2025", "October 2025"),
        ("any recent news about Cipher?", "3 November 2025", "3 November 2025"),
        ("آخر أخبار كور ساينتفيك", "30 أكتوبر 2025", "30 أكتوبر 2025"),
    ],
)
def test_news_of_somebody_is_what_the_sources_say_last_with_their_date(
    ask_shipped: Ask, question: str, told: str, as_of: str
) -> None:
    answer = ask_shipped(question)
    assert told in answer.text.split("\n\n")[0]
    assert as_of in answer.text.split("\n\n")[1]
    assert answer.citations


def test_our_own_arithmetic_is_no_news(ask_shipped: Ask) -> None:
    assert "deal-rates" not in [citation.source for citation in ask_shipped("the latest on Hut 8?").citations]


def test_a_fact_that_is_asked_for_now_says_of_when_it_is(ask_shipped: Ask) -> None:
    assert "newest source here" in ask_shipped("how many MW does TeraWulf have now?").text
    assert "newest source here" not in ask_shipped("how many MW can TeraWulf's site reach?").text


@pytest.mark.parametrize(
    "question", ["the key numbers", "أهم الأرقام في التقرير", "what are the most important figures?"]
)
def test_the_key_figures_are_sentences_with_figures(ask_shipped: Ask, question: str) -> None:
    lines = ask_shipped(question).text.split("\n\n")
    assert len(lines) >= 4
    assert all(any(char.isdigit() for char in line) for line in lines)


@pytest.mark.parametrize(
    "question", ["explain it simply", "explain the report in simple words", "اشرحلي التقرير ببساطة"]
)
def test_the_report_is_explained_in_plain_words(ask_shipped: Ask, question: str) -> None:
    assert {citation.source for citation in ask_shipped(question).citations} == {"plain"}


def test_after_an_answer_its_terms_are_explained(ask_shipped: Ask) -> None:
    answer = ask_shipped("what is the break-even hashprice at 25 J/TH?", "explain it simply")
    assert {citation.source for citation in answer.citations} == {"glossary"}


def test_a_matter_of_its_own_is_defined_rather_than_the_report_explained(ask_shipped: Ask) -> None:
    assert "PH/s" in ask_shipped("explain hashprice simply").text


@pytest.mark.parametrize(
    ("first", "correction", "name"),
    [
        ("what did Core Scientific get from CoreWeave?", "I meant Applied Digital", "Applied Digital"),
        ("كم قدرة موقع تيراوولف؟", "قصدي هت 8", "هت 8"),
    ],
)
def test_a_correction_of_ones_own_question_asks_it_again(
    ask_shipped: Ask, first: str, correction: str, name: str
) -> None:
    answer = ask_shipped(first, correction)
    assert answer.mode.value == "answer"
    assert name in answer.text
