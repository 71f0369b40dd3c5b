"""What the bot replies, whatever the transport."""

from __future__ import annotations

import pytest

from bot.chat import MENU, Chat
from bot.chat.reply import Reply, User
from bot.conversation import Conversation
from corpus.document import Language
from tests.bot.samples import FakeEngine

LANGUAGES: tuple[Language, ...] = ("ar", "en")


def say(
    text: str, conversation: Conversation | None = None, *, engine: FakeEngine | None = None, **user: object
) -> list[Reply]:
    chat = Chat(engine or FakeEngine())  # type: ignore[arg-type]
    return chat.reply(text, conversation or Conversation(), User(**user))  # type: ignore[arg-type]


def test_plain_text_is_a_question() -> None:
    [reply] = say("How much could miners earn?")
    assert reply.answer is not None
    assert reply.language == "en"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["/start", "/help"])
def test_every_example_that_is_offered_can_be_chosen(command: str, language: Language) -> None:
    [reply] = say(command, language=language)
    assert len(reply.choices) == 3
    for choice in reply.choices:
        engine = FakeEngine()
        question, answer = say(choice.command, engine=engine)
        assert question.text == choice.label
        assert answer.answer is not None
        assert engine.asked == [choice.label]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_fits_a_button(language: Language) -> None:
    for command in ("/start", "/help", "/language"):
        for choice in say(command, language=language)[0].choices:
            assert len(choice.command.encode()) <= 64


def test_a_made_up_example_is_an_unknown_command() -> None:
    [reply] = say("/example en 99")
    assert "/example" in reply.text
    assert reply.answer is None


def test_everything_in_the_menu_and_in_the_help_is_known() -> None:
    chat = Chat(FakeEngine())  # type: ignore[arg-type]
    help_text = say("/help", is_admin=True)[0].text
    for command in MENU:
        assert chat.knows(command)
        assert f"/{command}" in help_text


def test_ask_without_a_question_says_how() -> None:
    assert say("/ask")[0].text == "Write the question after the command: /ask What is hashprice?"


def test_a_language_that_is_chosen_stays_and_can_be_given_back_to_the_questions() -> None:
    conversation = Conversation()
    assert say("/language ar", conversation)[0].language == "ar"
    assert say("How much?", conversation)[0].language == "ar"
    say("/language auto", conversation)
    assert conversation.language is None
    assert say("How much?", conversation)[0].language == "en"


def test_an_unknown_language_is_told_the_known_ones() -> None:
    conversation = Conversation()
    assert "/language ar" in say("/language fr", conversation)[0].text
    assert conversation.language is None


def test_an_unknown_command_is_cut_short_when_it_is_named() -> None:
    assert len(say("/" + "x" * 4_000)[0].text) < 200


def test_a_reindex_is_refused_to_who_is_no_admin() -> None:
    assert not say("/reindex")[0].settles
    assert say("/reindex", is_admin=True)[0].settles
