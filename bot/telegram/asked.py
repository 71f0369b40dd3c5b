"""What an update asks: read from messages, edits and taps alike."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram import User as TelegramUser
from telegram.constants import ChatType

from bot.chat import Chat
from bot.chat.rating import rated_in
from bot.chat.reply import User
from bot.chat.request import NOTHING, About, Request
from bot.conversation import Conversation
from bot.telegram.address import replies_to, text_for, text_of
from bot.telegram.exchanges import Exchanges
from bot.telegram.member import Member
from bot.telegram.place import Place
from corpus.document import Language

_BARE_ASK = re.compile(r"\s*+(?:/ask(?:@\w+)?)?\s*+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an update asks, where, by whom, and about which message; `message` is the id of the one that asks."""

    text: str
    place: Place
    is_private: bool
    conversation: Conversation
    user: User
    about: About = NOTHING
    is_for_us: bool = True
    message: int = 0

    @property
    def language(self) -> Language:
        """The language for what is no answer."""
        return Request(self.text, self.conversation, self.user).language


class Reception:
    """Reads updates, over the conversations of all chats and what the bot has replied to what."""

    def __init__(self, chat: Chat, admins: tuple[int, ...], exchanges: Exchanges) -> None:
        self._chat = chat
        self._admins = frozenset(admins)
        self._exchanges = exchanges

    def read(self, update: Update) -> Asked | None:
        """Read a message, an edit or a tap; None where there is no chat that an answer could go to."""
        chat, query = update.effective_chat, update.callback_query
        if chat is None:
            return None
        received = query.message if query else update.message or update.edited_message
        shown = received if isinstance(received, Message) else None
        user = update.effective_user
        place = Place.of(chat, shown)
        is_private = chat.type == ChatType.PRIVATE
        conversation = self._chat.conversations.of(f"telegram:{chat.id}")
        if not is_private and user is not None:
            conversation = Member.of(conversation, self._chat.conversations.of(f"telegram:{user.id}"))
        asked = Asked("", place, is_private, conversation, self.user(user), message=shown.message_id if shown else 0)
        if shown is not None and (not is_private or shown.edit_date):
            asked = replace(asked, place=replace(place, reply_to=shown.message_id))
        if query is not None:
            return self._tapped(asked, query)
        return self._written(asked, shown) if shown is not None else asked

    def user(self, user: TelegramUser | None) -> User:
        """Read who writes."""
        code = (user.language_code or "") if user else ""
        language: Language | None = None if not code else "ar" if code.startswith("ar") else "en"
        return User(language, user is not None and user.id in self._admins, f"telegram:{user.id}" if user else "")

    def chosen(self, user: TelegramUser) -> Conversation:
        """Return the conversation that somebody has with the bot alone, in which their language is chosen."""
        return self._chat.conversations.of(f"telegram:{user.id}")

    def _tapped(self, asked: Asked, query: CallbackQuery) -> Asked:
        place = asked.place if not asked.is_private else replace(asked.place, reply_to=None)
        return replace(asked, text=query.data or "", place=place)

    def _written(self, asked: Asked, message: Message) -> Asked:
        """Read a message's text; one that only names the bot asks what it replies to."""
        bot = message.get_bot()
        text = text_for(bot, message, self._chat.knows) if not asked.is_private else text_of(message)
        if asked.is_private and message.via_bot is not None:
            text = None
        about = self._about(bot, message)
        if text is not None and _BARE_ASK.fullmatch(text) and about.text and not replies_to(bot, message):
            text = about.text
        return replace(asked, text=text or "", about=about, is_for_us=text is not None)

    def _about(self, bot: Bot, message: Message) -> About:
        """Read the message that one replies to, or the part of it that is quoted."""
        replied = message.reply_to_message
        quoted = message.quote.text if message.quote else ""
        if replied is None or replied.forum_topic_created is not None:
            return About(quoted)
        answer = self._exchanges.answer_in(message.chat.id, replied.message_id) if replies_to(bot, message) else ""
        return About(quoted or text_of(replied), answer or _answer_in(replied.reply_markup))


def _answer_in(keyboard: InlineKeyboardMarkup | None) -> str:
    """Return the id of an answer as the thumbs under it carry it, so that it is known after a restart too."""
    rows = keyboard.inline_keyboard if keyboard else ()
    carried = (button.callback_data for row in rows for button in row)
    return next((found for data in carried if isinstance(data, str) and (found := rated_in(data))), "")
