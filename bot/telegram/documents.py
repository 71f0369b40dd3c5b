"""Documents in Telegram: files that an administrator sends, and the taps after which an index is built."""

from __future__ import annotations

import asyncio

from telegram import Document, Message, Update
from telegram.error import TelegramError

from bot.chat.admin_upload import ADD, COMMAND, REPLACE
from bot.chat.reply import Reply
from bot.messages import message
from bot.telegram.delivery import send
from bot.telegram.handlers import Context, Handlers
from bot.telegram.progress import ProgressMessage
from corpus.document import Language

LONG_TAP = rf"^/(?:{COMMAND} \w+ (?:{ADD}|{REPLACE})|reindex\b)"  # commands of buttons that take their time
_PATIENCE = 120  # seconds: a local server fetches the whole file before it says where it is


class AdminHandlers(Handlers):
    """The callbacks of the routing table, with those that only administrators need."""

    async def document(self, update: Update, context: Context) -> None:
        """Preview a file that an administrator sends; to others, say kindly that it is not read."""
        asked = self._asked(update)
        sent = update.message.document if update.message else None
        if asked is None or sent is None or not (asked.user.is_admin and self._chat.largest_file):
            await self.other(update, context)
            return
        await asyncio.to_thread(self._chat.restore, asked.conversation)
        content = await _content(sent, self._chat.largest_file, asked.language)
        if isinstance(content, Reply):
            await send(context.bot, asked.place, content)
            return
        caption = (update.message.caption or "") if update.message else ""
        name = sent.file_name or "upload"
        replies = await asyncio.to_thread(self._chat.receive, name, content, caption, asked.conversation, asked.user)
        for reply in replies:
            await send(context.bot, asked.place, reply)

    async def long_tap(self, update: Update, context: Context) -> None:
        """Do what a button says that takes its time; its message shows how far it is and ends as the result."""
        asked, query = self._asked(update), update.callback_query
        if asked is None or query is None:
            return
        await query.answer()
        await asyncio.to_thread(self._chat.restore, asked.conversation)
        tapped = query.message if isinstance(query.message, Message) and query.message.is_accessible else None
        shown = tapped.message_id if tapped and not tapped.photo else None
        progress = ProgressMessage(context.bot, asked.place, asked.language, shown)
        work = asyncio.to_thread(self._chat.reply, asked.text, asked.conversation, asked.user, progress.report)
        for reply in await progress.follow(asyncio.ensure_future(work)):
            await progress.conclude(reply)


async def _content(sent: Document, largest: int, language: Language) -> bytes | Reply:
    """Fetch a file from Telegram, or say why it is not read."""
    limit = largest // 1024**2
    too_big = Reply(language, message(language, "admin-file-too-big", limit=limit))
    if (sent.file_size or 0) > largest:
        return too_big
    try:
        file = await sent.get_file(read_timeout=_PATIENCE)
        if (file.file_size or 0) > largest:
            return too_big
        return bytes(await file.download_as_bytearray(read_timeout=_PATIENCE))
    except TelegramError as error:
        if "too big" in str(error).lower():
            return too_big
        return Reply(language, message(language, "upload-not-fetched"))
