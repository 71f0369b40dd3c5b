"""Several processes over one database: each update is dealt with once, by one of them, whatever ends or is away."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from bot.state.database import Database, address_in
from bot.state.exchanges import Exchange, keep_exchanges
from bot.state.stores import State
from bot.telegram import inbox
from tests.bot.samples import FakeEngine
from tests.bot.telegram.bot_api import BotAPI
from tests.bot.telegram.hooks import call, hooked, update


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(Database(address_in(tmp_path)))


def execute(state: State, statement: str) -> None:
    with state.database.begin() as connection:
        connection.exec_driver_sql(statement)


async def test_two_processes_share_the_work_and_double_none_of_it(
    api: BotAPI, engine: FakeEngine, state: State
) -> None:
    async with hooked(api, engine, state) as one, hooked(api, FakeEngine(), state) as other:
        for number in range(1, 9):
            await asyncio.gather(call(one, update(number, f"q{number}")), call(other, update(number, f"q{number}")))
        await api.messages(8)
        await asyncio.sleep(0.3)
    assert len(api.in_chat(1)) == 8


async def test_a_message_that_comes_as_another_update_is_answered_by_one_process(
    api: BotAPI, engine: FakeEngine, state: State
) -> None:
    async with hooked(api, engine, state) as one, hooked(api, FakeEngine(), state) as other:
        for number in range(1, 6):
            again = update(number, f"q{number}") | {"update_id": 100 + number}
            await call(one, update(number, f"q{number}"))
            await call(other, again)
        await api.messages(5)
        await asyncio.sleep(0.3)
    assert len(api.in_chat(1)) == 5


async def test_what_was_written_before_an_edit_is_not_answered_after_it_by_another(
    api: BotAPI, engine: FakeEngine, state: State
) -> None:
    later = FakeEngine()
    written = update(1, "as it was written")
    edited = {"update_id": 2, "edited_message": written["message"] | {"text": "edited", "edit_date": 1_760_000_001}}
    async with hooked(api, engine, state) as one, hooked(api, later, state) as other:
        await call(one, edited)
        await api.messages(1)
        await call(other, written)
        await call(other, update(3, "next"))
        await api.messages(2)
        await call(other, edited | {"update_id": 5})
        again = edited["edited_message"] | {"text": "edited again", "edit_date": 1_760_000_001}
        await call(other, {"update_id": 4, "edited_message": again})
        await api.until(lambda: "edited again" in later.asked)
    assert engine.asked == ["edited"]
    assert "as it was written" not in later.asked
    assert len(api.in_chat(1)) == 2


async def test_what_a_process_left_undone_is_done_by_the_next(api: BotAPI, engine: FakeEngine, state: State) -> None:
    state.updates.receive({7: json.dumps(update(7, "left"))}, "killed")
    execute(state, "UPDATE updates SET held_until = 1")
    async with hooked(api, engine, state) as service:
        await api.messages(1)
        assert await call(service, update(7, "left")) == 200
        await asyncio.sleep(0.2)
    assert engine.asked == ["left"]
    with state.database.connect() as connection:
        assert connection.exec_driver_sql("SELECT content, held_until FROM updates").all() == [(None, 0.0)]


async def test_a_running_one_is_not_disturbed_in_what_it_holds(api: BotAPI, engine: FakeEngine, state: State) -> None:
    state.updates.receive({7: json.dumps(update(7, "held"))}, "alive")
    async with hooked(api, engine, state) as service:
        assert await call(service, update(7, "held")) == 200
        await call(service, update(8, "next"))
        await api.messages(1)
    assert engine.asked == ["next"]


async def test_what_another_was_seen_to_hold_is_done_when_that_is_gone(
    api: BotAPI, engine: FakeEngine, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "_ROUND", 0.1)
    state.updates.receive({7: json.dumps(update(7, "held"))}, "killed soon")
    async with hooked(api, engine, state) as service:
        assert await call(service, update(7, "held")) == 200
        assert engine.asked == []
        execute(state, "UPDATE updates SET held_until = 1")
        await api.messages(1)
        assert await call(service, update(7, "held")) == 200
        await asyncio.sleep(0.3)
    assert engine.asked == ["held"]


async def test_while_its_database_is_away_updates_are_left_to_telegram(
    api: BotAPI, engine: FakeEngine, state: State
) -> None:
    async with hooked(api, engine, state) as service:
        execute(state, "ALTER TABLE updates RENAME TO gone")
        assert await call(service, update(1)) == 503
        execute(state, "ALTER TABLE gone RENAME TO updates")
        assert await asyncio.gather(*(call(service, update(1)) for _ in range(3))) == [200] * 3
        await api.messages(1)
        await asyncio.sleep(0.2)
    assert engine.asked == ["How much?"]


async def test_once_its_database_was_away_for_long_updates_are_dealt_with_all_the_same(
    api: BotAPI, engine: FakeEngine, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "_PATIENCE", 0.0)
    async with hooked(api, engine, state) as service:
        execute(state, "DROP TABLE updates")
        assert await asyncio.gather(*(call(service, update(1)) for _ in range(3))) == [200] * 3
        await api.messages(1)
        await asyncio.sleep(0.2)
    assert engine.asked == ["How much?"]


async def test_what_was_answered_and_not_noted_as_done_is_not_answered_again(
    api: BotAPI, engine: FakeEngine, state: State
) -> None:
    state.updates.receive({7: json.dumps(update(7, "answered")), 8: json.dumps(update(8, "not yet"))}, "killed")
    with state.database.begin() as connection:
        keep_exchanges(connection, {("telegram:1", 1_007): Exchange(5)})
        connection.exec_driver_sql("UPDATE updates SET held_until = 1")
    async with hooked(api, engine, state):
        await api.messages(1)
        await asyncio.sleep(0.3)
    assert engine.asked == ["not yet"]
    with state.database.connect() as connection:
        assert connection.exec_driver_sql("SELECT content FROM updates").all() == [(None,), (None,)]


async def test_after_an_outage_others_have_time_to_note_what_is_done(
    api: BotAPI, engine: FakeEngine, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "_ROUND", 0.3)
    async with hooked(api, engine, state) as service:
        execute(state, "ALTER TABLE updates RENAME TO gone")
        assert await call(service, update(1)) == 503
        execute(state, "ALTER TABLE gone RENAME TO updates")
        state.updates.receive({7: json.dumps(update(7, "done, but not noted"))}, "other")
        execute(state, "UPDATE updates SET held_until = 1")
        await asyncio.sleep(0.5)
        state.updates.finish([7])
        await asyncio.sleep(1.0)
    assert engine.asked == []
