"""What the bot does with each kind of update; the words are `bot.chat`'s."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from telegram import MaybeInaccessibleMessage, Message, Update
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot import metrics
from bot.chat import Chat
from bot.chat.reply import Reply
from bot.chat.request import OnText, Request
from bot.messages import message
from bot.state.exchanges import Exchange
from bot.telegram.activity import typing
from bot.telegram.asked import Asked, Reception
from bot.telegram.buttons import exchanged
from bot.telegram.delivery import Sent, replace, send
from bot.telegram.editing import show_rows
from bot.telegram.exchanges import Exchanges
from bot.telegram.live import LiveMessage
from bot.telegram.progress import ProgressMessage
from bot.telegram.unread import key_for
from bot.telegram.workers import Workers

_log = logging.getLogger(__name__)

Context = ContextTypes.DEFAULT_TYPE

_ASKED_AGAIN = frozenset({"", "ask", "calc", "check"})  # what an edited message may ask; others do something


class Handlers:
    """The callbacks of the routing table, over one chat logic and the conversations of all chats."""

    def __init__(self, chat: Chat, admins: tuple[int, ...], workers: Workers, exchanges: Exchanges) -> None:
        self._chat = chat
        self.workers = workers
        self._exchanges = exchanges
        self._reception = Reception(chat, admins, self._exchanges)

    @property
    def reception(self) -> Reception:
        """What reads updates."""
        return self._reception

    @property
    def exchanges(self) -> Exchanges:
        """What the bot has replied to what."""
        return self._exchanges

    async def once(self, update: Update, context: Context) -> None:  # noqa: ARG002 - a handler takes both
        """Let an update pass that is new: no message that says what it said before."""
        received = update.message or update.edited_message
        if received is not None and not self._exchanges.is_news(received):
            raise ApplicationHandlerStop

    async def text(self, update: Update, context: Context) -> None:
        """Reply to a question or a command; in groups only to what is meant for the bot."""
        asked = self._asked(update)
        if asked is None or not asked.is_for_us:
            return
        if update.message and not update.message.text and asked.is_private and not asked.text.startswith("/"):
            await self.other(update, context)  # the caption of something that cannot be read
            return
        live = LiveMessage(context.bot, asked.place, asked.language)
        replies = await self._replies(asked, context, live)
        sent = [await live.conclude(reply) for reply in replies[:1]]
        sent += [await send(context.bot, asked.place, reply) for reply in replies[1:]]
        self._remember(asked, replies, sent)

    async def edited(self, update: Update, context: Context) -> None:
        """Answer an edited question again: in the place of the answer that it had, or anew."""
        asked = self._asked(update)
        if asked is None or not asked.is_for_us or not asked.text:
            return
        if Request(asked.text, asked.conversation, asked.user).command not in _ASKED_AGAIN:
            return
        before = await self._exchanges.reply_to(asked.place.chat, asked.message)
        if before and before.answer:  # what follows goes on from the question as it is now
            await asyncio.to_thread(asked.conversation.take_back, before.answer)
        can_be_edited = before is not None and before.is_whole
        live = LiveMessage(context.bot, asked.place, asked.language, before.reply if before and can_be_edited else None)
        replies = await self._replies(asked, context, live)
        if before and can_be_edited and len(replies) == 1:
            sent = [await live.conclude(replies[0], is_picture=before.is_picture)]
        else:
            sent = [await send(context.bot, asked.place, reply) for reply in replies]
        self._remember(asked, replies, sent)

    async def reindex(self, update: Update, context: Context) -> None:
        """Re-index, with a message that shows how far it is."""
        asked = self._asked(update)
        if asked is None or not asked.is_for_us:
            return
        await asyncio.to_thread(self._chat.restore, asked.conversation)
        progress = ProgressMessage(context.bot, asked.place, asked.language)
        work = asyncio.to_thread(self._chat.reply, asked.text, asked.conversation, asked.user, progress.report)
        for reply in await progress.follow(asyncio.ensure_future(work)):
            await progress.conclude(reply)

    async def tap(self, update: Update, context: Context) -> None:
        """Reply to a tapped button as to the command that it carries; the tap itself is answered, whatever happens."""
        asked, query = self._asked(update), update.callback_query
        if query is None:
            return
        alert, replies = "", []
        try:
            if asked is not None:
                replies = await self._reckoned(asked)
            alert = next((reply.alert for reply in replies), "")
        finally:
            await query.answer(alert or None, show_alert=bool(alert) and not any(one.instead for one in replies))
        for reply in replies:
            if asked is not None and (reply.instead or not reply.alert):
                await self._conclude(asked, query.message, reply, context)

    async def other(self, update: Update, context: Context) -> None:
        """Say kindly that only words can be read: once for pictures that were sent together."""
        asked, received = self._asked(update), update.message
        if asked is None or received is None:
            return
        if received.media_group_id and not self._exchanges.is_first_of_album(received.media_group_id):
            return
        await asyncio.to_thread(self._chat.restore, asked.conversation)
        await send(context.bot, asked.place, Reply(asked.language, message(asked.language, key_for(received))))

    async def error(self, update: object, context: Context) -> None:
        """Log what went wrong, then tell whoever asked, in their language."""
        _log.error("an update failed", exc_info=context.error)
        asked = self._asked(update) if isinstance(update, Update) else None
        if asked is None or not asked.is_for_us or not asked.message:
            return
        try:
            await send(context.bot, asked.place, Reply(asked.language, message(asked.language, "telegram-error")))
        except TelegramError as error:
            _log.warning("and the apology did not arrive: %s", error)

    def _asked(self, update: Update) -> Asked | None:
        return self._reception.read(update)

    async def _replies(self, asked: Asked, context: Context, live: LiveMessage) -> list[Reply]:
        """Return the replies to a message, which `live` shows as they are written; to one that only names the bot, how
        to go on.
        """
        if not asked.text.strip() and not asked.is_private:
            return [Reply(asked.language, message(asked.language, "telegram-mentioned"))]
        async with typing(context.bot, asked.place):
            return await live.follow(asyncio.ensure_future(self._reckoned(asked, live.tell)))

    async def _reckoned(self, asked: Asked, on_text: OnText | None = None) -> list[Reply]:
        """Reply in another thread; an administrator in one apart, for that may mean to wait for a page's server."""
        given = asked.text, asked.conversation, asked.user, None, asked.about, on_text
        if asked.user.is_admin:
            replies = await asyncio.to_thread(self._chat.reply, *given)
        else:
            replies = await self.workers.do(self._chat.reply, *given)
        for answer in (reply.answer for reply in replies if reply.answer):
            metrics.ANSWERS.labels(answer.mode.value, answer.language).inc()
            metrics.ANSWERING.observe(answer.elapsed_ms / 1_000)
        return replies

    def _remember(self, asked: Asked, replies: Sequence[Reply], sent: Sequence[Sent]) -> None:
        """Remember where the last reply to a message stands, and which answer it is."""
        if not sent or not sent[-1].message:
            return
        last, where = replies[-1], sent[-1]
        alone = len(replies) == 1 and where.is_whole and not last.attachment
        answer = last.answer.id if last.answer else ""
        exchange = Exchange(where.message, bool(last.picture), alone, answer)
        self._exchanges.keep(asked.place.chat, asked.message, exchange)

    async def _conclude(
        self, asked: Asked, tapped: MaybeInaccessibleMessage | None, reply: Reply, context: Context
    ) -> None:
        """Put a reply in the place of the message that was tapped if it settles that, and that is not too old to see.

        Rows that come instead of those tapped leave the message's text as it is.
        """
        seen = tapped if isinstance(tapped, Message) and tapped.is_accessible else None
        if reply.instead is not None:
            if seen is not None:
                rows = exchanged(seen.reply_markup, asked.text, reply, context.bot.username)
                await show_rows(context.bot, asked.place, seen.message_id, rows)
        elif reply.settles and seen is not None:
            await replace(context.bot, asked.place, seen.message_id, reply, is_picture=bool(seen.photo))
        else:
            sent = await send(context.bot, asked.place, reply)
            self._exchanges.keep_answer(asked.place.chat, sent.message, reply.answer.id if reply.answer else "")
