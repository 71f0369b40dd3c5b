"""The load: questions come at an even rate, whether the ones before are answered or not."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
from pydantic import BaseModel, ConfigDict

from bot.evaluation.load.share import held_to
from bot.evaluation.servers.started import started_postgresql
from bot.evaluation.telegram.faults import Faults
from bot.evaluation.telegram.person import Person
from bot.evaluation.telegram.running import Running, running
from bot.evaluation.telegram.server import Server
from bot.evaluation.telegram.wire import served
from bot.settings import Settings

_PEOPLE = 500
_GRACE = 90.0  # seconds that the last answers have
_PARTS = 20  # of the load, each measured by itself


class Part(BaseModel):
    """A twentieth of the load: since when (s), milliseconds to the reply, memory of all processes as it began (MB)."""

    model_config = ConfigDict(frozen=True)

    second: float
    median_ms: float
    p99_ms: float
    megabytes: float


class LoadReport(BaseModel):
    """Questions sent and answered, milliseconds to the reply, over all and in the course of time.

    `processor_ms` is what the bots took of a processor for each answer, without their database's server; each was held
    to a `share` of one, None for as much as there was.
    """

    model_config = ConfigDict(frozen=True)

    processes: int
    share: float | None
    rate: float
    seconds: float
    asked: int
    answered: int
    median_ms: float
    p99_ms: float
    answered_per_second: float
    processor_ms: float
    course: tuple[Part, ...]


def bench_load(
    settings: Settings,
    questions: Sequence[str],
    rate: float,
    seconds: float,
    processes: int = 1,
    share: float | None = None,
) -> LoadReport:
    """Ask so many questions a second of so many processes; several are called by webhook.

    Several share the settings' database, or else one of a PostgreSQL server that is started for them. With a `share`,
    each is held to that part of a processor once all are warm. Raises Failure.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="qudra-load-")))
        if processes > 1 and not settings.database_url:
            url = stack.enter_context(started_postgresql()).create_database()
            settings = settings.model_copy(update={"database_url": url})
        return asyncio.run(_measured(settings, questions, rate, seconds, processes, share, folder))


async def _measured(
    settings: Settings,
    questions: Sequence[str],
    rate: float,
    seconds: float,
    processes: int,
    share: float | None,
    folder: Path,
) -> LoadReport:
    server = Server(Faults())
    async with served(server.answer) as root, running(settings, server, root, folder, processes) as bots:
        people = [Person(server, server.number(), cycle(questions)) for _ in range(_PEOPLE)]
        for question in questions:  # each once of every bot before the clock starts; they are called in turn
            for _ in bots:
                await people[0].ask(question)
        with ExitStack() as stack:
            for bot in bots if share else ():
                stack.enter_context(held_to(share or 1, bot.pid))
            report = await _under_load(bots, people, questions, rate, seconds)
        return report.model_copy(update={"share": share})


async def _under_load(
    bots: Sequence[Running], people: Sequence[Person], questions: Sequence[str], rate: float, seconds: float
) -> LoadReport:
    asking: list[asyncio.Task[float]] = []
    megabytes: list[float] = []
    count = max(1, round(rate * seconds))
    size = -(-count // _PARTS)  # questions of a part
    taken, started = _processor_seconds(bots), perf_counter()
    for at, (person, question) in enumerate(zip(cycle(people), cycle(questions), strict=False)):
        if at >= count:
            break
        await asyncio.sleep(started + at / rate - perf_counter())
        if at % size == 0:
            megabytes.append(sum(bot.megabytes or 0.0 for bot in bots))
        asking.append(asyncio.create_task(person.ask(question)))
    await asyncio.wait(asking, timeout=_GRACE)
    lasted = perf_counter() - started
    times = [_milliseconds(task) for task in asking]
    parts = (times[at : at + size] for at in range(0, count, size))
    median, p99 = _median_and_p99(times)
    return LoadReport(
        processes=len(bots),
        share=None,
        rate=rate,
        seconds=seconds,
        asked=len(asking),
        answered=len(_known(times)),
        median_ms=median,
        p99_ms=p99,
        processor_ms=round(1_000 * (_processor_seconds(bots) - taken) / max(1, len(_known(times))), 2),
        answered_per_second=round(len(_known(times)) / lasted, 1),
        course=tuple(
            Part(second=round(at * size / rate, 1), median_ms=middle, p99_ms=high, megabytes=round(held, 1))
            for at, ((middle, high), held) in enumerate(zip(map(_median_and_p99, parts), megabytes, strict=True))
        ),
    )


def _processor_seconds(bots: Sequence[Running]) -> float:
    return sum(bot.processor_seconds or 0.0 for bot in bots)


def _milliseconds(asking: asyncio.Task[float]) -> float | None:
    """Return how long a reply took, None where none came; what is still awaited is not any more."""
    if not asking.done():
        asking.cancel()
        return None
    return None if asking.exception() else 1_000 * asking.result()


def _known(times: Sequence[float | None]) -> list[float]:
    return [time for time in times if time is not None]


def _median_and_p99(times: Sequence[float | None]) -> tuple[float, float]:
    known = _known(times)
    median, p99 = np.percentile(known, [50, 99]) if known else (0.0, 0.0)
    return round(float(median), 1), round(float(p99), 1)
