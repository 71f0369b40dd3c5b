"""The bench: how fast the running bot replies, to one and to many, and whether faults lose or double a reply."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import BaseModel, ConfigDict

from bot.evaluation.spread import Spread
from bot.evaluation.telegram.faults import Faults
from bot.evaluation.telegram.person import Person
from bot.evaluation.telegram.running import running
from bot.evaluation.telegram.server import Server
from bot.evaluation.telegram.wire import served
from bot.settings import Settings

_ALONE = 200  # questions that one person asks, all of them once before the clock starts
_CROWD, _ROUNDS = 50, 4
_AT_ONCE = 40  # people who talk while faults are made
_FAULTY = 0.06  # share of calls
_QUIET = 12.0  # seconds at the end in which what is one too many may still come: two of the client's time-outs


class Delivery(BaseModel):
    """What was sent and what went wrong with the replies, under faults."""

    model_config = ConfigDict(frozen=True)

    updates: int
    faults: dict[str, int]
    lost: int
    doubled: int
    examples: tuple[str, ...] = ()  # of both


class TelegramReport(BaseModel):
    """Milliseconds from an update's handing out to its reply's arrival, delivery, start (s) and memory (MB)."""

    model_config = ConfigDict(frozen=True)

    start_seconds: float
    alone_ms: Spread
    crowd_ms: Spread
    delivery: Delivery
    megabytes: float | None


def bench_telegram(settings: Settings, questions: Sequence[str], updates: int) -> TelegramReport:
    """Run the bot over the settings' index against a server in this process, and measure it; raises Failure.

    `updates` is how many are sent while faults are made; with a few of them, fewer questions are timed as well.
    """
    with TemporaryDirectory(prefix="qudra-bench-") as folder:
        return asyncio.run(_measured(settings, questions, updates, Path(folder)))


async def _measured(settings: Settings, questions: Sequence[str], updates: int, folder: Path) -> TelegramReport:
    faults = Faults()
    server = Server(faults)
    async with served(server.answer) as root, running(settings, server, root, folder) as [bot]:
        await _alone(server, questions, min(len(questions), updates))
        alone = await _alone(server, questions, min(_ALONE, updates))
        crowd = [time for _ in range(_ROUNDS) for time in await _together(server, questions)]
        delivery = await _under_faults(server, faults, questions, updates)
        return TelegramReport(
            start_seconds=round(bot.seconds, 2),
            alone_ms=Spread.of([1_000 * time for time in alone]),
            crowd_ms=Spread.of([1_000 * time for time in crowd]),
            delivery=delivery,
            megabytes=bot.megabytes,
        )


async def _alone(server: Server, questions: Sequence[str], count: int) -> list[float]:
    person = Person(server, server.number(), cycle(questions))
    return [await person.ask(question) for question, _ in zip(cycle(questions), range(count), strict=False)]


async def _together(server: Server, questions: Sequence[str]) -> list[float]:
    """Let a crowd ask at the same instant, each a question of their own."""
    people = [Person(server, server.number(), cycle(questions)) for _ in range(_CROWD)]
    asked = (person.ask(question) for person, question in zip(people, cycle(questions), strict=False))
    return await asyncio.gather(*asked)


async def _under_faults(server: Server, faults: Faults, questions: Sequence[str], updates: int) -> Delivery:
    shared = cycle(questions)
    people = [Person(server, server.number(), shared, seed) for seed in range(_AT_ONCE)]
    faults.share = _FAULTY
    await asyncio.gather(*(person.talk(-(-updates // _AT_ONCE)) for person in people))
    await asyncio.sleep(_QUIET)
    faults.share = 0.0
    lost = [one for person in people for one in person.lost]
    doubled = [one for chat in server.chats.values() for one in chat.unasked]
    return Delivery(
        updates=sum(person.updates for person in people),
        faults={fault.value: count for fault, count in faults.made.items()},
        lost=len(lost),
        doubled=len(doubled),
        examples=tuple(one[:200] for one in (*lost[:5], *doubled[:5])),
    )
