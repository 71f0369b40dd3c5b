"""Delivery: replies become messages in a chat, and reach it even when their HTML or their picture is refused."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
import re
from collections.abc import Coroutine
from dataclasses import dataclass
from html import unescape
from typing import Any

from telegram import (
    Bot,
    Chat,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.charts import draw
from bot.chat.reply import Reply
from bot.telegram.buttons import buttons
from bot.telegram.caption import caption
from bot.telegram.rendering import rendered

_log = logging.getLogger(__name__)

_TAG = re.compile(r"<[^>]*>")
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class Place:
    """Where messages go: a chat, or one topic of it, and which message they reply to, if any."""

    chat: int
    topic: int | None = None
    reply_to: int | None = None  # the message that the first one there replies to

    @classmethod
    def of(cls, chat: Chat, message: Message | None) -> Place:
        """Return where a message stands; without it, where the chat's own messages do."""
        return cls(chat.id, message.message_thread_id if message and message.is_topic_message else None)

    @property
    def replying(self) -> ReplyParameters | None:
        """What makes a message a reply; one whose question was deleted meanwhile is sent all the same."""
        return ReplyParameters(self.reply_to, allow_sending_without_reply=True) if self.reply_to else None


async def send(bot: Bot, place: Place, reply: Reply) -> Message:
    """Send a reply as one message or more, and return the last; its choices become buttons under that.

    A file or a picture comes with as much of the text as fits beside it; when it is refused, the text comes alone.
    """
    if reply.attachment or reply.picture:
        try:
            return await (_send_file if reply.attachment else _send_picture)(bot, place, reply)
        except BadRequest as error:
            _log.warning("sending without its file: %s", error)
    parts = rendered(reply)
    for part in parts[:-1]:
        await _send(bot, place, part, None)
        place = dataclasses.replace(place, reply_to=None)
    return await _send(bot, place, parts[-1], buttons(reply, bot.username))


def is_whole(reply: Reply) -> bool:
    """Tell whether a reply is one message, so that an edit of that changes all of it."""
    return bool(reply.picture or reply.attachment) or len(rendered(reply)) == 1


async def replace(bot: Bot, place: Place, message_id: int, reply: Reply, *, is_picture: bool = False) -> int:
    """Put a reply in the place of a message, or send it when the message can't be edited; return where it is now.

    A picture may take a text's place but no text a picture's: under one, a text becomes the caption.
    """
    if reply.picture:
        done = await _edit_picture(bot, place, message_id, reply)
    elif is_picture:
        done = await _edit_caption(bot, place, message_id, reply)
    else:
        parts = rendered(reply)
        done = len(parts) == 1 and await edit(bot, place, message_id, parts[0], buttons(reply, bot.username))
    return message_id if done else (await send(bot, place, reply)).message_id


async def edit(
    bot: Bot, place: Place, message_id: int, html: str, keyboard: InlineKeyboardMarkup | None = None
) -> bool:
    """Edit a message; tell whether it now says what it should."""
    return await _succeeds(
        bot.edit_message_text(
            html,
            place.chat,
            message_id,
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
            reply_markup=keyboard,
        )
    )


async def show_rows(bot: Bot, place: Place, message_id: int, keyboard: InlineKeyboardMarkup | None) -> bool:
    """Put other buttons under a message; tell whether it now has them."""
    return await _succeeds(bot.edit_message_reply_markup(place.chat, message_id, reply_markup=keyboard))


async def _edit_picture(bot: Bot, place: Place, message_id: int, reply: Reply) -> bool:
    media = InputMediaPhoto(await _drawn(reply), caption(reply), ParseMode.HTML)
    keyboard = buttons(reply, bot.username)
    return await _succeeds(bot.edit_message_media(media, place.chat, message_id, reply_markup=keyboard))


async def _edit_caption(bot: Bot, place: Place, message_id: int, reply: Reply) -> bool:
    keyboard = buttons(reply, bot.username)
    return await _succeeds(
        bot.edit_message_caption(
            place.chat, message_id, caption=caption(reply), parse_mode=ParseMode.HTML, reply_markup=keyboard
        )
    )


async def _succeeds(request: Coroutine[Any, Any, object]) -> bool:
    """Await an edit; tell whether the message is now as it should be, which it may have been already."""
    try:
        await request
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
            reply_parameters=place.replying,
        )

    try:
        return await attempt(html, ParseMode.HTML)
    except BadRequest as error:
        _log.warning("sending as plain text: %s", error)
        return await attempt(unescape(_TAG.sub("", html)), None)


async def _send_picture(bot: Bot, place: Place, reply: Reply) -> Message:
    return await bot.send_photo(
        place.chat,
        await _drawn(reply),
        caption(reply),
        parse_mode=ParseMode.HTML,
        message_thread_id=place.topic,
        reply_parameters=place.replying,
        reply_markup=buttons(reply, bot.username),
    )


async def _send_file(bot: Bot, place: Place, reply: Reply) -> Message:
    assert reply.attachment is not None
    return await bot.send_document(
        place.chat,
        reply.attachment.content,
        caption(reply),
        parse_mode=ParseMode.HTML,
        message_thread_id=place.topic,
        reply_parameters=place.replying,
        filename=reply.attachment.name,
        reply_markup=buttons(reply, bot.username),
    )


async def _drawn(reply: Reply) -> bytes:
    """Draw a reply's picture, off the event loop."""
    assert reply.picture is not None
    return await asyncio.to_thread(draw, reply.picture)
