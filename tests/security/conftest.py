"""A bot over the shipped sources, as an attacker meets it: with a state, an office, limits off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.admin.office import Office
from bot.chat import Chat
from bot.chat.reply import Reply, User
from bot.conversation import Conversation
from bot.engine import Engine
from bot.state.database import Database, address_in
from bot.state.stores import State
from tests.bot.admin.homes import office_of, settings_of

Say = Callable[..., list[Reply]]
ADMIN = "telegram:77"


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("attacked")


@pytest.fixture(scope="session")
def state(home: Path) -> State:
    return State(Database(address_in(home)), per_minute=0, per_day=0)


@pytest.fixture(scope="session")
def engine(home: Path, state: State) -> Engine:
    return Engine(settings_of(home), state.receipts)


@pytest.fixture(scope="session")
def office(home: Path, engine: Engine, state: State) -> Office:
    return office_of(home, engine, state)


@pytest.fixture(scope="session")
def chat(engine: Engine, state: State, office: Office) -> Chat:
    return Chat(engine, state, office)


@pytest.fixture
def say(chat: Chat) -> Say:
    """Say one thing after another as somebody (an administrator where told); the replies to the last."""
    conversations: dict[str, Conversation] = {}

    def said(*texts: str, user: str = "telegram:1", admin: bool = False) -> list[Reply]:
        conversation = conversations.setdefault(user, Conversation())
        return [chat.reply(text, conversation, User("en", admin, user)) for text in texts][-1]

    return said
