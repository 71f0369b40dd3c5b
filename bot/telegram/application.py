"""The application: the bot's connection to Telegram and its routing table."""

from __future__ import annotations

from typing import Any

from telegram import BotCommand, Update
from telegram.error import InvalidToken
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, MessageHandler, filters

from bot.chat import MENU, Chat
from bot.errors import UsageFailure
from bot.messages import message
from bot.settings import Settings
from bot.telegram.handlers import Handlers
from bot.telegram.logs import log_without
from bot.telegram.order import ChatOrder
from bot.telegram.patience import Patience
from corpus.document import Language

App = Application[Any, Any, Any, Any, Any, Any]

UPDATES = [Update.MESSAGE, Update.CALLBACK_QUERY]  # what the bot asks the server for
_POLL = 10  # seconds that the server may hold a request for updates
_CONNECTIONS = 64


def run(settings: Settings, chat: Chat) -> None:
    """Poll Telegram until the process is told to stop; raises UsageFailure when the server knows no such token."""
    log_without(_token(settings))
    try:
        build(settings, chat).run_polling(timeout=_POLL, bootstrap_retries=-1, allowed_updates=UPDATES)
    except InvalidToken as error:
        raise UsageFailure(f"TELEGRAM_BOT_TOKEN is refused by {settings.telegram_api_url}") from error


def build(settings: Settings, chat: Chat) -> App:
    """Build the application; it connects to nothing before it is initialised."""
    root = settings.telegram_api_url.rstrip("/")
    application = (
        ApplicationBuilder()
        .token(_token(settings))
        .base_url(f"{root}/bot")
        .base_file_url(f"{root}/file/bot")
        .connection_pool_size(_CONNECTIONS)
        .rate_limiter(Patience())
        .concurrent_updates(ChatOrder())
        .post_init(_show_commands)
        .build()
    )
    _route(application, Handlers(chat, settings.admins))
    return application


def _token(settings: Settings) -> str:
    if settings.telegram_bot_token is None:
        raise UsageFailure("TELEGRAM_BOT_TOKEN is not set")
    return settings.telegram_bot_token.get_secret_value()


def _route(application: App, handlers: Handlers) -> None:
    """Add the routing table. Order matters: the first that matches takes the update.

    Commands are read by the chat itself, as in the terminal, so that text needs one route. Edited messages match none.
    A re-index does not hold up its chat.
    """
    new = filters.UpdateType.MESSAGE
    private = filters.ChatType.PRIVATE
    application.add_handler(CallbackQueryHandler(handlers.tap))
    application.add_handler(MessageHandler(new & filters.Regex(r"(?i)^\s*/reindex\b"), handlers.reindex, block=False))
    application.add_handler(MessageHandler(new & filters.TEXT, handlers.text))
    application.add_handler(MessageHandler(new & private & ~filters.StatusUpdate.ALL, handlers.other))
    application.add_error_handler(handlers.error)


async def _show_commands(application: App) -> None:
    """Set the menu of commands: English for everybody, Arabic where the client is."""
    languages: tuple[tuple[Language, str | None], ...] = (("en", None), ("ar", "ar"))
    for language, code in languages:
        commands = [BotCommand(name, message(language, f"command-{name}")) for name in MENU]
        await application.bot.set_my_commands(commands, language_code=code)
