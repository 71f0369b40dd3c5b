"""The servers that tests of services share: started once, when the first of them needs one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from bot.evaluation.servers.postgresql import PostgreSQL, binaries

if TYPE_CHECKING:
    from bot.evaluation.servers.milvus import Milvus


_STARTS = 2  # of a server that does not come up each time


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A running PostgreSQL server."""
    pytest.importorskip("psycopg", reason="PostgreSQL's driver is not installed: the extra `postgresql`")
    folder = binaries()
    if folder is None:
        pytest.skip("there is no PostgreSQL server to start: `apt-get install postgresql`")
    server = PostgreSQL(folder)
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def milvus() -> Iterator[Milvus]:
    """A running Milvus server."""
    pytest.importorskip("pymilvus", reason="Milvus' client is not installed: the extra `milvus`")
    pytest.importorskip("milvus", reason="there is no Milvus server to start: the extra `services`")
    from bot.evaluation.servers.milvus import Milvus

    for _ in range(_STARTS):
        server = Milvus()
        try:
            server.start()
        except (TimeoutError, RuntimeError):  # of its package: it did not come up
            server.stop()
            continue
        try:
            yield server
        finally:
            server.stop()
        return
    pytest.skip("the Milvus server does not come up here")
