"""Kills of answering: bots are killed and started again while people talk; every question has one reply in the end."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bot.evaluation.chaos.crowd import Crowd
from bot.evaluation.chaos.report import Talked
from bot.evaluation.telegram.faults import Faults
from bot.evaluation.telegram.running import running
from bot.evaluation.telegram.server import Server
from bot.evaluation.telegram.wire import served
from bot.settings import Settings

_LIVES = (2.0, 6.0)  # seconds that a process has between its start and its kill
_SEED = 11


class ServingReport(Talked):
    """What was sent while so many processes were killed so many times, and what had no reply, or one too many."""

    processes: int
    kills: int

    def lines(self) -> list[str]:
        """Tell it in lines for a terminal."""
        return [f"{self.kills} kills of {self.processes} processes", *super().lines()]


def kill_serving(settings: Settings, questions: Sequence[str], kills: int, processes: int = 1) -> ServingReport:
    """Let people talk until so many kills are done; several processes are called by webhook. Raises Failure."""
    with TemporaryDirectory(prefix="qudra-chaos-") as folder:
        return asyncio.run(_measured(settings, questions, kills, processes, Path(folder)))


async def _measured(
    settings: Settings, questions: Sequence[str], kills: int, processes: int, folder: Path
) -> ServingReport:
    server, chance = Server(Faults()), Random(_SEED)
    crowd = Crowd(server, questions)
    async with served(server.answer) as root, running(settings, server, root, folder, processes) as bots:
        async with crowd.talking():
            for number in range(kills):
                await asyncio.sleep(chance.uniform(*_LIVES))
                await bots[number % processes].kill()
                await bots[number % processes].start()
        return ServingReport(
            processes=processes,
            kills=kills,
            updates=crowd.updates,
            lost=len(crowd.lost),
            doubled=len(crowd.doubled),
            examples=crowd.examples,
        )
