"""The questions that answers lead on to."""

from __future__ import annotations

import re

import pytest

from bot.answers.answer import Mode
from bot.chat.choice import LONGEST_COMMAND
from bot.chat.related import LONGEST, Related, prepared_questions
from bot.engine import Engine
from corpus.document import Kind, Language

PREPARED = prepared_questions()
BOTH = pytest.mark.parametrize("language", ["en", "ar"])
_TOLD = (Mode.ANSWER, Mode.CORRECT)
_FEW = 0.1  # part of the questions that may have no answer for now: none is offered without one


@BOTH
def test_each_prepared_question_fits_on_a_button(language: Language) -> None:
    for one in PREPARED:
        suggestion = one.suggested(language)
        assert len(suggestion.question) <= LONGEST
        assert suggestion.question.endswith("؟" if language == "ar" else "?")
        assert len(suggestion.command.encode()) <= LONGEST_COMMAND
        assert re.fullmatch(r"[a-z0-9-]{1,24}", one.id)
        assert not one.about & one.near
    assert len({one.id for one in PREPARED}) == len({one.wording[language] for one in PREPARED}) == len(PREPARED)


def test_every_paragraph_of_the_report_and_every_source_has_some(engine: Engine) -> None:
    told = {one.source for one in engine.knowledge.documents.values() if one.kind is not Kind.GLOSSARY} - {"report"}
    named = {source for one in PREPARED for source in one.about | one.near}
    assert {f"P{number}" for number in range(1, 17)} <= named
    assert told <= named


@BOTH
def test_the_sources_answer_them(engine: Engine, language: Language) -> None:
    answers = [engine.glimpse(one.wording[language], language) for one in PREPARED]
    unanswered = [one.id for one, said in zip(PREPARED, answers, strict=True) if said.mode not in _TOLD]
    assert len(unanswered) <= _FEW * len(PREPARED), unanswered


@BOTH
def test_a_command_asks_the_question_that_it_was_offered_with(engine: Engine, language: Language) -> None:
    related = Related(engine)
    for one in PREPARED:
        suggestion = one.suggested(language)
        assert related.question(suggestion.command.removeprefix("/more ")) == (suggestion.question, language)


@BOTH
def test_what_an_answer_is_most_about_is_offered_first(engine: Engine, language: Language) -> None:
    asked = {"en": "who backs TeraWulf's deal with Fluidstack?", "ar": "من يضمن عقد تيرا وولف مع فلويدستاك؟"}[language]
    offered = Related(engine).to(engine.glimpse(asked, language), [asked])
    assert offered[0].question in {one.wording[language] for one in PREPARED if "terawulf-fluidstack-2025" in one.about}
