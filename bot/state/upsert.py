"""Rows that may be there already, put in by one statement that SQLite and PostgreSQL both know."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Executable, inspect

from bot.state.tables import Table

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

Condition = Callable[[Any, Any], ColumnElement[bool]]  # of the row that is there and the one that is put in


def upsert(connection: Connection, kind: type[Table], **values: Any) -> None:
    """Insert a row, or update the one that has its primary key."""
    connection.execute(_upserting(connection.dialect.name, kind, tuple(values)), values)


def insert_if_new(connection: Connection, kind: type[Table], **values: Any) -> bool:
    """Insert a row unless one has its primary key, and tell whether it was inserted."""
    return connection.execute(_inserting(connection.dialect.name, kind), values).rowcount == 1


def upsert_if(connection: Connection, kind: type[Table], condition: Condition, **values: Any) -> bool:
    """Insert a row, or update the one with its primary key where a condition holds; tell whether either was done."""
    return connection.execute(_renewing(connection.dialect.name, kind, condition, tuple(values)), values).rowcount == 1


# Written once each: to put a statement together costs more than to run it.
@cache
def _upserting(dialect: str, kind: type[Table], names: tuple[str, ...]) -> Executable:
    statement = _insert(dialect, kind)
    return statement.on_conflict_do_update(**_changed(statement, kind, names))


@cache
def _renewing(dialect: str, kind: type[Table], condition: Condition, names: tuple[str, ...]) -> Executable:
    statement = _insert(dialect, kind)
    holds = condition(inspect(kind).columns, statement.excluded)
    statement = statement.on_conflict_do_update(**_changed(statement, kind, names), where=holds)
    return statement.execution_options(preserve_rowcount=True)


def _changed(statement: sqlite.Insert | postgresql.Insert, kind: type[Table], names: tuple[str, ...]) -> dict[str, Any]:
    keys = [column.name for column in inspect(kind).primary_key]
    changed = {name: statement.excluded[name] for name in names if name not in keys}
    return {"index_elements": keys, "set_": changed}


@cache
def _inserting(dialect: str, kind: type[Table]) -> Executable:
    statement = _insert(dialect, kind).on_conflict_do_nothing()
    return statement.execution_options(preserve_rowcount=True)  # PostgreSQL's would be lost


def _insert(dialect: str, kind: type[Table]) -> sqlite.Insert | postgresql.Insert:
    """Begin the statement in the database's own dialect: their modules are heavy, and one of them is loaded already."""
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(kind)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(kind)
