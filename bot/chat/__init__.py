"""The conversation whatever the transport: commands, free text and buttons, replied to alike everywhere."""

from bot.chat.chat import MENU, Chat

__all__ = ["MENU", "Chat"]
