"""The webhook: Telegram calls, each update is dealt with once, by whichever of several processes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.chat import Chat
from bot.settings import Settings
from bot.state.database import Database, address_in
from bot.state.exchanges import Exchange
from bot.state.stores import State
from bot.telegram import inbox
from bot.telegram.service import Service
from bot.telegram.web import HOOK, SECRET_HEADER
from tests.bot.samples import FakeEngine
from tests.bot.telegram.bot_api import TOKEN, BotAPI

SECRET = "a-secret_of-20-signs"


@asynccontextmanager
async def hooked(api: BotAPI, engine: FakeEngine, state: State | None = None) -> AsyncIterator[Service]:
    settings = Settings(
        telegram_bot_token=TOKEN,
        telegram_api_url=api.root,
        webhook_url="https://bot.example",
        webhook_secret=SECRET,
        listen="127.0.0.1:0",
        _env_file=None,
    )
    service = Service(settings, Chat(engine, state), state)  # type: ignore[arg-type]
    async with service.running():
        yield service


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(Database(address_in(tmp_path)))


def update(number: int, text: str = "How much?") -> dict[str, Any]:
    chat = {"id": 1, "type": "private"}
    person = {"id": 1, "is_bot": False, "first_name": "A"}
    message = {"message_id": 1_000 + number, "date": 1_760_000_000, "chat": chat, "from": person, "text": text}
    return {"update_id": number, "message": message}


async def call(service: Service, body: Any, secret: str | None = SECRET) -> int:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    told = {"data": BytesIO(body)} if isinstance(body, bytes) else {"json": body}
    async with (
        aiohttp.ClientSession() as client,
        client.post(f"http://127.0.0.1:{service.port}{HOOK}", headers=headers, **told) as answer,
    ):
        return answer.status


async def get(service: Service, path: str) -> tuple[int, str]:
    async with (
        aiohttp.ClientSession() as client,
        client.get(f"http://127.0.0.1:{service.port}{path}") as answer,
    ):
        return answer.status, await answer.text()


async def test_telegram_is_told_the_address_and_the_secret_and_its_calls_are_answered(
    api: BotAPI, engine: FakeEngine
) -> None:
    async with hooked(api, engine) as service:
        [told] = api.called("setWebhook")
        assert (told["url"], told["secret_token"]) == ("https://bot.example" + HOOK, SECRET)
        assert await call(service, update(1)) == 200
        assert "13.9" in (await api.messages(1))[0].text
    assert not api.called("getUpdates")


@pytest.mark.parametrize("secret", [None, "", "another-secret-of-it", SECRET + "x", "سر"])
async def test_a_call_without_the_secret_is_turned_away(api: BotAPI, engine: FakeEngine, secret: str | None) -> None:
    async with hooked(api, engine) as service:
        assert await call(service, update(1), secret and secret.encode().decode("latin-1")) == 403
        assert await call(service, update(2, "after")) == 200
        await api.messages(1)
    assert engine.asked == ["after"]


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[]", b"5", b'{"update_id": "x"}', b'{"message": {}}'])
async def test_what_is_no_update_is_turned_away(api: BotAPI, engine: FakeEngine, body: bytes) -> None:
    async with hooked(api, engine) as service:
        assert await call(service, body) == 400


async def test_an_update_that_is_too_large_is_turned_away(api: BotAPI, engine: FakeEngine) -> None:
    async with hooked(api, engine) as service:
        assert await call(service, b" " * (1024**2 + 1)) == 413


async def test_an_update_that_cannot_be_read_is_taken_and_passed_over(api: BotAPI, engine: FakeEngine) -> None:
    odd = update(1)
    odd["message"]["date"] = 10**20
    async with hooked(api, engine) as service:
        assert await call(service, odd) == 200
        assert await call(service, update(2, "next")) == 200
        await api.messages(1)
    assert engine.asked == ["next"]


async def test_an_update_that_comes_again_is_dealt_with_once(api: BotAPI, engine: FakeEngine) -> None:
    async with hooked(api, engine) as service:
        assert await asyncio.gather(*(call(service, update(1)) for _ in range(5))) == [200] * 5
        await call(service, update(2, "next"))
        await api.messages(2)
    assert engine.asked == ["How much?", "next"]


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
    with state.database.begin() as connection:
        connection.exec_driver_sql("UPDATE updates SET held_until = 1")
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
        with state.database.begin() as connection:
            connection.exec_driver_sql("UPDATE updates SET held_until = 1")
        await api.messages(1)
        assert await call(service, update(7, "held")) == 200
        await asyncio.sleep(0.3)
    assert engine.asked == ["held"]


async def test_while_its_database_is_away_updates_are_left_to_telegram(
    api: BotAPI, engine: FakeEngine, state: State
) -> None:
    async with hooked(api, engine, state) as service:
        with state.database.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE updates RENAME TO gone")
        assert await call(service, update(1)) == 503
        with state.database.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE gone RENAME TO updates")
        assert await asyncio.gather(*(call(service, update(1)) for _ in range(3))) == [200] * 3
        await api.messages(1)
        await asyncio.sleep(0.2)
    assert engine.asked == ["How much?"]


async def test_once_its_database_was_away_for_long_updates_are_dealt_with_all_the_same(
    api: BotAPI, engine: FakeEngine, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "_PATIENCE", 0.0)
    async with hooked(api, engine, state) as service:
        with state.database.begin() as connection:
            connection.exec_driver_sql("DROP TABLE updates")
        assert await asyncio.gather(*(call(service, update(1)) for _ in range(3))) == [200] * 3
        await api.messages(1)
        await asyncio.sleep(0.2)
    assert engine.asked == ["How much?"]


async def test_what_was_answered_and_not_noted_as_done_is_not_answered_again(
    api: BotAPI, engine: FakeEngine, state: State
) -> None:
    state.updates.receive({7: json.dumps(update(7, "answered")), 8: json.dumps(update(8, "not yet"))}, "killed")
    state.exchanges.keep("telegram:1", 1_007, Exchange(5))
    with state.database.begin() as connection:
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
        with state.database.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE updates RENAME TO gone")
        assert await call(service, update(1)) == 503
        with state.database.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE gone RENAME TO updates")
        state.updates.receive({7: json.dumps(update(7, "done, but not noted"))}, "other")
        with state.database.begin() as connection:
            connection.exec_driver_sql("UPDATE updates SET held_until = 1")
        await asyncio.sleep(0.5)
        state.updates.finish([7])
        await asyncio.sleep(1.0)
    assert engine.asked == []


async def test_health_readiness_and_metrics(api: BotAPI, engine: FakeEngine) -> None:
    async with hooked(api, engine) as service:
        assert await get(service, "/healthz") == (200, "ok\n")
        status, body = await get(service, "/readyz")
        assert status == 200
        assert '"generation"' in body
        await call(service, update(1))
        await api.messages(1)
        status, body = await get(service, "/metrics")
        assert status == 200
        assert "qudra_updates_total" in body
        assert 'qudra_answers_total{language="en",mode="answer"}' in body
        assert SECRET not in body
        assert TOKEN not in body


async def test_it_is_not_ready_once_it_is_told_to_stop_and_finishes_what_it_began(
    api: BotAPI, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = asyncio.Event()
    really = api._sendMessage

    async def slow(data: dict[str, str]) -> Any:
        await held.wait()
        return await really(data)

    monkeypatch.setattr(api, "_sendMessage", slow)
    async with hooked(api, engine) as service:
        await call(service, update(1))
        await api.until(lambda: api.called("sendMessage"))
        asyncio.get_running_loop().call_later(0.3, held.set)
    assert len(api.in_chat(1)) == 1
    assert not service.readiness()["ready"]
