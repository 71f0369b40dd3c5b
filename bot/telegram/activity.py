"""Activity: “typing …” shown while work lasts that takes more than a moment; Telegram takes it away after five seconds.

An answer that is there at once goes out with no call before it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.telegram.place import Place

_MOMENT = 0.7  # seconds of work that nothing is shown of
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
    wait = _MOMENT
    while not await _within(done, wait):
        wait = _INTERVAL
        try:
            await bot.send_chat_action(place.chat, ChatAction.TYPING, message_thread_id=place.topic)
        except TelegramError:
            return


async def _within(done: asyncio.Event, seconds: float) -> bool:
    """Wait so long at most; tell whether the work is done."""
    try:
        return await asyncio.wait_for(done.wait(), seconds)
    except TimeoutError:
        return False
