"""A person who talks with the bot: asks, edits, taps, asks in a group; some updates come twice, or out of order."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from itertools import count
from random import Random
from typing import Any

from bot.evaluation.telegram.server import DATE, Said, Server, Update, place
from bot.messages import message

_LONGEST = 90.0  # seconds that a reply may take before it counts as lost
_TWICE, _LATE_ONE = 0.1, 0.05  # shares of updates that come again, and of questions that come after their edit
_GROUP = -1_000_000  # below the number of every person's group
_MARKS = re.compile("[\u200e\u200f\u2066-\u2069]")
_APOLOGIES = tuple(message(language, key) for language in ("ar", "en") for key in ("telegram-error", "answer-failed"))
_THUMB = re.compile(r"/rate \w+ up")


class Person:
    """One person and the chats that they have with the bot; `lost` is what they wrote and got no reply to."""

    def __init__(self, server: Server, number: int, questions: Iterator[str], seed: int = 0) -> None:
        self._server = server
        self._number = number
        self._questions = questions
        self._random = Random(seed)
        self._last: dict[str, Any] = {}
        self._reply: Said | None = None
        self.updates = 0
        self.lost: list[str] = []

    async def ask(self, question: str) -> float:
        """Ask in private, and return the seconds from the update's handing out to the reply; raises TimeoutError."""
        update = self._update({"message": self._message(question, self._number)})
        said = await self._awaited(self._number, [update])
        return said.at - self._server.handed[update["update_id"]]

    async def talk(self, updates: int) -> None:
        """Send at least so many updates, each step of the talk after the reply to the one before."""
        steps = (self._question, self._edit, self._tap, self._in_group, self._help)
        for turn in count():
            if self.updates >= updates:
                return
            await steps[turn % len(steps)]()

    async def _question(self) -> None:
        self._last = self._message(next(self._questions), self._number)
        if self._random.random() < _LATE_ONE:
            edited = self._last | {"text": next(self._questions), "edit_date": DATE + 1}
            await self._step(self._number, {"edited_message": edited}, {"message": self._last})
            self._last = edited
        else:
            await self._step(self._number, {"message": self._last})

    async def _edit(self) -> None:
        other = next(question for question in self._questions if question != self._last["text"])  # else it is no edit
        self._last |= {"text": other, "edit_date": self._last.get("edit_date", DATE) + 1}
        self._reply = await self._step(self._number, {"edited_message": self._last})

    async def _tap(self) -> None:
        """Tap the thumb under the last reply, which then has a mark."""
        thumb = next(filter(_THUMB.fullmatch, self._reply.commands if self._reply else ()), None)
        if thumb is None or self._reply is None:
            return
        rows = [[{"text": "·", "callback_data": thumb}]]
        shown = self._message(self._reply.text, self._number) | {"message_id": self._reply.message}
        query = {"id": str(self._server.number()), "from": self._user(), "chat_instance": "1", "data": thumb}
        query["message"] = shown | {"reply_markup": {"inline_keyboard": rows}}
        await self._step(self._number, {"callback_query": query})

    async def _in_group(self) -> None:
        group = _GROUP - self._number
        await self._step(group, {"message": self._message(f"/ask {next(self._questions)}", group)})

    async def _help(self) -> None:
        await self._step(self._number, {"message": self._message("/help", self._number)})

    async def _step(self, chat: int, *contents: Update) -> Said | None:
        """Send what makes one reply, some of it twice, and wait for the reply."""
        updates = [self._update(content) for content in contents]
        if self._random.random() < _TWICE:  # the same update, or, but for a tap, what it tells as another one
            is_tap = "callback_query" in contents[0]
            updates.append(updates[0] if is_tap or self._random.random() < 0.5 else self._update(contents[0]))
        self.updates += len(updates)
        try:
            said = await self._awaited(chat, updates)
        except TimeoutError:
            self.lost.append(str(contents[0]))
            return None
        if _MARKS.sub("", said.text).startswith(_APOLOGIES):
            self.lost.append(said.text)
        return said

    async def _awaited(self, chat: int, updates: list[Update]) -> Said:
        awaited = asyncio.get_running_loop().create_future()
        self._server.chats[chat].awaited = awaited
        self._server.send(updates)
        return await asyncio.wait_for(awaited, _LONGEST)

    def _update(self, content: Update) -> Update:
        return {"update_id": self._server.number(), **content}

    def _message(self, text: str, chat: int) -> dict[str, Any]:
        base = {"message_id": self._server.number(), "date": DATE, "chat": place(chat), "from": self._user()}
        return base | {"text": text}

    def _user(self) -> dict[str, Any]:
        return {"id": self._number, "is_bot": False, "first_name": "Someone", "language_code": "en"}
