"""A disk that is full: what was there stays in force, it is said in a sentence, and goes on once there is room."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.chat import Chat
from bot.chat.reply import User
from bot.state.database import Database, address_in
from bot.state.stores import State
from corpus.document import Document
from corpus.library import Library
from index.generation import GenerationStore
from tests.bot.samples import FakeEngine

ME = User("en", id="telegram:1")


def qudra(home: Path, *arguments: str, room: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command that can make no file larger than `room` bytes, which ends its writes as a full disk would."""

    def limited() -> None:
        if room is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    command = [sys.executable, "-c", "from bot.cli import main; raise SystemExit(main())", *arguments]
    given = {"QUDRA_HOME": str(home), "PATH": ""}
    return subprocess.run(command, capture_output=True, text=True, env=given, preexec_fn=limited, timeout=120)


@pytest.mark.parametrize("room", [10_000, *(pytest.param(room, marks=pytest.mark.long) for room in (0, 1_000_000))])
def test_an_index_that_finds_no_room_leaves_the_one_before(tmp_path: Path, room: int) -> None:
    assert qudra(tmp_path, "index", "--quiet").returncode == 0
    store = GenerationStore(tmp_path)
    before = store.current()
    Library(tmp_path).add(Document("memo", "memo", "en", "A memo", "Zephyria has 7 MW."))
    failed = qudra(tmp_path, "index", room=room)
    assert failed.returncode == 1
    assert "Traceback" not in failed.stderr
    assert "File too large" in failed.stderr or "disk" in failed.stderr
    assert (store.current(), store.names()) == (before, [before])
    assert not list((tmp_path / "index" / "generations").glob(".building-*"))
    assert qudra(tmp_path, "index").returncode == 0
    assert "7 MW" in qudra(tmp_path, "ask", "How much does Zephyria have?").stdout


def test_a_question_is_answered_without_room_for_its_receipt(tmp_path: Path) -> None:
    assert qudra(tmp_path, "index", "--quiet").returncode == 0
    asked = qudra(tmp_path, "ask", "Who bought Stronghold?", room=0)
    assert asked.returncode == 0
    assert "Bitfarms" in asked.stdout
    assert "no receipt is kept" in asked.stderr


def test_a_bot_answers_while_its_database_is_full_and_remembers_once_it_is_not(tmp_path: Path) -> None:
    database = Database(address_in(tmp_path))
    state, engine = State(database, per_minute=0, per_day=0), FakeEngine()
    chat = Chat(engine, state)  # type: ignore[arg-type]

    def ask(text: str) -> str:
        return chat.reply(text, chat.conversations.of(ME.id), ME)[-1].text

    def no_room(connection: object, *_: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # type: ignore[attr-defined] # as few as there are

    ask("first")
    event.listen(database._engine, "checkout", no_room)
    for number in range(60):  # until the pages that there are have no room left
        assert "13.9" in ask(f"while it is full, {number}: " + "how much? " * 50)
    assert database.failures
    event.remove(database._engine, "checkout", no_room)
    database._engine.dispose()
    failures = database.failures
    ask("afterwards")
    assert database.failures == failures
    assert "afterwards" in state.chats.questions(ME.id)
