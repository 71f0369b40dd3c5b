"""`/calc`."""

from __future__ import annotations

import pytest

from bot.calculators.registry import CALCULATORS
from bot.chat import Chat
from bot.chat.reply import Reply, User
from bot.conversation import Conversation
from corpus.document import Language
from tests.bot.samples import FakeEngine


def calc(text: str, engine: FakeEngine | None = None, language: Language = "en") -> Reply:
    chat = Chat(engine or FakeEngine())  # type: ignore[arg-type]
    [reply] = chat.reply(f"/calc {text}", Conversation(), User(language))
    return reply


@pytest.mark.parametrize("language", ["ar", "en"])
def test_alone_it_lists_every_calculator(language: Language) -> None:
    reply = calc("", language=language)
    assert all(name in reply.text for name in CALCULATORS)


@pytest.mark.parametrize("name", CALCULATORS)
def test_a_name_alone_gets_the_arguments(name: str) -> None:
    assert all(argument in calc(name).text for argument in CALCULATORS[name].arguments.slots())


@pytest.mark.parametrize(
    "text",
    [
        "sector_revenue share=30%",
        "sector-revenue --share=30 %",
        "Sector_Revenue —share = ٣٠٪",
        "sector_revenue share=0.3 anchor-usd=13.9",
    ],
)
def test_named_arguments_are_worked_out(text: str) -> None:
    reply = calc(text)
    assert reply.answer is not None
    assert reply.answer.calculation is not None
    assert reply.answer.calculation.value == pytest.approx(20.85)


@pytest.mark.parametrize("text", ["sector_revenue share=300%", "sector_revenue shares=3", "sector_revenue share=many"])
def test_an_input_that_does_not_fit_is_said_with_the_usage(text: str) -> None:
    reply = calc(text)
    assert reply.answer is None
    assert "share" in reply.text.splitlines()[0]
    assert "anchor_usd" in reply.text


@pytest.mark.parametrize("text", ["what if miners moved 30%?", "sector_revenue for 30%", "unknown share=30%"])
def test_anything_else_is_a_question(text: str) -> None:
    engine = FakeEngine()
    assert calc(text, engine).answer is not None
    assert engine.asked == [text]


def test_a_calculation_is_remembered_for_the_follow_up() -> None:
    conversation = Conversation()
    Chat(FakeEngine()).reply("/calc sector_revenue share=30%", conversation, User())  # type: ignore[arg-type]
    assert conversation.turns[-1].answer.calculation is not None
