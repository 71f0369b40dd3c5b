"""The inbox: updates are kept before they are dealt with, and done with after, so that a kill loses or doubles none.

Where the database fails, one of several processes leaves updates to Telegram for some time, which sends them again.
After that, and where there is one process only, they are dealt with all the same: rather an answer twice than none.
"""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from typing import Any

from telegram import Bot, Update

from bot import metrics
from bot.errors import Failure
from bot.state.updates import LEASE, Updates, Version
from bot.telegram.exchanges import Exchanges, name_of

_log = logging.getLogger(__name__)

_ROUND = LEASE / 4  # seconds between two looks at what is held
_PATIENCE = 30.0  # seconds that updates are left to Telegram while the database is away
_STEADY = 3  # rounds that it has been back for before others' updates are taken over: they note first what is done
_MOST = 1_000  # updates in hand: what more would take of memory the server keeps for a day
_FEW = 4  # updates in hand, from which on one that comes has to wait in any case
_MOMENT = 0.05  # seconds
_LONGEST = 20_000  # numbers of updates that are remembered where there is no database

Payload = dict[str, Any]


class Inbox:
    """Receives updates for one process; without a database it remembers their numbers only."""

    def __init__(
        self, updates: Updates | None = None, exchanges: Exchanges | None = None, *, alone: bool = True
    ) -> None:
        """`alone` tells that no other process deals with the same bot's updates."""
        self._updates = updates
        self._exchanges = exchanges or Exchanges()
        self._alone = alone
        self._away_since: float | None = None  # by the monotonic clock, while the database is away
        self._steady = _STEADY  # rounds in which it has worked
        self._holder = secrets.token_hex(8)
        self._held: dict[int, None] = {}
        self._done: set[int] = set()
        self._finishing: asyncio.Task[None] | None = None
        self._known: dict[int, None] = {}

    @property
    def in_hand(self) -> int:
        """How many updates are being dealt with."""
        return len(self._held)

    @property
    def is_full(self) -> bool:
        """Whether so much is in hand that the next updates are better left to the server, which keeps them."""
        return len(self._held) >= _MOST

    async def room(self) -> None:
        """Wait until there is room for updates: while some are in hand a moment, for more may come together then."""
        if len(self._held) > _FEW:
            await asyncio.sleep(_MOMENT)
        while self.is_full:
            await asyncio.sleep(_MOMENT)

    async def receive(self, received: Iterable[Payload]) -> list[Payload]:
        """Keep updates as the server sends them, and return those that never came before.

        Raises Failure where they could not be kept and are to come again.
        """
        came = {payload["update_id"]: payload for payload in received if payload["update_id"] not in self._known}
        news = set(came)
        if self._updates is not None and came:
            contents = {number: json.dumps(payload, ensure_ascii=False) for number, payload in came.items()}
            try:
                news = await asyncio.to_thread(self._updates.receive, contents, self._holder, _versions(came))
                self._away_since = None
            except Failure as error:
                if self._may_come_again():
                    raise
                _log.error("updates were not kept: %s", error)
        for number in news:  # not of what another process holds: that may come to us yet, when it is gone
            self._known[number] = None
        while len(self._known) > _LONGEST:
            del self._known[next(iter(self._known))]
        self._held.update(dict.fromkeys(number for number in came if number in news))
        metrics.UPDATES.inc(len(news))
        metrics.REPEATED.inc(len(came) - len(news))
        metrics.IN_HAND.set(len(self._held))
        return [payload for number, payload in came.items() if number in news]

    def _may_come_again(self) -> bool:
        """Note that the database is away, and tell whether updates are left to the server, which sends them again."""
        if self._away_since is None:
            self._away_since = time.monotonic()
        self._steady = 0
        return not self._alone and time.monotonic() < self._away_since + _PATIENCE

    async def finish(self, number: int) -> None:
        """Note that an update is dealt with, and what replied to it, and wait until that is written, or has failed.

        Several are written together. A chat's next update waits for it: it may be the order to forget all this.
        """
        was_held = self._held.pop(number, 0) is None
        metrics.IN_HAND.set(len(self._held))
        if not was_held or self._updates is None:
            return
        self._done.add(number)
        if self._finishing is None or self._finishing.done():
            self._finishing = asyncio.create_task(self._finish())
        await asyncio.shield(self._finishing)

    async def _finish(self) -> None:
        while self._done and self._updates is not None:
            numbers, self._done = self._done, set()
            exchanged = self._exchanges.take_unwritten()
            try:
                await asyncio.to_thread(self._updates.finish, numbers, exchanged)
            except Failure as error:
                _log.error("updates were not noted as done: %s", error)
                self._done |= numbers
                self._exchanges.give_back(exchanged)
                return  # with the next ones, or in the next round

    async def watch(self, bot: Bot, deal_with: Callable[[Update], Any]) -> None:
        """Take over what others left, at once and again and again, and go on holding what is in hand; never returns."""
        first = True
        while self._updates is not None:
            left: dict[int, str] = {}
            try:
                if self._held:
                    await asyncio.to_thread(self._updates.hold, tuple(self._held), self._holder)
                if self._steady >= _STEADY:
                    left = await asyncio.to_thread(self._updates.take_over, self._holder, alone=self._alone and first)
                    first = False
                self._away_since = None
                self._steady += 1
            except Failure as error:
                _log.error("what was left of updates was not read: %s", error)
                self._may_come_again()
            for number, content in left.items():
                if number not in self._known:
                    await self._take_over(number, Update.de_json(json.loads(content), bot), deal_with)
            await self._finish()
            await asyncio.sleep(_ROUND)

    async def _take_over(self, number: int, update: Update, deal_with: Callable[[Update], Any]) -> None:
        """Deal with an update that was left undone, unless nothing lacks but the note that it is done."""
        self._known[number] = self._held[number] = None
        if await self._is_answered(update):
            await self.finish(number)
            return
        metrics.TAKEN_OVER.inc()
        await deal_with(update)

    async def _is_answered(self, update: Update) -> bool:
        asked = update.message
        if asked is None:
            return False
        return await self._exchanges.reply_to(asked.chat.id, asked.message_id) is not None

    async def close(self) -> None:
        """Write what is done."""
        if self._finishing is not None:
            with suppress(asyncio.CancelledError):
                await self._finishing
        await self._finish()


def _versions(payloads: Mapping[int, Payload]) -> dict[int, Version]:
    """Return which messages updates bring, by the updates' numbers."""
    messages = {number: one.get("message") or one.get("edited_message") for number, one in payloads.items()}
    return {number: _version(message) for number, message in messages.items() if message}


def _version(message: Payload) -> Version:
    digest = blake2b(json.dumps(message, sort_keys=True).encode(), digest_size=8).hexdigest()
    return Version(name_of(message["chat"]["id"]), message["message_id"], float(message.get("edit_date", 0)), digest)
