"""The wire: as little of HTTP/1.1 as a Bot API client needs, so that an answer can be cut short or not come at all."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

_METHOD = 2  # its place in `POST /bot<token>/<method> HTTP/1.1` when that is cut at the slashes


@dataclass(frozen=True, slots=True)
class Answered:
    """What goes back: a status and a body, of which only half arrives when it `is_cut`."""

    status: int
    body: Mapping[str, Any]
    is_cut: bool = False


Handler = Callable[[str, dict[str, str]], Awaitable[Answered | None]]  # None drops the connection


@asynccontextmanager
async def served(handle: Handler) -> AsyncIterator[str]:
    """Serve a handler of methods on a free port of this machine; gives the address to put `/bot<token>/` behind."""
    open_ones: set[asyncio.Task[None]] = set()

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        open_ones.add(task)
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
                while await _exchange(handle, reader, writer):
                    pass
        finally:
            open_ones.discard(task)
            writer.close()

    server = await asyncio.start_server(converse, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()[:2]
    try:
        yield f"http://{host}:{port}"
    finally:
        server.close()
        for task in tuple(open_ones):
            task.cancel()
        await asyncio.gather(*open_ones)


async def _exchange(handle: Handler, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
    """Read one request and answer it; tell whether another may follow on this connection."""
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    fields = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    body = await reader.readexactly(int(fields.get("content-length", 0)))
    is_form = "urlencoded" in fields.get("content-type", "")
    data = dict(parse_qsl(body.decode(), keep_blank_values=True)) if is_form else {}
    answered = await handle(first.split("/")[_METHOD].partition(" ")[0], data)
    if answered is None:
        return False
    content = json.dumps(answered.body).encode()
    start = f"HTTP/1.1 {answered.status} X\r\nContent-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
    writer.write(start.encode() + (content[: len(content) // 2] if answered.is_cut else content))
    await writer.drain()
    return not answered.is_cut
