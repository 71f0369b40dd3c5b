"""The load: questions come at an even rate, whether the ones before are answered or not."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
from pydantic import BaseModel, ConfigDict

from bot.evaluation.telegram.faults import Faults
from bot.evaluation.telegram.person import Person
from bot.evaluation.telegram.running import Running, running
from bot.evaluation.telegram.server import Server
from bot.evaluation.telegram.wire import served
from bot.settings import Settings

_PEOPLE = 500
_GRACE = 90.0  # seconds that the last answers have
_SAMPLES = 20  # looks at the memory


class LoadReport(BaseModel):
    """Questions sent and answered, milliseconds to the reply, memory at the beginning and the end (MB)."""

    model_config = ConfigDict(frozen=True)

    processes: int
    rate: float
    seconds: float
    asked: int
    answered: int
    median_ms: float
    p99_ms: float
    answered_per_second: float
    megabytes: tuple[float, ...]  # of all processes together, in the course of time


def bench_load(
    settings: Settings, questions: Sequence[str], rate: float, seconds: float, processes: int = 1
) -> LoadReport:
    """Ask so many questions a second of so many processes; several are called by webhook. Raises Failure."""
    with TemporaryDirectory(prefix="qudra-load-") as folder:
        return asyncio.run(_measured(settings, questions, rate, seconds, processes, Path(folder)))


async def _measured(
    settings: Settings, questions: Sequence[str], rate: float, seconds: float, processes: int, folder: Path
) -> LoadReport:
    server = Server(Faults())
    async with served(server.answer) as root, running(settings, server, root, folder, processes) as bots:
        people = [Person(server, server.number(), cycle(questions)) for _ in range(_PEOPLE)]
        for question in questions:  # each once before the clock starts
            await people[0].ask(question)
        return await _under_load(bots, people, questions, rate, seconds)


async def _under_load(
    bots: Sequence[Running], people: Sequence[Person], questions: Sequence[str], rate: float, seconds: float
) -> LoadReport:
    asking: list[asyncio.Task[float]] = []
    megabytes: list[float] = []
    count = max(1, round(rate * seconds))
    started = perf_counter()
    for at, (person, question) in enumerate(zip(cycle(people), cycle(questions), strict=False)):
        if at >= count:
            break
        await asyncio.sleep(started + at / rate - perf_counter())
        asking.append(asyncio.create_task(person.ask(question)))
        if at % max(1, count // _SAMPLES) == 0:
            megabytes.append(sum(bot.megabytes or 0.0 for bot in bots))
    done, late = await asyncio.wait(asking, timeout=_GRACE)
    lasted = perf_counter() - started
    for task in late:
        task.cancel()
    times = [1_000 * task.result() for task in done if not task.exception()]
    median, p99 = np.percentile(times, [50, 99]) if times else (0.0, 0.0)
    return LoadReport(
        processes=len(bots),
        rate=rate,
        seconds=seconds,
        asked=len(asking),
        answered=len(times),
        median_ms=round(float(median), 1),
        p99_ms=round(float(p99), 1),
        answered_per_second=round(len(times) / lasted, 1),
        megabytes=tuple(round(value, 1) for value in megabytes),
    )
