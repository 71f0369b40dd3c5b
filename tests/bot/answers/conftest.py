"""Answerers over a small corpus and over the shipped one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.answer import Answer
from bot.answers.answering import Answerer
from bot.answers.knowledge import Knowledge
from bot.conversation import Conversation
from bot.engine import Engine
from bot.settings import Settings
from corpus.document import Document, Language
from tests.bot.answers.corpora import knowledge_of, shelf

Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def small() -> Knowledge:
    return knowledge_of(shelf())


@pytest.fixture(scope="session")
def ask(small: Knowledge) -> Ask:
    """Ask the small corpus one question after another; the last one's answer."""
    answerer = Answerer(small)

    def asked(*questions: str, language: Language | None = None) -> Answer:
        conversation = Conversation(language)
        for question in questions:
            answer = answerer.answer(question, conversation)
            conversation.remember(question, answer)
        return answer

    return asked


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(Settings(home=tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="session")
def shipped(engine: Engine) -> dict[str, Document]:
    return {document.id: document for document in engine.sources()}


@pytest.fixture(scope="session")
def ask_shipped(engine: Engine) -> Ask:
    """Ask the shipped corpus one question after another; the last one's answer."""

    def asked(*questions: str, language: Language | None = None) -> Answer:
        conversation = Conversation(language)
        return [engine.ask(question, conversation) for question in questions][-1]

    return asked
