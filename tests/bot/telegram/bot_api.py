"""A small Bot API server, in the test's own loop, that refuses what Telegram refuses and keeps what users would see."""

from __future__ import annotations

import asyncio
import json
import re
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.bot.telegram.checks import MEMBERS, inline_results, menu, reply_parameters
from tests.bot.telegram.markup import Marked, MarkupError, check_caption, check_text, parse_html, utf16_length

TOKEN = "123456:TEST-token"
_BOT = {"id": 123456, "is_bot": True, "first_name": "Qudra", "username": "qudra_bot"}
_DATE = 1_760_000_000
_MOST_ROW, _MOST_BUTTONS = 8, 100
_LARGEST_PHOTO = 10 * 1024 * 1024
_LARGEST_DOWNLOAD = 20 * 1024 * 1024
_LONGEST_ALERT = 200
_ATTACHED = "attach://"
_ENTITY = re.compile(r"(?<!\w)@\w{3,}|(?<!\S)/\w+(?:@\w+)?")


class Refusal(Exception):  # noqa: N818 - an answer of the server
    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


@dataclass
class Upload:
    """A file as it came in."""

    name: str
    content: bytes


@dataclass
class Shown:
    """A message of the bot as a chat shows it; a button is its label and what it carries, or where it leads."""

    chat: int
    id: int
    marked: Marked
    rows: list[list[tuple[str, str]]] = field(default_factory=list)
    edits: int = 0
    topic: int | None = None
    photo: bytes | None = None
    document: Upload | None = None
    replies_to: int | None = None

    @property
    def buttons(self) -> list[tuple[str, str]]:
        return [button for row in self.rows for button in row]

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
        return _bare(self.text)


class BotAPI:
    """The server's state: updates to hand out, messages shown, faults to make."""

    def __init__(self) -> None:
        self.root = ""
        self.shown: dict[int, Shown] = {}
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.alerts: list[str] = []
        self.commands: dict[str, list[str]] = {}
        self.files: dict[str, bytes] = {}
        self.cards: dict[str, list[dict[str, Any]]] = {}
        self.written: dict[tuple[int, int], dict[str, Any]] = {}
        self._updates: list[dict[str, Any]] = []
        self._faults: dict[str, deque[Refusal]] = defaultdict(deque)
        self._always: dict[str, Refusal] = {}
        self._ids = iter(range(1, 1_000_000))
        self._changed = asyncio.Condition()

    # What a test does -------------------------------------------------------------------------------------------

    def fail(self, method: str, code: int, *, times: int = 1, **parameters: int) -> None:
        """Answer the next calls of a method with an error; `times=-1`, all of them."""
        said = {400: "Bad Request: no", 404: "Not Found", 429: "Too Many Requests"}
        refusal = Refusal(code, said.get(code, "Internal Server Error"), **parameters)
        if times < 0:
            self._always[method] = refusal
        self._faults[method].extend([refusal] * max(times, 0))

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
        edited = message | {"text": text, "edit_date": _DATE + later, **_entities(text)}
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
        reaction = {"chat": _place(options.get("chat", 1)), "message_id": shown.id, "date": _DATE, "old_reaction": []}
        await self._receive({"message_reaction": reaction | {"user": _user(options), "new_reaction": reactions}})

    async def bring(self, chat: int, before: str, now: str, **options: Any) -> None:
        """Let a user change what the bot is in a chat."""
        members = {
            key: {"user": _BOT, "status": status, **MEMBERS.get(status, {})}
            for key, status in (("old_chat_member", before), ("new_chat_member", now))
        }
        change = {"chat": _place(chat), "from": _user(options), "date": _DATE, **members}
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
        data = options.pop("data", None) or next(data for name, data in shown.buttons if _bare(name) == _bare(label))
        message = self._message(None, options) | {"message_id": shown.id, "from": _BOT} | _content(shown)
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
        data: dict[str, Any] = {}
        for key, value in (await request.post()).items():
            is_file = isinstance(value, web.FileField)
            data[key] = Upload(value.filename, value.file.read()) if is_file else str(value)
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

    async def hand_out(self, request: web.Request) -> web.Response:
        """Give a file whose place `getFile` told."""
        content = self.files.get(request.match_info["file"].removeprefix("documents/"))
        if request.match_info["token"] != TOKEN or content is None:
            return web.json_response({"ok": False, "error_code": 404, "description": "Not Found"}, status=404)
        return web.Response(body=content)

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

    async def _getFile(self, data: dict[str, str]) -> Any:  # noqa: N802
        content = self.files.get(data["file_id"])
        if content is None:
            raise Refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        if len(content) > _LARGEST_DOWNLOAD:
            raise Refusal(400, "Bad Request: file is too big")
        file = {"file_id": data["file_id"], "file_unique_id": data["file_id"], "file_size": len(content)}
        return file | {"file_path": f"documents/{data['file_id']}"}

    async def _sendMessage(self, data: dict[str, str]) -> Any:  # noqa: N802
        return self._show(data, _marked(data))

    async def _sendPhoto(self, data: dict[str, Any]) -> Any:  # noqa: N802
        return self._show(data, _captioned(data), photo=_photo(_file(data, "photo")))

    async def _sendDocument(self, data: dict[str, Any]) -> Any:  # noqa: N802
        return self._show(data, _captioned(data), document=_file(data, "document"))

    async def _editMessageText(self, data: dict[str, str]) -> Any:  # noqa: N802
        shown = self._edited(data)
        if shown.photo or shown.document:
            raise Refusal(400, "Bad Request: there is no text in the message to edit")
        return self._change(shown, _marked(data), _rows(data), None)

    async def _editMessageCaption(self, data: dict[str, Any]) -> Any:  # noqa: N802
        shown = self._edited(data)
        if not (shown.photo or shown.document):
            raise Refusal(400, "Bad Request: there is no caption in the message to edit")
        return self._change(shown, _captioned(data), _rows(data), shown.photo)

    async def _editMessageMedia(self, data: dict[str, Any]) -> Any:  # noqa: N802
        shown, media = self._edited(data), json.loads(data["media"])
        if media.get("type") != "photo" or not str(media.get("media", "")).startswith(_ATTACHED):
            raise Refusal(400, "Bad Request: can't parse InputMedia")
        file = data.get(media["media"].removeprefix(_ATTACHED))
        if not isinstance(file, Upload):
            raise Refusal(400, "Bad Request: can't find the file")
        return self._change(shown, _captioned(media), _rows(data), _photo(file))

    async def _answerCallbackQuery(self, data: dict[str, str]) -> Any:  # noqa: N802
        if len(data.get("text", "")) > _LONGEST_ALERT:
            raise Refusal(400, "Bad Request: MESSAGE_TOO_LONG")
        self.alerts += [data["text"]] if "text" in data else []
        return True

    async def _editMessageReplyMarkup(self, data: dict[str, Any]) -> Any:  # noqa: N802
        shown = self._edited(data)
        return self._change(shown, shown.marked, _rows(data), shown.photo)

    async def _answerInlineQuery(self, data: dict[str, str]) -> Any:  # noqa: N802
        self.cards[data["inline_query_id"]] = inline_results(data)
        return True

    def _show(self, data: dict[str, Any], marked: Marked, **content: Any) -> Any:
        content["replies_to"] = self._replied(data)
        shown = Shown(int(data["chat_id"]), next(self._ids), marked, _rows(data), **content)
        shown.topic = int(data["message_thread_id"]) if "message_thread_id" in data else None
        self.shown[shown.id] = shown
        return _sent(shown)

    def _replied(self, data: dict[str, Any]) -> int | None:
        """Return the message that is replied to; one that is not there is an error unless that is allowed."""
        replying = reply_parameters(data)
        if replying is None:
            return None
        there = (int(data["chat_id"]), replying[0]) in self.written or replying[0] in self.shown
        if not there and not replying[1]:
            raise Refusal(400, "Bad Request: message to be replied not found")
        return replying[0] if there else None

    def _edited(self, data: dict[str, Any]) -> Shown:
        shown = self.shown.get(int(data["message_id"]))
        if shown is None or shown.chat != int(data["chat_id"]):
            raise Refusal(400, "Bad Request: message to edit not found")
        return shown

    def _change(self, shown: Shown, marked: Marked, rows: list[list[tuple[str, str]]], photo: bytes | None) -> Any:
        if (marked, rows, photo) == (shown.marked, shown.rows, shown.photo):
            raise Refusal(400, "Bad Request: message is not modified")
        shown.marked, shown.rows, shown.photo, shown.edits = marked, rows, photo, shown.edits + 1
        return _sent(shown)

    async def _setMyCommands(self, data: dict[str, str]) -> Any:  # noqa: N802
        whose, commands = menu(data)
        self.commands[whose] = commands
        return True

    async def _true(self, data: dict[str, str]) -> Any:
        return True

    _sendChatAction = _deleteWebhook = _true  # noqa: N815

    def _message(self, text: str | None, options: dict[str, Any]) -> dict[str, Any]:
        chat = options.get("chat", 1)
        content = ({"text": text, **_entities(text)} if text is not None else {}) | options.get("content", {})
        if (replied := options.get("to")) is not None:
            content["reply_to_message"] = _sent(replied) if isinstance(replied, Shown) else replied
        message = {
            "message_id": options.get("message_id") or next(self._ids),
            "date": _DATE,
            "chat": _place(chat),
            "from": _user(options),
            **content,
        }
        self.written[chat, message["message_id"]] = message
        return message

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
    application.router.add_get("/file/bot{token}/{file:.*}", api.hand_out)
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


def _place(chat: int) -> dict[str, Any]:
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


def _marked(data: dict[str, str]) -> Marked:
    marked = parse_html(data["text"]) if data.get("parse_mode") == "HTML" else Marked(data["text"])
    check_text(marked)
    return marked


def _captioned(data: dict[str, Any]) -> Marked:
    text = data.get("caption", "")
    marked = parse_html(text) if data.get("parse_mode") == "HTML" else Marked(text)
    check_caption(marked)
    return marked


def _file(data: dict[str, Any], name: str) -> Upload:
    file = data.get(name)
    if isinstance(file, str) and file.startswith(_ATTACHED):
        file = data.get(file.removeprefix(_ATTACHED))
    if not isinstance(file, Upload) or not file.content:
        raise Refusal(400, "Bad Request: file must be non-empty")
    return file


def _photo(file: Upload) -> bytes:
    """Check a picture as the server does, here for PNG alone: its size, and its sides, which stand in its head."""
    if len(file.content) > _LARGEST_PHOTO or not file.content.startswith(b"\x89PNG"):
        raise Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED")
    width, height = (int.from_bytes(file.content[at : at + 4], "big") for at in (16, 20))
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise Refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
    return file.content


def _rows(data: dict[str, Any]) -> list[list[tuple[str, str]]]:
    if "reply_markup" not in data:
        return []
    rows = json.loads(data["reply_markup"])["inline_keyboard"]
    if any(not 1 <= len(row) <= _MOST_ROW for row in rows) or sum(map(len, rows)) > _MOST_BUTTONS:
        raise Refusal(400, "Bad Request: too many buttons")
    return [[_button(button) for button in row] for row in rows]


def _button(button: dict[str, str]) -> tuple[str, str]:
    carried = [button[key] for key in ("callback_data", "url") if key in button]
    if len(carried) != 1 or not button["text"].strip():
        raise Refusal(400, "Bad Request: can't parse inline keyboard button")
    if "callback_data" in button and not 1 <= len(carried[0].encode()) <= 64:
        raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
    if "url" in button and not carried[0].startswith("https://"):
        raise Refusal(400, "Bad Request: BUTTON_URL_INVALID")
    return button["text"], carried[0]


def _bare(text: str) -> str:
    return "".join(char for char in text if char not in "\u200e\u200f\u2066\u2067\u2068\u2069")


def _content(shown: Shown) -> dict[str, Any]:
    """A message's content as updates carry it."""
    sizes = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
    document = {"file_id": "d", "file_unique_id": "d"}
    keyboard = {"reply_markup": {"inline_keyboard": _keyboard(shown)}} if shown.rows else {}
    if shown.photo:
        return {"photo": sizes, "caption": shown.text, **keyboard}
    if shown.document:
        return {"document": document, "caption": shown.text, **keyboard}
    return {"text": shown.text, **keyboard}


def _keyboard(shown: Shown) -> list[list[dict[str, str]]]:
    return [
        [{"text": label, "url" if data.startswith("https://") else "callback_data": data} for label, data in row]
        for row in shown.rows
    ]


def _sent(shown: Shown) -> dict[str, Any]:
    chat = {"id": shown.chat, "type": "private" if shown.chat > 0 else "supergroup"}
    return {"message_id": shown.id, "date": _DATE, "chat": chat, "from": _BOT, **_content(shown)}
