"""Kills of answering: bots are killed and started again while people talk; every question has one reply in the end."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from pydantic import BaseModel, ConfigDict

from bot.evaluation.telegram.faults import Faults
from bot.evaluation.telegram.person import Person
from bot.evaluation.telegram.running import Running, running
from bot.evaluation.telegram.server import Server
from bot.evaluation.telegram.wire import served
from bot.settings import Settings

_PEOPLE = 20
_LIVES = (2.0, 6.0)  # seconds that a process has between its start and its kill
_QUIET = 12.0  # seconds at the end in which what is one too many may still come
_SEED = 11


class ServingReport(BaseModel):
    """What was sent while so many processes were killed so many times, and what had no reply, or one too many."""

    model_config = ConfigDict(frozen=True)

    processes: int
    kills: int
    updates: int
    lost: int
    doubled: int
    examples: tuple[str, ...] = ()  # of both


def kill_serving(settings: Settings, questions: Sequence[str], kills: int, processes: int = 1) -> ServingReport:
    """Let people talk until so many kills are done; several processes are called by webhook. Raises Failure."""
    with TemporaryDirectory(prefix="qudra-chaos-") as folder:
        return asyncio.run(_measured(settings, questions, kills, processes, Path(folder)))


async def _measured(
    settings: Settings, questions: Sequence[str], kills: int, processes: int, folder: Path
) -> ServingReport:
    server = Server(Faults())
    async with served(server.answer) as root, running(settings, server, root, folder, processes) as bots:
        return await _under_kills(server, bots, questions, kills)


async def _under_kills(server: Server, bots: Sequence[Running], questions: Sequence[str], kills: int) -> ServingReport:
    shared, over = cycle(questions), asyncio.Event()
    people = [Person(server, server.number(), shared, seed) for seed in range(_PEOPLE)]
    talks = [asyncio.create_task(_talk(person, over)) for person in people]
    chance = Random(_SEED)
    for number in range(kills):
        await asyncio.sleep(chance.uniform(*_LIVES))
        bot = bots[number % len(bots)]
        await bot.kill()
        await bot.start()
    over.set()
    await asyncio.gather(*talks)
    await asyncio.sleep(_QUIET)
    lost = [one for person in people for one in person.lost]
    doubled = [one for chat in server.chats.values() for one in chat.unasked]
    return ServingReport(
        processes=len(bots),
        kills=kills,
        updates=sum(person.updates for person in people),
        lost=len(lost),
        doubled=len(doubled),
        examples=tuple(one[:200] for one in (*lost[:5], *doubled[:5])),
    )


async def _talk(person: Person, over: asyncio.Event) -> None:
    while not over.is_set():
        await person.talk(person.updates + 1)
