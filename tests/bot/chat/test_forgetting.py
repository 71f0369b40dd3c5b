"""`/forget`, over a real database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.chat import Chat
from bot.chat.reply import User
from bot.conversation import Conversation
from bot.state.database import Database, address_in
from bot.state.stores import State
from corpus.document import Language
from tests.bot.samples import FakeEngine, answer

ME = User(id="telegram:1")


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    opened = State(Database(address_in(tmp_path)))
    yield opened
    opened.close()


@pytest.fixture
def chat(state: State) -> Chat:
    return Chat(FakeEngine(), state)  # type: ignore[arg-type]


@pytest.mark.parametrize(("language", "said"), [("ar", "حذفت"), ("en", "Forgotten")])
def test_everything_is_deleted_and_that_is_said_in_the_language_that_was_chosen(
    chat: Chat, state: State, language: Language, said: str
) -> None:
    conversation = chat.conversations.of(ME.id)
    chat.reply(f"/language {language}", conversation, ME)
    conversation.remember("secret?", answer(), ME.id)
    [reply] = chat.reply("/forget", conversation, ME)
    assert said in reply.text
    assert state.chats.questions(ME.id) == []
    assert state.chats.language(ME.id) is None
    assert (conversation.language, list(conversation.turns)) == (None, [])


def test_who_is_not_known_is_told_so(chat: Chat) -> None:
    [reply] = chat.reply("/forget", chat.conversations.of(ME.id), ME)
    assert "nothing to forget" in reply.text


def test_in_a_group_what_others_asked_stays(chat: Chat, state: State) -> None:
    group = chat.conversations.of("telegram:-100")
    for asker in ("telegram:1", "telegram:2"):
        group.remember(f"of {asker}", answer(), asker)
    chat.reply("/forget", group, ME)
    assert [turn.question for turn in group.turns] == ["of telegram:2"]
    assert state.chats.questions("telegram:-100") == ["of telegram:2"]


def test_without_a_database_the_conversation_is_forgotten() -> None:
    conversation = Conversation()
    conversation.remember("secret?", answer())
    Chat(FakeEngine()).reply("/forget", conversation, User())  # type: ignore[arg-type]
    assert not conversation.turns


def test_when_it_cannot_be_done_nobody_is_told_that_it_was(chat: Chat, state: State) -> None:
    conversation = chat.conversations.of(ME.id)
    conversation.remember("secret?", answer(), ME.id)
    with state.database.begin() as connection:
        connection.execute(text("DROP TABLE limits"))
    [reply] = chat.reply("/forget", conversation, ME)
    assert "could not" in reply.text
    assert state.chats.questions(ME.id) == ["secret?"]
