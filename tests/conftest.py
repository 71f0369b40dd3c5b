"""The servers that tests of services share: started once, when the first of them needs one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.services.postgresql import PostgreSQL, binaries


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
