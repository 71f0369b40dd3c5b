"""The engine and the chat that are fuzzed, over the shipped sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.chat import Chat
from bot.engine import Engine
from bot.state.database import Database, address_in
from bot.state.stores import State
from tests.bot.admin.homes import settings_of


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzzed")


@pytest.fixture(scope="session")
def state(home: Path) -> State:
    return State(Database(address_in(home)), per_minute=0, per_day=0)


@pytest.fixture(scope="session")
def engine(home: Path, state: State) -> Engine:
    return Engine(settings_of(home), state.receipts)


@pytest.fixture(scope="session")
def chat(engine: Engine, state: State) -> Chat:
    return Chat(engine, state)
