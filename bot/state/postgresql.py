"""Connections to PostgreSQL that give up on a server which says nothing, as one does that was cut off or is frozen.

The driver itself waits for an answer for as long as the connection seems to be open.
"""

from __future__ import annotations

import time
from typing import Any

import psycopg
from psycopg.errors import _WaitTimeout

PATIENCE = 2  # seconds; the shortest time-out that the driver knows when it connects


class HurriedConnection(psycopg.Connection[Any]):
    """A connection on which every statement is answered soon, or which is closed."""

    server: Server | None = None

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = PATIENCE) -> Any:
        """Wait for what the server says next; raises OperationalError, and closes, after `timeout` seconds."""
        try:
            return super().wait(gen, interval, timeout)
        except _WaitTimeout as error:
            self.pgconn.finish()  # what it says later would be taken for the answer to something else
            if self.server is not None:
                self.server.silent_at = time.monotonic()
            raise psycopg.OperationalError(f"no answer within {timeout} seconds") from error


class Server:
    """Where one engine connects to."""

    def __init__(self) -> None:
        self.silent_at = float("-inf")

    def connect(
        self, _dialect: object, _record: object, arguments: Any, parameters: dict[str, Any]
    ) -> HurriedConnection:
        """Connect as SQLAlchemy asks to, within a time that its address may set; raises psycopg's errors.

        Where a connection has just fallen silent, the next one would be: nobody waits twice for one answer.
        """
        if time.monotonic() < self.silent_at + PATIENCE:
            raise psycopg.OperationalError("no answer on the connection before")
        connection = HurriedConnection.connect(*arguments, **({"connect_timeout": PATIENCE} | parameters))
        connection.server = self
        return connection
