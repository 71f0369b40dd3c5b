"""Questions: whatever is asked, the engine answers within its limits, and apologises for no failure."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.engine import Engine
from tests.fuzzing.amounts import long, quick
from tests.fuzzing.strategies import questions
from tests.fuzzing.targets import ask

conversations = st.lists(questions, min_size=1, max_size=3)


@quick
@example(["\ud800", "\udfff كم؟"])
@example(["x" * 20_000])
@example(["\u202e" * 2_000 + "؟"])
@given(conversations)
def test_any_conversation(engine: Engine, asked: list[str]) -> None:
    ask(engine, *asked)


@pytest.mark.long
@long
@given(conversations)
def test_many(engine: Engine, asked: list[str]) -> None:
    ask(engine, *asked)
