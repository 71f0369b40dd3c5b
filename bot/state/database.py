"""The database: opened by its address, brought up to date by its migrations."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from bot.errors import Failure

_MIGRATIONS = Path(__file__).parent / "migrations"
_PATIENCE = 10  # seconds that a writer waits for another one, in SQLite


class Database:
    """One SQL database; safe to use from several threads and processes."""

    def __init__(self, url: str) -> None:
        """Open the database and migrate it to the newest tables; raises Failure when it cannot be used."""
        try:
            self._engine = _engine(url)
            _migrate(self._engine)
        except (SQLAlchemyError, ArgumentError, ImportError, OSError) as error:
            raise Failure(f"database {_address(url)}: {_reason(error)}") from error
        self._sessions = sessionmaker(self._engine, expire_on_commit=False)

    def session(self) -> Session:
        """Return a session, to be used in a `with` block."""
        return self._sessions()

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """Give a session in a transaction that is committed when its `with` block ends well; raises Failure."""
        try:
            with self._sessions.begin() as session:
                yield session
        except SQLAlchemyError as error:
            raise Failure(f"database: {_reason(error)}") from error

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def address_in(home: Path) -> str:
    """Return the address of the SQLite file in the data folder."""
    return f"sqlite:///{(home / 'qudra.db').absolute()}"


def _engine(url: str) -> Engine:
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        if engine.url.database:
            Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Let readers read while one writes, and writers wait for each other."""
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", f"busy_timeout={_PATIENCE * 1_000}", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _migrate(engine: Engine) -> None:
    """Apply the migrations that lack; in one transaction, so that a kill leaves the tables as they were."""
    from alembic import command  # a tenth of a second
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    newest = ScriptDirectory.from_config(config).get_current_head()
    with engine.begin() as connection:
        if MigrationContext.configure(connection).get_current_revision() != newest:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _address(url: str) -> str:
    """Return an address that may be shown: without a password."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return "(unreadable address)"


def _reason(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0]
