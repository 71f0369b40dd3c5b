"""The shipped corpus end to end: our golden questions hold what every answer must; an admin's documents work alike."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answers.answer import Answer, Mode
from bot.conversation import Conversation
from bot.engine import Engine
from bot.evaluation.questions import GoldenQuestion, read_questions
from bot.golden import QUESTIONS
from bot.settings import Settings
from corpus.document import Document, Kind, NoteKind
from corpus.library import Library
from tests.bot.answers.checks import assert_grounded, assert_written_in, figures, markers, unfounded
from tests.bot.answers.corpora import NOTES_AR, NOTES_EN, later, lease

GOLDEN = {question.id: question for question in read_questions(QUESTIONS)}
NOTED = ("Note:", "تنبيه:", "Not in the sources:", "ليس في المصادر:")
SCALES = (1, 100, 1e-3, 1e-6, 1e-9)
OPENINGS = {"en": "Why is it that {}?", "ar": "لماذا {}؟"}
EXTRACTIVE = (Mode.ANSWER, Mode.ABSTAIN, Mode.CORRECT, Mode.REFUSE)


@pytest.fixture(scope="module")
def answers(engine: Engine) -> dict[str, Answer]:
    found = {}
    for name, question in GOLDEN.items():
        conversation = Conversation()
        for earlier in question.history:
            engine.ask(earlier, conversation)
        found[name] = engine.ask(question.question, conversation)
    return found


def asked(question: GoldenQuestion) -> str:
    return " ".join([*question.history, question.question])


def test_every_quote_is_to_the_letter_and_every_answer_short(
    answers: dict[str, Answer], shipped: dict[str, Document]
) -> None:
    for answer in answers.values():
        assert_grounded(answer, shipped)


def test_every_reply_is_in_the_askers_language(answers: dict[str, Answer]) -> None:
    for name, answer in answers.items():
        assert_written_in(GOLDEN[name].lang or "en", answer)


def test_every_answer_that_says_something_cites_something(answers: dict[str, Answer]) -> None:
    for answer in answers.values():
        assert answer.citations or answer.mode in (Mode.CHAT, Mode.DECLINE, Mode.CLARIFY, Mode.REFUSE, Mode.CALC)


def test_every_figure_outside_a_note_stands_in_a_quote_or_in_the_question(answers: dict[str, Answer]) -> None:
    for name, answer in answers.items():
        lines = [line for line in answer.text.split("\n\n") if not line.startswith(NOTED)]
        first = answer.mode is Mode.CORRECT  # it opens with the note's words
        if answer.mode in EXTRACTIVE:
            assert not unfounded("\n\n".join(lines[first:]), answer, asked(GOLDEN[name])), name


def test_every_figure_of_a_note_stands_in_a_quote_too(answers: dict[str, Answer]) -> None:
    for name, answer in answers.items():
        if answer.mode in EXTRACTIVE:
            assert not unfounded(answer.text, answer, asked(GOLDEN[name])), name


def test_no_number_of_a_citation_is_skipped(answers: dict[str, Answer]) -> None:
    for name, answer in answers.items():
        seen = sorted(set(markers(answer.text)))
        assert seen == list(range(1, len(seen) + 1)), name


def test_a_calculation_shows_its_figure_and_what_it_reckoned_with(answers: dict[str, Answer]) -> None:
    for answer in answers.values():
        if answer.mode is Mode.CALC:
            assert answer.calculation is not None
            given = [
                i.value for i in answer.calculation.inputs if i.origin.kind == "you" and isinstance(i.value, float)
            ]
            shown = figures(answer.text)
            assert all(any(abs(value * scale - f) < 0.01 for f in shown for scale in SCALES) for value in given)


def test_every_answer_says_what_made_it(answers: dict[str, Answer]) -> None:
    provenances = {answer.provenance for answer in answers.values()}
    assert len(provenances) == 1
    assert None not in provenances


def test_asked_again_every_question_is_answered_the_same(engine: Engine, answers: dict[str, Answer]) -> None:
    for name in ("ar-10", "en-20", "en-45", "ar-25"):
        again = engine.ask(GOLDEN[name].question)
        assert replace(again, elapsed_ms=0) == replace(answers[name], elapsed_ms=0)


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """An engine to whose corpus an admin has added a lease, with notes, and what became of it."""
    home: Path = tmp_path_factory.mktemp("added")
    for language in ("ar", "en"):
        Library(home).add(lease(language))
        Library(home).add(later(language))
    return Engine(Settings(home=home))


@pytest.mark.parametrize(
    ("question", "mode", "text"),
    [
        ("How many MW did Nordvik lease at Tromso?", Mode.ANSWER, "90 MW"),
        ("كم ميجاوات أجّرت نوردفيك في ترومسو؟", Mode.ANSWER, "90 ميجاوات"),
        ("Why did Nordvik lease the Tromso site to Fjordnet?", Mode.CORRECT, NOTES_EN[0].text),
        ("لماذا أجّرت نوردفيك موقع ترومسو لشركة فيوردنت؟", Mode.CORRECT, NOTES_AR[0].text),
        ("How many MW did Nordvik lease at Tromso?", Mode.ANSWER, NOTES_EN[2].text),
        ("Who are the customers of Halden Cloud?", Mode.ABSTAIN, NOTES_EN[4].text),
        ("من هم عملاء هالدن كلاود؟", Mode.ABSTAIN, NOTES_AR[4].text),
    ],
)
def test_what_an_admin_adds_is_answered_from_like_what_ships(
    added: Engine, question: str, mode: Mode, text: str
) -> None:
    answer = added.ask(question)
    assert answer.mode is mode
    assert text in answer.text
    assert answer.citations[0].source == "nordvik"
    assert_grounded(answer, {document.id: document for document in added.sources()})


def test_what_changed_since_is_told_of_an_added_document_too(added: Engine) -> None:
    conversation = Conversation()
    added.ask("How many MW did Nordvik lease at Tromso?", conversation)
    assert "140 MW" in added.ask("has that changed since?", conversation).text


def test_what_ships_is_answered_as_before_beside_it(added: Engine) -> None:
    answer = added.ask("How many MW can TeraWulf's site reach?")
    assert answer.citations[0].source == "P12"


def test_every_misreading_taken_for_granted_brings_up_a_note(engine: Engine, shipped: dict[str, Document]) -> None:
    """Word for word, of every document: the note itself, or that of another document on the same mistake."""
    notes = {
        language: [n.text for d in shipped.values() if d.language == language for n in d.notes] for language in OPENINGS
    }
    missed = [
        misreading
        for document in shipped.values()
        for note in document.notes
        for misreading in (note.misreadings if note.kind in (NoteKind.CORRECTION, NoteKind.CAUTION) else ())
        if not _says_one(engine.ask(OPENINGS[document.language].format(misreading)).text, notes[document.language])
    ]
    assert not missed


def _says_one(text: str, notes: list[str]) -> bool:
    return any(note in text for note in notes)


@pytest.mark.parametrize(
    "question",
    [
        "why do tech companies want miners' power?",
        "Why are tech companies competing for bitcoin miners' power?",
        "لماذا تريد شركات التكنولوجيا مواقع المعدنين؟",
    ],
)
def test_why_it_is_so_may_stand_in_the_glossary(engine: Engine, question: str) -> None:
    answer = engine.ask(question)
    assert answer.mode is Mode.ANSWER
    assert answer.citations[0].kind is Kind.GLOSSARY
    assert any(word in answer.citations[0].quote for word in ("because", "لأن"))


@pytest.mark.parametrize("question", ["what did Greg Beard say?", "ماذا قال جريج بيرد؟"])
def test_what_somebody_said_is_told_in_his_words(engine: Engine, question: str) -> None:
    answer = engine.ask(question)
    assert answer.mode is Mode.ANSWER
    assert any(
        word in citation.quote for citation in answer.citations for word in ("Beard of Stronghold said", "قال جريج")
    )


@pytest.mark.parametrize(
    "question", ["what is the largest bitcoin miner?", "what is the average PUE?", "TeraWulf capacity?"]
)
def test_one_thing_of_a_kind_is_no_term_to_define(engine: Engine, question: str) -> None:
    assert engine.ask(question).citations[0].kind is not Kind.GLOSSARY


def test_how_long_is_answered_with_a_time(engine: Engine) -> None:
    assert "55 months" in engine.ask("how long does it take to connect a data centre to the grid?").text
