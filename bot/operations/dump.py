"""A dump: the database's tables as JSON Lines, a file each, which any database that Qudra knows takes back.

Tables are read and written as the database has them, not as this version of Qudra would, so that the dump of an older
version can be loaded and then migrated.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, DateTime, Integer, MetaData, Table, create_engine, func, inspect, make_url, select
from sqlalchemy import text as sql
from sqlalchemy.exc import SQLAlchemyError

import bot.state
from bot.errors import Failure
from bot.state import tables

_MIGRATIONS = Path(bot.state.__file__).parent / "migrations"
_VERSIONS = "alembic_version"
_ENDING = ".jsonl"
_AT_ONCE = 500  # rows
_PATIENCE = 10.0  # seconds that SQLite waits for whoever writes

_Row = dict[str, Any]


def dump(url: str, folder: Path) -> str:
    """Write the tables of a database into a folder, as they are at one moment, and return its migration.

    That is "" for a database without tables. Raises Failure when it cannot be read.
    """
    with _failing(), _reading(url, folder) as connection:
        for table in _reflected(connection):
            _write(connection, table, folder / f"{table.name}{_ENDING}")
        return migration_of(connection)


def load(connection: Connection, folder: Path, migration: str) -> None:
    """Replace everything in a database by a dump, in the transaction of a connection; its tables end as the newest.

    Raises Failure for the dump of a newer version, or one that does not fit its migration.
    """
    with _failing():
        for table in _reflected(connection):
            table.drop(connection)
        connection.execute(sql(f"DROP TABLE IF EXISTS {_VERSIONS}"))
        if migration:
            _migrate(connection, migration)
            for table in _reflected(connection):
                _fill(connection, table, folder / f"{table.name}{_ENDING}")
        _migrate(connection, "head")


def has_rows(url: str) -> bool:
    """Tell whether a database keeps anything; raises Failure when it cannot be read."""
    with _failing(), _connected(url) as connection:
        return any(connection.execute(select(table).limit(1)).first() for table in _reflected(connection))


def migration_of(connection: Connection) -> str:
    """Return the migration that a database had last, "" before the first."""
    if not inspect(connection).has_table(_VERSIONS):
        return ""
    return str(connection.scalar(sql(f"SELECT version_num FROM {_VERSIONS}")) or "")


@contextmanager
def _failing() -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise Failure(f"database: {reason}") from error
    except (ImportError, OSError) as error:
        raise Failure(f"database: {error}") from error


@contextmanager
def _reading(url: str, folder: Path) -> Iterator[Connection]:
    """Connect to a database that stands still: a copy of SQLite's file, or one transaction's view of a server's."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        with _connected(url) as connection, connection.execution_options(isolation_level="REPEATABLE READ").begin():
            yield connection
        return
    copy = folder / "copy.db"
    if address.database and Path(address.database).is_file():
        with (
            closing(sqlite3.connect(address.database, timeout=_PATIENCE)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
    with _connected(f"sqlite:///{copy}") as connection:
        yield connection
    for file in folder.glob(f"{copy.name}*"):
        file.unlink()


@contextmanager
def _connected(url: str) -> Iterator[Connection]:
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _reflected(connection: Connection) -> list[Table]:
    """Return our tables, as a database has them; others in it are not ours to read or drop."""
    known = tables.Table.metadata.tables
    found = MetaData()
    found.reflect(connection, only=lambda name, _: name in known)
    return found.sorted_tables


def _write(connection: Connection, table: Table, file: Path) -> None:
    rows = connection.execute(select(table).order_by(*table.primary_key), execution_options={"yield_per": _AT_ONCE})
    with file.open("w", encoding="ascii") as lines:
        for row in rows.mappings():
            lines.write(json.dumps(dict(row), default=datetime.isoformat) + "\n")


def _fill(connection: Connection, table: Table, file: Path) -> None:
    """Insert a table's rows; raises Failure for a file that is not what `_write` makes."""
    try:
        with file.open(encoding="ascii") as lines:
            rows = map(json.loads, lines)
            while some := [_row(table, row) for row in islice(rows, _AT_ONCE)]:
                connection.execute(table.insert(), some)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Failure(f"the backup's table {table.name} cannot be read: {error}") from error
    _count_on(connection, table)


def _row(table: Table, row: _Row) -> _Row:
    return {
        column.name: datetime.fromisoformat(row[column.name])
        if isinstance(column.type, DateTime) and row[column.name] is not None
        else row[column.name]
        for column in table.columns
    }


def _count_on(connection: Connection, table: Table) -> None:
    """Have PostgreSQL number new rows after those that came with their numbers, as SQLite does by itself."""
    keys = list(table.primary_key)
    if connection.dialect.name != "postgresql" or len(keys) != 1 or not isinstance(keys[0].type, Integer):
        return
    sequence = func.pg_get_serial_sequence(table.name, keys[0].name)
    highest = connection.scalar(select(func.max(keys[0])))
    connection.execute(select(func.setval(sequence, highest or 1, highest is not None)))


def _migrate(connection: Connection, revision: str) -> None:
    from alembic import command  # a tenth of a second, which few commands need
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, revision)
    except CommandError as error:
        raise Failure(f"its tables are not of this version of Qudra: {error}") from error
