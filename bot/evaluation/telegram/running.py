"""The bot under measurement: `qudra serve` in a process of its own, as somebody would start it."""

from __future__ import annotations

import asyncio
import os
import sys
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import perf_counter

from pydantic import SecretStr

from bot.errors import Failure
from bot.evaluation.telegram.server import Server
from bot.settings import Settings
from bot.state.database import address_in

_TOKEN = "1:bench"
_PATIENCE = 120.0  # seconds until it must be ready, and until it must have ended
_LOOK = 0.2  # seconds


@dataclass(frozen=True, slots=True)
class Running:
    """A bot that is ready, and how many seconds that took."""

    process: BaseProcess
    seconds: float

    @property
    def megabytes(self) -> float | None:
        """Its resident memory in MB (2²⁰ bytes), None where the system does not tell."""
        try:
            lines = Path(f"/proc/{self.process.pid}/status").read_text("ascii").splitlines()
        except OSError:
            return None
        return next((int(line.split()[1]) / 1_024 for line in lines if line.startswith("VmRSS:")), None)


@asynccontextmanager
async def running(settings: Settings, server: Server, root: str, folder: Path) -> AsyncIterator[Running]:
    """Run the bot over the settings' index, against a server; its database and its log are put into `folder`.

    Raises Failure when it ends before it is ready.
    """
    own = settings.model_copy(
        update={
            "telegram_bot_token": SecretStr(_TOKEN),
            "telegram_api_url": root,
            "database_url": address_in(folder),
            "admins": (),
            "llm_url": "",
            "questions_per_minute": 0,
            "questions_per_day": 0,
        }
    )
    log = folder / "bot.log"
    started = perf_counter()
    process = get_context("spawn").Process(target=_serve, args=(own, log), name="bot")
    process.start()
    try:
        await _until_ready(process, server, log)
        yield Running(process, perf_counter() - started)
    finally:
        process.terminate()
        await asyncio.to_thread(process.join, _PATIENCE)


async def _until_ready(process: BaseProcess, server: Server, log: Path) -> None:
    async with asyncio.timeout(_PATIENCE):
        while not server.ready.is_set():
            if not process.is_alive():
                told = log.read_text("utf-8", "replace").splitlines() if log.exists() else []
                raise Failure(f"the bot ended before it was ready: {told[-1] if told else process.exitcode}")
            with suppress(TimeoutError):
                await asyncio.wait_for(server.ready.wait(), _LOOK)


def _serve(settings: Settings, log: Path) -> None:
    """Serve, in the new process; what it logs is not the bench's to print."""
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(file, sys.stderr.fileno())
    from bot.commands.serve import run  # here, so that loading it counts

    run(Namespace(), settings)
