"""A state over a real SQLite file or, under the marker `service`, a real PostgreSQL; and receipts to put into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation.servers.postgresql import PostgreSQL
from bot.state.database import Database, address_in
from bot.state.receipts import Receipt, fresh_id
from bot.state.stores import State

Asked = Callable[..., str]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.service)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database that nothing is in yet."""
    if request.param == "sqlite":
        yield address_in(tmp_path)
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    url = server.create_database()
    yield url
    server.drop_database(url)


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    opened = Database(address)
    yield opened
    opened.close()


@pytest.fixture
def state(database: Database) -> State:
    return State(database)


@pytest.fixture
def asked(state: State) -> Asked:
    """Keep the receipt of a question, and its turn where a chat is named; returns the receipt's id."""

    def ask(question: str, asker: str = "telegram:1", chat: str = "", before: tuple[str, ...] = (), **said: Any) -> str:
        at = said.pop("at", datetime.now(UTC))
        answer = {"mode": "answer", "language": "en", "text": "Yes.", "elapsed_ms": 10.0} | said
        receipt = Receipt(fresh_id(), asker, question, answer, before=before, at=at)
        state.receipts.save(receipt)
        if chat:
            state.chats.remember(chat, question, receipt.id, asker)
        return receipt.id

    return ask
