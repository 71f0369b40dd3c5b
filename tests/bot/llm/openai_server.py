"""A small OpenAI-compatible server in a thread of its own, that does next what a test tells it, well or badly."""

from __future__ import annotations

import asyncio
import json
import threading
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from aiohttp import web

Behaviour = Callable[[web.Request], Awaitable[web.StreamResponse]]
_HEAD = {"id": "1", "created": 1, "model": "test"}


class OpenAIServer:
    """The server's state: what it was asked, and what it does next; what it does last, it does from then on."""

    def __init__(self) -> None:
        self.url = ""
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self._next: deque[Behaviour] = deque()
        self.abandoned = threading.Event()

    def does(self, *behaviours: Behaviour) -> None:
        """Do these from now on, one a request."""
        self._next = deque(behaviours)

    def says(self, *texts: str) -> None:
        """Say these from now on, one a request."""
        self.does(*map(streams, texts))

    @property
    def prompt(self) -> str:
        """What the model was told last."""
        return "\n".join(str(message["content"]) for message in self.requests[-1]["messages"])

    def number_of(self, words: str) -> int:
        """The number under which the last prompt offers the passage or note that holds some words."""
        line = next(line for line in self.prompt.splitlines() if words in line and line.startswith("["))
        return int(line[1 : line.index("]")])

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(await request.json())
        self.keys.append(request.headers.get("Authorization", ""))
        behaviour = self._next.popleft() if len(self._next) > 1 else self._next[0]
        try:
            return await behaviour(request)
        except (ConnectionError, asyncio.CancelledError):
            self.abandoned.set()
            raise


def pieces(text: str) -> list[str]:
    return [text[at : at + 7] for at in range(0, len(text), 7)]


def streams(text: str, finish: str | None = "stop") -> Behaviour:
    """Say a text in pieces."""

    async def behave(request: web.Request) -> web.StreamResponse:
        async def events() -> AsyncIterator[dict[str, Any]]:
            for piece in pieces(text):
                yield chunk({"content": piece})
            if finish:
                yield chunk({}, finish)

        return await _send(request, events(), done=finish is not None)

    return behave


def numbered(server: OpenAIServer, text: str, **words: str) -> Behaviour:
    """Say a text whose `{name}` are the numbers of the passages that hold some words, as the prompt offers them."""

    async def behave(request: web.Request) -> web.StreamResponse:
        found = {name: f"[{server.number_of(some)}]" for name, some in words.items()}
        return await streams(text.format(**found))(request)

    return behave


def calls(name: str, arguments: str) -> Behaviour:
    """Call a tool, its arguments in two pieces."""

    async def behave(request: web.Request) -> web.StreamResponse:
        async def events() -> AsyncIterator[dict[str, Any]]:
            half = len(arguments) // 2
            first = {"index": 0, "id": "call-1", "type": "function"}
            yield chunk({"tool_calls": [first | {"function": {"name": name, "arguments": arguments[:half]}}]})
            yield chunk({"tool_calls": [{"index": 0, "function": {"arguments": arguments[half:]}}]})
            yield chunk({}, "tool_calls")

        return await _send(request, events())

    return behave


def at_once(text: str) -> Behaviour:
    """Say a text without streaming, whatever was asked for."""

    async def behave(request: web.Request) -> web.StreamResponse:
        message = {"role": "assistant", "content": text}
        return web.json_response(
            _HEAD
            | {"object": "chat.completion", "choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}
        )

    return behave


def fails(status: int, body: str = '{"error": {"message": "no"}}') -> Behaviour:
    async def behave(request: web.Request) -> web.StreamResponse:
        return web.Response(status=status, text=body, content_type="application/json")

    return behave


def sends(body: str, content_type: str = "text/event-stream") -> Behaviour:
    """Send a body as it is."""

    async def behave(request: web.Request) -> web.StreamResponse:
        return web.Response(text=body, content_type=content_type)

    return behave


async def hangs(request: web.Request) -> web.StreamResponse:
    await asyncio.sleep(60)
    return web.Response()


async def breaks_off(request: web.Request) -> web.StreamResponse:
    """Send half an answer, then cut the connection."""
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    await response.prepare(request)
    await response.write(_event(chunk({"content": "The site can reach 770 MW [1]. And"})))
    assert request.transport is not None
    request.transport.abort()
    return response


async def never_ends(request: web.Request) -> web.StreamResponse:
    """Send words as fast as they are taken."""

    async def events() -> AsyncIterator[dict[str, Any]]:
        while True:
            yield chunk({"content": "more and more " * 20})
            await asyncio.sleep(0)

    return await _send(request, events())


async def only_pings(request: web.Request) -> web.StreamResponse:
    """Send what keeps a connection alive, and nothing else."""
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    await response.prepare(request)
    while True:
        await response.write(b": ping\n\n")
        await asyncio.sleep(0.02)


def chunk(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    return _HEAD | {
        "object": "chat.completion.chunk",
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
    }


async def _send(
    request: web.Request, events: AsyncIterator[dict[str, Any]], *, done: bool = True
) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    await response.prepare(request)
    async for event in events:
        await response.write(_event(event))
    if done:
        await response.write(b"data: [DONE]\n\n")
    await response.write_eof()
    return response


def _event(body: dict[str, Any]) -> bytes:
    return f"data: {json.dumps(body)}\n\n".encode()


@contextmanager
def openai_server() -> Iterator[OpenAIServer]:
    """Serve chat completions on a free port of this machine."""
    server, loop, ready = OpenAIServer(), asyncio.new_event_loop(), threading.Event()

    async def serve() -> web.AppRunner:
        application = web.Application(client_max_size=2**24)
        application.router.add_post("/v1/chat/completions", server.handle)
        runner = web.AppRunner(application, shutdown_timeout=0.1, access_log=None, handler_cancellation=True)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        server.url = f"http://{host}:{port}/v1"
        ready.set()
        return runner

    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    runner = asyncio.run_coroutine_threadsafe(serve(), loop).result(10)
    try:
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
