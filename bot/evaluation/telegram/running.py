"""The bot under measurement: `qudra serve` in a process of its own, as somebody would start it, and may kill it."""

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
from bot.evaluation.servers.ports import free_port
from bot.evaluation.telegram.server import Hook, Server
from bot.settings import Settings
from bot.state.database import address_in

_TOKEN = "1:bench"
_SECRET = "a-secret-of-the-bench"
_PATIENCE = 120.0  # seconds until it must be ready, and until it must have ended
_LOOK = 0.05  # seconds


@dataclass(slots=True)
class Running:
    """A bot's process, which may be started again; `seconds` is how long it last took until it was ready.

    With a `hook` it is called, and else it asks the server for updates.
    """

    settings: Settings
    server: Server
    log: Path
    hook: Hook | None = None
    process: BaseProcess | None = None
    seconds: float = 0.0

    @property
    def pid(self) -> int:
        """Its process's number, 0 before it is started."""
        return (self.process.pid or 0) if self.process else 0

    @property
    def megabytes(self) -> float | None:
        """Its resident memory in MB (2²⁰ bytes), None where the system does not tell."""
        try:
            lines = Path(f"/proc/{self.pid}/status").read_text("ascii").splitlines()
        except OSError:
            return None
        return next((int(line.split()[1]) / 1_024 for line in lines if line.startswith("VmRSS:")), None)

    @property
    def processor_seconds(self) -> float | None:
        """What it has taken of a processor so far, None where the system does not tell."""
        try:
            fields = Path(f"/proc/{self.pid}/stat").read_text("ascii").rpartition(")")[2]
        except OSError:
            return None
        return sum(map(int, fields.split()[11:13])) / os.sysconf("SC_CLK_TCK")

    async def start(self) -> None:
        """Start it, and wait until it is ready; raises Failure when it ends before."""
        started = perf_counter()
        self.server.ready.clear()
        self.process = get_context("spawn").Process(target=_serve, args=(self.settings, self.log), name="bot")
        self.process.start()
        async with asyncio.timeout(_PATIENCE):
            while not await self._is_ready():
                if not self.process.is_alive():
                    told = self.log.read_text("utf-8", "replace").splitlines() if self.log.exists() else []
                    raise Failure(f"the bot ended before it was ready: {told[-1] if told else self.process.exitcode}")
        self.seconds = perf_counter() - started

    async def kill(self) -> None:
        """End it at once, whatever it is doing."""
        if self.process is not None:
            self.process.kill()
            await asyncio.to_thread(self.process.join, _PATIENCE)

    async def stop(self) -> None:
        """Ask it to end, and wait until it has finished what it began."""
        if self.process is not None:
            self.process.terminate()
            await asyncio.to_thread(self.process.join, _PATIENCE)

    async def _is_ready(self) -> bool:
        if self.hook is not None:
            await asyncio.sleep(_LOOK)
            return await self.hook.is_ready()
        with suppress(TimeoutError):
            await asyncio.wait_for(self.server.ready.wait(), _LOOK)
        return self.server.ready.is_set()


def _prepared(settings: Settings, server: Server, root: str, folder: Path, hooked: bool) -> Running:
    """Return a bot over the settings' index, against a server, that is not started; its log is put into `folder`.

    The database is beside the folder, for all bots of a bench, unless the settings name one.
    """
    folder.mkdir()
    own = settings.model_copy(
        update={
            "telegram_bot_token": SecretStr(_TOKEN),
            "telegram_api_url": root,
            "database_url": settings.database_url or address_in(folder.parent),
            "admins": (),
            "llm_url": "",
            "listen": "",
            "webhook_url": "",
            "questions_per_minute": 0,
            "questions_per_day": 0,
        }
    )
    log = folder / "bot.log"
    if not hooked:
        return Running(own, server, log)
    port = free_port()
    told = {"listen": f"127.0.0.1:{port}", "webhook_url": root, "webhook_secret": SecretStr(_SECRET)}
    return Running(own.model_copy(update=told), server, log, Hook(port, _SECRET))


@asynccontextmanager
async def running(
    settings: Settings, server: Server, root: str, folder: Path, processes: int = 1
) -> AsyncIterator[list[Running]]:
    """Run bots while the block lasts: one asks for updates, several are called in turn. Raises Failure.

    That is raised when one ends before it is ready.
    """
    bots = [_prepared(settings, server, root, folder / str(number), processes > 1) for number in range(processes)]
    server.hooks = [bot.hook for bot in bots if bot.hook]
    try:
        for bot in bots:
            await bot.start()
        yield bots
    finally:
        await asyncio.gather(*(bot.stop() for bot in bots))


def _serve(settings: Settings, log: Path) -> None:
    """Serve, in the new process; what it logs is not the bench's to print."""
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(file, sys.stderr.fileno())
    from bot.commands.serve import run  # here, so that loading it counts

    run(Namespace(), settings)
