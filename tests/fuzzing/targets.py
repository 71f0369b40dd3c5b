"""What is fuzzed: each function takes one input and raises where the code under test does what it must not."""

from __future__ import annotations

import math
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from pydantic import ValidationError

from bot.answers.draft import MOST_CITATIONS
from bot.calculators.declaration.errors import CalculatorError
from bot.calculators.registry import calculate
from bot.chat import Chat
from bot.chat.reply import LONGEST_ALERT, User
from bot.conversation import Conversation
from bot.engine import Engine
from bot.messages import message
from bot.settings import Settings
from corpus.errors import ReaderError
from corpus.quantities import find_quantities

LONGEST_ANSWER = 3_000  # characters, with notes and what is said around them: one message of Telegram's
FORMATS = {".txt": "plain", ".md": "markdown", ".html": "html", ".pdf": "pdf", ".docx": "docx"}


def read(ending: str, content: bytes) -> None:
    """Read bytes with the reader of an ending, in this process: text, or a ReaderError."""
    reader = import_module(f"corpus.readers.{FORMATS[ending]}")
    try:
        found = reader.read(content, f"a{ending}")
    except ReaderError:
        return
    found.text.encode("utf-8")
    found.title.encode("utf-8")
    assert "\n" not in found.title
    assert found.hidden >= 0


def quantities(text: str) -> None:
    """Find quantities: their spans are in the text and in order, their numbers finite."""
    last = 0
    for found in find_quantities(text):
        assert last <= found.start < found.end <= len(text), found
        assert math.isfinite(found.low), found
        assert math.isfinite(found.high), found
        assert found.low <= found.high, found
        last = found.end


def ask(engine: Engine, *questions: str) -> None:
    """Ask in one conversation: an answer within its limits, and never the apology for a failure."""
    conversation = Conversation()
    for question in questions:
        answer = engine.ask(question, conversation)
        assert answer.text.strip()
        assert answer.text != message(answer.language, "answer-failed")
        assert len(answer.text) <= LONGEST_ANSWER
        assert len(answer.citations) <= MOST_CITATIONS
        assert answer.language in ("ar", "en")


def reply(chat: Chat, *texts: str) -> None:
    """Say something, or tap a button with such data: replies that show something."""
    conversation = Conversation()
    for text in texts:
        for one in chat.reply(text, conversation, User("en", id="telegram:1")):
            assert one.text.strip() or one.answer or one.attachment
            assert len(one.alert) <= LONGEST_ALERT


def settle(values: Mapping[str, str]) -> None:
    """Read settings from an environment: settings, or an error that names what is wrong and shows no value."""
    try:
        Settings(_env_file=None)  # type: ignore[call-arg]
    except ValidationError as error:
        said = str(error)
        assert "QUDRA" in said or "TELEGRAM" in said or any(name in said for name in Settings.model_fields)
        secret = values.get("TELEGRAM_BOT_TOKEN", "")
        assert len(secret) < 8 or secret not in said


def reckon(name: str, arguments: Mapping[str, Any]) -> None:
    """Run a calculator: a finite result, or a CalculatorError that can be said in both languages."""
    try:
        found = calculate(name, arguments)
    except CalculatorError as error:
        said = [error.sentence("ar"), error.sentence("en")]
    else:
        said = [str(found.formula)]
        results = found.value if isinstance(found.value, list | tuple) else [found.value]
        assert all(math.isfinite(result) for result in results if not isinstance(result, str)), found
    assert all(said)
