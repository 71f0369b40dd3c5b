"""What the bot does with each kind of update; the words are `bot.chat`'s."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from telegram import Bot, MaybeInaccessibleMessage, Message, Update
from telegram import User as TelegramUser
from telegram.constants import ChatAction, ChatType
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.chat import Chat
from bot.chat.reply import Reply, User
from bot.chat.request import Request
from bot.conversation import Conversation, Conversations
from bot.messages import message
from bot.telegram.delivery import Place, replace, send
from bot.telegram.progress import ProgressMessage
from corpus.document import Language

_log = logging.getLogger(__name__)

Context = ContextTypes.DEFAULT_TYPE


@dataclass(frozen=True, slots=True)
class _Asked:
    """What an update asks, where, and by whom."""

    text: str
    place: Place
    is_private: bool
    conversation: Conversation
    user: User

    @property
    def language(self) -> Language:
        return Request(self.text, self.conversation, self.user).language


class Handlers:
    """The callbacks of the routing table, over one chat logic and the conversations of all chats."""

    def __init__(self, chat: Chat, admins: tuple[int, ...]) -> None:
        self._chat = chat
        self._admins = frozenset(admins)
        self._conversations = Conversations()

    async def text(self, update: Update, context: Context) -> None:
        """Reply to a question or a command; in groups only to commands of ours."""
        asked = self._asked(update)
        if asked is None or not self._is_for_us(asked, context):
            return
        working = asyncio.to_thread(self._chat.reply, asked.text, asked.conversation, asked.user)
        replies, _ = await asyncio.gather(working, _typing(asked.place, context))
        for reply in replies:
            await send(context.bot, asked.place, reply)

    async def reindex(self, update: Update, context: Context) -> None:
        """Re-index, with a message that shows how far it is."""
        asked = self._asked(update)
        if asked is None or not self._is_for_us(asked, context):
            return
        progress = ProgressMessage(context.bot, asked.place, asked.language)
        work = asyncio.to_thread(self._chat.reply, asked.text, asked.conversation, asked.user, progress.report)
        for reply in await progress.follow(asyncio.ensure_future(work)):
            await progress.conclude(reply)

    async def tap(self, update: Update, context: Context) -> None:
        """Reply to a tapped button as to the command that it carries; the tap itself is answered, whatever happens."""
        asked, query = self._asked(update), update.callback_query
        if asked is None or query is None:
            return
        alert = ""
        try:
            replies = await asyncio.to_thread(self._chat.reply, asked.text, asked.conversation, asked.user)
            alert = next((reply.alert for reply in replies), "")
        finally:
            await query.answer(alert or None, show_alert=bool(alert))
        for reply in replies:
            if not reply.alert:
                await _conclude(context.bot, asked.place, query.message, reply)

    async def other(self, update: Update, context: Context) -> None:
        """Say kindly that only text can be read."""
        if asked := self._asked(update):
            await send(context.bot, asked.place, Reply(asked.language, message(asked.language, "telegram-only-text")))

    async def error(self, update: object, context: Context) -> None:
        """Log what went wrong, then tell whoever asked, in their language."""
        _log.error("an update failed", exc_info=context.error)
        asked = self._asked(update) if isinstance(update, Update) else None
        if asked is None:
            return
        try:
            await send(context.bot, asked.place, Reply(asked.language, message(asked.language, "telegram-error")))
        except TelegramError as error:
            _log.warning("and the apology did not arrive: %s", error)

    def _asked(self, update: Update) -> _Asked | None:
        """Read a message or a tap; a tapped message may be too old for Telegram to say more of it than where it is."""
        chat, query = update.effective_chat, update.callback_query
        if chat is None:
            return None
        received = query.message if query else update.message
        text = query.data if query else received.text if isinstance(received, Message) else ""
        return _Asked(
            text or "",
            Place.of(chat, received if isinstance(received, Message) else None),
            chat.type == ChatType.PRIVATE,
            self._conversations.of(chat.id),
            self._user(update.effective_user),
        )

    def _user(self, user: TelegramUser | None) -> User:
        code = (user.language_code or "") if user else ""
        language: Language | None = None if not code else "ar" if code.startswith("ar") else "en"
        return User(language, user is not None and user.id in self._admins)

    def _is_for_us(self, asked: _Asked, context: Context) -> bool:
        if asked.is_private:
            return True
        first = asked.text.split(maxsplit=1)[0] if asked.text.strip() else ""
        name, _, bot = first.removeprefix("/").partition("@")
        ours = not bot or bot.lower() == context.bot.username.lower()
        return ours and first.startswith("/") and self._chat.knows(name.lower())


async def _conclude(bot: Bot, place: Place, tapped: MaybeInaccessibleMessage | None, reply: Reply) -> None:
    """Put a reply in the place of the message that was tapped if it settles that, and that is not too old to see."""
    if reply.settles and isinstance(tapped, Message) and tapped.is_accessible:
        await replace(bot, place, tapped.message_id, reply, is_picture=bool(tapped.photo))
    else:
        await send(bot, place, reply)


async def _typing(place: Place, context: Context) -> None:
    await context.bot.send_chat_action(place.chat, ChatAction.TYPING, message_thread_id=place.topic)
