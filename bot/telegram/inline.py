"""Inline mode: `@bot question` in any chat offers cards; the one that is chosen is sent there, whole and unfolded."""

from __future__ import annotations

import asyncio
from functools import partial
from hashlib import blake2s

from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode

from bot.answers.answer import Mode
from bot.chat import Chat
from bot.chat.cards import Card
from bot.evidence import superscript, title
from bot.messages import message
from bot.telegram.asked import Reception
from bot.telegram.handlers import Context
from bot.telegram.layout import Block, Line, lines_of, messages
from bot.telegram.rendering import answer_line, plain_line
from bot.telegram.workers import Workers

_PAUSE = 0.3  # seconds in which another letter may follow
_CACHED = 300  # seconds for which Telegram may answer the same query by itself
_DESCRIPTION, _TITLE = 100, 120  # characters
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Inline:
    """The callback for inline queries."""

    def __init__(self, chat: Chat, reception: Reception, workers: Workers) -> None:
        self._workers = workers
        self._chat = chat
        self._reception = reception
        self._newest: dict[int, str] = {}  # the last query of each person who is typing

    async def offer(self, update: Update, context: Context) -> None:  # noqa: ARG002 - a handler takes both
        """Answer a query with cards, unless another letter follows it."""
        query = update.inline_query
        if query is not None and await self._is_finished(query):
            user, own = self._reception.user(query.from_user), self._reception.chosen(query.from_user)
            fallback = user.language or "en"
            if self._chat.limiting.holds_back(user):
                await query.answer([], cache_time=0, is_personal=True)
                return
            cards = await self._workers.do(self._chat.cards.of, query.query, own.language, fallback)
            is_personal = own.language is not None or not query.query.strip()
            button = InlineQueryResultsButton(message(own.language or fallback, "inline-ask"), start_parameter="help")
            results = [_article(number, card) for number, card in enumerate(cards)]
            await query.answer(results, cache_time=_CACHED, is_personal=is_personal, button=button)

    async def _is_finished(self, query: InlineQuery) -> bool:
        """Wait a moment; tell whether the same person has not typed on."""
        person = query.from_user.id
        self._newest[person] = query.id
        await asyncio.sleep(_PAUSE if query.query else 0)
        if self._newest.get(person) != query.id:
            return False
        del self._newest[person]
        return True


def _article(number: int, card: Card) -> InlineQueryResultArticle:
    answer = card.answer
    said = " ".join(answer.text.split())
    content = InputTextMessageContent(content_of(card), ParseMode.HTML, link_preview_options=_NO_PREVIEW)
    found = answer.mode is not Mode.ABSTAIN
    title_of = card.question if found else f"{message(answer.language, 'inline-not-found')}: {card.question}"
    name = blake2s(f"{number} {card.question}".encode(), digest_size=16).hexdigest()
    return InlineQueryResultArticle(name, _clipped(title_of, _TITLE), content, description=_clipped(said, _DESCRIPTION))


def content_of(card: Card) -> str:
    """Return a card as one message: the question, the answer, and its sources by name rather than behind a tap."""
    answer = card.answer
    plain = partial(plain_line, language=answer.language)
    head = [plain(line, bold=True) for line in lines_of(_clipped(card.question, _DESCRIPTION * 3))]
    blocks = [Block([*head, Line(), *(answer_line(line, answer) for line in lines_of(answer.text)), Line()])]
    named = [
        " · ".join(filter(None, (f"{superscript(number)} {citation.source[:80]}", title(citation), citation.date)))
        for number, citation in enumerate(answer.citations, start=1)
    ]
    blocks.append(Block([plain(line) for name in named for line in lines_of(name)]))
    return messages(blocks)[0]


def _clipped(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
