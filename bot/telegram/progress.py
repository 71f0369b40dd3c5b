"""The progress of long work in a chat: one message, edited at most about once a second, that ends as the result."""

from __future__ import annotations

import asyncio

from telegram import Bot
from telegram.error import TelegramError

from bot.admin.renewal import INDEXING
from bot.chat.reindexing import progress_text
from bot.chat.reply import Reply
from bot.telegram.delivery import Place, edit, replace, send
from bot.telegram.rendering import rendered
from corpus.document import Language

_INTERVAL = 1.0  # seconds between two edits


class ProgressMessage:
    """Shows how far work is that runs in another thread; the message appears when the work first reports."""

    def __init__(self, bot: Bot, place: Place, language: Language, message: int | None = None) -> None:
        """Show it in a message that is there already, or else in a new one."""
        self._bot = bot
        self._place = place
        self._language = language
        self._state: tuple[int, int, str] | None = None
        self._message = message
        self._shown = ""

    def report(self, done: int, total: int, stage: str = INDEXING) -> None:
        """Take note of the state; called by the working thread."""
        self._state = (done, total, stage)

    async def follow(self, work: asyncio.Future[list[Reply]]) -> list[Reply]:
        """Show the state until the work is done, and return what it returned."""
        wait = _INTERVAL / 10  # the first report comes soon
        while not (await asyncio.wait({work}, timeout=wait))[0]:
            if self._state:
                await self._show(progress_text(self._language, *self._state))
                wait = _INTERVAL
        return work.result()

    async def conclude(self, reply: Reply) -> None:
        """Let the message end as a reply, or send that when there is no message."""
        if self._message is None or not reply.settles:
            await send(self._bot, self._place, reply)
        else:
            await replace(self._bot, self._place, self._message, reply)

    async def _show(self, text: str) -> None:
        if text == self._shown:
            return
        self._shown = text
        reply = Reply(self._language, text)
        if self._message is not None:
            await edit(self._bot, self._place, self._message, rendered(reply)[0])
            return
        try:
            self._message = (await send(self._bot, self._place, reply)).message_id
        except TelegramError:
            self._shown = ""  # the work goes on; the next report tries again
