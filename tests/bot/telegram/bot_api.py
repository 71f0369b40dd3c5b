"""A small Bot API server, in the test's own loop, that refuses what Telegram refuses and keeps what users would see."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.bot.telegram.markup import Marked, MarkupError, check_text, parse_html

TOKEN = "123456:TEST-token"
_BOT = {"id": 123456, "is_bot": True, "first_name": "Qudra", "username": "qudra_bot"}
_DATE = 1_760_000_000


class Refusal(Exception):  # noqa: N818 - an answer of the server
    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


@dataclass
class Shown:
    """A message of the bot as a chat shows it."""

    chat: int
    id: int
    marked: Marked
    buttons: list[tuple[str, str]] = field(default_factory=list)
    edits: int = 0
    topic: int | None = None

    @property
    def text(self) -> str:
        return self.marked.text

    @property
    def folded(self) -> list[str]:
        """The quotes that open at a tap."""
        return self.marked.of("expandable_blockquote")

    @property
    def readable(self) -> str:
        """The text without the marks that only steer its direction."""
        return "".join(char for char in self.text if char not in "\u200e\u200f\u2066\u2067\u2068\u2069")


class BotAPI:
    """The server's state: updates to hand out, messages shown, faults to make."""

    def __init__(self) -> None:
        self.root = ""
        self.shown: dict[int, Shown] = {}
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.commands: dict[str, list[str]] = {}
        self._updates: list[dict[str, Any]] = []
        self._faults: dict[str, deque[Refusal]] = defaultdict(deque)
        self._always: dict[str, Refusal] = {}
        self._ids = iter(range(1, 1_000_000))
        self._changed = asyncio.Condition()

    # What a test does -------------------------------------------------------------------------------------------

    def fail(self, method: str, code: int, *, times: int = 1, **parameters: int) -> None:
        """Answer the next calls of a method with an error; `times=-1`, all of them."""
        refusal = Refusal(
            code, {404: "Not Found", 429: "Too Many Requests"}.get(code, "Internal Server Error"), **parameters
        )
        if times < 0:
            self._always[method] = refusal
        self._faults[method].extend([refusal] * max(times, 0))

    async def write(self, text: str | None, **options: Any) -> None:
        """Let a user write a message: `user`, `language`, `chat`, `edited`, or another content than text."""
        await self._receive(
            {"edited_message" if options.pop("edited", False) else "message": self._message(text, options)}
        )

    async def tap(self, shown: Shown, label: str, **options: Any) -> None:
        """Let a user tap a button of a message."""
        data = dict(shown.buttons)[label]
        message = self._message(None, options) | {"message_id": shown.id, "from": _BOT, "text": shown.text}
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

    # What the server does ---------------------------------------------------------------------------------------

    async def handle(self, request: web.Request) -> web.Response:
        name = request.match_info["method"]
        data = {key: str(value) for key, value in (await request.post()).items()}
        try:
            if request.match_info["token"] != TOKEN:
                raise Refusal(401, "Unauthorized")
            result = await self._call(name, data)
        except Refusal as refusal:
            body = {"ok": False, "error_code": refusal.code, "description": refusal.description}
            if refusal.parameters:
                body["parameters"] = refusal.parameters
            return web.json_response(body, status=refusal.code)
        return web.json_response({"ok": True, "result": result})

    async def _call(self, name: str, data: dict[str, str]) -> Any:
        if name != "getUpdates":
            async with self._changed:
                self.calls.append((name, data))
                self._changed.notify_all()
        if self._faults[name]:
            raise self._faults[name].popleft()
        if name in self._always:
            raise self._always[name]
        method: Callable[[dict[str, str]], Awaitable[Any]] | None = getattr(self, f"_{name}", None)
        if method is None:
            raise Refusal(404, "Not Found")
        try:
            return await method(data)
        except MarkupError as error:
            raise Refusal(400, f"Bad Request: {error}") from error
        finally:
            async with self._changed:
                self._changed.notify_all()

    async def _getMe(self, data: dict[str, str]) -> Any:  # noqa: N802 - the API's name
        return _BOT

    async def _getUpdates(self, data: dict[str, str]) -> Any:  # noqa: N802
        offset, timeout = int(data.get("offset", 0)), float(data.get("timeout", 0))
        self._updates = [update for update in self._updates if update["update_id"] >= offset]
        if not self._updates and timeout:
            async with self._changed:
                try:
                    await asyncio.wait_for(self._changed.wait_for(lambda: self._updates), timeout)
                except TimeoutError:
                    return []
        allowed = json.loads(data.get("allowed_updates", "[]"))
        return [update for update in self._updates if not allowed or set(update) & set(allowed)]

    async def _sendMessage(self, data: dict[str, str]) -> Any:  # noqa: N802
        shown = Shown(int(data["chat_id"]), next(self._ids), _marked(data), _buttons(data))
        shown.topic = int(data["message_thread_id"]) if "message_thread_id" in data else None
        self.shown[shown.id] = shown
        return _sent(shown)

    async def _editMessageText(self, data: dict[str, str]) -> Any:  # noqa: N802
        shown = self.shown.get(int(data["message_id"]))
        if shown is None or shown.chat != int(data["chat_id"]):
            raise Refusal(400, "Bad Request: message to edit not found")
        marked, buttons = _marked(data), _buttons(data)
        if (marked, buttons) == (shown.marked, shown.buttons):
            raise Refusal(400, "Bad Request: message is not modified")
        shown.marked, shown.buttons, shown.edits = marked, buttons, shown.edits + 1
        return _sent(shown)

    async def _setMyCommands(self, data: dict[str, str]) -> Any:  # noqa: N802
        commands = json.loads(data["commands"])
        self.commands[data.get("language_code", "")] = [command["command"] for command in commands]
        return True

    async def _true(self, data: dict[str, str]) -> Any:
        return True

    _answerCallbackQuery = _sendChatAction = _deleteWebhook = _true  # noqa: N815

    def _message(self, text: str | None, options: dict[str, Any]) -> dict[str, Any]:
        chat = options.get("chat", 1)
        place = {"id": chat, "type": "private"} if chat > 0 else {"id": chat, "type": "supergroup", "title": "Group"}
        content = ({"text": text} if text is not None else {}) | options.get("content", {})
        return {"message_id": next(self._ids), "date": _DATE, "chat": place, "from": _user(options), **content}

    async def _receive(self, update: dict[str, Any]) -> None:
        async with self._changed:
            self._updates.append({"update_id": next(self._ids), **update})
            self._changed.notify_all()


@asynccontextmanager
async def bot_api() -> AsyncIterator[BotAPI]:
    """Serve the Bot API on a free port of this machine."""
    api = BotAPI()
    application = web.Application()
    application.router.add_post("/bot{token}/{method}", api.handle)
    runner = web.AppRunner(application, shutdown_timeout=0.1, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    api.root = f"http://{host}:{port}"
    try:
        yield api
    finally:
        await runner.cleanup()


def _user(options: dict[str, Any]) -> dict[str, Any]:
    user = {"id": options.get("user", 1), "is_bot": False, "first_name": "Someone"}
    return user | ({"language_code": options["language"]} if "language" in options else {})


def _marked(data: dict[str, str]) -> Marked:
    marked = parse_html(data["text"]) if data.get("parse_mode") == "HTML" else Marked(data["text"])
    check_text(marked)
    return marked


def _buttons(data: dict[str, str]) -> list[tuple[str, str]]:
    if "reply_markup" not in data:
        return []
    buttons = [button for row in json.loads(data["reply_markup"])["inline_keyboard"] for button in row]
    if any(not 1 <= len(button["callback_data"].encode()) <= 64 for button in buttons):
        raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
    return [(button["text"], button["callback_data"]) for button in buttons]


def _sent(shown: Shown) -> dict[str, Any]:
    chat = {"id": shown.chat, "type": "private" if shown.chat > 0 else "supergroup"}
    return {"message_id": shown.id, "date": _DATE, "chat": chat, "from": _BOT, "text": shown.text}
