"""A state over a real SQLite file, and receipts to put into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.state.database import Database, address_in
from bot.state.receipts import Receipt, fresh_id
from bot.state.stores import State

Asked = Callable[..., str]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(address_in(tmp_path))
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
