"""The web server beside the bot: whether it lives and is ready, what it counts, and the webhook that Telegram calls."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from prometheus_client import generate_latest

from bot import metrics
from bot.errors import Failure
from bot.telegram.inbox import Inbox, Payload
from bot.telegram.receiving import readable

_log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
HOOK = "/telegram"
_LARGEST = 1024**2  # bytes of an update
_METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"

Ready = Callable[[], Mapping[str, Any]]  # what is told of readiness; "ready" in it says whether it is so


class Web:
    """Answers requests for health and metrics, and takes updates where it knows a secret."""

    def __init__(
        self, ready: Ready, inbox: Inbox, deal_with: Callable[[Payload], Any] | None = None, secret: str = ""
    ) -> None:
        """`deal_with` is awaited with each update that is new, once it is kept; without it there is no webhook."""
        self._ready = ready
        self._inbox = inbox
        self._deal_with = deal_with
        self._secret = secret.encode()

    @asynccontextmanager
    async def serving(self, host: str, port: int) -> AsyncIterator[int]:
        """Serve on an address while the block lasts; gives the port, a free one for 0. Raises OSError."""
        application = web.Application(client_max_size=_LARGEST)
        application.router.add_get("/healthz", self._health)
        application.router.add_get("/readyz", self._readiness)
        application.router.add_get("/metrics", self._metrics)
        if self._deal_with is not None:
            application.router.add_post(HOOK, self._take)
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()
        try:
            site = web.TCPSite(runner, host, port)
            await site.start()
            yield runner.addresses[0][1]
        finally:
            await runner.cleanup()

    async def _health(self, _: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def _readiness(self, _: web.Request) -> web.Response:
        told = self._ready()
        return web.json_response(told, status=200 if told["ready"] else 503)

    async def _metrics(self, _: web.Request) -> web.Response:
        metrics.VECTORS_AWAY.set(self._ready()["vectors"] == "away")
        body = await asyncio.to_thread(generate_latest)
        return web.Response(body=body, headers={"Content-Type": _METRICS_TYPE})

    async def _take(self, request: web.Request) -> web.Response:
        """Take an update: it is kept before Telegram is told so, and dealt with afterwards."""
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=403)
        if not self._ready()["ready"] or self._inbox.is_full:
            return web.Response(status=503)  # Telegram sends it again, to another process or to the next one
        try:
            update = json.loads(await request.read())
            is_update = isinstance(update, dict) and isinstance(update.get("update_id"), int)
        except ValueError:
            is_update = False
        if not is_update:
            return web.Response(status=400)
        try:
            received = await self._inbox.receive(readable([update]))
        except Failure as error:
            _log.warning("an update is left to Telegram: %s", error)
            return web.Response(status=503)
        for news in received:
            assert self._deal_with is not None
            await self._deal_with(news)
        return web.Response()
