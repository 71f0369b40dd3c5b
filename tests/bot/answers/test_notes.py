"""Notes that an admin writes: a correction, a condition, an update, a caution and a silence, in both languages."""

from __future__ import annotations

import pytest

from bot.answers.answer import Mode
from bot.answers.knowledge import Knowledge
from bot.conversation import Conversation
from corpus.document import NoteKind
from tests.bot.answers.checks import assert_grounded, assert_written_in
from tests.bot.answers.conftest import Ask
from tests.bot.answers.corpora import NOTES_AR, NOTES_EN, answerer_of, later, lease, shelf

TEXTS = {(language, note.kind): note.text for language, notes in (("en", NOTES_EN), ("ar", NOTES_AR)) for note in notes}
MISLED = [
    ("en", "Why did Nordvik lease the Tromso site to Fjordnet?"),
    ("en", "When did Fjordnet become the tenant at Tromso?"),
    ("ar", "لماذا أجّرت نوردفيك موقع ترومسو لشركة فيوردنت؟"),
    ("ar", "ليه نوردفيك أجرت موقع ترومسو لفيوردنت؟"),
]


@pytest.mark.parametrize(("language", "question"), MISLED)
def test_a_false_premise_is_corrected_before_anything_else(
    ask: Ask, small: Knowledge, language: str, question: str
) -> None:
    answer = ask(question)
    assert answer.mode is Mode.CORRECT
    assert answer.text.startswith(TEXTS[language, NoteKind.CORRECTION])
    assert_grounded(answer, small.documents)


def test_whoever_asks_whether_it_is_so_is_answered_rather_than_corrected(ask: Ask) -> None:
    answer = ask("Is it true that Nordvik leased the Tromso site to Fjordnet?")
    assert answer.mode is Mode.ANSWER
    assert TEXTS["en", NoteKind.CORRECTION] in answer.text


def test_a_true_statement_is_not_corrected(ask: Ask) -> None:
    assert ask("Why did Nordvik lease the Tromso site to Halden Cloud?").mode is not Mode.CORRECT
    assert ask("How many MW did Nordvik lease to Halden Cloud at Tromso?").mode is Mode.ANSWER


def test_what_a_caution_warns_of_is_corrected_too(ask: Ask) -> None:
    answer = ask("Why does the Tromso site now run at 90 MW?")
    assert answer.mode is Mode.CORRECT
    assert answer.text.startswith(TEXTS["en", NoteKind.CAUTION])


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "How many dollars for how many years did Nordvik lease Tromso in March 2027?"),
        ("ar", "كم دولارًا وكم سنة أجّرت نوردفيك موقع ترومسو في مارس 2027؟"),
    ],
)
def test_a_condition_rides_on_the_figure(ask: Ask, language: str, question: str) -> None:
    answer = ask(question)
    assert answer.mode is Mode.ANSWER
    assert TEXTS[language, NoteKind.CONDITION] in answer.text


@pytest.mark.parametrize(
    ("language", "question"),
    [("en", "How many MW did Nordvik lease at Tromso?"), ("ar", "كم ميجاوات أجّرت نوردفيك في ترومسو؟")],
)
def test_an_update_rides_on_the_figure_that_it_changes_and_cites_its_source(
    ask: Ask, language: str, question: str
) -> None:
    answer = ask(question)
    assert TEXTS[language, NoteKind.UPDATE] in answer.text
    assert f"nordvik-later.{language}" in [citation.document for citation in answer.citations]


def test_no_note_rides_on_a_passage_that_has_none(ask: Ask) -> None:
    answer = ask("Who is the chief executive of Nordvik?")
    assert "Note:" not in answer.text


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "Who are the customers of Halden Cloud?"),
        ("ar", "من هم عملاء هالدن كلاود؟"),
        ("ar", "مين عملاء هالدن كلاود؟"),
    ],
)
def test_a_silence_is_admitted_with_the_nearest_that_is_said(ask: Ask, language: str, question: str) -> None:
    answer = ask(question)
    assert answer.mode is Mode.ABSTAIN
    assert TEXTS[language, NoteKind.SILENCE] in answer.text
    assert answer.citations
    assert_written_in("ar" if language == "ar" else "en", answer)


def test_without_its_notes_a_document_is_answered_from_all_the_same() -> None:
    bare = answerer_of([lease("en", notes=False), later("en"), *shelf()[4:]])
    answer = bare.answer("How many MW did Nordvik lease at Tromso?", Conversation())
    assert "90 MW" in answer.text
    assert "Note:" not in answer.text
    assert bare.answer("Why did Nordvik lease the Tromso site to Fjordnet?", Conversation()).mode is not Mode.CORRECT
