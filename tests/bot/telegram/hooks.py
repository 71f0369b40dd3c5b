"""A bot that is called by webhook, and what calls it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from typing import Any

import aiohttp

from bot.chat import Chat
from bot.settings import Settings
from bot.state.stores import State
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
