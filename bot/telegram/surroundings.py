"""What happens around messages: the bot comes into a group, and people react to its answers."""

from __future__ import annotations

import asyncio

from telegram import ChatMember, ChatMemberUpdated, ReactionTypeEmoji, Update
from telegram.constants import ChatType

from bot.chat import Chat
from bot.chat.rating import DOWN, UP
from bot.chat.reply import Reply
from bot.messages import message
from bot.telegram.asked import Reception
from bot.telegram.delivery import send
from bot.telegram.exchanges import Exchanges
from bot.telegram.handlers import Context
from bot.telegram.place import Place

_INSIDE = frozenset({ChatMember.MEMBER, ChatMember.ADMINISTRATOR})
_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})


class Surroundings:
    """The callbacks for what is neither a message nor a tap."""

    def __init__(self, chat: Chat, reception: Reception, exchanges: Exchanges) -> None:
        self._chat = chat
        self._reception = reception
        self._exchanges = exchanges

    async def membership(self, update: Update, context: Context) -> None:
        """Say hello in a group that the bot has come into, in the language of whoever brought it."""
        change = update.my_chat_member
        if change is None or change.chat.type not in _GROUPS or not _has_come(change):
            return
        language = self._reception.user(change.from_user).language or "en"
        text = message(language, "telegram-hello", name=context.bot.username)
        await send(context.bot, Place(change.chat.id), Reply(language, text))

    async def migration(self, update: Update, context: Context) -> None:  # noqa: ARG002 - a handler takes both
        """Go on in a supergroup with what a group was, which has another number now; both of them tell it."""
        told = update.effective_message
        if told is None:
            return
        old, new = told.migrate_from_chat_id or told.chat.id, told.migrate_to_chat_id or told.chat.id
        await asyncio.to_thread(self._chat.move, f"telegram:{old}", f"telegram:{new}")

    async def reaction(self, update: Update, context: Context) -> None:  # noqa: ARG002 - a handler takes both
        """Keep a 👍 or a 👎 on one of the bot's answers as what the button under it says."""
        reacted = update.message_reaction
        if reacted is None or reacted.user is None:
            return
        answer = self._exchanges.answer_in(reacted.chat.id, reacted.message_id)
        shown = {one.emoji for one in reacted.new_reaction if isinstance(one, ReactionTypeEmoji)}
        if answer and len(shown & {UP, DOWN}) == 1:
            asker = self._reception.user(reacted.user).id
            await asyncio.to_thread(self._chat.rating.keep, answer, asker, UP in shown)


def _has_come(change: ChatMemberUpdated) -> bool:
    """Tell whether the bot was not in the group before and is now; to be made an administrator is no coming."""
    before, now = change.old_chat_member.status, change.new_chat_member.status
    return before in (ChatMember.LEFT, ChatMember.BANNED) and now in _INSIDE
