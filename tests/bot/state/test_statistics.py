"""Statistics: plain figures of the last days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.state.feedback import Feedback
from bot.state.moment import now
from bot.state.stores import State
from tests.bot.state.conftest import Asked


def test_questions_are_counted_by_day_mode_and_language(state: State, asked: Asked) -> None:
    for mode, language in (("answer", "ar"), ("answer", "ar"), ("answer", "en"), ("abstain", "en")):
        asked("?", mode=mode, language=language)
    asked("?", at=now() - timedelta(days=1))
    figures = state.statistics(days=2)
    yesterday, today = figures.days
    assert figures.questions == 5
    assert figures.by_day() == {yesterday: 1, today: 4}
    assert figures.by_mode() == {"answer": 4, "abstain": 1}
    assert figures.by_language() == {"en": 3, "ar": 2}
    assert [(one.mode, one.language, one.questions) for one in figures.counts if one.day == today] == [
        ("abstain", "en", 1),
        ("answer", "ar", 2),
        ("answer", "en", 1),
    ]


def test_what_is_older_than_the_days_is_not_counted(state: State, asked: Asked) -> None:
    asked("?", at=now() - timedelta(days=30))
    assert state.statistics(days=30).questions == 0
    assert state.statistics(days=31).questions == 1


def test_people_are_counted_once_and_the_nameless_never(state: State, asked: Asked) -> None:
    for asker in ("telegram:1", "telegram:1", "telegram:2", ""):
        asked("?", asker)
    assert state.statistics().people == 2


def test_likes_and_dislikes_are_counted(state: State) -> None:
    for asker, liked in (("a", True), ("b", True), ("c", False)):
        state.feedbacks.save(Feedback("ab12", asker, liked))
    figures = state.statistics()
    assert (figures.likes, figures.dislikes) == (2, 1)


def test_the_median_latency_is_that_of_the_question_in_the_middle(state: State, asked: Asked) -> None:
    for elapsed in (900.0, 10.0, 30.0):
        asked("?", elapsed_ms=elapsed)
    assert state.statistics().median_ms == 30.0


def test_without_questions_there_are_days_and_no_figures(state: State) -> None:
    figures = state.statistics(days=7)
    assert len(figures.days) == 7
    assert figures.days[-1] == datetime.now(UTC).date()
    assert (figures.questions, figures.people, figures.median_ms) == (0, 0, None)
    assert set(figures.by_day().values()) == {0}
