"""A real engine, and a bot over a database of a server that may go away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.chat import Chat
from bot.chat.reply import Reply, User
from bot.engine import Engine
from bot.evaluation.servers.postgresql import PostgreSQL
from bot.settings import Settings
from bot.state.database import Database
from bot.state.stores import State

ME = User(id="telegram:1")


class Bot:
    """A bot with its state in a database; several of them may share one."""

    def __init__(self, engine: Engine, url: str) -> None:
        self.state = State(Database(url), per_minute=0, per_day=0)
        engine._receipts = self.state.receipts
        self._chat = Chat(engine, self.state)

    def ask(self, question: str) -> Reply:
        return self._chat.reply(question, self._chat.conversations.of(ME.id), ME)[-1]

    def kept(self) -> list[str]:
        """Return the questions that the database remembers."""
        return self.state.chats.questions(ME.id)


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(Settings(home=tmp_path_factory.mktemp("index"), _env_file=None))  # type: ignore[call-arg]


@pytest.fixture
def url(postgresql: PostgreSQL) -> Iterator[str]:
    """The address of an empty database."""
    url = postgresql.create_database()
    yield url
    postgresql.drop_database(url)


@pytest.fixture
def bot(engine: Engine, url: str) -> Iterator[Bot]:
    opened = Bot(engine, url)
    yield opened
    opened.state.close()
