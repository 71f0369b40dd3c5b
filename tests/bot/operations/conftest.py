"""A home with something of everything in it, and a PostgreSQL server where the machine has one to start."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy import text as sql

from bot.state.database import Database, address_in
from bot.state.feedback import Feedback
from bot.state.receipts import Receipt
from bot.state.stores import State

QUESTION = "كم ميجاوات؟ “770”\n"


def converse(url: str, receipt_id: str = "first") -> None:
    """Keep a question and its answer, as a conversation does."""
    state = State(Database(url))
    answer = {"mode": "answer", "language": "ar", "text": "٧٧٠", "elapsed_ms": 1.5, "provenance": {"generation": None}}
    state.receipts.save(Receipt(receipt_id, "telegram:1", QUESTION, answer, language="ar", before=("a", "ب")))
    state.chats.remember("telegram:1", QUESTION, receipt_id, "telegram:1")
    state.feedbacks.save(Feedback(receipt_id, "telegram:1", liked=False, reason="old"))
    state.close()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a document, a removed one, one in the trash, golden questions, and a conversation."""
    home = tmp_path / "home"
    for name, content in {
        "corpus/mine.md": "text",
        "corpus/removed.txt": "glossary-en\n",
        "corpus/trash/old.md": "old text",
        "corpus/notes/report.md": "note",
        "corpus/.half.md.new": "half",
        "golden/mine.jsonl": "{}\n",
        "pending/0123456789/upload.json": "{}",
    }.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(content, "utf-8")
    os.utime(home / "corpus" / "trash" / "old.md", (1_700_000_000, 1_700_000_000))
    converse(address_in(home))
    return home


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server of the tests' own, without a database's name."""
    initdb = shutil.which("initdb") or next(map(str, Path("/usr/lib/postgresql").glob("*/bin/initdb")), None)
    if initdb is None or importlib.util.find_spec("psycopg") is None:
        pytest.skip("there is no PostgreSQL here")
    user = "postgres" if os.geteuid() == 0 else None  # it does not run as root, nor reach folders that are root's
    with tempfile.TemporaryDirectory(prefix="postgresql-") as folder:
        if user is not None:
            shutil.chown(folder, user)
        yield from _running(initdb, folder, user)


def _running(initdb: str, folder: str, user: str | None) -> Iterator[str]:
    """Run a server in a folder, and yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    control = [str(Path(initdb).with_name("pg_ctl")), "-D", f"{folder}/data", "-w", "-s"]
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    place = {"cwd": folder, "user": user, "stdout": subprocess.DEVNULL}
    subprocess.run([initdb, "-D", f"{folder}/data", "-A", "trust", "-U", "qudra", "-N"], check=True, **place)  # type: ignore[call-overload]
    subprocess.run([*control, "-o", options, "-l", f"{folder}/log", "start"], check=True, **place)  # type: ignore[call-overload]
    yield f"postgresql+psycopg://qudra@127.0.0.1:{port}"
    subprocess.run([*control, "-m", "fast", "stop"], check=True, **place)  # type: ignore[call-overload]


@pytest.fixture
def postgresql(server: str, tmp_path: Path) -> str:
    """The address of an empty database."""
    name = f"test_{abs(hash(tmp_path))}"
    engine = create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sql(f"CREATE DATABASE {name}"))
    engine.dispose()
    return f"{server}/{name}"
