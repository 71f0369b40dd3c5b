"""A Bot API server that hands updates out, takes what the bot sends, and tells each chat what came and when."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from bot.evaluation.telegram.faults import Fault, Faults
from bot.evaluation.telegram.wire import Answered
from bot.telegram.web import HOOK, SECRET_HEADER

_BOT = {"id": 1, "is_bot": True, "first_name": "Qudra", "username": "qudra_bot"}
DATE = 1_760_000_000  # seconds since 1970: when everything is sent
_AT_ONCE = 100  # updates, as Telegram hands out
_LATE = 6.0  # seconds; the bot waits for five
_TAKEN = 200
_PATIENCE = 10.0  # seconds that a called bot has
_AGAIN = 0.1  # seconds until an update that was not taken is sent again
_CHANGES = frozenset({"editMessageText", "editMessageReplyMarkup"})

Update = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """What the bot did in a chat, and when by `perf_counter`; `is_new` is a message rather than a change of one."""

    at: float
    message: int
    text: str = ""
    commands: tuple[str, ...] = ()
    is_new: bool = True


@dataclass(slots=True)
class Chat:
    """What one chat waits for; a message that comes when it waits for nothing is one too many."""

    awaited: asyncio.Future[Said] | None = None
    unasked: list[str] = field(default_factory=list)
    _changed: int = 0  # the message that was changed last
    _thumb: str = ""  # what the thumb under the last new message carries: the answer's own id

    def take(self, said: Said, *, is_same: bool = False) -> None:
        """Take what the bot did as what is awaited, or as too much; the same change again is nothing."""
        if is_same and self._changed == said.message:
            return
        thumb = next((command for command in said.commands if command.startswith("/rate ")), "")
        if said.is_new and thumb and thumb == self._thumb:  # the same answer as another message
            self.unasked.append(said.text)
            return
        self._changed = 0 if said.is_new else said.message
        self._thumb = thumb or self._thumb
        if self.awaited is not None and not self.awaited.done():
            self.awaited.set_result(said)
        elif said.is_new:
            self.unasked.append(said.text)


@dataclass(slots=True)
class Hook:
    """Where a bot is called: a port of this machine, and the secret to say there."""

    port: int
    secret: str

    async def is_ready(self) -> bool:
        """Ask whether it takes updates."""
        return await self._exchange("GET", "/readyz", b"") == _TAKEN

    async def takes(self, update: Update) -> bool:
        """Call with an update, and tell whether it was taken."""
        return await self._exchange("POST", HOOK, json.dumps(update).encode()) == _TAKEN

    async def _exchange(self, method: str, path: str, body: bytes) -> int:
        """Return the status that a call has, 0 without an answer."""
        try:
            async with asyncio.timeout(_PATIENCE):
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                try:
                    head = f"{method} {path} HTTP/1.1\r\nHost: bot\r\n{SECRET_HEADER}: {self.secret}\r\n"
                    head += f"Connection: close\r\nContent-Length: {len(body)}\r\n\r\n"
                    writer.write(head.encode() + body)
                    await writer.drain()
                    return int((await reader.readline()).split()[1])
                finally:
                    writer.close()
        except (OSError, TimeoutError, ValueError, IndexError):
            return 0


class Server:
    """The state of the server, and its methods by their names at Telegram.

    With `hooks` it calls the bots, one after another, and again where an update is not taken; else they ask.
    """

    def __init__(self, faults: Faults) -> None:
        self.hooks: list[Hook] = []
        self._turn = 0
        self._calls: set[asyncio.Task[None]] = set()
        self.ready = asyncio.Event()
        self.chats: defaultdict[int, Chat] = defaultdict(Chat)
        self.handed: dict[int, float] = {}
        self._faults = faults
        self._waiting: list[Update] = []
        self._arrived = asyncio.Event()
        self._last = 0
        self._messages: dict[int, tuple[str, str]] = {}

    def number(self) -> int:
        """Return a number that nothing has, for an update or a message."""
        self._last += 1
        return self._last

    def send(self, updates: Sequence[Update]) -> None:
        """Hand updates out at the next call for them, in the order given."""
        if self.hooks:
            call = asyncio.get_running_loop().create_task(self._call_hooks(updates))
            self._calls.add(call)
            call.add_done_callback(self._calls.discard)
            return
        self._waiting += updates
        self._arrived.set()

    async def _call_hooks(self, updates: Sequence[Update]) -> None:
        for update in updates:
            self.handed.setdefault(update["update_id"], perf_counter())
            while True:
                self._turn += 1
                if await self.hooks[self._turn % len(self.hooks)].takes(update):
                    break
                await asyncio.sleep(_AGAIN)

    async def answer(self, method: str, data: dict[str, str]) -> Answered | None:
        """Answer a call, or let it go wrong; None drops the connection."""
        fault = self._faults.next(method)
        match fault:
            case Fault.FLOOD:
                return _refusal(429, "Too Many Requests: retry after 1", retry_after=1)
            case Fault.ERROR:
                return _refusal(500, "Internal Server Error")
            case Fault.DROPPED:
                return None
        answered = await self._call(method, data)
        if fault is Fault.LATE:
            await asyncio.sleep(_LATE)
        return Answered(answered.status, answered.body, is_cut=fault is Fault.HALF)

    async def _call(self, method: str, data: dict[str, str]) -> Answered:
        if method == "getMe":
            return _result(_BOT)
        if method == "getUpdates":
            return _result(await self._updates(data))
        if method == "sendMessage":
            return self._sent(data)
        if method in _CHANGES:
            return self._changed(data)
        return _result(True)

    async def _updates(self, data: dict[str, str]) -> list[Update]:
        self.ready.set()
        offset = int(data.get("offset", 0))
        self._waiting = [update for update in self._waiting if update["update_id"] >= offset]
        if not self._waiting:
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), float(data.get("timeout", 0)))
            except TimeoutError:
                return []
        batch = self._waiting[:_AT_ONCE]
        now = perf_counter()
        for update in batch:
            self.handed.setdefault(update["update_id"], now)
        return batch

    def _sent(self, data: dict[str, str]) -> Answered:
        chat, message = int(data["chat_id"]), self.number()
        self._messages[message] = data["text"], data.get("reply_markup", "")
        self.chats[chat].take(Said(perf_counter(), message, data["text"], _commands(data)))
        return _result(_message(chat, message, data["text"]))

    def _changed(self, data: dict[str, str]) -> Answered:
        chat, message = int(data["chat_id"]), int(data["message_id"])
        before = self._messages.get(message)
        if before is None:
            return _refusal(400, "Bad Request: message to edit not found")
        now = data.get("text", before[0]), data.get("reply_markup", "")
        said = Said(perf_counter(), message, now[0], _commands(data), is_new=False)
        self.chats[chat].take(said, is_same=now == before)
        if now == before:
            return _refusal(400, "Bad Request: message is not modified")
        self._messages[message] = now
        return _result(_message(chat, message, now[0]))


def _message(chat: int, message: int, text: str) -> dict[str, Any]:
    return {"message_id": message, "date": DATE, "chat": place(chat), "from": _BOT, "text": text}


def place(chat: int) -> dict[str, Any]:
    """Return a chat as updates carry it: a person's, or a group's when its number is below 0."""
    return {"id": chat, "type": "private"} if chat > 0 else {"id": chat, "type": "supergroup", "title": "Group"}


def _commands(data: dict[str, str]) -> tuple[str, ...]:
    """Return what the buttons under a message carry."""
    rows = json.loads(data.get("reply_markup", "{}")).get("inline_keyboard", ())
    return tuple(button["callback_data"] for row in rows for button in row if "callback_data" in button)


def _result(result: Any) -> Answered:
    return Answered(200, {"ok": True, "result": result})


def _refusal(code: int, description: str, **parameters: int) -> Answered:
    told = {"parameters": parameters} if parameters else {}
    return Answered(code, {"ok": False, "error_code": code, "description": description, **told})
