"""Dumps, from and into both databases."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import Failure
from bot.operations.dump import dump, has_rows, load
from bot.state.database import NEWEST, Database, address_in
from bot.state.stores import State
from tests.bot.operations.conftest import QUESTION, converse

Address = Callable[[str], str]


@pytest.fixture
def dumped(tmp_path: Path) -> Path:
    """The dump of a conversation in SQLite."""
    converse(address_in(tmp_path / "dumped"))
    return dump_of(address_in(tmp_path / "dumped"), tmp_path / "dump")


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        return address_in(tmp_path / "other")
    return str(request.getfixturevalue("postgresql"))


def dump_of(url: str, folder: Path) -> Path:
    folder.mkdir()
    assert dump(url, folder) == NEWEST
    return folder


def loaded(url: str, folder: Path, migration: str = NEWEST) -> None:
    database = Database(url)
    try:
        with database.begin() as connection:
            load(connection, folder, migration)
    finally:
        database.close()


def test_what_is_loaded_is_what_was_dumped(address: str, dumped: Path, tmp_path: Path) -> None:
    loaded(address, dumped)
    again = dump_of(address, tmp_path / "again")
    names = sorted(path.name for path in dumped.iterdir())
    assert names == sorted(path.name for path in again.iterdir())
    for name in names:
        assert (again / name).read_text() == (dumped / name).read_text()
    assert json.loads((dumped / "receipts.jsonl").read_text())["question"] == QUESTION


def test_the_stores_read_what_was_loaded_and_go_on_after_it(address: str, dumped: Path) -> None:
    loaded(address, dumped)
    converse(address, "second")  # a turn of it has the next number
    state = State(Database(address))
    receipt = state.receipts.of("first")
    assert state.chats.questions("telegram:1") == [QUESTION, QUESTION]
    state.close()
    assert receipt is not None
    assert (receipt.question, receipt.before, receipt.language) == (QUESTION, ("a", "ب"), "ar")


def test_what_was_there_before_is_gone_and_a_failure_leaves_it(address: str, dumped: Path) -> None:
    converse(address, "old")
    (dumped / "turns.jsonl").write_text('{"id": 1}\n')
    with pytest.raises(Failure, match="table turns cannot be read"):
        loaded(address, dumped)
    state = State(Database(address))
    assert state.receipts.of("old") is not None
    state.close()
    (dumped / "turns.jsonl").write_text("")
    loaded(address, dumped)
    state = State(Database(address))
    assert state.receipts.of("old") is None
    state.close()


def test_a_dump_of_older_tables_is_migrated(address: str, dumped: Path) -> None:
    receipt = json.loads((dumped / "receipts.jsonl").read_text())
    for added in ("mode", "spoken", "elapsed_ms"):
        del receipt[added]
    (dumped / "receipts.jsonl").write_text(json.dumps(receipt) + "\n")
    loaded(address, dumped, "0001")
    state = State(Database(address))
    assert state.statistics().questions == 1
    state.close()


def test_a_dump_of_a_newer_version_is_refused(dumped: Path, tmp_path: Path) -> None:
    with pytest.raises(Failure, match="not of this version"):
        loaded(address_in(tmp_path / "other"), dumped, "9999")


def test_it_is_of_one_moment_while_somebody_writes(tmp_path: Path) -> None:
    url = address_in(tmp_path)
    converse(url)
    writer = sqlite3.connect(tmp_path / "qudra.db", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM receipts")
    folder = dump_of(url, tmp_path / "dump")
    writer.execute("ROLLBACK")
    writer.close()
    assert len((folder / "receipts.jsonl").read_text().splitlines()) == 1
    assert not list(folder.glob("copy.db*"))


def test_no_database_yet_is_an_empty_dump_and_none_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "dump"
    folder.mkdir()
    assert dump(address_in(tmp_path / "nowhere"), folder) == ""
    assert list(folder.iterdir()) == []
    assert not (tmp_path / "nowhere").exists()


def test_rows_are_seen(address: str) -> None:
    Database(address).close()
    assert not has_rows(address)
    converse(address)
    assert has_rows(address)


def test_a_database_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(Failure, match="database: ") as failure:
        dump("postgresql+psycopg://qudra:pass-word@127.0.0.1:1/qudra", tmp_path)
    assert "pass-word" not in str(failure.value)


def test_tables_of_others_are_neither_dumped_nor_dropped(postgresql: str, dumped: Path, tmp_path: Path) -> None:
    database = Database(postgresql)
    with database.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE theirs (x int)")
    loaded(postgresql, dumped)
    with database.connect() as connection:
        connection.exec_driver_sql("SELECT x FROM theirs")
    database.close()
    assert not (dump_of(postgresql, tmp_path / "again") / "theirs.jsonl").exists()
