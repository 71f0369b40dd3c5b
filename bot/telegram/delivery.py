"""Delivery: replies become messages in a chat, and reach it even when their HTML is refused."""

from __future__ import annotations

import logging
import re
from html import unescape

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.reply import Reply
from bot.telegram.rendering import rendered

_log = logging.getLogger(__name__)

_TAG = re.compile(r"<[^>]*>")
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def send(bot: Bot, chat: int, reply: Reply, topic: int | None = None) -> Message:
    """Send a reply as one message or more, and return the last; its choices become buttons under that."""
    parts = rendered(reply)
    for part in parts[:-1]:
        await _send(bot, chat, part, topic, None)
    return await _send(bot, chat, parts[-1], topic, _keyboard(reply))


async def replace(bot: Bot, chat: int, message_id: int, reply: Reply) -> None:
    """Put a reply in the place of a message, or send it when the message can't be edited."""
    parts = rendered(reply)
    if len(parts) == 1 and await edit(bot, chat, message_id, parts[0], _keyboard(reply)):
        return
    await send(bot, chat, reply)


async def edit(bot: Bot, chat: int, message_id: int, html: str, keyboard: InlineKeyboardMarkup | None = None) -> bool:
    """Edit a message; tell whether it now says what it should."""
    try:
        await bot.edit_message_text(
            html, chat, message_id, parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW, reply_markup=keyboard
        )
    except TelegramError as error:
        if "not modified" in str(error):
            return True
        _log.warning("editing a message: %s", error)
        return False
    return True


async def _send(bot: Bot, chat: int, html: str, topic: int | None, keyboard: InlineKeyboardMarkup | None) -> Message:
    async def attempt(text: str, parse_mode: str | None) -> Message:
        return await bot.send_message(
            chat,
            text,
            parse_mode,
            message_thread_id=topic,
            link_preview_options=_NO_PREVIEW,
            reply_markup=keyboard,
        )

    try:
        return await attempt(html, ParseMode.HTML)
    except BadRequest as error:
        _log.warning("sending as plain text: %s", error)
        return await attempt(unescape(_TAG.sub("", html)), None)


def _keyboard(reply: Reply) -> InlineKeyboardMarkup | None:
    if not reply.choices:
        return None
    rows = [[InlineKeyboardButton(choice.label, callback_data=choice.command)] for choice in reply.choices]
    return InlineKeyboardMarkup(rows)
