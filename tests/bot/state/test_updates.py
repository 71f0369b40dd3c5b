"""Updates in the database: each held by one, taken over when that is gone, and forgotten when it is done."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from bot.state import updates
from bot.state.database import Database
from bot.state.exchanges import Exchange
from bot.state.stores import State
from bot.state.tables import UpdateRow


def contents(database: Database) -> dict[int, str | None]:
    with database.connect() as connection:
        return {row.id: row.content for row in connection.execute(select(UpdateRow))}


def test_an_update_is_received_once_by_whomever(state: State) -> None:
    assert state.updates.receive({1: "a", 2: "b"}, "one") == {1, 2}
    assert state.updates.receive({2: "b", 3: "c"}, "other") == {3}


def test_of_many_at_once_one_receives_it(state: State) -> None:
    with ThreadPoolExecutor(8) as threads:
        took = list(threads.map(lambda holder: state.updates.receive({5: "x"}, str(holder)), range(8)))
    assert sorted(map(len, took)) == [0] * 7 + [1]


def test_what_is_done_says_nothing_and_stays_known(state: State, database: Database) -> None:
    state.updates.receive({1: "secret"}, "one")
    state.updates.finish([1])
    assert contents(database) == {1: None}
    assert state.updates.receive({1: "secret"}, "one") == set()
    assert state.updates.take_over("other", alone=True) == {}


def test_what_is_held_is_left_to_its_holder(state: State) -> None:
    state.updates.receive({1: "a"}, "one")
    assert state.updates.take_over("other") == {}


def test_what_nobody_holds_any_more_is_taken_over_once(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updates, "LEASE", -1.0)
    state.updates.receive({2: "b", 1: "a"}, "killed")
    monkeypatch.setattr(updates, "LEASE", 20.0)
    assert list(state.updates.take_over("one").items()) == [(1, "a"), (2, "b")]
    assert state.updates.take_over("other") == {}


def test_what_was_kept_unheard_is_taken_by_its_own_holder(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updates, "LEASE", -1.0)
    state.updates.receive({1: "a"}, "one")
    assert state.updates.take_over("one") == {1: "a"}


def test_who_goes_on_holding_keeps_it(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updates, "LEASE", -1.0)
    state.updates.receive({1: "a", 2: "b"}, "slow")
    monkeypatch.setattr(updates, "LEASE", 20.0)
    state.updates.hold([1], "slow")
    assert state.updates.take_over("other") == {2: "b"}


def test_what_ends_one_process_after_another_is_given_up(
    state: State, database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(updates, "LEASE", -1.0)
    state.updates.receive({1: "deadly"}, "first")
    for number in range(updates.MOST_TAKEOVERS):
        assert state.updates.take_over(f"next {number}") == {1: "deadly"}
    assert state.updates.take_over("last") == {}
    assert contents(database) == {1: None}
    assert "given up" in caplog.text


def test_one_that_is_alone_takes_all_that_was_left(state: State) -> None:
    state.updates.receive({1: "a"}, "one")
    assert state.updates.take_over("two", alone=True) == {1: "a"}


def test_an_exchange_is_found_again_and_the_last_counts(state: State) -> None:
    state.updates.finish({1}, {("telegram:1", 5): Exchange(6)})
    state.updates.finish({2}, {("telegram:1", 5): Exchange(8, is_picture=True, is_whole=False, answer="ab")})
    assert state.exchanges.of("telegram:1", 5) == Exchange(8, is_picture=True, is_whole=False, answer="ab")
    assert state.exchanges.of("telegram:2", 5) is None


def test_an_exchange_is_forgotten_with_its_chat_and_with_its_answer(state: State, asked: object) -> None:
    receipt = asked("How much?", asker="telegram:1", chat="telegram:-9")  # type: ignore[operator]
    exchanged = {("telegram:1", 5): Exchange(6), ("telegram:-9", 5): Exchange(6, answer=receipt)}
    state.updates.finish({1, 2, 3}, {**exchanged, ("telegram:-9", 7): Exchange(8)})
    state.chats.forget("telegram:1")
    assert state.exchanges.of("telegram:1", 5) is None
    assert state.exchanges.of("telegram:-9", 5) is None
    assert state.exchanges.of("telegram:-9", 7) == Exchange(8)
