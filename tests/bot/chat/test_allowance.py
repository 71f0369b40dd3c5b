"""Taps and inline queries are counted too, generously."""

from __future__ import annotations

from pathlib import Path

from bot.chat import Chat
from bot.chat.allowance import Allowance
from bot.chat.reply import User
from bot.state.database import Database, address_in
from bot.state.stores import State
from tests.bot.samples import FakeEngine


def test_a_minute_begins_with_the_first_act_and_each_person_has_their_own() -> None:
    allowance = Allowance(2)
    assert [allowance.allow("a", now) for now in (0.0, 30.0)] == [0.0, 0.0]
    assert allowance.allow("a", 40.0) == 20.0
    assert allowance.allow("b", 40.0) == 0.0
    assert allowance.allow("a", 60.0) == 0.0


def test_nought_is_no_limit() -> None:
    allowance = Allowance(0)
    assert {allowance.allow("a", 0.0) for _ in range(100)} == {0.0}


def test_a_storm_of_taps_is_told_to_wait_in_a_pop_up_and_questions_are_not_counted_with_them(tmp_path: Path) -> None:
    state = State(Database(address_in(tmp_path)), per_minute=2, per_day=0)
    chat, user = Chat(FakeEngine(), state), User("en", id="telegram:1")  # type: ignore[arg-type]
    conversation = chat.conversations.of(user.id)
    replies = [chat.reply("/help", conversation, user)[0] for _ in range(13)]
    assert [bool(reply.alert) for reply in replies] == [False] * 12 + [True]
    assert "second" in replies[-1].alert
    assert not chat.reply("How much?", conversation, user)[0].alert
    assert not chat.reply("/help", conversation, User("en", is_admin=True, id="telegram:1"))[0].alert
