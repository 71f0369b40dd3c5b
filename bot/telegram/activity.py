"""Activity: “typing …” shown for as long as work lasts; Telegram takes it away after five seconds."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.telegram.delivery import Place

_INTERVAL = 4.0  # seconds between two actions
_GRACE = 1.0  # seconds that an answer waits for an action that is on its way


@asynccontextmanager
async def typing(bot: Bot, place: Place) -> AsyncIterator[None]:
    """Show that something is being written while the block works; a server that refuses it changes nothing."""
    done = asyncio.Event()
    showing = asyncio.create_task(_show(bot, place, done))
    try:
        yield
    finally:
        done.set()
        await asyncio.wait({showing}, timeout=_GRACE)
        showing.cancel()


async def _show(bot: Bot, place: Place, done: asyncio.Event) -> None:
    while not done.is_set():
        try:
            await bot.send_chat_action(place.chat, ChatAction.TYPING, message_thread_id=place.topic)
        except TelegramError:
            return
        try:
            await asyncio.wait_for(done.wait(), _INTERVAL)
        except TimeoutError:
            continue
