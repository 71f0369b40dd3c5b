"""A place: where in Telegram messages go."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Chat, Message, ReplyParameters


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
