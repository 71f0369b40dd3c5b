"""Backups, restored into the same home, another one, and another kind of database."""

from __future__ import annotations

import gzip
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from bot.errors import Failure, UsageFailure
from bot.operations import backup, restoration, swap
from bot.operations.backup import back_up
from bot.operations.restoration import restore
from bot.state.database import Database, address_in
from bot.state.stores import State
from tests.bot.operations.conftest import QUESTION, converse

KEPT = ("corpus/mine.md", "corpus/removed.txt", "corpus/trash/old.md", "corpus/notes/report.md", "golden/mine.jsonl")


@pytest.fixture
def made(home: Path, tmp_path: Path) -> Path:
    back_up(home, address_in(home), tmp_path / "backup.tar.gz")
    return tmp_path / "backup.tar.gz"


def files(home: Path) -> dict[str, bytes]:
    """Everything in a home that is read again, as bytes; the database as what its tables hold."""
    found = {path.relative_to(home).as_posix(): path for path in home.rglob("*") if path.is_file()}
    passing = (".lock", ".restore.lock", "build.lock")
    said = {
        name: path.read_bytes() for name, path in found.items() if path.name not in passing and "qudra.db" not in name
    }
    return said | {"questions": json.dumps(questions(address_in(home))).encode()}


def questions(url: str) -> list[str]:
    state = State(Database(url))
    asked = state.chats.questions("telegram:1")
    state.close()
    return asked


def change(home: Path) -> None:
    (home / "corpus" / "mine.md").write_text("changed")
    (home / "corpus" / "later.md").write_text("later")
    (home / "corpus" / "removed.txt").unlink()
    shutil.rmtree(home / "golden")
    converse(address_in(home), "second")


def test_what_was_changed_since_is_as_it_was(home: Path, made: Path) -> None:
    before = {name: (home / name).read_bytes() for name in KEPT}
    change(home)
    restore(made, home, force=True)
    assert {name: (home / name).read_bytes() for name in KEPT} == before
    assert not (home / "corpus" / "later.md").exists()
    assert questions(address_in(home)) == [QUESTION]


def test_another_home_gets_all_that_matters_and_nothing_else(home: Path, made: Path, tmp_path: Path) -> None:
    restore(made, tmp_path / "other")
    assert files(tmp_path / "other").keys() == {*KEPT, "questions"}
    assert (tmp_path / "other" / "corpus" / "trash" / "old.md").stat().st_mtime == 1_700_000_000


def test_a_home_that_is_not_empty_is_replaced_only_by_force(home: Path, made: Path) -> None:
    before = files(home)
    with pytest.raises(UsageFailure, match="--force"):
        restore(made, home)
    assert files(home) == before


def test_folders_and_locks_alone_are_nothing(made: Path, tmp_path: Path) -> None:
    (tmp_path / "other" / "corpus" / "trash").mkdir(parents=True)
    (tmp_path / "other" / "corpus" / ".lock").touch()
    restore(made, tmp_path / "other")
    assert (tmp_path / "other" / "corpus" / "mine.md").read_text() == "text"


def test_a_conversation_goes_from_sqlite_to_postgresql_and_back(made: Path, postgresql: str, tmp_path: Path) -> None:
    restore(made, tmp_path / "other", postgresql)
    assert questions(postgresql) == [QUESTION]
    assert not (tmp_path / "other" / "qudra.db").exists()
    converse(postgresql, "second")
    with pytest.raises(UsageFailure, match="not empty"):
        restore(made, tmp_path / "third", postgresql)
    back_up(tmp_path / "other", postgresql, tmp_path / "second.tar.gz")
    restore(tmp_path / "second.tar.gz", tmp_path / "third")
    assert questions(address_in(tmp_path / "third")) == [QUESTION, QUESTION]


def test_when_the_exchange_fails_a_server_keeps_its_tables(
    made: Path, postgresql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    converse(postgresql)
    converse(postgresql, "second")

    def failing(_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(restoration.Swap, "prepare", failing)
    with pytest.raises(Failure, match="the disk is full"):
        restore(made, tmp_path / "other", postgresql, force=True)
    assert questions(postgresql) == [QUESTION, QUESTION]


@pytest.mark.parametrize("broken", ["_make_ready", "_loaded", "Swap.prepare"])
def test_whatever_fails_before_the_exchange_leaves_everything(
    broken: str, home: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(home)
    before = files(home)

    def failing(*_: object) -> None:
        raise OSError("the disk is full")

    owner = restoration.Swap if broken == "Swap.prepare" else restoration
    monkeypatch.setattr(owner, broken.rpartition(".")[2], failing)
    with pytest.raises(Failure, match="the disk is full"):
        restore(made, home, force=True)
    monkeypatch.undo()
    assert files(home) == before


def test_a_damaged_backup_leaves_everything(home: Path, made: Path) -> None:
    whole = gzip.decompress(made.read_bytes())
    before = files(home)
    made.write_bytes(gzip.compress(whole.replace(b"old text", b"new text")))
    with pytest.raises(Failure, match=r"corpus/trash/old\.md is damaged"):
        restore(made, home, force=True)
    assert files(home) == before


def test_a_backup_that_needs_more_room_than_there_is_is_refused(
    home: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoration, "_RESERVE", 2**63)
    with pytest.raises(Failure, match="bytes, and 0 are free"):
        restore(made, home, force=True)


def test_a_volume_inside_a_home_is_told_before_anything_is_touched(
    home: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(home)
    monkeypatch.setattr(Path, "is_mount", lambda path: path.name == "index")
    with pytest.raises(Failure, match="is a volume of its own"):
        restore(made, home, force=True)
    assert files(home) == before


def test_a_running_bot_is_not_pulled_the_rug_from_under(home: Path, made: Path) -> None:
    state = State(Database(address_in(home)))
    assert state.chats.questions("telegram:1")
    with pytest.raises(Failure, match="stop the bot first"):
        restore(made, home, force=True)
    converse(address_in(home), "second")
    assert state.chats.questions("telegram:1") == [QUESTION, QUESTION]
    state.close()
    restore(made, home, force=True)
    assert questions(address_in(home)) == [QUESTION]


def test_a_damaged_database_can_be_replaced(home: Path, made: Path) -> None:
    (home / "qudra.db").write_bytes(b"no database at all" * 100)
    restore(made, home, force=True)
    assert questions(address_in(home)) == [QUESTION]


def test_nothing_is_not_backed_up(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="there is nothing"):
        back_up(tmp_path / "nowhere", address_in(tmp_path / "nowhere"), tmp_path / "backup.tar.gz")
    assert list(tmp_path.iterdir()) == []


def test_whoever_changes_documents_is_waited_for_and_not_for_ever(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_PATIENCE", 0.1)
    with FileLock(home / "corpus" / ".lock"), pytest.raises(Failure, match="corpus is being changed"):
        back_up(home, address_in(home), tmp_path / "backup.tar.gz")


@pytest.fixture
def killer(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A process that restores dies right after the exchange was committed."""

    def dying(_: object) -> None:
        os._exit(9)

    monkeypatch.setattr(swap.Swap, "_finish", dying)
    yield
    monkeypatch.undo()


def test_killed_once_it_is_committed_it_is_finished_by_the_next_command(
    home: Path, made: Path, killer: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(home)
    process = os.fork()
    if process == 0:
        restore(made, home, force=True)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 9
    monkeypatch.undo()
    swap.recover(home)
    assert questions(address_in(home)) == [QUESTION]
    assert not (home / "corpus" / "later.md").exists()
