"""The inbox: updates are kept before they are dealt with, and done with after, so that a kill loses or doubles none.

Where the database fails, updates are dealt with all the same: rather an answer twice after a fault than none.
"""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from telegram import Bot, Update

from bot import metrics
from bot.errors import Failure
from bot.state.updates import LEASE, Updates

_log = logging.getLogger(__name__)

_ROUND = LEASE / 4  # seconds between two looks at what is held
_LONGEST = 20_000  # numbers of updates that are remembered where there is no database

Payload = dict[str, Any]


class Inbox:
    """Receives updates for one process; without a database it remembers their numbers only."""

    def __init__(self, updates: Updates | None = None, *, alone: bool = True) -> None:
        """`alone` tells that no other process deals with the same bot's updates."""
        self._updates = updates
        self._alone = alone
        self._holder = secrets.token_hex(8)
        self._held: dict[int, None] = {}
        self._done: set[int] = set()
        self._finishing: asyncio.Task[None] | None = None
        self._known: dict[int, None] = {}

    @property
    def in_hand(self) -> int:
        """How many updates are being dealt with."""
        return len(self._held)

    async def receive(self, received: Iterable[Payload]) -> list[Payload]:
        """Keep updates as the server sends them, and return those that never came before."""
        came = {payload["update_id"]: payload for payload in received if payload["update_id"] not in self._known}
        news = set(came)
        if self._updates is not None and came:
            contents = {number: json.dumps(payload, ensure_ascii=False) for number, payload in came.items()}
            try:
                news = await asyncio.to_thread(self._updates.receive, contents, self._holder)
            except Failure:
                _log.exception("updates were not kept")
        for number in news:  # not of what another process holds: that may come to us yet, when it is gone
            self._known[number] = None
        while len(self._known) > _LONGEST:
            del self._known[next(iter(self._known))]
        self._held.update(dict.fromkeys(number for number in came if number in news))
        metrics.UPDATES.inc(len(news))
        metrics.REPEATED.inc(len(came) - len(news))
        metrics.IN_HAND.set(len(self._held))
        return [payload for number, payload in came.items() if number in news]

    def finish(self, number: int) -> None:
        """Note that an update is dealt with; it is written soon, together with others."""
        was_held = self._held.pop(number, 0) is None
        metrics.IN_HAND.set(len(self._held))
        if not was_held or self._updates is None:
            return
        self._done.add(number)
        if self._finishing is None or self._finishing.done():
            self._finishing = asyncio.get_running_loop().create_task(self._finish())

    async def _finish(self) -> None:
        while self._done and self._updates is not None:
            numbers, self._done = self._done, set()
            try:
                await asyncio.to_thread(self._updates.finish, numbers)
            except Failure:
                _log.exception("updates were not noted as done")
                self._done |= numbers
                return  # with the next ones, or in the next round

    async def watch(self, bot: Bot, deal_with: Callable[[Update], Any]) -> None:
        """Take over what others left, at once and again and again, and go on holding what is in hand; never returns."""
        first = True
        while self._updates is not None:
            try:
                left = await asyncio.to_thread(self._updates.take_over, self._holder, alone=self._alone and first)
                first = False
                if self._held:
                    await asyncio.to_thread(self._updates.hold, tuple(self._held), self._holder)
            except Failure:
                _log.exception("what was left of updates was not read")
                left = {}
            for number, content in left.items():
                if number not in self._known:
                    self._known[number] = self._held[number] = None
                    metrics.TAKEN_OVER.inc()
                    await deal_with(Update.de_json(json.loads(content), bot))
            await self._finish()
            await asyncio.sleep(_ROUND)

    async def close(self) -> None:
        """Write what is done."""
        if self._finishing is not None:
            with suppress(asyncio.CancelledError):
                await self._finishing
        await self._finish()
