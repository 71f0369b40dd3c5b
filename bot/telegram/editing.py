"""Editing: what a message of the bot says, shows or has under it is changed, and whether that worked is told."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from telegram import InlineKeyboardMarkup, InputMediaPhoto, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.charts import draw
from bot.chat.reply import Reply
from bot.telegram.buttons import buttons
from bot.telegram.caption import caption
from bot.telegram.patience import ONCE
from bot.telegram.place import Place

_log = logging.getLogger(__name__)

Bot = ExtBot[Any]

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def edit(
    bot: Bot,
    place: Place,
    message_id: int,
    html: str,
    keyboard: InlineKeyboardMarkup | None = None,
    *,
    is_patient: bool = True,
) -> bool:
    """Edit a message; tell whether it now says what it should. Without patience it is tried once."""
    return await _succeeds(
        bot.edit_message_text(
            html,
            place.chat,
            message_id,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard,
            rate_limit_args=None if is_patient else ONCE,
        )
    )


async def delete(bot: Bot, place: Place, message_id: int) -> bool:
    """Delete a message of the bot; tell whether it is gone."""
    return await _succeeds(bot.delete_message(place.chat, message_id))


async def show_rows(bot: Bot, place: Place, message_id: int, keyboard: InlineKeyboardMarkup | None) -> bool:
    """Put other buttons under a message; tell whether it now has them."""
    return await _succeeds(bot.edit_message_reply_markup(place.chat, message_id, reply_markup=keyboard))


async def edit_picture(bot: Bot, place: Place, message_id: int, reply: Reply) -> bool:
    """Put a reply with its picture in the place of a message; tell whether that was done."""
    media = InputMediaPhoto(await drawn(reply), caption(reply), ParseMode.HTML)
    keyboard = buttons(reply, bot.username)
    return await _succeeds(bot.edit_message_media(media, place.chat, message_id, reply_markup=keyboard))


async def edit_caption(bot: Bot, place: Place, message_id: int, reply: Reply) -> bool:
    """Put a reply under the picture of a message; tell whether that was done."""
    keyboard = buttons(reply, bot.username)
    return await _succeeds(
        bot.edit_message_caption(
            place.chat, message_id, caption=caption(reply), parse_mode=ParseMode.HTML, reply_markup=keyboard
        )
    )


async def _succeeds(request: Coroutine[Any, Any, object]) -> bool:
    """Await a change; tell whether the message is now as it should be, which it may have been already."""
    try:
        await request
    except TelegramError as error:
        if "not modified" in str(error):
            return True
        _log.warning("changing a message: %s", error)
        return False
    return True


async def drawn(reply: Reply) -> bytes:
    """Draw a reply's picture, off the event loop; it has one."""
    assert reply.picture is not None
    return await asyncio.to_thread(draw, reply.picture)
