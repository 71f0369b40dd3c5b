"""A small Bot API server, in the test's own loop, that refuses what Telegram refuses and keeps what users would see."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from tests.bot.telegram.content import Refusal
from tests.bot.telegram.markup import MarkupError
from tests.bot.telegram.methods import Methods
from tests.bot.telegram.shown import Upload

TOKEN = "123456:TEST-token"


class BotAPI(Methods):
    """The server: it answers calls of its methods, or makes the faults that a test wants."""

    def __init__(self) -> None:
        super().__init__()
        self.root = ""
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self._faults: dict[str, deque[Refusal]] = defaultdict(deque)
        self._always: dict[str, Refusal] = {}

    def fail(self, method: str, code: int, *, times: int = 1, **parameters: int) -> None:
        """Answer the next calls of a method with an error; `times=-1`, all of them."""
        said = {400: "Bad Request: no", 404: "Not Found", 429: "Too Many Requests"}
        refusal = Refusal(code, said.get(code, "Internal Server Error"), **parameters)
        if times < 0:
            self._always[method] = refusal
        self._faults[method].extend([refusal] * max(times, 0))

    def heal(self) -> None:
        """Make no more faults."""
        self._faults.clear()
        self._always.clear()

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
