"""Feedback and gaps as golden questions, and how much is asked as a picture."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.admin.export import exported, lines
from bot.admin.usage import mode_name, usage_chart
from bot.answers.answer import Mode, Provenance
from bot.charts import Fan, draw
from bot.charts.drawing import figure_of
from bot.evaluation.questions import read_questions
from bot.state.database import Database, address_in
from bot.state.feedback import Feedback
from bot.state.receipts import Receipt
from bot.state.statistics import DayCount, Statistics
from bot.state.stores import State
from tests.bot.samples import answer

DAYS = tuple(date(2026, 11, 1) + timedelta(days=at) for at in range(30))


def kept(state: State, receipt_id: str, question: str, mode: Mode = Mode.ANSWER, before: tuple[str, ...] = ()) -> None:
    given = answer(mode=mode, provenance=Provenance("g", "e", "1"))
    state.receipts.save(Receipt(receipt_id, "telegram:1", question, given.as_receipt(), None, before))


@pytest.fixture
def state(tmp_path: Path) -> State:
    state = State(Database(address_in(tmp_path)))
    kept(state, "liked", "How much could miners earn?", before=("Hello",))
    kept(state, "disliked", "What is hashprice?")
    kept(state, "gap1", "Who owns Qarnak?", Mode.ABSTAIN)
    kept(state, "gap2", "who owns qarnak", Mode.ABSTAIN)
    state.feedbacks.save(Feedback("liked", "telegram:1", True))
    state.feedbacks.save(Feedback("disliked", "telegram:1", False, "wrong"))
    state.feedbacks.save(Feedback("disliked", "telegram:2", True))
    return state


def test_what_is_exported_is_read_as_golden_questions(state: State, tmp_path: Path) -> None:
    file = tmp_path / "golden.jsonl"
    file.write_text(lines(exported(state)), "utf-8")
    questions = {question.question.lower().rstrip("?"): question for question in read_questions(file)}
    liked = questions["how much could miners earn"]
    assert liked.expect is not None
    assert (liked.expect.mode, liked.expect.sources_any, liked.history) == ("answer", ("P5",), ("Hello",))
    assert questions["who owns qarnak"].expect is None
    assert questions["what is hashprice"].expect is None


def test_a_question_that_was_asked_twice_is_one_gap(state: State) -> None:
    gaps = [question for question in exported(state) if question["type"] == "gap"]
    assert sum("times asked: 2" in question["notes"] for question in gaps) == 1


def test_one_dislike_keeps_an_answer_from_being_expected_and_its_reason_is_told(state: State) -> None:
    [disliked] = [question for question in exported(state) if question["type"] == "disliked"]
    assert "expect" not in disliked
    assert disliked["notes"] == "wrong"


def test_nothing_kept_is_nothing_exported(tmp_path: Path) -> None:
    assert exported(State(Database(address_in(tmp_path)))) == []


def statistics(*modes: str) -> Statistics:
    counts = tuple(DayCount(DAYS[at], mode, "en", at + 1) for at, mode in enumerate(modes))
    return Statistics(DAYS, counts, people=3, likes=1, dislikes=0, median_ms=20.0)


def test_each_kind_of_answer_is_a_line_over_all_the_days() -> None:
    chart = usage_chart(statistics("answer", "abstain"), "en")
    assert isinstance(chart, Fan)
    assert [line.name for line in chart.lines] == ["not in the sources", "answered"]
    assert all(len(line.values) == 30 for line in chart.lines)
    assert chart.lines[0].values[:3] == (0.0, 2.0, 0.0)


def test_only_what_is_asked_on_the_last_day_is_written_at_the_end_of_its_line() -> None:
    counts = (DayCount(DAYS[-1], "answer", "en", 2), DayCount(DAYS[3], "calc", "en", 1))
    chart = usage_chart(Statistics(DAYS, counts, people=3, likes=1, dislikes=0, median_ms=20.0), "en")
    assert chart is not None
    figure = figure_of(chart)
    texts = [text.get_text() for text in figure.texts]
    assert "2" in texts
    assert "0" not in texts
    assert [label.get_text() for label in figure.axes[0].get_yticklabels()] == ["0", "1", "2"]


def test_more_kinds_than_colours_are_summed_up() -> None:
    chart = usage_chart(statistics(*(mode.value for mode in Mode)), "ar")
    assert isinstance(chart, Fan)
    assert [line.name for line in chart.lines][-1] == "غيرها"
    assert sum(sum(line.values) for line in chart.lines) == sum(range(1, len(Mode) + 1))
    assert draw(chart).startswith(b"\x89PNG")


def test_without_questions_there_is_no_picture() -> None:
    assert usage_chart(statistics(), "en") is None


@pytest.mark.parametrize("mode", list(Mode))
def test_every_mode_has_a_name(mode: Mode) -> None:
    assert mode_name(mode.value, "en") != mode.value
