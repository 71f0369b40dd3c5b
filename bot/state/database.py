"""The database: opened by its address, brought up to date by its migrations."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, func, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError, SQLAlchemyError, TimeoutError

from bot.errors import Failure
from bot.state.breaker import PAUSE, Breaker

_MIGRATIONS = Path(__file__).parent / "migrations"
NEWEST = max(file.name for file in (_MIGRATIONS / "versions").glob("*.py")).partition("_")[0]
_PATIENCE = 10  # seconds that a writer waits for another one, in SQLite
_QUEUE = 2  # seconds that a thread waits for a connection to a server, where all are taken
_WRITES = {"qudra_writes": True}
_ONE_AT_A_TIME = 0x71756472  # PostgreSQL's lock for whoever migrates: a number that nobody else takes


class Database:
    """One SQL database; safe to use from several threads and processes, which write one after another in SQLite.

    A server that is away fails what is asked of it within seconds, and then at once, until it is back.
    """

    def __init__(self, url: str) -> None:
        """Open the database and migrate it to the newest tables; raises Failure when it cannot be used."""
        try:
            self._engine, self._unhurried = _engines(url)
            _migrate(self._unhurried)
        except (SQLAlchemyError, ImportError, OSError, Failure) as error:
            raise Failure(f"database {_address(url)}: {_reason(error)}") from error
        self._writing = self._engine.execution_options(**_WRITES)
        self.failures = 0  # times that it could not be read or written
        self._breaker = Breaker(0.0 if _is_file(self._engine) else PAUSE)

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """Give a connection to read by; raises Failure."""
        with self._failing(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """Give a connection in a transaction that is committed when its `with` block ends well; raises Failure."""
        with self._failing(), self._writing.begin() as connection:
            yield connection

    @contextmanager
    def begin_at_length(self) -> Iterator[Connection]:
        """Do as `begin` does where nobody waits for an answer: a statement may take as long as it needs."""
        with self._failing(), self._unhurried.execution_options(**_WRITES).begin() as connection:
            yield connection

    def wipe(self) -> None:
        """Let nothing that was deleted linger in SQLite's log of changes, unless somebody keeps reading from that."""
        if _is_file(self._engine):
            with self._failing(), self._engine.connect() as connection, suppress(sqlite3.OperationalError):
                connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")  # outside of a transaction

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()
        self._unhurried.dispose()

    @contextmanager
    def _failing(self) -> Iterator[None]:
        """Say in a sentence what went wrong in the database, and ask nothing of one that is away."""
        if not self._breaker.allows():
            self.failures += 1
            raise Failure("database: away a moment ago, and not asked again yet")
        try:
            yield
        except SQLAlchemyError as error:
            (self._breaker.failed if _is_away(error) else self._breaker.worked)()
            self.failures += 1
            raise Failure(f"database: {_reason(error)}") from error
        self._breaker.worked()


def address_in(home: Path) -> str:
    """Return the address of the SQLite file in the data folder."""
    return f"sqlite:///{(home / 'qudra.db').absolute()}"


def _engines(url: str) -> tuple[Engine, Engine]:
    """Return what answers soon or fails, and what takes its time: a file has one for both.

    What people ask is a parameter of statements, and stands in no error of theirs, which may be logged.
    """
    if make_url(url).get_backend_name() == "sqlite":
        return (file := _file_engine(url)), file
    hurried = create_engine(url, pool_pre_ping=True, pool_timeout=_QUEUE, hide_parameters=True)  # it may have hung up
    if hurried.driver == "psycopg":
        from bot.state.postgresql import Server  # the driver is not installed everywhere

        event.listen(hurried, "do_connect", Server().connect)
    return hurried, create_engine(url, poolclass=NullPool, hide_parameters=True)


def _file_engine(url: str) -> Engine:
    engine = create_engine(url, hide_parameters=True)
    if engine.url.database:
        Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _is_file(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"


def _is_away(error: SQLAlchemyError) -> bool:
    """Tell whether it was the server that could not be reached: what it says itself has a state by SQL's standard."""
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    unsaid = isinstance(error, OperationalError) and getattr(error.orig, "sqlstate", None) is None
    return unsaid or isinstance(error, TimeoutError)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Let readers read while one writes, writers wait for each other, and nothing deleted be left in the file.

    The driver would begin transactions before some statements and not before those that change tables: it begins none.
    """
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (f"busy_timeout={_PATIENCE * 1_000}", "journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Begin a transaction: one that will write takes its turn at once, for after reading it could not wait for it."""
    writes = _WRITES.items() <= connection.get_execution_options().items()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _migrate(engine: Engine) -> None:
    """Apply the migrations that lack; in one transaction, so that a kill leaves the tables as they were."""
    if _revision(engine) == NEWEST:
        return
    from alembic import command  # a tenth of a second, which is needed once
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    with engine.execution_options(**_WRITES).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))
        if MigrationContext.configure(connection).get_current_revision() != NEWEST:
            config.attributes["connection"] = connection
            try:
                command.upgrade(config, "head")
            except CommandError as error:
                raise Failure(f"its tables are not of this version of Qudra: {error}") from error


def _revision(engine: Engine) -> str | None:
    """Return the migration that was applied last, None before the first."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def _address(url: str) -> str:
    """Return an address that may be shown: without a password."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return "(unreadable address)"


def _reason(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0]
