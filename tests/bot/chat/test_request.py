"""A message as the conversation understands it."""

from __future__ import annotations

import pytest

from bot.chat.reply import User
from bot.chat.request import Request
from bot.conversation import Conversation
from tests.bot.samples import answer


def request(text: str, conversation: Conversation | None = None, user: User | None = None) -> Request:
    return Request(text, conversation or Conversation(), user or User())


@pytest.mark.parametrize(
    ("text", "command", "argument"),
    [
        ("what is hashprice?", "", "what is hashprice?"),
        ("/ask", "ask", ""),
        ("/ASK@qudra_bot  what is\nhashprice? ", "ask", "what is\nhashprice?"),
        (" /calc sector_revenue share=30%", "calc", "sector_revenue share=30%"),
        ("/ask ما هو سعر الهاش؟", "ask", "ما هو سعر الهاش؟"),
        ("/", "", "/"),
        ("/kWh or $/kWh?", "kwh", "or $/kWh?"),
        ("3/4 of it", "", "3/4 of it"),
        ("", "", ""),
    ],
)
def test_a_command_is_told_from_a_question(text: str, command: str, argument: str) -> None:
    assert (request(text).command, request(text).argument) == (command, argument)


def test_the_chosen_language_comes_first_then_that_of_the_last_answer_then_the_clients() -> None:
    conversation = Conversation()
    assert request("/help", conversation).language == "en"
    assert request("/help", conversation, User("ar")).language == "ar"
    conversation.remember("q", answer("en"))
    assert request("/help", conversation, User("ar")).language == "en"
    conversation.language = "ar"
    assert request("/help", conversation).language == "ar"
