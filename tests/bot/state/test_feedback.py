"""Feedback: one of each person on each answer."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.state.feedback import Feedback
from bot.state.stores import State

LONG_AGO, LATELY = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC)


def test_it_comes_back_as_it_was_given(state: State) -> None:
    feedback = Feedback("ab12", "telegram:1", False, "خطأ", LATELY)
    state.feedbacks.save(feedback)
    assert state.feedbacks.of("ab12") == [feedback]
    assert state.feedbacks.of("cd34") == []


def test_a_later_one_takes_the_place_of_the_same_persons_earlier_one(state: State) -> None:
    state.feedbacks.save(Feedback("ab12", "telegram:1", True, "", LONG_AGO))
    state.feedbacks.save(Feedback("ab12", "telegram:2", True, "", LONG_AGO))
    state.feedbacks.save(Feedback("ab12", "telegram:1", False, "wrong", LATELY))
    assert [(one.asker, one.liked) for one in state.feedbacks.of("ab12")] == [
        ("telegram:2", True),
        ("telegram:1", False),
    ]


def test_all_of_it_can_be_read_or_what_there_is_since_a_moment(state: State) -> None:
    state.feedbacks.save(Feedback("b", "telegram:1", True, "", LATELY))
    state.feedbacks.save(Feedback("a", "telegram:1", True, "", LONG_AGO))
    assert [one.receipt_id for one in state.feedbacks.all()] == ["a", "b"]
    assert [one.receipt_id for one in state.feedbacks.all(since=LATELY)] == ["b"]
