"""Patience with the Bot API: flood limits are waited out, hiccups tried again, and what is optional may fail."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram.error import NetworkError, RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

_log = logging.getLogger(__name__)

_OPTIONAL = frozenset(
    {"sendChatAction", "setMyCommands", "answerCallbackQuery", "answerInlineQuery", "deleteWebhook"}
)  # all return True
_ATTEMPTS = 4
_LONGEST_WAIT = 60.0  # seconds; whoever is told to wait longer learns that it failed
_PAUSE = 0.5  # seconds before a request that met a server's error is tried again

Result = bool | dict[str, Any] | list[dict[str, Any]]


class Patience(BaseRateLimiter[None]):
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
        data: dict[str, Any],  # noqa: ARG002
        rate_limit_args: None,  # noqa: ARG002
    ) -> Result:
        """Call `callback` until it succeeds or waiting makes no sense; an optional method's failure is only logged."""
        try:
            return await _persist(lambda: callback(*args, **kwargs))
        except TelegramError as error:
            if endpoint not in _OPTIONAL:
                raise
            _log.warning("%s: %s", endpoint, error)
            return True


async def _persist(call: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
    for _ in range(_ATTEMPTS - 1):
        try:
            return await call()
        except TelegramError as error:
            wait = _wait(error)
            if wait is None or wait > _LONGEST_WAIT:
                raise
            await asyncio.sleep(wait)
    return await call()


def _wait(error: TelegramError) -> float | None:
    """Return how long to wait before another attempt, or None when it would not help.

    A request that timed out may have been carried out, and is not repeated.
    """
    if isinstance(error, RetryAfter):
        told = error.retry_after
        return told.total_seconds() if isinstance(told, timedelta) else float(told)
    return _PAUSE if type(error) is NetworkError else None
