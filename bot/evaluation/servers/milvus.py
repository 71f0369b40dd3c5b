"""A Milvus server for tests and benches: the standalone one of a wheel, on loopback, in a temporary folder."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import tempfile
from pathlib import Path
from typing import Any

from milvus import MilvusServer, MilvusServerConfig

_PATIENCE = 60_000  # milliseconds; most often it takes a fifth of that


class _Config(MilvusServerConfig):  # type: ignore[misc] # it publishes no types
    """Takes the port of a server that was killed, whose connections linger."""

    def try_bind_port(self, port: int) -> socket.socket | None:
        try:
            return socket.create_server(("127.0.0.1", port))
        except OSError:
            return None


class _Server(MilvusServer):  # type: ignore[misc]
    def wait_started(self, timeout: int = _PATIENCE) -> None:
        super().wait_started(timeout)


class Milvus:
    """A server that can be killed, frozen and started again: `start -> ... -> stop`."""

    def __init__(self) -> None:
        self._data = Path(tempfile.mkdtemp(prefix="milvus-"))
        self._port: int | None = None
        self._server: Any = None

    @property
    def url(self) -> str:
        """Its address, once it was started."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Start it, on the port of the first time."""
        ports = {} if self._port is None else {"proxy_port": self._port}
        self._server = _Server(_Config(data_dir=str(self._data), **ports))
        self._server.start()
        self._port = self._server.listen_port

    def kill(self) -> None:
        """End it as a crash would."""
        os.kill(self._server.server_proc.pid, signal.SIGKILL)
        self._server.server_proc.wait()
        self._server.stop()

    def freeze(self) -> None:
        """Leave connections open, and say nothing on any."""
        os.kill(self._server.server_proc.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on after `freeze`."""
        os.kill(self._server.server_proc.pid, signal.SIGCONT)

    def stop(self) -> None:
        """End it, and delete what it holds."""
        if self._server is not None:
            self._server.stop()
        shutil.rmtree(self._data, ignore_errors=True)
