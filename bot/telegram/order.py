"""The order of updates: chats side by side, each chat's own one after another, so that a follow-up finds its answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot import metrics
from bot.telegram.inbox import Inbox

_AT_ONCE = 256  # updates


class ChatOrder(BaseUpdateProcessor):
    """Works on many chats at once, and on one update of a chat."""

    def __init__(self, inbox: Inbox) -> None:
        """Tell the inbox what is dealt with."""
        super().__init__(_AT_ONCE)
        self._inbox = inbox
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await the update's turn in its chat, then its handlers."""
        chat = update.effective_chat if isinstance(update, Update) else None
        lock = self._locks.setdefault(chat.id, asyncio.Lock()) if chat else asyncio.Lock()
        async with lock:
            with metrics.DEALING.time():
                await coroutine
            if isinstance(update, Update):
                await self._inbox.finish(update.update_id)
