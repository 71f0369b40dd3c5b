"""PostgreSQL goes away and comes back while a bot answers. What is kept in it is tested in `tests/bot/state`."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import create_engine, text

from bot.errors import Failure
from bot.evaluation.servers.postgresql import PostgreSQL
from bot.state.breaker import PAUSE
from bot.state.database import Database
from bot.state.stores import State
from tests.services.conftest import ME, Bot

pytestmark = pytest.mark.service

QUESTION, OTHER = "What is hashprice?", "Who is Greg Beard?"


@pytest.fixture
def killed(bot: Bot, postgresql: PostgreSQL) -> Iterator[PostgreSQL]:
    """A server that was killed after a first question; it runs again after the test."""
    bot.ask(QUESTION)
    postgresql.kill()
    yield postgresql
    if not postgresql.runs:
        postgresql.start()


@pytest.fixture
def frozen(bot: Bot, postgresql: PostgreSQL) -> Iterator[PostgreSQL]:
    """A server whose connections are open and that says nothing any more, as if the network were cut."""
    bot.ask(QUESTION)
    postgresql.freeze()
    yield postgresql
    postgresql.thaw()


def until_kept(bot: Bot, question: str) -> list[str]:
    """Ask until it is remembered, as people do, for at most some pauses of the breaker."""
    until = time.monotonic() + 6 * PAUSE
    while time.monotonic() < until:
        assert bot.ask(question).answer is not None
        try:
            if question in bot.kept():
                return bot.kept()
        except Failure:
            time.sleep(0.2)
    return []


def test_a_turn_is_kept(bot: Bot) -> None:
    answer = bot.ask(QUESTION).answer
    assert answer is not None
    assert bot.kept() == [QUESTION]
    assert bot.state.receipts.of(answer.id) is not None


def test_questions_are_answered_without_state_while_the_server_is_dead(bot: Bot, killed: PostgreSQL) -> None:
    answer = bot.ask(OTHER).answer
    assert answer is not None
    assert answer.citations
    assert answer.id == ""
    with pytest.raises(Failure):
        bot.kept()


def test_state_is_written_again_when_the_server_is_back(bot: Bot, killed: PostgreSQL) -> None:
    bot.ask("lost?")
    killed.start()
    assert until_kept(bot, OTHER)[0] == QUESTION
    answer = bot.ask(QUESTION).answer
    assert answer is not None
    assert bot.state.receipts.of(answer.id) is not None


def test_a_restart_between_two_questions_loses_nothing(bot: Bot, killed: PostgreSQL) -> None:
    killed.start()
    answer = bot.ask(OTHER).answer
    assert answer is not None
    assert bot.kept() == [QUESTION, OTHER]
    assert bot.state.receipts.of(answer.id) is not None


def test_a_server_that_says_nothing_holds_no_answer_up_until_it_speaks(bot: Bot, frozen: PostgreSQL) -> None:
    answered = threading.Event()
    asking = threading.Thread(target=lambda: (bot.ask(OTHER), answered.set()), daemon=True)
    asking.start()
    assert answered.wait(30), "the answer waits for the server"
    frozen.thaw()
    assert until_kept(bot, QUESTION)


def test_one_thread_finds_out_that_the_server_is_away_and_the_others_do_not_wait(bot: Bot, frozen: PostgreSQL) -> None:
    with pytest.raises(Failure, match="no answer"):
        bot.kept()
    for _ in range(3):
        with pytest.raises(Failure, match="away a moment ago"):
            bot.kept()


def test_what_the_server_refuses_is_no_reason_to_leave_it_alone(bot: Bot) -> None:
    with pytest.raises(Failure), bot.state.database.begin() as connection:
        connection.execute(text("SELECT 1 FROM nowhere"))
    assert bot.kept() == []


def test_many_threads_more_than_there_are_connections_are_all_served(bot: Bot) -> None:
    with ThreadPoolExecutor(32) as pool:
        list(pool.map(lambda at: bot.state.chats.remember(ME.id, f"{at}?", ""), range(200)))
    assert len(bot.state.chats.questions(ME.id, most=500)) == 200


def test_a_long_statement_may_take_its_time_where_nobody_waits(bot: Bot) -> None:
    sleep = text("SELECT pg_sleep(3)")
    with bot.state.database.begin_at_length() as connection:
        connection.execute(sleep)
    with pytest.raises(Failure, match="no answer"), bot.state.database.begin() as connection:
        connection.execute(sleep)


def test_a_bot_does_not_start_without_its_database_and_says_why(killed: PostgreSQL) -> None:
    with pytest.raises(Failure, match="database postgresql"):
        Database(killed.url())


def test_two_bots_share_a_conversation_and_forget_it_together(bot: Bot, url: str) -> None:
    other = State(Database(url))
    bot.ask(QUESTION)
    assert other.chats.questions(ME.id) == [QUESTION]
    assert other.chats.forget(ME.id) > 0
    assert bot.kept() == []
    other.close()


def test_arabic_is_kept_by_the_letter(bot: Bot, url: str) -> None:
    bot.ask("كم ميجاوات يصل إليها موقع تيرا وولف؟")
    engine = create_engine(url)
    with engine.connect() as connection:
        kept = connection.scalar(text("SELECT question FROM turns"))
    engine.dispose()
    assert kept == "كم ميجاوات يصل إليها موقع تيرا وولف؟"
