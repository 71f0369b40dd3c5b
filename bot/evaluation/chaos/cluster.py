"""Kills of everything: two bots, PostgreSQL and Milvus are each killed once while people talk, and come back."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.request import urlopen

from bot.evaluation.chaos.crowd import Crowd
from bot.evaluation.chaos.report import Talked
from bot.evaluation.servers.started import started_milvus, started_postgresql
from bot.evaluation.telegram.faults import Faults
from bot.evaluation.telegram.running import Running, running
from bot.evaluation.telegram.server import Server
from bot.evaluation.telegram.wire import served
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.evaluation.servers.milvus import Milvus
    from bot.evaluation.servers.postgresql import PostgreSQL

_BOTS = 2
_AWAY = 5.0  # seconds that a server is gone
_PATIENCE = 180.0  # seconds until vectors are shared
_LOOK = 0.25  # seconds


class ClusterReport(Talked):
    """What was sent while each part was killed once, what had no reply, or one too many, and where vectors were.

    `vectors` has what a bot said of them after each kill, and at the end.
    """

    killed: tuple[str, ...]
    vectors: dict[str, str]

    def lines(self) -> list[str]:
        """Tell it in lines for a terminal."""
        said = ", ".join(f"{where} ({when})" for when, where in self.vectors.items())
        return [f"killed: {', '.join(self.killed)}", f"vectors: {said}", *super().lines()]


def kill_each(settings: Settings, questions: Sequence[str], updates: int) -> ClusterReport:
    """Let people send at least so many updates, and kill one part after another meanwhile, at even distances.

    Raises Failure where a server cannot be started.
    """
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory(prefix="qudra-cluster-"))
        postgresql, milvus = stack.enter_context(started_postgresql()), stack.enter_context(started_milvus())
        shared = {"database_url": postgresql.create_database(), "index_url": milvus.url}
        cluster = _Cluster(settings.model_copy(update=shared), postgresql, milvus)
        return asyncio.run(cluster.measured(questions, updates, Path(folder)))


class _Cluster:
    def __init__(self, settings: Settings, postgresql: PostgreSQL, milvus: Milvus) -> None:
        self._settings = settings
        self._servers: dict[str, PostgreSQL | Milvus] = {"postgresql": postgresql, "milvus": milvus}

    async def measured(self, questions: Sequence[str], updates: int, folder: Path) -> ClusterReport:
        server = Server(Faults())
        crowd, vectors = Crowd(server, questions), {}
        async with served(server.answer) as root, running(self._settings, server, root, folder, _BOTS) as bots:
            await _vectors(bots[-1], until="shared")
            kills = self._kills(bots)
            async with crowd.talking():
                for at, (name, kill) in enumerate(kills.items(), start=1):
                    await crowd.sent(updates * at // (len(kills) + 1))
                    vectors[name] = await kill()
                await crowd.sent(updates)
            vectors["end"] = await _vectors(bots[0], until="shared")
        return ClusterReport(
            killed=tuple(kills),
            updates=crowd.updates,
            lost=len(crowd.lost),
            doubled=len(crowd.doubled),
            vectors=vectors,
            examples=crowd.examples,
        )

    def _kills(self, bots: Sequence[Running]) -> dict[str, Callable[[], Awaitable[str]]]:
        """Return what kills each part and starts it again, and says where vectors are searched meanwhile."""

        async def of_bot(one: Running, other: Running) -> str:
            await one.kill()
            said = await _vectors(other)
            await one.start()
            return said

        async def of_server(name: str, until: str = "") -> str:
            await asyncio.to_thread(self._servers[name].kill)
            await asyncio.sleep(_AWAY)
            said = await _vectors(bots[0], until)  # noticed by the next search, which may be some questions later
            await asyncio.to_thread(self._servers[name].start)
            return said

        first, second = bots
        return {
            "first bot": lambda: of_bot(first, second),
            "postgresql": lambda: of_server("postgresql"),
            "milvus": lambda: of_server("milvus", until="away"),
            "second bot": lambda: of_bot(second, first),
        }


async def _vectors(bot: Running, until: str = "") -> str:
    """Return where a bot searches vectors, once that is `until` where it is given, or after some minutes."""
    said = ""
    with suppress(TimeoutError):
        async with asyncio.timeout(_PATIENCE):
            while not said or (until and said != until):
                said = await asyncio.to_thread(_said_of_vectors, bot)
                await asyncio.sleep(_LOOK)
    return said


def _said_of_vectors(bot: Running) -> str:
    try:
        with urlopen(f"http://{bot.settings.listen}/readyz", timeout=_AWAY) as answer:
            return str(json.load(answer)["vectors"])
    except OSError:
        return ""
