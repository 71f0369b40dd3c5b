"""Every string that the bot says of its own accord."""

from bot.messages.catalogue import message

__all__ = ["message"]
