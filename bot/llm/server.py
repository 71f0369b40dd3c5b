"""The server: one chat completion of an OpenAI-compatible server, streamed, within a time limit that holds."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from typing import Any

import httpx2
from openai import APIConnectionError, AsyncOpenAI, BadRequestError, OpenAIError, UnprocessableEntityError

from bot.llm.budget import Budget

Message = dict[str, Any]
_LONGEST = 6_000  # characters: an answer has a tenth of it
_REST = 30.0  # seconds in which a server that did not answer in time is not asked again
_ENDLESS = Budget(0)
_NO_KEY = "none"  # the library wants one, local servers do not
_ENDED = ("stop", "length", "tool_calls", "function_call")
# What a reply that is not as it should be raises, the library building its objects without validation.
_MALFORMED = (ValueError, TypeError, AttributeError, LookupError)


class ServerError(Exception):
    """The server gave no reply that can be used: it is not there, too slow, refuses, or breaks off."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a tool that the model asks for; `arguments` is its JSON, as it came."""

    id: str
    name: str
    arguments: str


@dataclass(slots=True)
class Reply:
    """What the model says, and the tools that it calls."""

    text: str = ""
    calls: list[Call] = field(default_factory=list)
    is_complete: bool = False


class Server:
    """A language model on a server; safe between threads. Requests run on one event loop in a thread of its own."""

    def __init__(
        self,
        url: str,
        model: str,
        key: str = "",
        timeout: float = 20.0,
        rest: float = _REST,
        *,
        budget: Budget = _ENDLESS,
    ) -> None:
        self.model = model
        self.timeout = timeout
        self._rest = rest
        self._budget = budget
        self._rested_at = 0.0  # when it may be asked again
        self._options: Mapping[str, Any] = {"temperature": 0}
        self._client = AsyncOpenAI(base_url=url, api_key=key or _NO_KEY, max_retries=0, timeout=timeout)
        self._client.organization = self._client.project = None  # not what the environment has
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="language-model", daemon=True)
        self._thread.start()

    def chat(
        self,
        messages: Sequence[Message],
        tools: Sequence[Mapping[str, Any]],
        deadline: float,
        on_text: Callable[[str], None] | None = None,
    ) -> Reply:
        """Return the reply to a conversation, by a deadline of `time.monotonic`.

        `on_text` is told the text so far, from another thread. Raises ServerError.
        """
        if time.monotonic() < self._rested_at:
            raise ServerError("the server is left alone after it did not answer")
        if not self._budget.spend():
            raise ServerError("the requests of this day are spent")
        work = self._within(deadline, messages, tools, on_text)
        try:
            return asyncio.run_coroutine_threadsafe(work, self._loop).result()
        except (TimeoutError, APIConnectionError, httpx2.TransportError) as error:
            self._rested_at = time.monotonic() + self._rest
            raise ServerError(f"no answer in time: {error!r}") from error
        except (OpenAIError, httpx2.HTTPError, CancelledError, *_MALFORMED) as error:
            raise ServerError(f"no usable answer: {error!r}") from error

    def close(self) -> None:
        """End the connections and the thread."""
        if self._loop.is_running():
            asyncio.run_coroutine_threadsafe(self._client.close(), self._loop).result()
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()

    async def _within(
        self,
        deadline: float,
        messages: Sequence[Message],
        tools: Sequence[Mapping[str, Any]],
        on_text: Callable[[str], None] | None,
    ) -> Reply:
        async with asyncio.timeout(max(0.0, deadline - time.monotonic())):
            try:
                return await self._ask(messages, {**self._options, **({"tools": tools} if tools else {})}, on_text)
            except (BadRequestError, UnprocessableEntityError):
                if not (tools or self._options):
                    raise
            return await self._ask(messages, {}, on_text)  # some models take neither tools nor a temperature

    async def _ask(
        self, messages: Sequence[Message], options: Mapping[str, Any], on_text: Callable[[str], None] | None
    ) -> Reply:
        create: Any = self._client.chat.completions.create
        async with await create(model=self.model, messages=messages, stream=True, **options) as stream:
            if "json" in stream.response.headers.get("content-type", ""):  # a server that does not stream
                return _whole(json.loads(await stream.response.aread()))
            return await _streamed(stream, on_text)


async def _streamed(stream: Any, on_text: Callable[[str], None] | None) -> Reply:
    """Read a reply piece by piece."""
    reply, calls = Reply(), dict[int, list[str]]()
    async for chunk in stream:
        for choice in chunk.choices[:1]:
            reply.is_complete |= choice.finish_reason in _ENDED
            _add_calls(calls, choice.delta.tool_calls or [])
            if choice.delta.content:
                reply.text += choice.delta.content
                if on_text is not None:
                    on_text(reply.text)
        if len(reply.text) + sum(len(call[2]) for call in calls.values()) > _LONGEST:
            raise ServerError("the reply does not end")
    reply.calls = [Call(*call) for call in calls.values()]
    if not reply.is_complete:
        raise ServerError("the reply breaks off")
    return reply


def _add_calls(calls: dict[int, list[str]], pieces: Sequence[Any]) -> None:
    """Add pieces of tool calls (id, name and arguments) to what came of them before."""
    for piece in pieces:
        call = calls.setdefault(piece.index, ["", "", ""])
        call[0] = piece.id or call[0]
        call[1] += piece.function.name or ""
        call[2] += piece.function.arguments or ""


def _whole(body: Any) -> Reply:
    """Read a reply that came at once."""
    message = body["choices"][0]["message"]
    calls = message.get("tool_calls") or []
    return Reply(
        str(message.get("content") or "")[:_LONGEST],
        [Call(str(one["id"]), str(one["function"]["name"]), str(one["function"]["arguments"])) for one in calls],
        is_complete=True,
    )
