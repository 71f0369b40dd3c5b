"""Who asks too much is told how long to wait."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.chat import Chat
from bot.chat.limiting import Limiting, waiting
from bot.chat.reply import Reply, User
from bot.chat.request import Request
from bot.conversation import Conversation
from bot.memory import Memory
from bot.state.database import Database, address_in
from bot.state.stores import State
from tests.bot.samples import FakeEngine

ME, ADMIN = User("ar", id="telegram:1"), User("ar", is_admin=True, id="telegram:77")


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    opened = State(Database(address_in(tmp_path)), per_minute=2, per_day=100)
    yield opened
    opened.close()


def refused(state: State, text: str = "كم؟", user: User = ME) -> list[list[Reply] | None]:
    limiting = Limiting(state.limits)
    return [limiting.refusal(Request(text, Conversation(), user)) for _ in range(3)]


def test_one_question_too_many_is_refused_in_the_persons_language_with_the_seconds_to_wait(state: State) -> None:
    *allowed, replies = refused(state)
    assert allowed == [None, None]
    assert replies is not None
    [reply] = replies
    assert reply.language == "ar"
    assert "60 ثانية" in reply.text


def test_administrators_and_the_nameless_are_exempt(state: State) -> None:
    assert refused(state, user=ADMIN) == refused(state, user=User()) == [None] * 3


@pytest.mark.parametrize("command", ["/help", "/language en", "/forget", "/start", "/privacy", "/rate x up", "/w x"])
def test_what_is_no_question_does_not_count(state: State, command: str) -> None:
    assert refused(state, command) == [None] * 3


@pytest.mark.parametrize("command", ["/ask كم؟", "/calc", "/check كذا", "/start mining", "/mc"])
def test_a_command_that_makes_the_engine_work_does(state: State, command: str) -> None:
    assert refused(state, command)[-1] is not None


def test_a_group_has_so_many_answers_a_minute_whoever_asks_and_is_told_so_once(tmp_path: Path) -> None:
    state = State(Database(address_in(tmp_path)), per_minute=100, per_day=0)
    limiting, group = Limiting(state.limits), Conversation(memory=Memory(state.chats, "telegram:-9"))
    said = [limiting.refusal(Request("كم؟", group, User("ar", id=f"telegram:{number}"))) for number in range(30)]
    assert said[:20] == [None] * 20
    assert said[20] is not None
    assert len(said[20]) == 1
    assert said[21:] == [[]] * 9
    assert limiting.refusal(Request("كم؟", Conversation(memory=Memory(state.chats, ME.id)), ME)) is None
    assert limiting.refusal(Request("/help", group, ME)) is None
    state.close()


def test_the_engine_is_not_asked_what_is_refused(state: State) -> None:
    engine = FakeEngine()
    chat = Chat(engine, state)  # type: ignore[arg-type]
    for question in ("/ask", "/ask", "one too many"):
        replies = chat.reply(question, Conversation(), ME)
    assert engine.asked == []
    assert replies[0].answer is None


def test_when_the_database_fails_questions_are_answered(state: State) -> None:
    with state.database.begin() as connection:
        connection.execute(text("DROP TABLE limits"))
    assert refused(state) == [None] * 3


@pytest.mark.parametrize(
    ("seconds", "english", "arabic"),
    [
        (1, "one second", "ثانية واحدة"),
        (2, "2 seconds", "ثانيتين"),
        (5, "5 seconds", "5 ثوانٍ"),
        (119, "119 seconds", "119 ثانية"),
        (121, "3 minutes", "3 دقائق"),
        (7_201, "3 hours", "3 ساعات"),
    ],
)
def test_waiting_is_said_in_the_unit_that_people_use(seconds: int, english: str, arabic: str) -> None:
    assert english in waiting(seconds, "en")
    assert arabic in waiting(seconds, "ar")
