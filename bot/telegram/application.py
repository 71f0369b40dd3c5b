"""The application: the bot's connection to Telegram and its routing table."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    InlineQueryHandler,
    MessageHandler,
    MessageReactionHandler,
    TypeHandler,
    filters,
)

from bot.chat import Chat
from bot.errors import UsageFailure
from bot.settings import Settings
from bot.telegram.documents import LONG_TAP, AdminHandlers
from bot.telegram.exchanges import Exchanges
from bot.telegram.inbox import Inbox
from bot.telegram.inline import Inline
from bot.telegram.order import ChatOrder
from bot.telegram.patience import Patience
from bot.telegram.receiving import Receiving
from bot.telegram.surroundings import Surroundings
from bot.telegram.transport import Transport
from bot.telegram.workers import Workers

App = Application[Any, Any, Any, Any, Any, Any]

UPDATES = [  # what the bot asks the server for
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.MESSAGE_REACTION,
]


def build(settings: Settings, chat: Chat, inbox: Inbox, exchanges: Exchanges) -> App:
    """Build the application; it connects to nothing before it is initialised. Raises UsageFailure without a token."""
    if settings.telegram_bot_token is None:
        raise UsageFailure("TELEGRAM_BOT_TOKEN is not set")
    root = settings.telegram_api_url.rstrip("/")
    application = (
        ApplicationBuilder()
        .token(settings.telegram_bot_token.get_secret_value())
        .base_url(f"{root}/bot")
        .base_file_url(f"{root}/file/bot")
        .request(Transport())
        .get_updates_request(Receiving(inbox))
        .rate_limiter(Patience())
        .concurrent_updates(ChatOrder(inbox))
        .build()
    )
    workers = Workers(waiting=bool(settings.llm_url))
    _route(application, AdminHandlers(chat, settings.admins, workers, exchanges), chat)
    return application


def _route(application: App, handlers: AdminHandlers, chat: Chat) -> None:
    """Add the routing table. Order matters: the first that matches takes the update.

    Before all of it stands what lets no update pass twice. Commands are read by the chat itself, as in the terminal, so
    that text needs one route; a caption is text too, but under a document. A re-index does not hold up its chat.
    """
    new, edited = filters.UpdateType.MESSAGE, filters.UpdateType.EDITED_MESSAGE
    private = filters.ChatType.PRIVATE
    words = filters.TEXT | (filters.CAPTION & ~(private & filters.Document.ALL))
    around = Surroundings(chat, handlers.reception, handlers.exchanges)
    application.add_handler(TypeHandler(Update, handlers.once), group=-1)
    application.add_handler(InlineQueryHandler(Inline(chat, handlers.reception, handlers.workers).offer, block=False))
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, around.migration))
    application.add_handler(ChatMemberHandler(around.membership, ChatMemberHandler.MY_CHAT_MEMBER))
    whose = MessageReactionHandler.MESSAGE_REACTION_UPDATED  # not how many in all
    application.add_handler(MessageReactionHandler(around.reaction, message_reaction_types=whose))
    application.add_handler(CallbackQueryHandler(handlers.long_tap, LONG_TAP, block=False))
    application.add_handler(CallbackQueryHandler(handlers.tap))
    application.add_handler(MessageHandler(new & filters.Regex(r"(?i)^\s*/reindex\b"), handlers.reindex, block=False))
    application.add_handler(MessageHandler(new & words, handlers.text))
    application.add_handler(MessageHandler(edited & words, handlers.edited))
    application.add_handler(MessageHandler(new & private & filters.Document.ALL, handlers.document))
    application.add_handler(MessageHandler(new & private & ~filters.StatusUpdate.ALL, handlers.other))
    application.add_error_handler(handlers.error)
