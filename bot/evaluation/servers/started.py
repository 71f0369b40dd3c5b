"""Started servers: real ones for as long as a block lasts, and a sentence where one cannot be had."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.errors import Failure
from bot.evaluation.servers.postgresql import PostgreSQL, binaries

if TYPE_CHECKING:
    from bot.evaluation.servers.milvus import Milvus

_STARTS = 2  # of a Milvus server, which does not come up each time


@contextmanager
def started_postgresql() -> Iterator[PostgreSQL]:
    """Start a PostgreSQL server, and stop it in the end; raises Failure where there is none, or no driver for it."""
    try:
        import psycopg  # noqa: F401 - whether it is there
    except ImportError as error:
        raise Failure("PostgreSQL's driver is not installed: the extra `postgresql`") from error
    folder = binaries()
    if folder is None:
        raise Failure("there is no PostgreSQL server to start: `make test-services` installs one")
    server = PostgreSQL(folder)
    try:
        server.start()
        yield server
    finally:
        server.stop()


@contextmanager
def started_milvus() -> Iterator[Milvus]:
    """Start a Milvus server, and stop it in the end; raises Failure where there is none, or no client for it."""
    try:
        import pymilvus  # noqa: F401

        from bot.evaluation.servers.milvus import Milvus
    except ImportError as error:
        raise Failure("there is no Milvus server to start, or no client: the extras `services` and `milvus`") from error
    server = _came_up(Milvus)
    try:
        yield server
    finally:
        server.stop()


def _came_up(kind: type[Milvus]) -> Milvus:
    for _ in range(_STARTS):
        server = kind()
        try:
            server.start()
        except (TimeoutError, RuntimeError):  # of its package
            server.stop()
        else:
            return server
    raise Failure("the Milvus server does not come up here")
