"""Buttons: a reply's choices as Telegram shows them, row by row."""

from __future__ import annotations

import re
from urllib.parse import quote

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.bidi import laid_out
from bot.chat.choice import Choice
from bot.chat.reply import Reply
from corpus.document import Language

_ARABIC = re.compile("[\u0620-\u064a]")
_START = "/start "


def buttons(reply: Reply, username: str) -> InlineKeyboardMarkup | None:
    """Return the buttons under a reply of the bot of that name, None without choices."""
    rows = [[_button(choice, reply.language, username) for choice in row] for row in reply.rows]
    return InlineKeyboardMarkup(rows) if rows else None


def exchanged(
    keyboard: InlineKeyboardMarkup | None, tapped: str, reply: Reply, username: str
) -> InlineKeyboardMarkup | None:
    """Return a keyboard with a reply's rows in the place of that whose button was tapped, and of those beside it.

    Rows belong together whose buttons all carry the same command on the same thing: its first two words.
    """
    mine = tuple(tapped.split(" ")[:2])
    rows: list[list[InlineKeyboardButton]] = []
    fresh = [[_button(choice, reply.language, username) for choice in row] for row in reply.instead or ()]
    for row in keyboard.inline_keyboard if keyboard else ():
        if all(_about(button) == mine for button in row):
            rows += fresh
            fresh = []
        else:
            rows.append(list(row))
    return InlineKeyboardMarkup(rows) if rows else None


def _about(button: InlineKeyboardButton) -> tuple[str, ...]:
    data = button.callback_data
    return tuple(data.split(" ")[:2]) if isinstance(data, str) else ()


def _button(choice: Choice, language: Language, username: str) -> InlineKeyboardButton:
    mixed = language == "ar" and _ARABIC.search(choice.label)  # a label of one direction has nothing to lay out
    label = laid_out(choice.label, language) if mixed else choice.label
    if choice.shares:
        link = f"https://t.me/{username}?start={choice.command.removeprefix(_START)}"
        return InlineKeyboardButton(label, url=f"https://t.me/share/url?url={quote(link, safe='')}")
    return InlineKeyboardButton(label, callback_data=choice.command)
