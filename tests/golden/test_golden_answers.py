"""The golden questions, our own and those beside the checkout, through the real engine, with thresholds on accuracy."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.engine import Engine
from bot.evaluation.answers import judge
from bot.evaluation.questions import read_questions
from bot.evaluation.report import Report
from bot.evaluation.table import failures_list
from bot.golden import QUESTIONS
from bot.settings import Settings

SHARED = Path(__file__).parents[3] / "shared" / "golden" / "questions.jsonl"
OWN_ACCURACY = 0.90
SHARED_ACCURACY = 0.90


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return Engine(Settings(home=tmp_path_factory.mktemp("home")))


def report_on(engine: Engine, path: Path) -> Report:
    return Report.of(list(judge(engine, read_questions(path))))


@pytest.fixture(scope="module")
def own(engine: Engine) -> Report:
    return report_on(engine, QUESTIONS)


def test_our_own_questions_are_answered_well_enough(own: Report) -> None:
    assert own.accuracy is not None
    assert own.accuracy >= OWN_ACCURACY, f"accuracy is {own.accuracy:.3f}\n{failures_list(own)}"


def test_no_quote_differs_from_its_source_and_no_answer_is_too_long(own: Report) -> None:
    assert {"quotes", "length", "citations"}.isdisjoint(own.failed_checks), failures_list(own)


def test_no_reply_is_in_the_wrong_language(own: Report) -> None:
    assert "reply_lang" not in own.failed_checks, failures_list(own)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared questions are not beside the checkout")
def test_the_shared_questions_are_answered_well_enough(engine: Engine) -> None:
    shared = report_on(engine, SHARED)
    assert shared.accuracy is not None
    assert shared.accuracy >= SHARED_ACCURACY, f"accuracy is {shared.accuracy:.3f}"
