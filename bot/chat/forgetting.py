"""`/forget`: everything that is kept of somebody is deleted, and they are told so."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.chat.reply import Reply
from bot.chat.request import Request
from bot.errors import Failure
from bot.messages import message

if TYPE_CHECKING:
    from bot.conversation import Conversations
    from bot.state.chats import Chats

_log = logging.getLogger(__name__)

COMMAND = "forget"


class Forgetting:
    """The command, over what is in memory and, where there is one, in a database."""

    def __init__(self, conversations: Conversations, chats: Chats | None) -> None:
        self._conversations = conversations
        self._chats = chats

    def reply(self, request: Request) -> list[Reply]:
        """Delete everything of whoever asks: in a group theirs, not what others asked."""
        language, who = request.language, request.user.id
        try:
            deleted = self._chats.forget(who) if self._chats and who else 0
        except Failure as error:
            _log.error("somebody was not forgotten: %s", error)
            return [Reply(language, message(language, "forget-failed"))]
        self._conversations.forget(who)
        if request.conversation.memory is None:  # nobody's but theirs: a terminal's
            request.conversation.clear()
        key = "forget-done" if deleted else "forget-nothing"
        return [Reply(language, message(language, key, rows=deleted))]
