"""Callback data and commands: whatever a button carries, there is a reply."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.chat import Chat
from tests.fuzzing.amounts import long, quick
from tests.fuzzing.strategies import data
from tests.fuzzing.targets import reply

tapped = st.lists(data, min_size=1, max_size=3)


@quick
@example(["/receipt \ud83d"])  # a lone surrogate cannot be asked of a database
@example(["/source " + "a" * 5_000])
@given(tapped)
def test_any_data(chat: Chat, texts: list[str]) -> None:
    reply(chat, *texts)


@pytest.mark.long
@long
@given(tapped)
def test_many(chat: Chat, texts: list[str]) -> None:
    reply(chat, *texts)
