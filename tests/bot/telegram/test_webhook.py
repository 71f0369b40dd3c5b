"""The webhook: who calls it must know the secret, and what it is sent is dealt with once."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.telegram import inbox
from bot.telegram.web import HOOK
from tests.bot.samples import FakeEngine
from tests.bot.telegram.bot_api import TOKEN, BotAPI
from tests.bot.telegram.hooks import SECRET, call, get, hooked, update


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


async def test_with_too_much_in_hand_updates_are_left_to_telegram(
    api: BotAPI, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "_MOST", 0)
    async with hooked(api, engine) as service:
        assert await call(service, update(1)) == 503
        monkeypatch.undo()
        assert await call(service, update(1)) == 200
        await api.messages(1)
