"""A chat over the shipped sources, with a state of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.chat import Chat
from bot.chat.reply import Reply, User
from bot.chat.request import NOTHING, About
from bot.conversation import Conversation
from bot.engine import Engine
from bot.settings import Settings
from bot.state.database import Database, address_in
from bot.state.stores import State

Say = Callable[..., list[Reply]]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def state(home: Path) -> State:
    return State(Database(address_in(home)), per_minute=0, per_day=0)


@pytest.fixture(scope="session")
def engine(home: Path, state: State) -> Engine:
    return Engine(Settings(home=home, _env_file=None), state.receipts)  # type: ignore[call-arg]


@pytest.fixture(scope="session")
def real_chat(engine: Engine, state: State) -> Chat:
    return Chat(engine, state)


@pytest.fixture
def say(real_chat: Chat) -> Say:
    """Say one thing after another in a conversation; the replies to the last."""
    conversation = Conversation()

    def said(*texts: str, about: About = NOTHING, user: str = "telegram:1", **rest: object) -> list[Reply]:
        person = User(id=user, **rest)  # type: ignore[arg-type]
        return [real_chat.reply(text, conversation, person, None, about) for text in texts][-1]

    return said
