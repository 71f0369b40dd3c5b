"""Texts of any kind can be kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.state.stores import State
from bot.state.written import readable
from tests.bot.state.conftest import Asked


@pytest.mark.parametrize("hostile", ["a\0b", "\ud800", "😀", "", "'; DROP TABLE turns; --", "x" * 100_000])
def test_whatever_was_asked_is_kept_and_can_be_read(state: State, asked: Asked, hostile: str) -> None:
    asked(hostile, "telegram:1", chat="telegram:1", before=(hostile,), mode="abstain")
    assert state.chats.questions("telegram:1") == [readable(hostile)]
    assert state.gaps() is not None


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_a_text_that_can_be_encoded_is_kept_as_it_is(text: str) -> None:
    assert readable(text) == text


@given(st.text(st.characters()))
def test_every_other_can_be_encoded_then(text: str) -> None:
    kept = readable(text)
    kept.encode()
    assert "\0" not in kept
    assert readable(kept) == kept
