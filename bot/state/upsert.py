"""Rows that may be there already, put in by one statement that SQLite and PostgreSQL both know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, inspect

from bot.state.tables import Table

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite


def upsert(connection: Connection, kind: type[Table], **values: Any) -> None:
    """Insert a row, or update the one that has its primary key."""
    keys = [column.name for column in inspect(kind).primary_key]
    statement = _insert(connection, kind).values(values)
    changed = {name: value for name, value in statement.excluded.items() if name in values and name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed))


def insert_if_new(connection: Connection, kind: type[Table], **values: Any) -> bool:
    """Insert a row unless one has its primary key, and tell whether it was inserted."""
    statement = _insert(connection, kind).values(values).on_conflict_do_nothing()
    result = connection.execute(statement.execution_options(preserve_rowcount=True))  # PostgreSQL's would be lost
    return result.rowcount == 1


def _insert(connection: Connection, kind: type[Table]) -> sqlite.Insert | postgresql.Insert:
    """Begin the statement in the database's own dialect: their modules are heavy, and one of them is loaded already."""
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(kind)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(kind)
