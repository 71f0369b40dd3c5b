"""What the bot does with each kind of update; the words are `bot.chat`'s."""

from __future__ import annotations

import asyncio
import logging

from telegram import Message, Update
from telegram import User as TelegramUser
from telegram.constants import ChatAction, ChatType
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.chat import Chat
from bot.conversation import Conversation, Conversations
from bot.messages import message
from bot.reply import Reply, User
from bot.request import Request
from bot.telegram.delivery import replace, send
from bot.telegram.progress import ProgressMessage
from corpus.document import Language

_log = logging.getLogger(__name__)

Context = ContextTypes.DEFAULT_TYPE


class Handlers:
    """The callbacks of the routing table, over one chat logic and the conversations of all chats."""

    def __init__(self, chat: Chat, admins: tuple[int, ...]) -> None:
        self._chat = chat
        self._admins = frozenset(admins)
        self._conversations = Conversations()

    async def text(self, update: Update, context: Context) -> None:
        """Reply to a question or a command; in groups only to commands of ours."""
        received, conversation, user = self._who(update)
        if received is None or received.text is None or not self._is_for_us(received, context):
            return
        working = asyncio.to_thread(self._chat.reply, received.text, conversation, user)
        replies, _ = await asyncio.gather(working, _typing(received, context))
        for reply in replies:
            await send(context.bot, received.chat_id, reply, _topic(received))

    async def reindex(self, update: Update, context: Context) -> None:
        """Re-index, with a message that shows how far it is."""
        received, conversation, user = self._who(update)
        if received is None or received.text is None or not self._is_for_us(received, context):
            return
        language = Request(received.text, conversation, user).language
        progress = ProgressMessage(context.bot, received.chat_id, language)
        work = asyncio.to_thread(self._chat.reply, received.text, conversation, user, progress.report)
        for reply in await progress.follow(asyncio.ensure_future(work)):
            await progress.conclude(reply)

    async def tap(self, update: Update, context: Context) -> None:
        """Reply to a tapped button as to the command that it carries."""
        query = update.callback_query
        received, conversation, user = self._who(update)
        if query is None or received is None:
            return
        working = asyncio.to_thread(self._chat.reply, query.data or "", conversation, user)
        replies, _ = await asyncio.gather(working, query.answer())
        for reply in replies:
            if reply.settles and isinstance(query.message, Message):
                await replace(context.bot, received.chat_id, received.message_id, reply)
            else:
                await send(context.bot, received.chat_id, reply, _topic(received))

    async def other(self, update: Update, context: Context) -> None:
        """Say kindly that only text can be read."""
        received, conversation, user = self._who(update)
        if received is not None:
            language = Request("", conversation, user).language
            await send(context.bot, received.chat_id, Reply(language, message(language, "telegram-only-text")))

    async def error(self, update: object, context: Context) -> None:
        """Log what went wrong, then tell whoever asked, in their language."""
        _log.error("an update failed", exc_info=context.error)
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None or not isinstance(update, Update):
            return
        language = Request("", self._conversations.of(chat.id), self._user(update.effective_user)).language
        try:
            await send(context.bot, chat.id, Reply(language, message(language, "telegram-error")))
        except TelegramError as error:
            _log.warning("and the apology did not arrive: %s", error)

    def _who(self, update: Update) -> tuple[Message | None, Conversation, User]:
        received = update.effective_message
        chat = update.effective_chat
        conversation = self._conversations.of(chat.id) if chat else Conversation()
        return received, conversation, self._user(update.effective_user)

    def _user(self, user: TelegramUser | None) -> User:
        code = (user.language_code or "") if user else ""
        language: Language | None = None if not code else "ar" if code.startswith("ar") else "en"
        return User(language, user is not None and user.id in self._admins)

    def _is_for_us(self, received: Message, context: Context) -> bool:
        if received.chat.type == ChatType.PRIVATE:
            return True
        words = (received.text or "").split(maxsplit=1)
        name, _, bot = words[0].removeprefix("/").partition("@") if words else ("", "", "")
        ours = not bot or bot.lower() == context.bot.username.lower()
        return ours and words[0].startswith("/") and self._chat.knows(name.lower())


async def _typing(received: Message, context: Context) -> None:
    await context.bot.send_chat_action(received.chat_id, ChatAction.TYPING, message_thread_id=_topic(received))


def _topic(received: Message) -> int | None:
    return received.message_thread_id if received.is_topic_message else None
