"""The menu of commands: in each language, and longer for administrators; a bot without one works all the same."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from telegram import Bot, BotCommand, BotCommandScope, BotCommandScopeAllGroupChats, BotCommandScopeChat
from telegram.error import TelegramError

from bot.chat import ADMIN_MENU, MENU
from bot.messages import message
from corpus.document import Language

_log = logging.getLogger(__name__)

_LANGUAGES: tuple[tuple[Language, str | None], ...] = (("en", None), ("ar", "ar"))  # English for everybody else
_IN_GROUPS = ("ask", "check", "sources", "calc", "language", "help")


async def show_commands(bot: Bot, admins: Iterable[int]) -> None:
    """Set the menus. The chat with an administrator who has never written to the bot is not there yet."""
    await _show(bot, MENU)
    await _show(bot, _IN_GROUPS, BotCommandScopeAllGroupChats())
    for admin in admins:
        await _show(bot, (*MENU, *ADMIN_MENU), BotCommandScopeChat(admin))


async def _show(bot: Bot, names: Iterable[str], scope: BotCommandScope | None = None) -> None:
    for language, code in _LANGUAGES:
        commands = [BotCommand(name, message(language, f"command-{name}")) for name in names]
        try:
            await bot.set_my_commands(commands, scope=scope, language_code=code)
        except TelegramError as error:
            _log.warning("the menu of commands: %s", error)
