"""Gaps: what was asked and not answered."""

from __future__ import annotations

import pytest

from bot.state.feedback import Feedback
from bot.state.gaps import folded
from bot.state.stores import State
from tests.bot.state.conftest import Asked


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What is the price of gold?", "what is  the price of GOLD"),
        ("كم سعر الذّهب؟", "كم سعر الذهب"),
        ("أين المصنع في ٢٠٢٥؟", "اين المصنع في 2025"),
        ("Who paid $1,200?", "who paid 1200"),
        ("«من هو؟»", "من هو"),
    ],
)
def test_questions_that_differ_in_spelling_alone_are_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Was it 3.5?", "was it 35"), ("In 2024?", "In 2025?")])
def test_figures_tell_questions_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_what_was_abstained_from_or_disliked_is_a_gap_and_what_was_answered_is_none(state: State, asked: Asked) -> None:
    asked("How much?")
    asked("What is gold?", mode="abstain")
    disliked = asked("Who leads?")
    state.feedbacks.save(Feedback(disliked, "telegram:2", False))
    state.feedbacks.save(Feedback(asked("And liked?"), "telegram:2", True))
    assert {gap.question for gap in state.gaps()} == {"What is gold?", "Who leads?"}


def test_the_most_frequent_comes_first_as_it_was_asked_most_often(state: State, asked: Asked) -> None:
    asked("Rare?", mode="abstain")
    ids = [asked(question, mode="abstain") for question in ("gold price", "Gold price?", "Gold price?")]
    ids.append(asked("Gold  price", mode="abstain", language="ar"))
    first, second = state.gaps()
    assert (first.question, first.count, first.languages) == ("Gold price?", 4, ("ar", "en"))
    assert set(first.receipts) == set(ids)
    assert first.last >= second.last
    assert second.question == "Rare?"
    assert len(state.gaps(most=1)) == 1


def test_an_answer_disliked_twice_counts_once(state: State, asked: Asked) -> None:
    receipt = asked("Who leads?", mode="abstain")
    for asker in ("telegram:1", "telegram:2"):
        state.feedbacks.save(Feedback(receipt, asker, False))
    assert [gap.count for gap in state.gaps()] == [1]


def test_nothing_but_signs_is_no_question(state: State, asked: Asked) -> None:
    asked("؟؟؟ 🙂", mode="abstain")
    assert state.gaps() == []
