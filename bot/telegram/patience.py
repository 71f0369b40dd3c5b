"""Patience with the Bot API: flood limits are waited out, hiccups tried again, and what is optional may fail."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import timedelta
from functools import partial
from typing import Any

from telegram.error import ChatMigrated, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import BaseRateLimiter

from bot import metrics
from bot.telegram.transport import Interrupted, NeverSent

_log = logging.getLogger(__name__)

_OPTIONAL = frozenset(
    {"sendChatAction", "setMyCommands", "answerCallbackQuery", "answerInlineQuery", "deleteWebhook"}
)  # all return True
ONCE = 1  # attempt at what is not worth waiting for
_ATTEMPTS = 6
_OPTIONAL_ATTEMPTS = 2
_LONGEST_WAIT = 60.0  # seconds; whoever is told to wait longer learns that it failed
_PAUSE = 0.5  # seconds before a request that met an error is tried again, and twice as long each time after that
_PASSING = (NetworkError, TimedOut, TelegramError, NeverSent, Interrupted)  # and none of their other kinds

Result = bool | dict[str, Any] | list[dict[str, Any]]


class Unsure(NetworkError):  # noqa: N818 - what it is, not what went wrong
    """A message was sent and no answer came that says so: most likely it has arrived."""


class Patience(BaseRateLimiter[int]):
    """Reacts to what the server answers; it slows nothing down of its own accord."""

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Result:
        """Call `callback` until it succeeds or waiting makes no sense; an optional method's failure is only logged.

        `rate_limit_args` is how often it is tried at most. Raises Unsure where a message may have arrived, which then
        is not sent again.
        """
        call = partial(_moving, partial(callback, *args, **kwargs), data)
        attempts = rate_limit_args or (_OPTIONAL_ATTEMPTS if endpoint in _OPTIONAL else _ATTEMPTS)
        try:
            result = await _persist(call, attempts, is_message=_is_message(endpoint))
            metrics.API_CALLS.labels("ok").inc()
            return result
        except TelegramError as error:
            metrics.API_CALLS.labels(type(error).__name__).inc()
            if endpoint not in _OPTIONAL:
                raise
            _log.warning("%s: %s", endpoint, error)
            return True


async def _moving(call: Callable[[], Coroutine[Any, Any, Result]], data: dict[str, Any]) -> Result:
    """Call, and again with the chat's new number where a group has become a supergroup."""
    try:
        return await call()
    except ChatMigrated as error:
        data["chat_id"] = error.new_chat_id  # `call` sends this very mapping
        return await call()


def _is_message(endpoint: str) -> bool:
    """Tell whether a method shows something anew each time that it is called; edits, done again, change nothing."""
    return endpoint.startswith("send") and endpoint not in _OPTIONAL


async def _persist(call: Callable[[], Coroutine[Any, Any, Result]], attempts: int, *, is_message: bool) -> Result:
    for attempt in range(attempts):
        try:
            return await call()
        except TelegramError as error:
            if is_message and _has_arrived(error):
                raise Unsure(str(error)) from error
            wait = _wait(error, attempt)
            if wait is None or wait > _LONGEST_WAIT or attempt == attempts - 1:
                raise
            await asyncio.sleep(wait)
    raise AssertionError("there is at least one attempt")


def _has_arrived(error: TelegramError) -> bool:
    """Tell whether a request was most likely carried out: its answer came too late, or not whole.

    A connection that is dropped before any answer was mostly closed by the server before the request came.
    """
    return type(error) in (TimedOut, Interrupted, TelegramError)  # the last: an answer that is no JSON


def _wait(error: TelegramError, attempt: int) -> float | None:
    """Return how many seconds to wait before another attempt, or None when it would not help."""
    if isinstance(error, RetryAfter):
        told = error.retry_after
        return told.total_seconds() if isinstance(told, timedelta) else float(told)
    if type(error) in _PASSING:
        return _PAUSE * float(2**attempt)
    return None
