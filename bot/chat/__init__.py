"""The conversation whatever the transport: commands, free text and buttons, replied to alike everywhere."""

from bot.chat.chat import ADMIN_MENU, MENU, Chat

__all__ = ["ADMIN_MENU", "MENU", "Chat"]
