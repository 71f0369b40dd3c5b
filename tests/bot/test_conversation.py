from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

import bot.conversation
from bot.answers.answer import Answer, Mode
from bot.conversation import Conversation, Conversations
from bot.memory import case_in
from bot.state.database import Database, address_in
from bot.state.stores import State
from tests.bot.samples import answer, calculation


def test_a_conversation_remembers_its_last_turns_only() -> None:
    conversation = Conversation()
    for at in range(500):
        conversation.remember(f"question {at}", answer())
    assert len(conversation.turns) < 20
    assert conversation.turns[-1].question == "question 499"


def test_what_is_remembered_is_the_question_and_its_answer() -> None:
    conversation = Conversation()
    said = Answer(Mode.CHAT, "en", "Hello.")
    conversation.remember("hi", said)
    assert [(turn.question, turn.answer) for turn in conversation.turns] == [("hi", said)]


def test_every_chat_has_a_conversation_of_its_own() -> None:
    conversations = Conversations()
    conversations.of("telegram:1").language = "ar"
    assert conversations.of("telegram:1").language == "ar"
    assert conversations.of("telegram:2").language is None
    assert conversations.of("telegram:1") is conversations.of("telegram:1")


def test_the_least_recently_used_chat_is_forgotten_first() -> None:
    conversations = Conversations()
    first, second = conversations.of("first"), conversations.of("second")
    for chat in range(9_999):
        conversations.of(str(chat))
        assert conversations.of("first") is first
    assert conversations.of("second") is not second
    assert conversations.of("first") is first


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    opened = State(Database(address_in(tmp_path)))
    yield opened
    opened.close()


def again(question: str, conversation: Conversation) -> None:
    """Answer as an engine does, in a moment."""
    conversation.remember(question, answer(text=f"about {question}"))


def test_after_a_restart_the_language_and_the_last_questions_are_there_again(state: State) -> None:
    before = Conversations(state.chats).of("telegram:1")
    before.choose("ar")
    for number in range(9):
        before.remember(f"question {number}", answer())
    after = Conversations(state.chats).of("telegram:1")
    after.restore(again)
    assert after.language == "ar"
    assert [turn.question for turn in after.turns] == [f"question {number}" for number in range(5, 9)]
    assert after.turns[-1].answer.text == "about question 8"


def test_it_is_restored_once_and_nothing_is_kept_of_that(state: State) -> None:
    Conversations(state.chats).of("telegram:1").remember("question", answer())
    conversation = Conversations(state.chats).of("telegram:1")
    for _ in range(2):
        conversation.restore(again)
    assert len(conversation.turns) == 1
    assert state.chats.questions("telegram:1") == ["question"]


def test_a_new_chat_has_nothing_to_restore(state: State) -> None:
    conversation = Conversations(state.chats).of("telegram:1")
    conversation.restore(again)
    assert (conversation.language, list(conversation.turns)) == (None, [])


def test_when_asking_again_takes_long_the_last_question_is_what_is_asked(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Conversations(state.chats).of("telegram:1")
    for number in range(4):
        before.remember(f"question {number}", answer())
    monkeypatch.setattr(bot.conversation, "_RESTORING", -1.0)
    after = Conversations(state.chats).of("telegram:1")
    after.restore(again)
    assert [turn.question for turn in after.turns] == ["question 3"]


def test_a_language_that_was_given_up_does_not_come_back(state: State) -> None:
    conversation = Conversations(state.chats).of("telegram:1")
    conversation.choose("ar")
    conversation.choose(None)
    after = Conversations(state.chats).of("telegram:1")
    after.restore(again)
    assert after.language is None


def test_an_answer_that_takes_the_place_of_the_last_one_is_what_is_kept(state: State) -> None:
    conversation = Conversations(state.chats).of("telegram:1")
    conversation.remember("What if 30%?", answer(id="ab12", calculation=calculation()))
    conversation.correct(answer(calculation=replace(calculation(), given={"share": 0.4})))
    assert len(conversation.turns) == 1
    [kept] = state.chats.questions("telegram:1")
    case = case_in(kept)
    assert case is not None
    assert (case.name, case.given) == ("sector_revenue", {"share": 0.4})


def test_a_database_that_fails_is_no_reason_not_to_converse(state: State, caplog: pytest.LogCaptureFixture) -> None:
    with state.database.begin() as connection:
        for table in ("turns", "languages"):
            connection.execute(text(f"DROP TABLE {table}"))
    conversation = Conversations(state.chats).of("telegram:1")
    conversation.restore(again)
    conversation.choose("ar")
    conversation.remember("question", answer())
    assert conversation.language == "ar"
    assert len(conversation.turns) == 1
    assert "not kept" in caplog.text


def test_a_person_who_is_forgotten_is_forgotten_in_groups_too() -> None:
    conversations = Conversations()
    own, group = conversations.of("telegram:1"), conversations.of("telegram:-100")
    own.choose("ar")
    own.remember("mine", answer(), "telegram:1")
    for asker in ("telegram:1", "telegram:2"):
        group.remember(f"of {asker}", answer(), asker)
    conversations.forget("telegram:1")
    assert (own.language, list(own.turns)) == (None, [])
    assert [turn.question for turn in group.turns] == ["of telegram:2"]
