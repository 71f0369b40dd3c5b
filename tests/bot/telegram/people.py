"""What people do in a test, as the updates that it causes."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from itertools import count
from typing import Any

from tests.bot.telegram.checks import MEMBERS
from tests.bot.telegram.markup import utf16_length
from tests.bot.telegram.shown import BOT, DATE, Shown, as_message, bare, content_of

_ENTITY = re.compile(r"(?<!\w)@\w{3,}|(?<!\S)/\w+(?:@\w+)?")


_FIRST = count(1, 1_000_000)  # id that each server gives: one of another test is not known already


class People:
    """The people who use the bot, what they see of it, and the updates that wait to be handed out."""

    def __init__(self) -> None:
        self.shown: dict[int, Shown] = {}
        self.files: dict[str, bytes] = {}
        self.cards: dict[str, list[dict[str, Any]]] = {}
        self.written: dict[tuple[int, int], dict[str, Any]] = {}
        self._updates: list[dict[str, Any]] = []
        self._ids = count(next(_FIRST))
        self._changed = asyncio.Condition()

    async def write(self, text: str | None, **options: Any) -> dict[str, Any]:
        """Let a user write a message: `user`, `language`, `chat`, `edited`, or another content than text.

        It may reply `to` a message, and hold mentions (`@name` is one, as clients make it). Returns it.
        """
        edited = options.pop("edited", False)
        message = self._message(text, options)
        await self._receive({"edited_message" if edited else "message": message})
        return message

    async def rewrite(self, message: dict[str, Any], text: str, *, later: int = 1) -> dict[str, Any]:
        """Let the user edit a message, so many seconds after it was written."""
        edited = message | {"text": text, "edit_date": DATE + later, **_entities(text)}
        await self._receive({"edited_message": edited})
        return edited

    async def repeat(self, message: dict[str, Any]) -> None:
        """Deliver a message again, as another update."""
        await self._receive({"edited_message" if "edit_date" in message else "message": message})

    async def type(self, query: str, **options: Any) -> str:
        """Let a user type after the bot's name in some chat; returns the query's id, under which its cards come."""
        query_id = str(next(self._ids))
        inline = {"id": query_id, "from": _user(options), "query": query, "offset": "", "chat_type": "sender"}
        await self._receive({"inline_query": inline})
        return query_id

    async def cards_for(self, query: str, **options: Any) -> list[dict[str, Any]]:
        """Type a query, and return the cards that come for it."""
        query_id = await self.type(query, **options)
        await self.until(lambda: query_id in self.cards)
        return self.cards[query_id]

    async def react(self, shown: Shown, *emoji: str, **options: Any) -> None:
        """Let a user react to a message of the bot."""
        reactions = [{"type": "emoji", "emoji": one} for one in emoji]
        reaction = {"chat": place(options.get("chat", 1)), "message_id": shown.id, "date": DATE, "old_reaction": []}
        await self._receive({"message_reaction": reaction | {"user": _user(options), "new_reaction": reactions}})

    async def bring(self, chat: int, before: str, now: str, **options: Any) -> None:
        """Let a user change what the bot is in a chat."""
        members = {
            key: {"user": BOT, "status": status, **MEMBERS.get(status, {})}
            for key, status in (("old_chat_member", before), ("new_chat_member", now))
        }
        change = {"chat": place(chat), "from": _user(options), "date": DATE, **members}
        await self._receive({"my_chat_member": change})

    async def upload(self, name: str, content: bytes, *, replies: int = 1, **options: Any) -> list[Shown]:
        """Let a user send a file, with a `caption` or a `size` that is not the file's, and return the replies."""
        chat = options.get("chat", 1)
        file_id = f"file{next(self._ids)}"
        self.files[file_id] = content
        document = {"file_id": file_id, "file_unique_id": file_id, "file_size": options.pop("size", len(content))}
        content_sent = {"document": document | ({"file_name": name} if name else {})}
        if "caption" in options:
            content_sent["caption"] = options.pop("caption")
        before = len(self.in_chat(chat))
        await self.write(None, content=content_sent, **options)
        return (await self.messages(before + replies, chat))[before:]

    async def tap(self, shown: Shown, label: str, **options: Any) -> None:
        """Let a user tap a button of a message, or forge the `data` of one."""
        data = options.pop("data", None) or next(data for name, data in shown.buttons if bare(name) == bare(label))
        message = self._message(None, options) | {"message_id": shown.id, "from": BOT} | content_of(shown)
        if options.get("too_old"):
            message = {key: message[key] for key in ("chat", "message_id")} | {"date": 0}
        query = {
            "id": str(next(self._ids)),
            "from": _user(options),
            "chat_instance": "1",
            "data": data,
            "message": message,
        }
        await self._receive({"callback_query": query})

    async def until(self, condition: Callable[[], Any], seconds: float = 10) -> Any:
        """Wait until something holds, and return it."""
        async with self._changed:
            await asyncio.wait_for(self._changed.wait_for(condition), seconds)
        return condition()

    async def messages(self, count: int, chat: int = 1) -> list[Shown]:
        """Wait for so many messages in a chat, and return all that it shows."""
        await self.until(lambda: len(self.in_chat(chat)) >= count)
        return self.in_chat(chat)

    async def ask(self, text: str | None, *, replies: int = 1, **options: Any) -> list[Shown]:
        """Write, and return the replies that come."""
        chat = options.get("chat", 1)
        before = len(self.in_chat(chat))
        await self.write(text, **options)
        return (await self.messages(before + replies, chat))[before:]

    def in_chat(self, chat: int) -> list[Shown]:
        return [shown for shown in self.shown.values() if shown.chat == chat]

    def called(self, method: str) -> list[dict[str, Any]]:
        return [data for name, data in self.calls if name == method]

    def _message(self, text: str | None, options: dict[str, Any]) -> dict[str, Any]:
        chat = options.get("chat", 1)
        content = ({"text": text, **_entities(text)} if text is not None else {}) | options.get("content", {})
        if (replied := options.get("to")) is not None:
            content["reply_to_message"] = as_message(replied) if isinstance(replied, Shown) else replied
        message = {
            "message_id": options.get("message_id") or next(self._ids),
            "date": DATE,
            "chat": place(chat),
            "from": _user(options),
            **content,
        }
        self.written[chat, message["message_id"]] = message
        return message

    async def _receive(self, update: dict[str, Any]) -> None:
        async with self._changed:
            self._updates.append({"update_id": next(self._ids), **update})
            self._changed.notify_all()


def place(chat: int) -> dict[str, Any]:
    return {"id": chat, "type": "private"} if chat > 0 else {"id": chat, "type": "supergroup", "title": "Group"}


def _entities(text: str) -> dict[str, Any]:
    """Find the mentions and commands of a text as clients do; offsets and lengths count UTF-16 code units."""
    found = [
        {
            "type": "mention" if match[0].startswith("@") else "bot_command",
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match[0]),
        }
        for match in _ENTITY.finditer(text)
    ]
    return {"entities": found} if found else {}


def _user(options: dict[str, Any]) -> dict[str, Any]:
    user = {"id": options.get("user", 1), "is_bot": False, "first_name": "Someone"}
    return user | ({"language_code": options["language"]} if "language" in options else {})
