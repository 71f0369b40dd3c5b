"""Delivery: replies become messages in a chat, and reach it even when their HTML is refused."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from html import unescape

from telegram import Bot, Chat, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.chat.reply import Reply
from bot.telegram.rendering import rendered

_log = logging.getLogger(__name__)

_TAG = re.compile(r"<[^>]*>")
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class Place:
    """Where messages go: a chat, or one topic of it."""

    chat: int
    topic: int | None = None

    @classmethod
    def of(cls, chat: Chat, message: Message | None) -> Place:
        """Return where a message stands; without it, where the chat's own messages do."""
        return cls(chat.id, message.message_thread_id if message and message.is_topic_message else None)


async def send(bot: Bot, place: Place, reply: Reply) -> Message:
    """Send a reply as one message or more, and return the last; its choices become buttons under that."""
    parts = rendered(reply)
    for part in parts[:-1]:
        await _send(bot, place, part, None)
    return await _send(bot, place, parts[-1], _keyboard(reply))


async def replace(bot: Bot, place: Place, message_id: int, reply: Reply) -> None:
    """Put a reply in the place of a message, or send it when the message can't be edited."""
    parts = rendered(reply)
    if len(parts) == 1 and await edit(bot, place, message_id, parts[0], _keyboard(reply)):
        return
    await send(bot, place, reply)


async def edit(
    bot: Bot, place: Place, message_id: int, html: str, keyboard: InlineKeyboardMarkup | None = None
) -> bool:
    """Edit a message; tell whether it now says what it should."""
    try:
        await bot.edit_message_text(
            html,
            place.chat,
            message_id,
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
            reply_markup=keyboard,
        )
    except TelegramError as error:
        if "not modified" in str(error):
            return True
        _log.warning("editing a message: %s", error)
        return False
    return True


async def _send(bot: Bot, place: Place, html: str, keyboard: InlineKeyboardMarkup | None) -> Message:
    async def attempt(text: str, parse_mode: str | None) -> Message:
        return await bot.send_message(
            place.chat,
            text,
            parse_mode,
            message_thread_id=place.topic,
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
