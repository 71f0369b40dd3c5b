"""Servers that an administrator's fetch meets and that never come to an end."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from bot.admin.errors import AdminError
from bot.admin.fetching import Limits, fetch

Talk = Callable[[socket.socket], None]


@contextmanager
def server(talk: Talk) -> Iterator[int]:
    """Serve whoever connects as `talk` does, on a free port."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listening.accept()
                with connection, suppress(OSError):
                    talk(connection)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.close()


def drips(head: bytes) -> Talk:
    def talk(connection: socket.socket) -> None:
        for byte in head:
            connection.sendall(bytes([byte]))
            time.sleep(0.02)

    return talk


def floods(start: bytes, piece: bytes) -> Talk:
    def talk(connection: socket.socket) -> None:
        connection.sendall(start)
        while True:
            connection.sendall(piece)

    return talk


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
SERVERS: dict[str, tuple[Talk, set[str]]] = {
    "says nothing": (lambda connection: time.sleep(5), {"fetch-slow"}),
    "drips its head": (drips(HEAD * 50), {"fetch-slow"}),
    "has headers without end": (floods(HEAD, b"X-More: " + b"x" * 1_000 + b"\r\n"), {"fetch-failed", "fetch-slow"}),
    "has a line without end": (floods(b"HTTP/1.1 200 OK\r\nX: ", b"x" * 65_536), {"fetch-failed", "fetch-slow"}),
    "has a body without end": (floods(HEAD + b"\r\n", b"x" * 65_536), {"fetch-large", "fetch-slow"}),
    "speaks something else": (lambda connection: connection.sendall(b"220 mail.example ESMTP\r\n"), {"fetch-failed"}),
    "lies about its length": (lambda one: one.sendall(HEAD + b"Content-Length: 9\r\n\r\nx"), {"fetch-failed"}),
}


@pytest.mark.parametrize("name", SERVERS)
def test_it_ends_in_a_sentence(name: str) -> None:
    talk, codes = SERVERS[name]
    with server(talk) as port, pytest.raises(AdminError) as caught:
        fetch(
            f"http://127.0.0.1:{port}/",
            http=True,
            limits=Limits(size=100_000, seconds=1.0),
            may_connect=lambda address, at: (str(address), at) == ("127.0.0.1", port),
        )
    assert caught.value.code in codes
