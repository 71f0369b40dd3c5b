"""Migrations: a database of any age becomes one of this version, whole or not at all."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

import bot.state.database
from bot.errors import Failure
from bot.state.database import NEWEST, Database
from bot.state.receipts import Receipts
from bot.state.statistics import statistics
from bot.state.stores import State
from bot.state.tables import Table

ANSWER = {"mode": "abstain", "language": "ar", "elapsed_ms": 12.5, "text": "لا أدري", "provenance": {"generation": "a"}}
KILLED = """
import os, signal, sys
from sqlalchemy import Engine, event
from bot.state.database import Database
left = int(sys.argv[2])
@event.listens_for(Engine, "before_cursor_execute")
def count(*_):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
Database(sys.argv[1])
"""


def configured() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(bot.state.database.__file__).parent / "migrations"))
    return config


def migrate(url: str, revision: str, down: bool = False) -> None:
    engine, config = create_engine(url), configured()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        (command.downgrade if down else command.upgrade)(config, revision)
    engine.dispose()


@pytest.fixture
def old(address: str) -> str:
    """The address of a database of the first version, with receipts in it."""
    migrate(address, "0001")
    engine = create_engine(address)
    row = "INSERT INTO receipts VALUES (:id, '2026-01-02 03:04:05', 'telegram:1', 'ar', '[\"قبل\"]', 'كم؟', :answer)"
    with engine.begin() as connection:
        for receipt_id, answer in (("ab12", ANSWER), ("cd34", {"text": "of an unknown kind"})):
            connection.execute(text(row), {"id": receipt_id, "answer": json.dumps(answer)})
    engine.dispose()
    return address


def test_the_migrations_make_the_tables_that_the_code_has(address: str) -> None:
    Database(address).close()
    engine = create_engine(address)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Table.metadata) == []
    engine.dispose()


def test_the_newest_file_is_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(configured()).get_current_head() == NEWEST


def test_what_an_old_database_holds_is_found_in_the_new_one(old: str) -> None:
    state = State(Database(old))
    receipt = state.receipts.of("ab12")
    assert receipt is not None
    assert (receipt.question, receipt.before, receipt.answer) == ("كم؟", ("قبل",), ANSWER)
    assert state.receipts.of("cd34") is not None
    assert [gap.receipts for gap in state.gaps()] == [("ab12",)]
    figures = statistics(state.database, days=10_000)
    assert figures.by_mode() == {"abstain": 1, "": 1}
    state.close()


def test_and_the_other_way_round(old: str) -> None:
    Database(old).close()
    migrate(old, "0001", down=True)
    engine = create_engine(old)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM receipts")) == 2
    engine.dispose()
    with closing(Database(old)) as database:
        assert Receipts(database).of("ab12") is not None


@pytest.mark.parametrize("statements", [6, 12, 18, 24, 30, 36])
def test_a_kill_in_the_middle_leaves_the_old_database_to_be_migrated_later(old: str, statements: int) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, old, str(statements)], capture_output=True, timeout=60)
    assert done.returncode == -9, done.stderr
    engine = create_engine(old)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0001"
        tables = inspect(connection).get_table_names()
    engine.dispose()
    assert set(tables) == {"receipts", "alembic_version"}
    with closing(Database(old)) as database:
        assert Receipts(database).of("ab12") is not None


def test_processes_that_start_at_once_migrate_once(old: str) -> None:
    code = "import sys; from bot.state.database import Database; Database(sys.argv[1])"
    running = [subprocess.Popen([sys.executable, "-c", code, old], stderr=subprocess.PIPE) for _ in range(4)]
    assert [process.communicate(timeout=60)[1] for process in running] == [b""] * 4


def test_a_database_of_a_later_version_is_refused_in_a_sentence(old: str) -> None:
    Database(old).close()
    engine = create_engine(old)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(Failure, match="not of this version"):
        Database(old)
