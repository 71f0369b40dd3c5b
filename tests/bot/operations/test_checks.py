"""The checks that ask servers, against servers of the tests' own; and what an examination does with one that fails."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from aiohttp import web

from bot.operations import examination
from bot.operations.check import Check, Status
from bot.operations.checks import encoder, home, packages
from bot.operations.checks.language_model import check_language_model
from bot.operations.checks.telegram import check_admins, check_telegram
from bot.operations.checks.vectors import check_vectors
from bot.settings import Settings
from index.documents import DocumentsInMemory
from index.generation import Generation
from index.index import Index
from tests.index.fakes import FakeEncoder

TOKEN = "123456:TEST-token"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server that is a Bot API and a language model at once."""
    ready, loop, root, runners = threading.Event(), asyncio.new_event_loop(), [], []

    async def get_me(request: web.Request) -> web.Response:
        if request.match_info["token"] != TOKEN:
            return web.json_response({"ok": False}, status=401)
        return web.json_response({"ok": True, "result": {"username": "qudra_bot"}})

    async def models(request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != "Bearer key":
            return web.json_response({}, status=401)
        return web.json_response({"data": [{"id": "qwen3:8b"}]})

    async def broken(request: web.Request) -> web.Response:
        return web.Response(text="<html>")

    async def start() -> None:
        app = web.Application()
        routes = {"/bot{token}/getMe": get_me, "/v1/models": models, "/broken/{any:.*}": broken}
        app.add_routes([web.get(path, handler) for path, handler in routes.items()])
        runner = web.AppRunner(app)
        runners.append(runner)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        root.append(f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}")  # type: ignore[union-attr]
        ready.set()

    loop.create_task(start())
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    ready.wait()
    yield root[0]
    asyncio.run_coroutine_threadsafe(runners[0].cleanup(), loop).result()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def settings(**given: Any) -> Settings:
    return Settings(_env_file=None, **given)


def test_a_token_is_known_or_refused(server: str) -> None:
    known = check_telegram(settings(telegram_bot_token=TOKEN, telegram_api_url=f"{server}/"))
    assert (known.status, known.seen) == (Status.OK, f"{server} knows the bot as @qudra_bot")
    refused = check_telegram(settings(telegram_bot_token="1:wrong", telegram_api_url=server))
    assert (refused.status, "1:wrong" in refused.seen) == (Status.WRONG, False)
    assert check_telegram(settings(telegram_bot_token=TOKEN, telegram_api_url=f"{server}/broken")).status == "wrong"
    assert check_telegram(settings()).status == Status.SKIPPED


def test_a_model_is_there_or_not(server: str) -> None:
    there: dict[str, Any] = {"llm_url": f"{server}/v1", "llm_model": "qwen3:8b", "llm_key": "key"}
    assert check_language_model(settings(**there)).status == Status.OK
    other = check_language_model(settings(**there | {"llm_model": "other"}))
    assert (other.status, "qwen3:8b" in other.mend) == (Status.WARNING, True)
    assert "refuses the key" in check_language_model(settings(**there | {"llm_key": "wrong"})).seen
    assert check_language_model(settings(**there | {"llm_url": f"{server}/broken"})).status == Status.WRONG
    assert check_language_model(settings()).status == Status.SKIPPED


def test_vectors_that_are_not_shared_are_not_looked_for() -> None:
    assert (
        check_vectors("", Generation("a", DocumentsInMemory(), Index.build([], FakeEncoder()))).status == Status.SKIPPED
    )


def test_a_bot_without_admins_is_warned_of() -> None:
    assert check_admins(settings(telegram_bot_token=TOKEN)).status == Status.WARNING
    assert check_admins(settings(telegram_bot_token=TOKEN, admins=(1, 2))).seen == "2 set"


def test_an_encoder_that_encodes_otherwise_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    assert encoder.check_encoder("bundled")[0].status == Status.OK
    monkeypatch.setattr(encoder, "_EXPECTED", tuple(-value for value in encoder._EXPECTED))
    assert encoder.check_encoder("bundled")[0].status == Status.WRONG
    assert not encoder._is_unit(np.zeros(3, np.float32))


def test_an_encoder_that_is_not_there_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.encoder.BUNDLED_MODEL", tmp_path)
    check, loaded = encoder.check_encoder("bundled")
    assert (check.status, loaded) == (Status.WRONG, None)


def test_packages_that_lack_are_named_but_not_those_for_encoders_that_are_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    version = packages._version
    monkeypatch.setattr(packages, "_version", lambda name: None if name in ("torch", "tqdm") else version(name))
    assert packages.check_packages(settings()).seen == "missing: tqdm"
    assert packages.check_packages(settings(encoder="other")).seen == "missing: torch, tqdm"
    monkeypatch.setattr(packages, "_version", version)
    assert packages.check_packages(settings()).status == Status.OK


def test_little_room_is_a_warning_and_less_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "_LITTLE", 2**60)
    assert home.check_home(tmp_path).status == Status.WARNING
    monkeypatch.setattr(home, "_TOO_LITTLE", 2**60)
    assert home.check_home(tmp_path).status == Status.WRONG
    assert list(tmp_path.iterdir()) == []


def test_a_check_that_fails_itself_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def failing(_: object) -> Check:
        raise RuntimeError("secret")

    monkeypatch.setattr(examination, "check_documents", failing)
    done = {check.name: check for check in examination.examine(settings(home=tmp_path))}
    assert done["documents"].seen == "the check failed: RuntimeError"
    assert done["admins"].status == Status.SKIPPED
