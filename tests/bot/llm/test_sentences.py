"""A model's reply, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.llm.sentences import Stated, stated_in


@pytest.mark.parametrize(
    ("reply", "stated"),
    [
        ("One thing [1]. Another [2][3].", [("One thing.", (1,)), ("Another.", (2, 3))]),
        ("One thing. [1] Another. [2, 3]", [("One thing.", (1,)), ("Another.", (2, 3))]),
        ("It has 3.5 MW [1] and 4 GW [12].", [("It has 3.5 MW and 4 GW.", (1, 12))]),
        ("- **One** thing 【4】\n- Another", [("One thing", (4,)), ("Another", ())]),
        ("شيء أول [1]. وشيء آخر؟ [٢]", [("شيء أول.", (1,)), ("وشيء آخر؟", (2,))]),
        ("<think>What now? [9]</think>That [1].", [("That.", (1,))]),
        ("See https://example.com [1]. That [2].", [("That.", (2,))]),
        ("No number.", [("No number.", ())]),
        ("", []),
    ],
)
def test_each_sentence_has_the_numbers_in_it_or_behind_it(
    reply: str, stated: list[tuple[str, tuple[int, ...]]]
) -> None:
    assert stated_in(reply) == [Stated(*one) for one in stated]


def test_of_a_reply_that_is_being_written_the_last_sentence_waits() -> None:
    assert stated_in("One thing [1]. Anoth", is_whole=False) == [Stated("One thing.", (1,))]
    assert stated_in("One thing [1].", is_whole=False) == []


@given(st.text(alphabet="ab .?![]123\n<think>/*-", max_size=80))
def test_whatever_is_said_can_be_taken_apart(reply: str) -> None:
    assert all(one.text == one.text.strip() for one in stated_in(reply))
