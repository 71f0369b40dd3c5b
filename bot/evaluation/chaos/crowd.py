"""A crowd: people who talk with bots while something goes wrong, and what had no reply, or one too many."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import cycle

from bot.evaluation.telegram.person import Person
from bot.evaluation.telegram.server import Server

_PEOPLE = 20
_QUIET = 12.0  # seconds at the end in which what is one too many may still come
_LOOK = 0.05  # seconds
_SHOWN, _LENGTH = 5, 200  # examples of either kind, characters of each


class Crowd:
    """People at a server, each of whom goes on once they have their reply."""

    def __init__(self, server: Server, questions: Sequence[str]) -> None:
        shared = cycle(questions)
        self._server = server
        self._people = [Person(server, server.number(), shared, seed) for seed in range(_PEOPLE)]

    @asynccontextmanager
    async def talking(self) -> AsyncIterator[None]:
        """Let them talk while the block lasts; it ends when all have their last reply, and nothing more comes."""
        over = asyncio.Event()
        talks = [asyncio.create_task(_talk(person, over)) for person in self._people]
        try:
            yield
        finally:
            over.set()
            await asyncio.gather(*talks)
        await asyncio.sleep(_QUIET)

    async def sent(self, updates: int) -> None:
        """Wait until they have sent so many updates."""
        while self.updates < updates:
            await asyncio.sleep(_LOOK)

    @property
    def updates(self) -> int:
        """How many updates they have sent."""
        return sum(person.updates for person in self._people)

    @property
    def lost(self) -> list[str]:
        """What had no reply."""
        return [one for person in self._people for one in person.lost]

    @property
    def doubled(self) -> list[str]:
        """What came without being asked for."""
        return [one for chat in self._server.chats.values() for one in chat.unasked]

    @property
    def examples(self) -> tuple[str, ...]:
        """Some of both, shortened."""
        return tuple(one[:_LENGTH] for one in (*self.lost[:_SHOWN], *self.doubled[:_SHOWN]))


async def _talk(person: Person, over: asyncio.Event) -> None:
    while not over.is_set():
        await person.talk(person.updates + 1)
