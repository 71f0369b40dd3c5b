"""The servers that tests of services share: started once, when the first of them needs one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import TYPE_CHECKING, TypeVar

import pytest

from bot.errors import Failure
from bot.evaluation.servers.started import started_milvus, started_postgresql

if TYPE_CHECKING:
    from bot.evaluation.servers.milvus import Milvus
    from bot.evaluation.servers.postgresql import PostgreSQL

Server = TypeVar("Server")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A running PostgreSQL server."""
    with _started(started_postgresql()) as server:
        yield server


@pytest.fixture(scope="session")
def milvus() -> Iterator[Milvus]:
    """A running Milvus server."""
    with _started(started_milvus()) as server:
        yield server


@contextmanager
def _started(starting: AbstractContextManager[Server]) -> Iterator[Server]:
    """Start a server, or skip what needs one where it cannot be had."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(starting)
        except Failure as error:
            pytest.skip(str(error))
        yield server
