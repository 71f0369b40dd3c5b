"""A live message: it shows how far something is, edited now and then, and ends as the reply."""

from __future__ import annotations

import asyncio

from telegram.error import TelegramError

from bot.chat.reply import Reply
from bot.telegram.delivery import Sent, replace, send
from bot.telegram.editing import Bot, delete, edit
from bot.telegram.place import Place
from bot.telegram.rendering import rendered
from corpus.document import Language

_INTERVAL = 1.0  # seconds between two edits
_IN_GROUPS = 3.0  # the same in a group, where Telegram takes twenty messages a minute
_SOON = 0.1  # seconds: the first text comes at once


class LiveMessage:
    """Shows text that comes from another thread; the message appears with the first."""

    def __init__(self, bot: Bot, place: Place, language: Language, message: int | None = None) -> None:
        """Show it in a message that is there already, or else in a new one."""
        self._bot = bot
        self._place = place
        self._language = language
        self._interval = _INTERVAL if place.chat > 0 else _IN_GROUPS
        self._given = self._message = message
        self._text = self._shown = ""

    def tell(self, text: str) -> None:
        """Take note of the text so far; called by the working thread."""
        self._text = text

    async def follow(self, work: asyncio.Future[list[Reply]]) -> list[Reply]:
        """Show the text until the work is done, and return what it returned, or raise what it raised."""
        wait = _SOON
        while not (await asyncio.wait({work}, timeout=wait))[0]:
            if self._text != self._shown:
                await self._show(self._text)
                wait = self._interval
        if work.exception() is not None:
            await self._discard()
        return work.result()

    async def conclude(self, reply: Reply, *, is_picture: bool = False) -> Sent:
        """Let the message end as a reply, or send that when there is no message or it can't be edited."""
        if self._message is None:
            return await send(self._bot, self._place, reply)
        sent = await replace(self._bot, self._place, self._message, reply, is_picture=is_picture)
        if sent.message != self._message:
            await self._discard()
        return sent

    async def _discard(self) -> None:
        """Take away what was shown in a message of its own and is no reply."""
        if self._message is not None and self._given is None:
            await delete(self._bot, self._place, self._message)

    async def _show(self, text: str) -> None:
        """Show a text; what fails is left to the next one, which then waits longer."""
        self._shown = text
        reply = Reply(self._language, text)
        if self._message is not None:
            if not await edit(self._bot, self._place, self._message, rendered(reply)[0], is_patient=False):
                self._interval *= 2
            return
        try:
            self._message = (await send(self._bot, self._place, reply)).message or None
        except TelegramError:
            self._shown = ""
            self._interval *= 2
