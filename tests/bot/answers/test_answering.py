"""Answers from a small corpus: facts, notes, sources in one language, twins."""

from __future__ import annotations

import time

import pytest

from bot.answers.answer import Mode
from bot.answers.knowledge import Knowledge
from bot.conversation import Conversation
from corpus.document import Document
from tests.bot.answers.checks import assert_grounded, assert_written_in
from tests.bot.answers.conftest import Ask
from tests.bot.answers.corpora import LEASE_AR, LEASE_EN, answerer_of, shelf

FACTS = [
    ("How many MW did Nordvik lease at Tromso?", "90 MW"),
    ("What does the Tromso site run on?", "hydropower"),
    ("Who is the chief executive of Nordvik?", "Ingrid Solberg"),
    ("How many people does Nordvik employ?", "210"),
    ("How many MW did Nordvik keep for mining?", "40 MW"),
    ("for how many years is the Tromso lease?", "8 years"),
    ("how many MW did nordvick lease at tromso", "90 MW"),
    ("كم ميجاوات أجّرت نوردفيك في ترومسو؟", "90"),
    ("بكام ميجا اجرت نوردفيك موقع ترومسو؟", "90"),
    ("من قال إن الشركة احتفظت بـ 40 ميجاوات للتعدين؟", "إنغريد سولبرغ"),
    ("كم موظفا لدى نوردفيك؟", "210"),
]


@pytest.mark.parametrize(("question", "fact"), FACTS)
def test_a_fact_is_quoted_first_from_its_document(ask: Ask, small: Knowledge, question: str, fact: str) -> None:
    answer = ask(question)
    assert answer.mode is Mode.ANSWER
    assert fact in answer.text.split("\n\n")[0]
    assert answer.citations[0].source.startswith("nordvik")
    assert_grounded(answer, small.documents)


@pytest.mark.parametrize(("question", "fact"), FACTS)
def test_the_reply_is_in_the_language_of_the_question(ask: Ask, question: str, fact: str) -> None:
    assert_written_in("ar" if any(char > "\u0600" for char in question) else "en", ask(question))


def test_a_chosen_language_wins_over_that_of_the_question(ask: Ask) -> None:
    arabic = ask("How many MW did Nordvik lease at Tromso?", language="ar")
    assert_written_in("ar", arabic)
    english = ask("بكام اشترت جوجل محطة الغاز؟", language="en")
    assert english.language == "en"
    assert "275 million" in english.text


def test_arabic_figures_in_give_arabic_figures_out_and_quotes_as_they_are(ask: Ask) -> None:
    answer = ask("كم ميجاوات أجّرت نوردفيك في ترومسو سنة ٢٠٢٧؟")
    assert "٩٠ ميجاوات" in answer.text
    assert not any(digit in answer.text for digit in "0123456789")
    assert "90 ميجاوات" in answer.citations[0].quote
    assert answer.citations[0].quote in LEASE_AR


def test_the_same_question_is_answered_the_same(ask: Ask) -> None:
    assert ask(FACTS[0][0]) == ask(FACTS[0][0])


def test_what_the_sources_do_not_say_is_not_made_up(ask: Ask, small: Knowledge) -> None:
    for question in (
        "How many GPUs did Halden Cloud buy for its data centre?",
        "What did miners earn in Iceland in 2031?",
        "كم بطاقة رسومية اشترت مراكز البيانات في المغرب؟",
    ):
        answer = ask(question)
        assert answer.mode is Mode.ABSTAIN, answer.text
        assert_grounded(answer, small.documents)


def test_an_abstention_shows_the_nearest_that_there_is(ask: Ask) -> None:
    answer = ask("How many GPUs run on electricity from Nordvik's data centre at Tromso?")
    assert answer.mode is Mode.ABSTAIN
    assert answer.citations
    assert any(word in answer.citations[0].quote for word in ("Tromso", "Nordvik"))


def test_what_is_not_said_of_a_name_that_the_sources_know_is_no_other_field(ask: Ask) -> None:
    assert ask("How much water does Tromso use?").mode is Mode.ABSTAIN


def test_a_woman_who_leads_a_company_is_found_by_her_office(ask: Ask) -> None:
    assert "سولبرغ" in ask("من هي الرئيسة التنفيذية لنوردفيك؟").text


def test_a_question_of_another_field_is_declined_without_citations(ask: Ask) -> None:
    for question in ("best pizza place in Naples?", "مين كسب كاس العالم؟"):
        answer = ask(question)
        assert (answer.mode, answer.citations) == (Mode.DECLINE, ())


def test_both_parts_of_a_double_question_are_answered(ask: Ask) -> None:
    text = ask("How many MW did Nordvik lease at Tromso, and who is the chief executive of Nordvik?").text
    assert "90 MW" in text
    assert "Ingrid Solberg" in text


def test_a_source_in_arabic_only_is_shown_as_it_is_with_a_word_on_it(ask: Ask, small: Knowledge) -> None:
    answer = ask("how much did Microsoft pay for the wind plant in Texas?")
    assert (answer.mode, answer.language) == (Mode.ANSWER, "en")
    assert answer.citations[0].document == "wind"
    assert answer.citations[0].quote in answer.text
    assert answer.text.endswith("(The source is in Arabic only.)")
    assert_grounded(answer, small.documents)


def test_a_source_in_english_only_is_shown_as_it_is_with_a_word_on_it(ask: Ask, small: Knowledge) -> None:
    answer = ask("بكم اشترت جوجل محطة الغاز في أوهايو؟")
    assert (answer.mode, answer.language) == (Mode.ANSWER, "ar")
    assert answer.citations[0].document == "gas"
    assert answer.text.endswith("(المصدر بالإنجليزية فقط.)")
    assert_grounded(answer, small.documents)


def test_a_source_in_both_languages_is_quoted_in_the_askers_without_that_word(ask: Ask) -> None:
    for question, text in ((FACTS[0][0], LEASE_EN), ("كم ميجاوات أجّرت نوردفيك في ترومسو؟", LEASE_AR)):
        answer = ask(question)
        assert answer.citations[0].quote in text
        assert "only.)" not in answer.text
        assert "فقط.)" not in answer.text


def test_an_answer_takes_milliseconds(ask: Ask) -> None:
    ask(FACTS[0][0])
    started = time.perf_counter()
    for question, _ in FACTS:
        ask(question)
    assert (time.perf_counter() - started) / len(FACTS) < 0.1


def test_a_very_long_sentence_still_fits_an_answer() -> None:
    endless = "Nordvik's Alta campus took 300 MW for its data centre" + ", then more power" * 65 + "."
    answerer = answerer_of([*shelf(), Document("alta", "alta", "en", "Alta", endless)])
    answer = answerer.answer("How many MW did Nordvik's Alta campus take?", Conversation())
    assert "300 MW" in answer.text
    assert len(answer.text) <= 900
