"""The real application against a Bot API server of the tests' own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.chat import Chat
from bot.settings import Settings
from bot.telegram.service import Service
from tests.bot.samples import FakeEngine
from tests.bot.telegram.bot_api import TOKEN, BotAPI, bot_api

ADMIN = 77


@asynccontextmanager
async def running(engine: object, api: BotAPI, **parts: Any) -> AsyncIterator[None]:
    """Run the service in this loop; `parts` are what the chat takes beside its engine."""
    settings = Settings(telegram_bot_token=TOKEN, telegram_api_url=api.root + "/", admins=(ADMIN,), _env_file=None)
    chat = Chat(engine, **parts)  # type: ignore[arg-type]
    async with Service(settings, chat, parts.get("state")).running():
        yield


@pytest.fixture
async def api() -> AsyncIterator[BotAPI]:
    async with bot_api() as server:
        yield server


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
async def bot(api: BotAPI, engine: FakeEngine) -> AsyncIterator[BotAPI]:
    """A running bot, seen from the server."""
    async with running(engine, api):
        yield api
