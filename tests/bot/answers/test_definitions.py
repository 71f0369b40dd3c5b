from __future__ import annotations

import pytest

from bot.answers.answer import Mode
from bot.answers.definitions import entry_for, terms_of_entry
from bot.answers.knowledge import Knowledge
from bot.answers.question import Question
from corpus.document import Document, Kind
from tests.bot.answers.conftest import Ask
from tests.bot.answers.corpora import knowledge_of, shelf

TEXT = """Curtailment (demand response, load shedding): to switch machines off when the grid asks for it.

Behind the meter: power taken at the plant, before the grid."""


@pytest.fixture(scope="module")
def defining() -> Knowledge:
    return knowledge_of([*shelf(), Document("words.en", "words", "en", "Glossary", TEXT, Kind.GLOSSARY)])


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("what is curtailment?", "Curtailment"),
        ("define load shedding", "Curtailment"),
        ("curtailment?", "Curtailment"),
        pytest.param(
            "what is behind the meter?",
            "Behind the meter",
        ),
    ],
)
def test_a_term_is_defined_by_the_glossary(defining: Knowledge, question: str, term: str) -> None:
    entry = entry_for(Question.of(question), defining)
    assert entry is not None
    assert entry.text.startswith(term)


@pytest.mark.parametrize(
    "question",
    [
        "what is the price of curtailment in Texas in August 2026?",
        "what is a turbine?",
        "ما هو القطع؟",
        "who is Ingrid Solberg?",
    ],
)
def test_what_asks_for_more_or_for_another_term_is_not(defining: Knowledge, question: str) -> None:
    assert entry_for(Question.of(question), defining) is None


def test_a_head_names_its_term_and_the_others() -> None:
    assert terms_of_entry(TEXT) == ["Curtailment", "demand response", "load shedding"]
    assert terms_of_entry("No definition here") == []


@pytest.mark.parametrize(
    "question", ["what is hashprice?", "what is PUE?", "ما هو الهاش برايس؟", "يعني ايه هاش برايس؟"]
)
def test_the_shipped_glossary_answers_in_the_askers_language(ask_shipped: Ask, question: str) -> None:
    answer = ask_shipped(question)
    assert answer.mode is Mode.ANSWER
    assert answer.citations[0].source == "glossary"
    assert answer.citations[0].language == answer.language


@pytest.mark.parametrize("question", ["P12", "what's in paragraph 12?", "ايه اللي في الفقرة ١٢؟"])
def test_a_paragraph_is_quoted_by_its_name(ask_shipped: Ask, question: str) -> None:
    answer = ask_shipped(question)
    assert {citation.source for citation in answer.citations[:2]} == {"P12"}


def test_a_paragraph_that_there_is_not_is_not_made_up(ask_shipped: Ask) -> None:
    assert ask_shipped("P99").citations == ()
