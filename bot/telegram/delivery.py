"""Delivery: replies become messages in a chat, and reach it even when their HTML or their picture is refused."""

from __future__ import annotations

import dataclasses
import logging
import re
from collections.abc import Coroutine
from dataclasses import dataclass
from html import unescape
from typing import Any

from telegram import InlineKeyboardMarkup, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, InvalidToken

from bot.chat.reply import Reply
from bot.telegram.buttons import buttons
from bot.telegram.caption import caption
from bot.telegram.editing import NO_PREVIEW, Bot, drawn, edit, edit_caption, edit_picture
from bot.telegram.patience import Unsure
from bot.telegram.place import Place
from bot.telegram.rendering import rendered

_log = logging.getLogger(__name__)

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a reply is: the id of its last message, and whether that is all of it, so that an edit changes all.

    The id is 0 where the server did not say it, though the message has most likely arrived.
    """

    message: int
    is_whole: bool = True


async def send(bot: Bot, place: Place, reply: Reply) -> Sent:
    """Send a reply as one message or more; its choices become buttons under the last. Raises TelegramError.

    A file or a picture comes with as much of the text as fits beside it; when it is refused, the text comes alone.
    """
    if reply.attachment or reply.picture:
        try:
            return Sent(await _id_of((_send_file if reply.attachment else _send_picture)(bot, place, reply)))
        except (BadRequest, InvalidToken) as error:
            _log.warning("sending without its file: %s", error)
    return await _send_parts(bot, place, rendered(reply), reply)


async def _send_parts(bot: Bot, place: Place, parts: list[str], reply: Reply) -> Sent:
    for part in parts[:-1]:
        await _id_of(_send(bot, place, part, None))
        place = dataclasses.replace(place, reply_to=None)
    last = await _id_of(_send(bot, place, parts[-1], buttons(reply, bot.username)))
    return Sent(last, is_whole=len(parts) == 1)


async def _id_of(sending: Coroutine[Any, Any, Message]) -> int:
    """Await what is sent, and return its id, 0 where that is not known."""
    try:
        return (await sending).message_id
    except Unsure as error:
        _log.warning("sent, but not told so: %s", error)
        return 0


async def replace(bot: Bot, place: Place, message_id: int, reply: Reply, *, is_picture: bool = False) -> Sent:
    """Put a reply in the place of a message, or send it when the message can't be edited; return where it is now.

    A picture may take a text's place but no text a picture's: under one, a text becomes the caption.
    """
    if reply.picture or is_picture:
        change = edit_picture if reply.picture else edit_caption
        done = await change(bot, place, message_id, reply)
        return Sent(message_id) if done else await send(bot, place, reply)
    parts = rendered(reply)
    if len(parts) == 1 and await edit(bot, place, message_id, parts[0], buttons(reply, bot.username)):
        return Sent(message_id)
    return await _send_parts(bot, place, parts, reply)


async def _send(bot: Bot, place: Place, html: str, keyboard: InlineKeyboardMarkup | None) -> Message:
    async def attempt(text: str, parse_mode: str | None) -> Message:
        return await bot.send_message(
            place.chat,
            text,
            parse_mode,
            message_thread_id=place.topic,
            link_preview_options=NO_PREVIEW,
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
        await drawn(reply),
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
