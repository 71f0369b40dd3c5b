"""The same code speaks to SQLite and to PostgreSQL: every table and statement is compiled for both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import create_mock_engine
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect

from bot.state import forgetting, gaps, limits, statistics
from bot.state.moment import now
from bot.state.retention import _older_than
from bot.state.tables import FeedbackRow, LimitRow, Table
from bot.state.upsert import insert_if_new, upsert

DIALECTS = [postgresql.dialect(), sqlite.dialect()]


class Recorder:
    """A connection that compiles what it is told to execute, as its dialect's driver would get it."""

    rowcount = 0

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.said: list[str] = []

    def execute(self, statement: Any, values: Any = None) -> Recorder:
        self.said.append(str(statement.compile(dialect=self.dialect)))
        return self

    scalars = scalar = execute

    def all(self) -> list[Any]:
        return []

    def __iter__(self) -> Any:
        return iter(())

    def __enter__(self) -> Recorder:
        return self

    def __exit__(self, *_: object) -> None: ...

    def connect(self) -> Recorder:
        return self


ACTS: dict[str, Callable[[Any], object]] = {
    "upsert": lambda to: upsert(to, FeedbackRow, receipt_id="a", asker="b", liked=True, reason="", at=now()),
    "insert": lambda to: insert_if_new(to, LimitRow, asker="a", minute_from=0, minute_count=1, day_from=0, day_count=1),
    "count": lambda to: to.execute(limits._COUNTING),
    "unquote": lambda to: forgetting._unquote(to, "a"),
    "forget": lambda to: [forgetting._delete(to, kind, condition) for kind, condition in forgetting._theirs("a")],
    "retention": lambda to: [to.execute(statement) for statement in _older_than(now())],
    "gaps": lambda to: gaps.gaps(to),
    "statistics": lambda to: statistics._counts(to, now()),
}


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("act", ACTS)
def test_every_statement_can_be_said(act: str, dialect: Dialect) -> None:
    recorder = Recorder(dialect)
    ACTS[act](recorder)
    assert recorder.said


def test_an_upsert_replaces_all_but_the_key() -> None:
    recorder = Recorder(postgresql.dialect())
    ACTS["upsert"](recorder)
    assert "ON CONFLICT (receipt_id, asker) DO UPDATE SET liked = excluded.liked" in recorder.said[0]


def test_the_tables_can_be_made_in_postgresql() -> None:
    said: list[str] = []
    engine = create_mock_engine(
        "postgresql+psycopg://", lambda statement, *_: said.append(str(statement.compile(dialect=engine.dialect)))
    )
    Table.metadata.create_all(engine, checkfirst=False)
    assert sum("CREATE TABLE" in statement for statement in said) == len(Table.metadata.tables)
