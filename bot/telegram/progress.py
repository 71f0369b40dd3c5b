"""The progress of long work in a chat: one message that ends as the result."""

from __future__ import annotations

from bot.admin.renewal import INDEXING
from bot.chat.reindexing import progress_text
from bot.chat.reply import Reply
from bot.telegram.delivery import Sent, send
from bot.telegram.live import LiveMessage


class ProgressMessage(LiveMessage):
    """Shows how far work is; the message appears when that first reports."""

    def report(self, done: int, total: int, stage: str = INDEXING) -> None:
        """Take note of the state; called by the working thread."""
        self.tell(progress_text(self._language, done, total, stage))

    async def conclude(self, reply: Reply, *, is_picture: bool = False) -> Sent:
        """Let the message end as a reply that settles the work; another one is sent."""
        if not reply.settles:
            return await send(self._bot, self._place, reply)
        return await super().conclude(reply, is_picture=is_picture)
