"""`/privacy` tells for how long things are kept, as it is set."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.chat import Chat
from bot.chat.reply import User
from bot.conversation import Conversation
from bot.state.database import Database, address_in
from bot.state.stores import State
from corpus.document import Language
from tests.bot.samples import FakeEngine


@pytest.mark.parametrize(
    ("days", "language", "words"),
    [
        (90, "en", "How long: 90 days."),
        (1, "en", "How long: one day."),
        (0, "en", "How long: until you delete it."),
        (30, "ar", "المدة: 30 يومًا"),
        (7, "ar", "المدة: 7 أيام"),
        (0, "ar", "المدة: إلى أن تحذفه أنت"),
    ],
)
def test_it_tells_the_days_that_are_set(tmp_path: Path, days: int, language: Language, words: str) -> None:
    state = State(Database(address_in(tmp_path)), retention_days=days)
    [reply] = Chat(FakeEngine(), state).reply("/privacy", Conversation(), User(language))  # type: ignore[arg-type]
    assert words in reply.text
    state.close()
