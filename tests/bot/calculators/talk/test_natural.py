"""Talking to the calculators in natural words: requests, what goes on from them, and questions of fact beside them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.answers.question import Question
from bot.calculators.registry import CALCULATORS, calculate
from bot.calculators.talk.continuation import continued
from bot.calculators.talk.request import request_in

NATURAL: dict[str, Any] = tomllib.loads(Path(__file__).with_name("natural.toml").read_text("utf-8"))
CALLS = [(text, name, given) for name, asked in NATURAL["calls"].items() for text, given in asked.items()]
FOLLOW_UPS = [tuple(one[key] for key in ("last", "given", "text", "changed")) for one in NATURAL["follow_ups"]]
OTHERS = [tuple(one[key] for key in ("last", "given", "text")) for one in NATURAL["others"]]
FACTS = [text for texts in NATURAL["facts"].values() for text in texts]


def read(text: str) -> str:
    return Question.of(text).text


def alike(arguments: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return arguments.keys() == wanted.keys() and all(
        arguments[name] == pytest.approx(value) for name, value in wanted.items()
    )


@pytest.mark.parametrize(("text", "name", "given"), CALLS)
def test_a_request_calls_its_calculator_with_its_inputs(text: str, name: str, given: dict[str, Any]) -> None:
    request = request_in(read(text))
    assert request is not None
    assert (request.calculator.name, request.missing) == (name, "")
    assert alike(request.arguments, given)
    assert request.calculator.calculate(request.arguments).formula


@pytest.mark.parametrize(("last", "given", "text", "changed"), FOLLOW_UPS)
def test_a_short_message_goes_on_with_another_input(
    last: str, given: dict[str, Any], text: str, changed: dict[str, Any]
) -> None:
    request = request_in(read(text)) or continued(read(text), calculate(last, given))
    assert request is not None
    assert request.calculator.name == last
    assert alike(request.arguments, given | changed)


@pytest.mark.parametrize(("last", "given", "text"), OTHERS)
def test_what_asks_another_thing_goes_on_with_nothing(last: str, given: dict[str, Any], text: str) -> None:
    assert (request_in(read(text)) or continued(read(text), calculate(last, given))) is None


@pytest.mark.parametrize("text", FACTS)
def test_a_question_of_fact_calls_none(text: str) -> None:
    assert request_in(read(text)) is None


def test_every_calculator_is_asked_for_in_both_languages() -> None:
    assert set(NATURAL["calls"]) == set(CALCULATORS)
    for asked in NATURAL["calls"].values():
        assert {Question.of(text).language for text in asked} == {"ar", "en"}
