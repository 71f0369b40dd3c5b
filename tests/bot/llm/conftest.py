"""A language model's server, and engines that ask it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.answers.answer import Answer
from bot.engine import Engine
from bot.settings import Settings
from tests.bot.llm.openai_server import OpenAIServer, openai_server

TIMEOUT = 5.0  # seconds; a test of the limit takes a shorter one

MakeEngine = Callable[..., Engine]


@pytest.fixture(scope="session")
def server_thread() -> Iterator[OpenAIServer]:
    with openai_server() as server:
        yield server


@pytest.fixture
def server(server_thread: OpenAIServer) -> OpenAIServer:
    server_thread.requests.clear()
    server_thread.keys.clear()
    server_thread.abandoned.clear()
    return server_thread


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the shipped corpus indexed."""
    home = tmp_path_factory.mktemp("phrased")
    Engine(Settings(home=home))
    return home


@pytest.fixture
def make_engine(server: OpenAIServer, home: Path) -> Iterator[MakeEngine]:
    made: list[Engine] = []

    def make(folder: Path = home, **settings: object) -> Engine:
        values: dict[str, object] = {"llm_url": server.url, "llm_model": "test-model", "llm_timeout": TIMEOUT}
        made.append(Engine(Settings(home=folder, **values | settings)))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for engine in made:
        assert engine._server is not None
        engine._server.close()


@pytest.fixture
def engine(make_engine: MakeEngine) -> Engine:
    return make_engine()


@pytest.fixture(scope="session")
def plain(home: Path) -> Engine:
    """The engine without a language model: what it answers is what goes out when a model's answer may not."""
    return Engine(Settings(home=home))


@pytest.fixture
def own_home(home: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(home, tmp_path / "home"))


def same(one: Answer, other: Answer) -> bool:
    """Whether two answers are the same to their reader."""
    return (one.mode, one.text, one.citations) == (other.mode, other.text, other.citations)
