"""Talking to the calculators, measured by a grammar of paraphrases with random figures, and of questions of fact."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from bot.answers.question import Question
from bot.calculators.registry import CALCULATORS
from bot.calculators.talk.request import request_in
from tests.bot.calculators.talk import lease_phrases, phrases
from tests.bot.calculators.talk.figures import Language
from tests.bot.calculators.talk.grammar import Paraphrase, facts, paraphrases

SEEDS = (20240828, 7, 1912)
COUNT = 15 * len(CALCULATORS)
UNDERSTOOD = 0.97
FACTS_COUNT = 250  # in each language
MISTAKEN = 0.01
LANGUAGES: tuple[Language, ...] = ("en", "ar")


def called(text: str) -> tuple[str, str, object] | None:
    request = request_in(Question.of(text).text)
    return (request.calculator.name, request.missing, request.arguments) if request else None


def missed(asked: Iterable[Paraphrase]) -> list[str]:
    """Say which paraphrases call another calculator than they should, or give it other arguments."""
    found = [(one, called(one.text)) for one in asked]
    return [
        f"{one.text} | {one.name} {one.arguments} | {got}" for one, got in found if got != (one.name, "", one.arguments)
    ]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_paraphrases_call_their_calculators_with_exactly_their_arguments(language: Language, seed: int) -> None:
    asked = paraphrases(language, seed, COUNT)
    wrong = missed(asked)
    assert len(wrong) <= (1 - UNDERSTOOD) * len(asked), "\n".join(wrong)


@pytest.mark.parametrize("seed", SEEDS)
def test_questions_of_fact_call_none(seed: int) -> None:
    asked = [text for language in LANGUAGES for text in facts(language, seed, FACTS_COUNT)]
    asked += phrases.FACTS + lease_phrases.FACTS
    wrong = [f"{text} | {got}" for text in asked if (got := called(text))]
    assert len(wrong) <= MISTAKEN * len(asked), "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_grammar_asks_for_every_calculator_in_ever_new_words(language: Language) -> None:
    asked = [one for seed in SEEDS for one in paraphrases(language, seed, COUNT)]
    assert {one.name for one in asked} == set(CALCULATORS)
    assert len({one.text for one in asked}) > 0.99 * len(asked)
    assert any(isinstance(value, list) for one in asked for value in one.arguments.values())
